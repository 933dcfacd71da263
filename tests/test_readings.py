"""The pinyin above the text: a syllable per character, right where a character has several readings; the exceptions' faults."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from edition.book import Book
from edition.data.readings import readings
from edition.folders import ROOT
from edition.pinyin.aloud import RUN
from helpers.editions import Run, edit_file

HAN = re.compile(RUN.pattern.removesuffix("+"))

# Words of the article and how they are read, each where the character by itself, or in another word, is read otherwise.
READ = {
    "能不能打赢打好这场人民战争": "néng bù néng dǎ yíng dǎ hǎo zhè cháng rén mín zhàn zhēng",
    "条条围着块块转": "tiáo tiáo wéi zhe kuài kuài zhuàn",
    "擅自转移给街道": "shàn zì zhuǎn yí gěi jiē dào",
    "统筹配给": "tǒng chóu pèi jǐ",
    "变相互分离为": "biàn xiāng hù fēn lí wéi",
    "覆盖率": "fù gài lǜ",
    "作表率": "zuò biǎo shuài",
    "充分释放": "chōng fèn shì fàng",
    "调整": "tiáo zhěng",
    "统筹调度": "tǒng chóu diào dù",
    "楼栋长": "lóu dòng zhǎng",
    "长期": "cháng qī",
    "更好地开放": "gèng hǎo de kāi fàng",
    "更新": "gēng xīn",
    "银行": "yín háng",
    "行政执法": "xíng zhèng zhí fǎ",
    "种植": "zhòng zhí",
    "多种方式": "duō zhǒng fāng shì",
    "返还": "fǎn huán",
    "参与": "cān yù",
    "为人民": "wèi rén mín",
    "看班": "kān bān",
    "要道": "yào dào",
    "内蒙古": "nèi měng gǔ",
}


@pytest.mark.this_page
def test_every_character_has_a_syllable_and_the_right_one(built: Book) -> None:
    read = readings(built)
    missing = dict(READ)
    for chapter in built.edition.chapters:
        for item in chapter.items:
            if item.is_heading:
                continue
            characters = "".join(HAN.findall(item.text))
            syllables = read[chapter.id][item.id].split()
            assert len(syllables) == len(characters)
            for words, pinyin in READ.items():
                at = characters.find(words)
                if at >= 0:
                    assert syllables[at : at + len(words)] == pinyin.split(), words
                    missing.pop(words, None)
    assert missing == {}


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
