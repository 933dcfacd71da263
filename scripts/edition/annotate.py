"""Where the glossary's expressions stand in the text: leftmost, longest, no word boundaries between Han characters.

Marks are stand-off: they point into an untouched paragraph. Matching ignores the width of punctuation
(党(工)委 = 党（工）委). An ASCII letter or figure at a surface's edge needs a boundary: 4+X isn't found in 14+X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from edition.model import Candidate, Chapter, Item, Mark, Term
from edition.text import narrow

ALNUM = re.compile(r"[0-9A-Za-z]")


class Annotator:
    """Finds the surfaces of all entries in one pass over a text (Aho–Corasick)."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.by_id = {term.id: term for term in terms}
        self.automaton = ahocorasick.Automaton()
        owners: dict[str, list[str]] = {}
        for term in terms:
            for surface in dict.fromkeys(narrow(surface) for surface in term.surfaces):
                owners.setdefault(surface, []).append(term.id)
        for surface, ids in owners.items():
            # Most surfaces are marked wherever they stand; only the others need a look at the place.
            free = not any(self.by_id[id].only_in or self.by_id[id].not_in for id in ids) and not _has_ascii_edge(
                surface
            )
            self.automaton.add_word(surface, (len(surface), ids, free))
        if owners:
            self.automaton.make_automaton()

    def annotate(self, chapters: Iterable[Chapter]) -> list[Candidate]:
        """The ledger: every candidate in the paragraphs of the chapters, in reading order, marked or passed over."""
        return [
            candidate
            for chapter in chapters
            for item in chapter.items
            if not item.is_heading and self.by_id
            for candidate in self._ledger(chapter.id, item)
        ]

    def _ledger(self, chapter: str, item: Item) -> Iterator[Candidate]:
        """A paragraph's ledger: every surface for every entry that claims it, by start, the longest first.

        Of those that nothing excludes the leftmost is marked, and of these the longest.
        """
        shown = item.text
        text = narrow(shown)
        # A start and a length stand for one surface, so that the sorting looks no further.
        found = sorted(
            (last + 1 - length, -length, ids, free) for last, (length, ids, free) in self.automaton.iter(text)
        )
        taken, winner = 0, ""
        for start, minus, ids, free in found:
            end = start - minus
            surface = shown[start:end]
            for id in ids:
                mark = Mark(chapter, item.id, start, end, id)
                reason = "" if free else _excluded(mark, text, self.by_id[id])
                if reason:
                    yield Candidate(mark, surface, False, reason)
                elif start < taken:
                    yield Candidate(mark, surface, False, f"inside or across {winner}", nested=True)
                else:
                    taken, winner = end, surface
                    yield Candidate(mark, surface, True)


def _excluded(mark: Mark, text: str, term: Term) -> str:
    """Why a place isn't its entry's: the entry itself, or an ASCII neighbour, excludes it. Empty where nothing does."""
    if term.only_in and not any(place in (mark.chapter, f"{mark.chapter}#{mark.block}") for place in term.only_in):
        return "only_in: another place"
    for phrase in map(narrow, term.not_in):
        if any(start <= mark.start and mark.end <= start + len(phrase) for start in _places(text, phrase)):
            return f"not_in: {phrase}"
    if _splits_word(text, mark.start) or _splits_word(text, mark.end):
        return "inside a Latin word or a figure"
    return ""


def _has_ascii_edge(surface: str) -> bool:
    return bool(ALNUM.match(surface[0]) or ALNUM.match(surface[-1]))


def _places(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def _splits_word(text: str, i: int) -> bool:
    return 0 < i < len(text) and bool(ALNUM.match(text[i - 1]) and ALNUM.match(text[i]))
