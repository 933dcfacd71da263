"""The article's paragraphs cut at the marks of the glossary, and the entries by their first occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from edition.book import Book
from edition.model import Chapter, Item, Mark, Term


class Run(NamedTuple):
    """A piece of a paragraph: its text, the entry that it stands for (if any), and whether that is the entry's first
    occurrence in the text so far.
    """

    text: str
    term: Term | None = None
    first: bool = False


class Marked:
    """Looks up what of a book's paragraphs is marked, in reading order."""

    def __init__(self, book: Book) -> None:
        self.terms = {term.id: term for term in book.terms}
        self.marks: dict[tuple[str, str], list[Mark]] = {}
        for mark in book.marks:
            self.marks.setdefault((mark.chapter, mark.block), []).append(mark)

    def runs(self, chapters: Iterable[Chapter]) -> dict[tuple[str, str], list[Run]]:
        """The blocks of some chapters, cut, by chapter and block; the chapters count as one text."""
        seen: set[str] = set()
        return {
            (chapter.id, item.id): list(self._cut(item, self.marks.get((chapter.id, item.id), ()), seen))
            for chapter in chapters
            for item in chapter.items
        }

    def entries(self, chapter: Chapter) -> list[Term]:
        """The entries that occur in a chapter, by first occurrence."""
        ids = (mark.term for item in chapter.items for mark in self.marks.get((chapter.id, item.id), ()))
        return [self.terms[id] for id in dict.fromkeys(ids)]

    def _cut(self, item: Item, marks: Sequence[Mark], seen: set[str]) -> Iterator[Run]:
        last = 0
        for mark in marks:
            if mark.start > last:
                yield Run(item.text[last : mark.start])
            yield Run(item.text[mark.start : mark.end], self.terms[mark.term], mark.term not in seen)
            seen.add(mark.term)
            last = mark.end
        if last < len(item.text):
            yield Run(item.text[last:])
