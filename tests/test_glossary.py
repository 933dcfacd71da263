"""The lint of the glossary: a code a case, in tests/glossary/; and the real glossary against its rules."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from build import main
from edition import glossary, pinyin
from edition.book import Book
from edition.glossary import in_order
from edition.pinyin import ascii_id, fits
from edition.text import plain_pinyin
from helpers.editions import Run, edit, edit_file, read, set_article
from helpers.golden import Golden

CASES = sorted((Path(__file__).parent / "glossary").glob("G*"))
EDITIONS = Path(__file__).parent / "editions"


def replace_glossary(source: Path, text: str) -> None:
    """Another glossary for the page, without what refers to the entries of its own."""
    for path in source.iterdir():
        if path.name not in ("article.txt", "edition.toml"):
            path.unlink()
    (source / "glossary.toml").write_text(text, encoding="utf-8")


@pytest.mark.this_page
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, source: Path, tmp_path: Path, run: Run, golden: Golden) -> None:
    """A case is a glossary, and the messages that it gets, path and the rest after it apart."""
    replace_glossary(source, (case / "glossary.toml").read_text(encoding="utf-8"))
    code, _, err = run(source, "--out", tmp_path / "docs", "--check")
    assert code == 2
    golden(case / "expected.txt", err.replace(f"{source}/", ""))


def test_every_code_has_a_case() -> None:
    codes = re.findall(r"^- (G\d\d) ", f"{glossary.__doc__}\n{pinyin.__doc__}", re.MULTILINE)
    assert sorted(codes) == [case.name for case in CASES]
    for case in CASES:
        assert f" {case.name} " in (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("headword", "pinyin", "right"),
    [
        ("喀喇沁旗", "Kālǎqìn Qí", True),
        ("嘎查", "gāchá", True),
        ("嘎查", "gáchá", True),
        ("嘎查", "gāchà", False),
        ("党（工）委", "dǎng (gōng) wěi", True),
        ("4+X", "sì jiā X", True),
        ("4+X", "4+X", False),
        ("2.0版", "èr diǎn líng bǎn", True),
        ("2.0版", "èr líng bǎn", False),
        ("2万", "liǎng wàn", True),
        ("国定路580弄", "Guódìng Lù wǔ bā líng Lòng", True),
        ("国定路580弄", "Guódìng Lù wǔbǎi bāshí Lòng", True),
        ("国定路580弄", "Guódìng Lù wǔ bā Lòng", False),
        ("阿鲁科尔沁旗", "Ālǔkē'ěrqìn Qí", True),
        ("弄", "lòng", True),
        ("弄", "nòng", True),
        ("街道", "jiēdào chù", False),
        ("街道", "jiē", False),
    ],
)
def test_pinyin_fits(headword: str, pinyin: str, right: bool) -> None:
    assert fits(headword, pinyin) is right


def test_ids_are_proposed_in_ascii() -> None:
    assert ascii_id("临江") == "linjiang"
    assert ascii_id("厦门") == "xiamen"  # as a word, not by its characters
    assert ascii_id("!?") == ""


def test_plain_pinyin_sorts() -> None:
    assert plain_pinyin("Ālǔkē'ěrqìn Qí") == "alukeerqinqi"


@pytest.mark.this_page
def test_the_traps_are_visible_to_the_reader(built: Book) -> None:
    """What a reader could mistake is said in the entry itself."""
    said = {term.id: term.short + term.long + term.here for term in built.terms}
    assert len(said) > 150
    assert "五角场" in said["liangwei-songyuan"]
    assert "松原" in said["liangwei-wujiaochang"]
    assert "评议会" in said["sanhui"]
    assert "决议" in said["siyi"]
    for name in ("wuxiang-quanli", "sicheng-lianchuang", "si-chuangjian-si-tisheng", "liu-daitou"):
        assert "未列" in said[name], name
    assert said["siji-liandong"].count("“") >= 4


def test_entries_are_in_the_order_of_pinyin(built: Book) -> None:
    keys = [plain_pinyin(term.pinyin) for term in in_order(built.terms)]
    assert keys == sorted(keys)


def test_an_edition_without_entries_says_so(source: Path, tmp_path: Path, built: Book) -> None:
    replace_glossary(source, "")
    assert main([str(source), "--out", str(tmp_path)]) == 0
    assert "本版词语尚未收录。" in (tmp_path / "glossary.md").read_text(encoding="utf-8")
    for chapter in built.edition.chapters:
        assert "本章术语" not in (tmp_path / f"{chapter.id}.md").read_text(encoding="utf-8")


@pytest.mark.this_page
def test_a_paragraph_that_lost_its_address_is_told_once(source: Path, tmp_path: Path, run: Run) -> None:
    """By permalinks.lock, not by each entry that refers to it."""
    text = (source / "article.txt").read_text(encoding="utf-8")
    assert text.count("  纵向上,我们发挥") == 1
    set_article(source, text.replace("  纵向上,我们发挥", "  纵向看来,我们发挥"))
    code, _, err = run(source, "--out", tmp_path)
    assert code == 2
    assert "/chifeng/#p3 is frozen, but nothing has its text any more" in err
    assert "glossary.toml" not in err


def test_what_a_correction_leaves_behind_is_told_in_one_pass(tmp_path: Path, run: Run) -> None:
    """A headword and its quotations: all of it once the corrected text has its address, none of it before."""
    source = Path(shutil.copytree(EDITIONS / "one-story", tmp_path / "source"))
    edit(source, "“三方轮值”", "“四方轮值”")
    assert "glossary.toml" not in run(source, "--out", tmp_path / "docs")[2]
    _, _, err = run("freeze", source, "--correct", "/beibu/#p4", "--reason", "报社更正")
    assert re.findall("(G..) (.+?): ", err) == [("G12", "街坊客厅"), ("G09", "三方轮值"), ("G08", "三方轮值")]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("aliases", '[""]', "`term.aliases`: expected `str` of length >= 1"),
        ("includes", '[""]', "`term.includes`: expected `str` of length >= 1"),
        ("not_in", '["甲", " 乙"]', "`term.not_in`: expected `str` matching regex"),
        ("beside", '["beibu#p2"]', "`term.beside`: expected `str` matching regex"),
        ("context", '["beibu"]', "`term.context`: expected `str` matching regex"),
    ],
)
def test_empty_words_and_wrong_places_are_refused(key: str, value: str, message: str, tmp_path: Path, run: Run) -> None:
    source = Path(shutil.copytree(EDITIONS / "one-story", tmp_path / "source"))
    edit_file(source, "glossary.toml", 'id = "loumenzhang"\n', f'id = "loumenzhang"\n{key} = {value}\n')
    code, _, err = run(source, "--out", tmp_path / "docs")
    assert code == 2
    assert message in err


@pytest.mark.parametrize(
    ("table", "code"), [('"门" = "door"', 2), ('"楼门" = ["stairwell", "door"]', 0), ('"门" = 1', 2)]
)
def test_renderings_are_a_table_of_the_glossary(table: str, code: int, tmp_path: Path, run: Run) -> None:
    source = Path(shutil.copytree(EDITIONS / "one-story", tmp_path / "source"))
    (source / "permalinks.lock").unlink()
    glossary_file = source / "glossary.toml"
    glossary_file.write_text(f"[rendering]\n{table}\n\n" + read(source, "glossary.toml"), encoding="utf-8")
    assert run(source, "--out", tmp_path / "docs")[0] == code
