"""Pages of many forms, each read by a person first: what the parser reads otherwise it must doubt, or refuse the page."""

from __future__ import annotations

import pytest

from edition.model import Kind, Reading, left_out
from edition.parse import MisreadError, parse
from parse.reading import Case, cases

CASES = cases()
FACTS = ("paper", "date", "weekday", "number")


def readings_of(case: Case) -> tuple[tuple[Reading, ...], bool]:
    """How the parser reads a case by itself, and whether it refuses it."""
    try:
        return parse(case.lines, {}, case.name)[1], False
    except MisreadError as error:
        return tuple(error.readings), True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_misread_silently(case: Case) -> None:
    readings, refused = readings_of(case)
    wrong = [each for each in readings if each.kind != case.kinds[each.line.number]]
    assert refused or [each for each in wrong if each.sure] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_overrides_of_the_doubtful_lines_are_enough(case: Case) -> None:
    readings, _ = readings_of(case)
    wrong = [each.line.number for each in readings if each.kind != case.kinds[each.line.number]]
    _, settled = parse(case.lines, {number: case.kinds[number] for number in wrong}, case.name)
    assert {each.line.number: each.kind for each in settled} == case.kinds


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_any_page_can_be_described_by_hand_alone(case: Case) -> None:
    page, readings = parse(case.lines, case.kinds, case.name)
    assert {each.line.number: each.kind for each in readings} == case.kinds
    assert {each.rule for each in readings} - {"edition.toml"} == set()
    for key in FACTS:
        assert getattr(page, key) == case.facts.get(key, getattr(page, key))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_frame_s_facts(case: Case) -> None:
    try:
        page, _ = parse(case.lines, {}, case.name)
    except MisreadError:
        return
    for key in FACTS:
        assert getattr(page, key) == case.facts.get(key, getattr(page, key))


def test_most_lines_are_read_right_and_surely() -> None:
    """Else everything could be doubted, and doubt would say nothing."""
    pairs = [(each, case.kinds[each.line.number]) for case in CASES for each in readings_of(case)[0]]
    right = [each for each, kind in pairs if each.kind == kind]
    assert len(right) >= 0.9 * len(pairs)
    assert sum(each.sure for each in right) >= 0.6 * len(pairs)


def test_what_is_left_out_is_told_by_reason() -> None:
    case = next(case for case in CASES if case.name == "literature")
    page, _ = parse(case.lines, case.kinds, case.name)
    told = [(each.kind, each.reason, [line.number for line in each.lines]) for each in left_out(page)]
    assert told == [
        (Kind.MASTHEAD, "the page's number and name", [2]),
        (Kind.RULE, "rules between two parts", [7, 12]),
    ]


def test_a_byline_below_a_lead_knows_its_place() -> None:
    case = next(case for case in CASES if case.name == "lead-then-byline")
    page, _ = parse(case.lines, {}, case.name)
    (chapter,) = page.chapters
    assert (chapter.byline_at, [block.kind for block in chapter.blocks[:4]]) == (3, [Kind.LEAD] * 3 + [Kind.PARAGRAPH])


def test_stories_need_no_headline_of_the_page() -> None:
    case = next(case for case in CASES if case.name == "stories-signed-below")
    page, _ = parse(case.lines, {}, case.name)
    assert page.headline == ()
    assert [[line.text for line in chapter.title] for chapter in page.chapters] == [
        ["小区里的修车铺"],
        ["夜班公交的最后一站"],
        ["图书室周末不关门"],
    ]
    assert [chapter.blocks[-1].kind for chapter in page.chapters] == [Kind.SIGNATURE, Kind.SIGNATURE, Kind.IMPRINT]
