"""What the entries are checked against: the edition's texts by place, where each entry stands, and the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from edition.model import Candidate, Chapter, Edition, Mark, Term
from edition.text import narrow, one_line

PAGE = "page"  # the place, for ``beside``, of what stands above the chapters


class Fault(NamedTuple):
    """A fault of an entry: the key it is in, its code, what is wrong, what to do."""

    key: str
    code: str
    what: str
    fix: str


@dataclass(frozen=True, eq=False, repr=False)
class Evidence:
    """The whole glossary beside the whole page.

    ``renderings`` gives an element of headwords (党组) its accepted English forms. ``waiting`` are paragraphs that
    permalinks.lock has; of those that the text hasn't any more the lock speaks, not each entry.
    """

    terms: Sequence[Term]
    edition: Edition
    ledger: Sequence[Candidate]
    renderings: Mapping[str, Sequence[str]]
    waiting: Collection[str] = ()

    @cached_property
    def paragraphs(self) -> dict[str, str]:
        """The paragraphs as shown, by place (chifeng#p2)."""
        return {
            f"{chapter.id}#{item.id}": item.text
            for chapter in self.edition.chapters
            for item in chapter.items
            if not item.is_heading
        }

    @cached_property
    def headings(self) -> dict[str, tuple[str, ...]]:
        """What stands at each place that ``beside`` can name: a title as one line, then its lines, then the rest."""
        places = {PAGE: _page_lines(self.edition)}
        for chapter in self.edition.chapters:
            places |= dict(_chapter_lines(chapter))
        return places

    @cached_property
    def places(self) -> frozenset[str]:
        """The chapters and paragraphs that ``only_in`` can name."""
        return frozenset(self.paragraphs) | {chapter.id for chapter in self.edition.chapters}

    @cached_property
    def quotable(self) -> dict[str, tuple[str, ...]]:
        """All texts by place, for comparison with a quotation: nested quotation marks as outer ones."""
        texts = {place: (text,) for place, text in self.paragraphs.items()} | self.headings
        return {place: tuple(map(outer_marks, lines)) for place, lines in texts.items()}

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands."""
        return Counter(term.id for term in self.terms)

    @cached_property
    def shared(self) -> dict[str, list[tuple[str, Term]]]:
        """The surfaces (marks narrow) that an earlier entry has too, with that entry, by the later one's id."""
        owners: dict[str, list[Term]] = {}
        shared: dict[str, list[tuple[str, Term]]] = {}
        for term in self.terms:
            for surface in dict.fromkeys(map(narrow, term.surfaces)):
                for other in owners.get(surface, ()):
                    shared.setdefault(term.id, []).append((surface, other))
                owners.setdefault(surface, []).append(term)
        return shared

    @cached_property
    def held(self) -> dict[str, set[str]]:
        """The paragraphs that hold an entry: where it is marked, or stands inside a longer mark (旗 inside 旗县区)."""
        held: dict[str, set[str]] = {term.id: set() for term in self.terms}
        for id, chapter, block in {(c.mark.term, c.mark.chapter, c.mark.block) for c in self.ledger if claims(c)}:
            held[id].add(f"{chapter}#{block}")
        return held

    @cached_property
    def claimed(self) -> dict[str, list[tuple[int, int]]]:
        """What the entries claim in each paragraph: ``[start, end)``, in characters of the shown text."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for mark in (candidate.mark for candidate in self.ledger if claims(candidate)):
            spans.setdefault(f"{mark.chapter}#{mark.block}", []).append((mark.start, mark.end))
        return spans

    @cached_property
    def passed(self) -> dict[str, list[Mark]]:
        """The places where an entry's surface stands and isn't the entry, by its id."""
        places: dict[str, list[Mark]] = {}
        for mark in (candidate.mark for candidate in self.ledger if not claims(candidate)):
            places.setdefault(mark.term, []).append(mark)
        return places

    @cached_property
    def lost(self) -> frozenset[str]:
        """Paragraphs that the lock has and the text hasn't any more."""
        return frozenset(self.waiting) - self.paragraphs.keys()

    @cached_property
    def article(self) -> re.Pattern[str]:
        """How an entry names an article of the page: 赤峰一文, 松原文中, 赤峰、松原两文."""
        names = "|".join(re.escape(chapter.name) for chapter in self.edition.chapters)
        return re.compile(f"(?:{names})[^，。；“”]{{0,6}}?[文篇]")


def claims(candidate: Candidate) -> bool:
    """Whether a place is its entry's, marked or inside a longer mark."""
    return candidate.marked or candidate.nested


def outer_marks(text: str) -> str:
    """A text with outer quotation marks in place of nested ones: 战‘疫’ → 战“疫”."""
    return text.replace("‘", "“").replace("’", "”")


def holds(place: str, term: Term, evidence: Evidence) -> bool:
    """Whether a surface of the entry stands in a headline, title or heading, outside the phrases of ``not_in``."""
    for line in map(narrow, evidence.headings.get(place, ())):
        for phrase in term.not_in:
            line = line.replace(narrow(phrase), "\n")
        if any(narrow(surface) in line for surface in term.surfaces):
            return True
    return False


def _page_lines(edition: Edition) -> tuple[str, ...]:
    page = edition.page
    return (one_line(edition.headline), *edition.headline, edition.credit, page.paper, page.masthead.text)


def _chapter_lines(chapter: Chapter) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield chapter.id, (one_line(chapter.title), *chapter.title, chapter.byline)
    for item in chapter.items:
        if item.is_heading:
            yield f"{chapter.id}#{item.id}", (one_line(item.parts), *item.parts)
