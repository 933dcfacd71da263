"""The lint of the glossary: a code a case, in tests/glossary/; and the real glossary against its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from build import main
from edition.book import Book
from edition.glossary import in_order
from edition.pinyin import ascii_id, fits
from edition.text import plain_pinyin
from helpers.editions import Run, set_article
from helpers.golden import Golden

CASES = sorted((Path(__file__).parent / "glossary").glob("G*"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, source: Path, tmp_path: Path, run: Run, golden: Golden) -> None:
    """A case is a glossary, and the messages that it gets, path and the rest after it apart."""
    (source / "permalinks.lock").unlink()
    (source / "glossary.toml").write_text((case / "glossary.toml").read_text(encoding="utf-8"), encoding="utf-8")
    code, _, err = run(source, "--out", tmp_path / "docs", "--check")
    assert code == 2
    golden(case / "expected.txt", err.replace(f"{source}/", ""))


def test_every_code_has_a_case() -> None:
    assert [case.name for case in CASES] == [f"G{i:02}" for i in range(1, 13)]


@pytest.mark.parametrize(
    ("headword", "pinyin", "right"),
    [
        ("喀喇沁旗", "Kālǎqìn Qí", True),
        ("嘎查", "gāchá", True),
        ("嘎查", "gáchá", True),
        ("嘎查", "gāchà", False),
        ("党（工）委", "dǎng (gōng) wěi", True),
        ("4+X", "4+X", True),
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


def test_the_traps_are_visible_to_the_reader(built: Book) -> None:
    """What a reader could mistake is said in the entry itself."""
    said = {term.id: term.short + term.long + term.here for term in built.terms}
    assert "五角场" in said["liangwei-songyuan"]
    assert "松原" in said["liangwei-wujiaochang"]
    assert "评议会" in said["sanhui"]
    assert "决议" in said["siyi"]
    for name in ("wuxiang-quanli", "sicheng-lianchuang", "si-chuangjian-si-tisheng", "liu-daitou"):
        assert "未列" in said[name], name
    assert said["siji-liandong"].count("“") >= 4


def test_entries_are_well_over_a_hundred_in_the_order_of_pinyin(built: Book) -> None:
    assert len(built.terms) > 150
    keys = [plain_pinyin(term.pinyin) for term in in_order(built.terms)]
    assert keys == sorted(keys)


def test_an_edition_without_entries_says_so(source: Path, tmp_path: Path) -> None:
    (source / "permalinks.lock").unlink()
    (source / "glossary.toml").write_text("")
    assert main([str(source), "--out", str(tmp_path)]) == 0
    assert "本版词语尚未收录。" in (tmp_path / "glossary.md").read_text(encoding="utf-8")
    assert "本章术语" not in (tmp_path / "chifeng.md").read_text(encoding="utf-8")


def test_a_paragraph_that_lost_its_address_is_told_once(source: Path, tmp_path: Path, run: Run) -> None:
    """By permalinks.lock, not by each entry that refers to it."""
    text = (source / "article.txt").read_text(encoding="utf-8")
    assert text.count("  纵向上,我们发挥") == 1
    set_article(source, text.replace("  纵向上,我们发挥", "  纵向看来,我们发挥"))
    code, _, err = run(source, "--out", tmp_path)
    assert code == 2
    assert "/chifeng/#p3 is frozen, but nothing has its text any more" in err
    assert "G07" not in err
    assert "G08" not in err
