"""Properties over pages made up of all forms: every line has one kind, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.model import HEADINGS, TEXTS, Kind, Line, Page, Reading
from edition.parse import MisreadError, parse
from edition.problems import InputError
from parse.reading import cases

FIRST = "滨河城市报 2021年03月09日 星期二"
SEEN = sorted({line.text for case in cases() for line in case.lines})
KINDS = [kind for kind in Kind if kind != Kind.BLANK]

odd_lines = (
    st.text(st.sampled_from("城市报■□《》。?!:,、 “”()一1A_●"), min_size=1, max_size=40).map(str.strip).filter(bool)
)
page_lines = st.one_of(st.sampled_from(SEEN), odd_lines)
texts = st.lists(st.one_of(page_lines, st.just("")), min_size=1, max_size=30)


def numbered(lines: list[str]) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(lines, 1)]


def shown(page: Page) -> list[Line]:
    """All lines that the edition shows."""
    found = [*page.kicker, *page.headline, *page.credit_lines]
    for chapter in page.chapters:
        found += [*chapter.kicker, *chapter.title, *chapter.byline_lines]
        found += [line for block in chapter.blocks for line in block.lines]
    return found


def holds(lines: list[Line], page: Page, readings: tuple[Reading, ...]) -> None:
    """What must be true of any page that isn't refused."""
    assert [reading.line for reading in readings] == lines
    left = [reading.line for reading in page.accounted]
    masthead = [page.masthead] if page.masthead.number else []
    everything = sorted([*shown(page), *left, *masthead], key=lambda line: line.number)
    assert everything == [line for line in lines if line.text]
    for chapter in page.chapters:
        assert any(block.kind in TEXTS for block in chapter.blocks)
        assert {block.kind for block in chapter.blocks} <= TEXTS | HEADINGS
        assert all(len(block.lines) == 1 for block in chapter.blocks if block.kind in TEXTS)
        order = [line.number for block in chapter.blocks for line in block.lines]
        assert order == sorted(order)


@given(texts, st.booleans())
def test_every_line_has_one_kind_and_nothing_is_lost(lines: list[str], framed: bool) -> None:
    export = numbered([FIRST, "标题", *lines] if framed else lines)
    try:
        page, readings = parse(export, {}, "a.txt")
    except MisreadError as error:
        assert all(problem.fix for problem in error.problems)
        assert [reading.line for reading in error.readings] == export
        return
    holds(export, page, readings)
    again = parse(export, {each.line.number: each.kind for each in readings if each.line.text}, "a.txt")[0]
    assert shown(again) == shown(page)  # the kinds alone say what the page is
    assert again.accounted == tuple(Reading(each.line, each.kind, "edition.toml") for each in page.accounted)


@given(texts, st.data())
def test_any_kinds_make_a_page_or_are_refused(lines: list[str], data: st.DataObject) -> None:
    export = numbered([FIRST, "标题", *lines])
    filled = [line.number for line in export if line.text]
    forced = data.draw(st.dictionaries(st.sampled_from(filled), st.sampled_from(KINDS), max_size=len(filled)))
    try:
        page, readings = parse(export, forced, "a.txt")
    except InputError as error:
        assert all(problem.fix for problem in error.problems)
        return
    holds(export, page, readings)
    assert {each.line.number: each.kind for each in readings if each.line.number in forced} == forced
