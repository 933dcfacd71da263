"""The pinyin above the text: a syllable per character, right where a character has several readings; the exceptions' faults."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from edition.book import Book
from edition.folders import ROOT
from edition.pinyin.aloud import RUN
from edition.pinyin.readings import readings
from helpers.editions import Run, edit_file

HAN = re.compile(RUN.pattern.removesuffix("+"))

WORDS = Path(__file__).with_name("readings.txt")  # reviewed: words of the article, and how they are read there


@pytest.mark.this_page
def test_every_character_has_a_syllable_and_the_right_one(built: Book) -> None:
    read = readings(built)
    lines = [line.split() for line in WORDS.read_text(encoding="utf-8").splitlines()]
    expected = {words: pinyin for words, *pinyin in lines}
    missing = set(expected)
    for chapter in built.edition.chapters:
        for item in chapter.items:
            if item.is_heading:
                continue
            characters = "".join(HAN.findall(item.text))
            syllables = read[chapter.id][item.id].split()
            assert len(syllables) == len(characters)
            for words, pinyin in expected.items():
                at = characters.find(words)
                if at >= 0:
                    assert syllables[at : at + len(words)] == pinyin, words
                    missing.discard(words)
    assert missing == set()


BAD = {
    "a syllable too few": ('pinyin = "jīng měng"', 'pinyin = "jīng"', "京蒙 has 2 characters, its pinyin 1 syllables"),
    "no reading of it": ('pinyin = "jīng měng"', 'pinyin = "jīng mǎ"', "“mǎ” is no reading of 蒙"),
    "words that don't occur": ('words = "京蒙"', 'words = "京沪"', "no paragraph has 京沪"),
    "the same words again": ('words = "京蒙"', 'words = "块块转"', "块块转 stands here twice"),
}


@pytest.mark.this_page
@pytest.mark.parametrize("name", BAD)
def test_a_wrong_exception_is_told(name: str, tmp_path: Path, run: Run) -> None:
    old, new, message = BAD[name]
    source = Path(shutil.copytree(ROOT / "source", tmp_path / "source"))
    edit_file(source, "readings.toml", old, new)
    code, _, err = run(source, "--check", "--out", tmp_path / "docs")
    assert code == 2
    assert re.search(rf"readings\.toml:\d+: .*{re.escape(message)}; ", err)
    assert not (tmp_path / "docs").exists()
