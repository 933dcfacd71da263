"""What a handout, a slide or a course's outline takes of a chapter: little of its text, and all of its addresses.

By rule: a section's key sentence is the first of its first paragraph; its figures are the clauses that have one; its
terms are those that occur first in it, the rarest of the page before the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Item, Kind, Term

FIGURES, TERMS = 4, 6  # at most so many per section
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")
_CLAUSE = re.compile(r"[^，；。：]+")
_FIGURE = re.compile(r"\d[\d.]*[十百千万亿]*[多余]?[%％个名支项种人元家张条类次栋]|\d[\d.]*[十百千万亿]")
CLAUSE = 50  # characters of a clause that fits on a slide


@dataclass(frozen=True)
class Cutting:
    """Words of a paragraph, letter for letter, and the paragraph's id."""

    text: str
    block: str


@dataclass(frozen=True)
class Section:
    """A section of a chapter; what stands before the first heading has no id and no title of its own."""

    id: str
    title: str
    address: str
    sentence: Cutting
    figures: tuple[Cutting, ...]
    terms: tuple[Term, ...]
    paragraphs: tuple[Item, ...]


class Outline:
    """Cuts the chapters of one book."""

    def __init__(self, book: Book) -> None:
        self.terms = {term.id: term for term in book.terms}
        self.marks = book.marks
        self.counts = Counter(mark.term for mark in book.marks)

    def sections(self, chapter: Chapter) -> list[Section]:
        """A chapter's sections, in order."""
        firsts: dict[str, str] = {}
        for mark in self.marks:
            if mark.chapter == chapter.id:
                firsts.setdefault(mark.term, mark.block)
        return [self._section(chapter, head, items, firsts) for head, items in _parts(chapter)]

    def _section(
        self, chapter: Chapter, head: Item | None, items: Sequence[Item], firsts: Mapping[str, str]
    ) -> Section:
        blocks = {item.id for item in items}
        terms = [term for term, block in firsts.items() if block in blocks]
        rare = sorted(terms, key=lambda term: self.counts[term])[:TERMS]
        return Section(
            id=head.id if head else "",
            title=head.text if head else "开篇",
            address=addresses.block(chapter.id, head.id) if head else addresses.chapter(chapter.id),
            sentence=Cutting(first_sentence(items[0].text), items[0].id),
            figures=tuple(figures(items)),
            terms=tuple(self.terms[term] for term in terms if term in rare),
            paragraphs=tuple(items),
        )


def _parts(chapter: Chapter) -> Iterator[tuple[Item | None, list[Item]]]:
    """Each heading with its paragraphs; those before the first have none."""
    parts: list[tuple[Item | None, list[Item]]] = [(None, [])]
    for item in chapter.items:
        if item.kind == Kind.HEADING:
            parts.append((item, []))
        else:
            parts[-1][1].append(item)
    return (part for part in parts if part[1])


def first_sentence(text: str) -> str:
    """A paragraph's first sentence with the quotation marks that close in it."""
    found = _SENTENCE.match(text)
    return found[0] if found else text


def figures(items: Sequence[Item]) -> Iterator[Cutting]:
    """The clauses that have a figure and are short enough, at most ``FIGURES``."""
    found = (
        Cutting(clause.strip(), item.id)
        for item in items
        for clause in _CLAUSE.findall(item.text)
        if len(clause) <= CLAUSE and clause.count("“") == clause.count("”") and _FIGURE.search(clause)
    )
    return islice(found, FIGURES)
