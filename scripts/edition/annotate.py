"""Where the glossary's expressions stand in the text: leftmost, longest, no word boundaries between Han characters.

Marks are stand-off: they point into an untouched paragraph. Matching ignores the width of punctuation
(党(工)委 = 党（工）委). An ASCII letter or figure at a surface's edge needs a boundary: 4+X isn't found in 14+X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import ahocorasick

from edition.model import Candidate, Chapter, Item, Kind, Mark, Term

FOLD = str.maketrans("，；：（）？！＋％\u00a0", ",;:()?!+% ")
ALNUM = re.compile(r"[0-9A-Za-z]")


class Annotator:
    """Finds the surfaces of all entries in one pass over a text (Aho–Corasick)."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self.automaton = ahocorasick.Automaton()
        surfaces: dict[str, list[Term]] = {}
        for term in terms:
            for surface in dict.fromkeys(fold(surface) for surface in term.surfaces):
                surfaces.setdefault(surface, []).append(term)
        for surface, owners in surfaces.items():
            self.automaton.add_word(surface, (len(surface), owners))
        if surfaces:
            self.automaton.make_automaton()

    def annotate(self, chapters: Iterable[Chapter]) -> list[Candidate]:
        """The ledger: every candidate in the paragraphs of the chapters, in reading order, marked or passed over."""
        return [
            candidate
            for chapter in chapters
            for item in chapter.items
            if item.kind == Kind.PARAGRAPH and self.terms
            for candidate in self._paragraph(chapter.id, item)
        ]

    def _paragraph(self, chapter: str, item: Item) -> list[Candidate]:
        text = fold(item.text)
        found = [
            Candidate(
                Mark(chapter, item.id, end + 1 - length, end + 1, term.id), item.text[end + 1 - length : end + 1], True
            )
            for end, (length, owners) in self.automaton.iter(text)
            for term in owners
        ]
        by_id = {term.id: term for term in self.terms} if found else {}
        found.sort(key=lambda candidate: (candidate.mark.start, -candidate.mark.end))
        return list(_choose([_judge(candidate, text, by_id[candidate.mark.term]) for candidate in found]))


def fold(text: str) -> str:
    """The text in which surfaces are looked for: punctuation narrow, offsets unchanged."""
    return text.translate(FOLD)


def marks_by_block(ledger: Iterable[Candidate]) -> dict[tuple[str, str], list[Mark]]:
    """The marks of each paragraph, by (chapter, block), in order."""
    marks: dict[tuple[str, str], list[Mark]] = {}
    for candidate in ledger:
        if candidate.marked:
            marks.setdefault((candidate.mark.chapter, candidate.mark.block), []).append(candidate.mark)
    return marks


def occurrences(ledger: Iterable[Candidate]) -> dict[str, list[Mark]]:
    """The marks of each entry, by its id, in reading order."""
    found: dict[str, list[Mark]] = {}
    for candidate in ledger:
        if candidate.marked:
            found.setdefault(candidate.mark.term, []).append(candidate.mark)
    return found


def _judge(candidate: Candidate, text: str, term: Term) -> Candidate:
    """Pass over a candidate that its own entry, or an ASCII neighbour, excludes."""
    mark = candidate.mark
    if term.only_in and not any(place in (mark.chapter, f"{mark.chapter}#{mark.block}") for place in term.only_in):
        return replace(candidate, marked=False, reason="only_in: another place")
    for phrase in map(fold, term.not_in):
        if any(start <= mark.start and mark.end <= start + len(phrase) for start in _places(text, phrase)):
            return replace(candidate, marked=False, reason=f"not_in: {phrase}")
    if _splits_word(text, mark.start) or _splits_word(text, mark.end):
        return replace(candidate, marked=False, reason="inside a Latin word or a figure")
    return candidate


def _places(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def _splits_word(text: str, i: int) -> bool:
    return 0 < i < len(text) and bool(ALNUM.match(text[i - 1]) and ALNUM.match(text[i]))


def _choose(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leftmost, longest: the candidates come by start, longest first."""
    end = 0
    winner = ""
    for candidate in candidates:
        if candidate.marked and candidate.mark.start < end:
            yield replace(candidate, marked=False, nested=True, reason=f"inside or across {winner}")
            continue
        if candidate.marked:
            end, winner = candidate.mark.end, candidate.surface
        yield candidate
