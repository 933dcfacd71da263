"""The entries with their occurrences, looked up from two sides: by chapter and by entry. Links are Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Mark, Term
from edition.pages import markdown

CONTEXT = 16  # characters on each side of an occurrence in the glossary


@dataclass(frozen=True)
class Entry:
    """An entry as a page shows it; links, and the lines of its concordance, are Markdown."""

    term: Term
    here: Sequence[str] = ()
    elsewhere: Sequence[str] = ()
    refs: Sequence[str] = ()
    related: Sequence[str] = ()
    lines: Sequence[str] = ()


class Shelf:
    """Looks up entries and their marks; marks come in reading order."""

    def __init__(self, book: Book) -> None:
        self.terms = {term.id: term for term in book.terms}
        self.names = {chapter.id: markdown.escape(chapter.name) for chapter in book.edition.chapters}
        self.texts = {(each.id, item.id): item.text for each in book.edition.chapters for item in each.items}
        self.marks: dict[str, list[Mark]] = {}
        self.in_chapter: dict[str, list[Mark]] = {id: [] for id in self.names}
        for mark in book.marks:
            self.marks.setdefault(mark.term, []).append(mark)
            self.in_chapter[mark.chapter].append(mark)

    def body(self, chapter: Chapter) -> dict[str, str]:
        """The paragraphs of a chapter in Markdown, by id."""
        marks = {block: list(found) for block, found in groupby(self.in_chapter[chapter.id], attrgetter("block"))}
        return {item.id: markdown.linked(item.text, marks.get(item.id, ())) for item in chapter.items}

    def chapter_entries(self, chapter: Chapter) -> list[Entry]:
        """本章术语: the entries that occur in a chapter, by first occurrence."""
        own = dict.fromkeys(mark.term for mark in self.in_chapter[chapter.id])
        return [self._listed(self.terms[term], chapter) for term in own]

    def full_entry(self, term: Term) -> Entry:
        """An entry of the glossary page."""
        refs = [self._link(*ref.split("#")) for ref in term.refs]
        related = [
            f"[{markdown.escape(self.terms[other].headword)}](#{addresses.term_id(other)})"
            for other in term.related
            if other in self.terms
        ]
        return Entry(term, refs=refs, related=related, lines=[self._line(mark) for mark in self.marks.get(term.id, ())])

    def _listed(self, term: Term, chapter: Chapter) -> Entry:
        blocks: dict[str, dict[str, None]] = {}
        for mark in self.marks[term.id]:
            blocks.setdefault(mark.chapter, {})[mark.block] = None
        here = list(self._places(chapter.id, blocks.pop(chapter.id), chapter.id))
        elsewhere = [
            " ".join([self.names[other], *self._places(other, found, chapter.id)]) for other, found in blocks.items()
        ]
        return Entry(term, here, elsewhere)

    def _places(self, chapter: str, blocks: Sequence[str] | dict[str, None], here: str) -> Iterator[str]:
        """Links to the paragraphs of a chapter, from the chapter ``here``."""
        for block in blocks:
            yield f"[¶{block[1:]}]({addresses.href(addresses.block(chapter, block), addresses.chapter(here))})"

    def _link(self, chapter: str, block: str) -> str:
        return f"[{self.names[chapter]}\u00a0¶{block[1:]}]({addresses.href(addresses.block(chapter, block))})"

    def _line(self, mark: Mark) -> str:
        """A line of an entry's concordance: a link to the place, and the words around."""
        text = self.texts[mark.chapter, mark.block]
        low, high = max(0, mark.start - CONTEXT), min(len(text), mark.end + CONTEXT)
        before = ("…" if low > 0 else "") + markdown.escape(text[low : mark.start])
        after = markdown.escape(text[mark.end : high]) + ("…" if high < len(text) else "")
        words = markdown.escape(text[mark.start : mark.end])
        return f"{self._link(mark.chapter, mark.block)} {before}**{words}**{after}"
