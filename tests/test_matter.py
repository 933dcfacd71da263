"""What the editor writes beside the glossary: each file's faults are told with their lines; an edition may have none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build import main
from edition import pipeline
from edition.addresses import COMPARE, ENGLISH, FIGURES, INDEX
from edition.addresses import source as page_of
from edition.book import Book
from edition.folders import ROOT
from edition.matter import FILES
from edition.pages import figures, names
from edition.pages.compare import shared
from edition.pipeline import build
from edition.review.places import QUOTATION
from edition.text import NUMERAL, amount
from helpers.editions import Run, edit_file, without_matter
from helpers.golden import Golden

CASES = sorted(path for path in (Path(__file__).parent / "matter").iterdir())
PAGES = {page_of(address) for address in (COMPARE, FIGURES, INDEX, ENGLISH)}


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of the real source folder with all its files."""
    return Path(shutil.copytree(ROOT / "source", tmp_path / "whole"))


@pytest.mark.this_page
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, source: Path, tmp_path: Path, run: Run, golden: Golden) -> None:
    """A case is a file of the editor's, or several, and the messages that it gets."""
    for file in case.glob("*.toml"):
        shutil.copy(file, source)
    code, _, err = run(source, "--out", tmp_path / "docs")
    assert code == 2
    golden(case / "expected.txt", err.replace(f"{source}/", ""))


# Changes of the real list of figures: what stands there, what instead, the message.
FIGURE_FAULTS = {
    "a figure that isn't listed": ('value = "310支"', 'value = "党员服务小分队"', "chifeng#p8 has the numeral “310”"),
    "a figure that isn't there": ('value = "310支"', 'value = "311支"', "chifeng#p8 doesn't hold “311支”"),
    "no numeral": ('value = "310支"', 'value = "小分队"', "chifeng#p8 has no numeral for “小分队”"),
    "a part of a number": ('value = "8872名"', 'value = "72名"', "songyuan#p7 has the numeral “8872”"),
    "other words": ('counts = "党员服务小分队"', 'counts = "党员小分队"', "chifeng#p8 doesn't hold “党员小分队”"),
    "another unit": ('unit = "支"', 'unit = "队"', "“310支” has no “队”"),
    "somebody else's": ('whose = "翁牛特旗"', 'whose = "松原市"', "chifeng never says “松原市”"),
    "a skip of nothing": ('words = "一盘棋"', 'words = "三盘棋"', "“三盘棋” skips nothing"),
    "places untold": (
        'within = "两个小区"\n',
        "",
        "wujiaochang#p14 has “两个” in another row too",
    ),
    "other places": ('within = "两个小区"', 'within = "小区及周边"', "`within` doesn't hold “两个”"),
}


@pytest.mark.this_page
@pytest.mark.parametrize(("old", "new", "message"), FIGURE_FAULTS.values(), ids=FIGURE_FAULTS.keys())
def test_each_numeral_stands_in_the_list_once(old: str, new: str, message: str, whole: Path, run: Run) -> None:
    edit_file(whole, "figures.toml", old, new)
    code, _, err = run(whole, "--out", whole / "docs")
    assert code == 2
    assert any(message in line and line.startswith(f"{whole}/figures.toml:") for line in err.splitlines()), err


@pytest.mark.this_page
def test_all_faults_of_all_files_are_told_in_one_pass(whole: Path, run: Run) -> None:
    edit_file(whole, "figures.toml", 'unit = "支"', 'unit = "队"')
    edit_file(whole, "compare.toml", "一线攻坚", "一线攻艰")
    edit_file(whole, "guide.toml", "四级组织架构", "四级组织架够")
    edit_file(whole, "entities.toml", "linxi-xian", "linxi")
    edit_file(whole, "english.toml", "8,872", "8,873")
    edit_file(whole, "readings.toml", 'words = "京蒙"', 'words = "京沪"')
    told = run(whole, "--out", whole / "docs")[2].splitlines()
    assert {Path(line.partition(":")[0]).stem for line in told} == set(FILES)
    assert not (whole / "docs").exists()


