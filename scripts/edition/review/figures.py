"""The list of figures: every numeral of the article stands in it once, as a figure or as none; nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.matter import FigureRow, FiguresFile, SkipTable
from edition.problems import Key, Places, Problem
from edition.review.places import Texts, quoted
from edition.text import NUMERAL

Span = tuple[int, int]


def problems(file: FiguresFile, texts: Texts, at: Places) -> Iterator[Problem]:
    """What is wrong with ``figures.toml``."""
    for i, row in enumerate(file.figure):
        yield from _row(row, texts, ("figure", i), at)
        others = [other for k, other in enumerate(file.figure) if k != i and other.ref == row.ref]
        if not row.within and any(row.value in (other.within or other.value) for other in others):
            what = f"{row.ref} has “{row.value}” in another row too"
            yield at.problem(("figure", i, "value"), what, "tell the places apart with `within`")
    claimed: set[Key] = set()
    for ref, text in texts.paragraphs.items():
        open_ = {match.span() for match in NUMERAL.finditer(text)}
        for key, words, value in _claims(file, ref):
            taken = {span for span in open_ if any(_inside(span, place) for place in _places(words, value, text))}
            open_ -= taken
            claimed |= {key} if taken else set()
        for start, end in sorted(open_):
            yield _unlisted(ref, text, start, end, at)
    for i, row in enumerate(file.figure):
        if ("figure", i) not in claimed:
            what = f"{row.ref} has no numeral for “{row.value}” that isn't listed already"
            yield at.problem(("figure", i, "value"), what, "take the row out, or tell the places apart with `within`")
    for i, skip in enumerate(file.skip):
        if ("skip", i) not in claimed:
            yield at.problem(("skip", i, "words"), f"“{skip.words}” skips nothing", "take it out")


def _unlisted(ref: str, text: str, start: int, end: int, at: Places) -> Problem:
    what = f"{ref} has the numeral “{text[start:end]}” (…{text[max(0, start - 8) : end + 8]}…), which isn't listed"
    return at.problem(("figure",), what, "add a [[figure]] that says what it counts, or a [[skip]] with the reason")


def _claims(file: FiguresFile, ref: str) -> Iterator[tuple[Key, str, str]]:
    """Who may claim numerals of a paragraph: (key, words around, words); figures first, longer ones before shorter."""
    rows: Sequence[tuple[int, FigureRow]] = [(i, row) for i, row in enumerate(file.figure) if row.ref == ref]
    for i, row in sorted(rows, key=lambda item: -len(item[1].within or item[1].value)):
        yield ("figure", i), row.within or row.value, row.value
    skips: Sequence[tuple[int, SkipTable]] = list(enumerate(file.skip))
    for i, skip in sorted(skips, key=lambda item: -len(item[1].words)):
        yield ("skip", i), skip.words, skip.words


def _places(words: str, value: str, text: str) -> Iterator[Span]:
    """Where a value stands inside its words, wherever these stand."""
    for match in re.finditer(re.escape(words), text):
        start = match.start() + words.find(value)
        yield start, start + len(value)


def _inside(span: Span, place: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _row(row: FigureRow, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    yield from quoted(row.within or row.value, row.ref, texts, (*key, "within" if row.within else "value"), at)
    if row.counts:
        yield from quoted(row.counts, row.ref, texts, (*key, "counts"), at)
    if row.value not in (row.within or row.value):
        yield at.problem((*key, "within"), f"`within` doesn't hold “{row.value}”", "copy more of the paragraph's words")
    if row.unit not in row.value:
        yield at.problem((*key, "unit"), f"“{row.value}” has no “{row.unit}”", "write the unit as value has it")
    chapter = row.ref.partition("#")[0]
    if row.whose not in texts.whole(chapter):
        yield at.problem(
            (*key, "whose"), f"{chapter} never says “{row.whose}”", "name whose it is in the chapter's words"
        )
