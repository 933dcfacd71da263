"""Annotation: leftmost, longest, no boundaries in Han, ASCII edges kept, two senses by place; and the ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.annotate import Annotator
from edition.book import Book
from edition.model import Candidate, Chapter, Item, Kind, RawChapter, Signature, Term


def term(id: str, *surfaces: str, not_in: tuple[str, ...] = (), only_in: tuple[str, ...] = ()) -> Term:
    return Term(id, surfaces[0], surfaces[1:], "", "", "", "", "", "", (), (), "", (), not_in, only_in)


def chapter(*texts: str, id: str = "c") -> Chapter:
    items = tuple(Item(f"p{i}", Kind.PARAGRAPH, (), (text,)) for i, text in enumerate(texts, 1))
    return Chapter(id, id, RawChapter((), None, Signature("", ()), ()), (), "", "", items)


def marked(text: str, *terms: Term) -> list[tuple[str, str]]:
    ledger = Annotator(terms).annotate([chapter(text)])
    return [(candidate.surface, candidate.mark.term) for candidate in ledger if candidate.marked]


GACHA, CUN, GACHACUN = term("gacha", "嘎查"), term("cun", "村"), term("gacha-cun", "嘎查村")


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("在嘎查村推行", [GACHA, CUN, GACHACUN], [("嘎查村", "gacha-cun")]),
        ("“嘎查村”、嘎查", [GACHA, GACHACUN], [("嘎查村", "gacha-cun"), ("嘎查", "gacha")]),
        ("党（工）委与党(工)委", [term("dgw", "党(工)委")], [("党（工）委", "dgw"), ("党(工)委", "dgw")]),
        ("按照“4+X”模式", [term("x", "4+X")], [("4+X", "x")]),
        ("按照14+X、4+XY、4+X模式", [term("x", "4+X")], [("4+X", "x")]),
        ("党旗与旗县", [term("qi", "旗", not_in=("党旗",))], [("旗", "qi")]),
        ("向北大概走", [term("bd", "北大", not_in=("向北大概",))], []),
        ("甲乙丙丁", [term("ab", "甲乙"), term("bcd", "乙丙丁")], [("甲乙", "ab")]),
        ("党组织", [term("dz", "党组", not_in=("党组织",)), term("dzz", "党组织")], [("党组织", "dzz")]),
        # A longer surface that is passed over leaves the place to the shorter one.
        ("社区党委会", [term("a", "社区党委", not_in=("社区党委会",)), term("b", "社区")], [("社区", "b")]),
        ("", [GACHA], []),
        ("嘎查", [], []),
    ],
)
def test_rules(text: str, terms: list[Term], expected: list[tuple[str, str]]) -> None:
    assert marked(text, *terms) == expected


def test_two_senses_are_told_apart_by_place() -> None:
    terms = [term("a", "两委", only_in=("x",)), term("b", "两委", only_in=("y#p2",))]
    ledger = Annotator(terms).annotate([chapter("两委", id="x"), chapter("两委", "两委", id="y")])
    assert [(c.mark.chapter, c.mark.block, c.mark.term) for c in ledger if c.marked] == [
        ("x", "p1", "a"),
        ("y", "p2", "b"),
    ]
    assert {c.reason for c in ledger if not c.marked} == {"only_in: another place"}


def test_headings_are_not_marked() -> None:
    heading = Item("s1", Kind.HEADING, (), ("嘎查村",))
    found = Annotator([GACHACUN]).annotate(
        [Chapter("c", "c", RawChapter((), None, Signature("", ()), ()), (), "", "", (heading,))]
    )
    assert found == []


SURFACES = st.lists(st.text(st.sampled_from("甲乙丙a1"), min_size=1, max_size=3), max_size=6, unique=True)


@given(st.text(st.sampled_from("甲乙丙丁a1+"), max_size=30), SURFACES)
def test_marks_are_the_leftmost_longest_matches(text: str, surfaces: list[str]) -> None:
    """Against the plainest way to say it: go through the text, at each place take the longest surface that fits."""
    expected, i = [], 0
    while i < len(text):
        fits = [s for s in surfaces if text.startswith(s, i) and not cut(text, i) and not cut(text, i + len(s))]
        best = max(fits, key=len, default="")
        expected += [best] if best else []
        i += len(best) or 1
    terms = [term(f"t{i}", surface) for i, surface in enumerate(surfaces)]
    ledger = Annotator(terms).annotate([chapter(text)])
    assert [candidate.surface for candidate in ledger if candidate.marked] == expected
    for candidate in ledger:
        assert text[candidate.mark.start : candidate.mark.end] == candidate.surface
        assert candidate.marked != bool(candidate.reason)


def cut(text: str, i: int) -> bool:
    return 0 < i < len(text) and text[i - 1 : i + 1].isascii() and text[i - 1 : i + 1].isalnum()


def occurrences(built: Book, headword: str) -> list[Candidate]:
    id = next(term.id for term in built.terms if term.headword == headword and not term.only_in)
    return [candidate for candidate in built.ledger if candidate.mark.term == id and candidate.marked]


def banner(text: str, start: int) -> bool:
    """Whether the character at ``start`` is the second of 党旗."""
    return start > 0 and text[start - 1 : start + 1] == "党旗"


@pytest.mark.this_page
def test_the_real_text_has_no_flag_among_its_banners(built: Book) -> None:
    texts = {(chapter_.id, item.id): item.text for chapter_ in built.edition.chapters for item in chapter_.items}
    flags = [c for c in built.ledger if c.surface == "旗" and banner(texts[c.mark.chapter, c.mark.block], c.mark.start)]
    assert flags
    assert {(candidate.marked, candidate.reason) for candidate in flags} == {(False, "not_in: 党旗")}


@pytest.mark.this_page
def test_the_two_liangwei_lead_to_two_entries(built: Book) -> None:
    found = {(c.mark.chapter, c.mark.term) for c in built.ledger if c.surface == "两委" and c.marked}
    assert found == {("songyuan", "liangwei-songyuan"), ("wujiaochang", "liangwei-wujiaochang")}


@pytest.mark.this_page
def test_every_occurrence_of_gachacun_is_marked(built: Book) -> None:
    text = "".join(item.text for chapter_ in built.edition.chapters for item in chapter_.items)
    assert len(occurrences(built, "嘎查村")) == text.count("嘎查村") == 4