@pytest.mark.this_page
def test_an_edition_may_have_none_of_them(source: Path, built: Book) -> None:
    """No page, no address, no link to one."""
    assert pipeline.pages(built).keys() >= PAGES
    book = build(source)
    made = pipeline.pages(book)
    assert PAGES.isdisjoint(made)
    assert not {COMPARE, FIGURES, INDEX, ENGLISH} & book.texts.keys()
    for path, text in made.items():
        assert not any(f"({page}" in text or f"/{page})" in text for page in PAGES), path
    assert "ed-guide" not in made["index.md"]


@pytest.mark.this_page
@pytest.mark.parametrize("name", FILES)
def test_an_edition_may_have_one_of_them(name: str, source: Path) -> None:
    shutil.copy(ROOT / "source" / f"{name}.toml", source)
    shutil.copy(ROOT / "source" / "permalinks.lock", source)
    (source / "permalinks.lock").unlink()
    assert main([str(source), "--out", str(source / "docs")]) == 0


@pytest.mark.this_page
def test_the_helper_takes_all_of_them(whole: Path) -> None:
    assert {path.stem for path in without_matter(whole).glob("*.toml")} == {"edition", "glossary"}


@pytest.mark.parametrize(
    ("written", "value"),
    {
        "1100": 1100,
        "1,100": 1100,
        "2.3万": 23_000,
        "8000多万": 80_000_000,
        "97%": 97,
        "千": 1000,
        "亿": 1e8,
        "五": 5,
        "两": 2,
        "十": 10,
        "十二": 12,
        "一百二十": 120,
        "五万三千": 53_000,
    }.items(),
)
def test_a_numeral_has_its_value(written: str, value: float) -> None:
    assert NUMERAL.fullmatch(written)
    assert amount(written.rstrip("%")) == value


def test_a_quotation_may_quote() -> None:
    assert QUOTATION.findall("说“甲”，又说“乙“丙”丁”。") == ["甲", "乙“丙”丁"]


@pytest.mark.this_page
def test_a_figure_stands_in_its_clause(built: Book) -> None:
    file = built.matter.figures
    assert file
    assert len([row for row in file.figure if row.unit]) >= 45
    for row in file.figure:
        made = figures.figure(built, row)
        assert made.before + row.value + made.after in built.texts[f"/{row.ref.replace('#', '/#')}"]
    by_value = {row.value: figures.figure(built, row) for row in file.figure}
    assert (by_value["8872名"].before, by_value["8872名"].after) == ("在老党员、老干部和热心居民中推选", "楼栋长")
    assert by_value["8000多万元"].order == 80_000_000


@pytest.mark.this_page
def test_a_word_with_two_senses_stands_beside_itself(built: Book) -> None:
    found = {each.term.id: each for each in shared(built)}
    assert found["liangwei-songyuan"].senses and found["liangwei-wujiaochang"].senses
    assert set(found["liangwei-songyuan"].places) == {"songyuan"}
    assert not found["jiedao"].senses and set(found["jiedao"].places) == {"chifeng", "songyuan", "wujiaochang"}
    assert all(len(each.places) > 1 or each.senses for each in found.values())


@pytest.mark.this_page
def test_the_index_has_every_name_of_the_glossary_and_the_authors(built: Book) -> None:
    assert built.matter.entities
    groups = names.groups(built, built.matter.entities.entity)
    listed = [name for _, _, group in groups for name in group]
    wanted = {term.id for term in built.terms if term.kind in names.KIND_OF}
    assert {name.term for name in listed if name.term} >= wanted
    assert len({(name.name, name.term) for name in listed}) == len(listed)
    people = {name.name: name for name in groups[-1][2]}
    assert people["习近平"].places == {"chifeng": ["p1"]}
    assert people["李正明"].signs == [("/wujiaochang/", "五角场一文")]
    assert people["杜英姿"].signs == [("/", "综合报道")]
