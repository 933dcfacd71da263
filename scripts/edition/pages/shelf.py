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
    """An entry as a page shows it; links, and the lines of its concordance, are Markdown.

    ``here`` are its places in the chapter at whose foot it stands.
    """

    term: Term
    here: Sequence[str] = ()
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
        self.at_heading: dict[str, list[Term]] = {}
        for term in book.terms:
            for place in term.beside:
                self.at_heading.setdefault(place, []).append(term)

    def body(self, chapter: Chapter) -> dict[str, str]:
        """The paragraphs of a chapter in Markdown, by id."""
        marks = {block: list(found) for block, found in groupby(self.in_chapter[chapter.id], attrgetter("block"))}
        return {item.id: markdown.linked(item.text, marks.get(item.id, ())) for item in chapter.items}

    def chapter_entries(self, chapter: Chapter) -> list[Entry]:
        """本章术语: the entries that are linked beside a chapter's headings or occur in it, by first occurrence."""
        places: dict[str, dict[str, None]] = {}
        for place in self._headings(chapter):
            places |= {term.id: {} for term in self.at_heading.get(place, ())}
        for mark in self.in_chapter[chapter.id]:
            places.setdefault(mark.term, {})[mark.block] = None
        return [Entry(self.terms[id], [f"[¶{block[1:]}](#{block})" for block in found]) for id, found in places.items()]

    def _headings(self, chapter: Chapter) -> Iterator[str]:
        yield chapter.id
        yield from (f"{chapter.id}#{item.id}" for item in chapter.items if item.is_heading)

    def beside_headline(self) -> list[Term]:
        """The entries that are linked beside the page's headline."""
        return self.at_heading.get("page", [])

    def beside(self, chapter: Chapter) -> dict[str, list[Term]]:
        """The entries that are linked beside a chapter's title and headings, by place, each at its first one."""
        places: dict[str, list[Term]] = {}
        seen: set[str] = set()
        for place in self._headings(chapter):
            places[place] = [term for term in self.at_heading.get(place, ()) if term.id not in seen]
            seen |= {term.id for term in places[place]}
        return places

    def full_entry(self, term: Term) -> Entry:
        """An entry of the glossary page."""
        refs = [self._link(*ref.split("#")) for ref in term.refs]
        related = [
            f"[{markdown.escape(self.terms[other].headword)}](#{addresses.term_id(other)})"
            for other in term.related
            if other in self.terms
        ]
        return Entry(term, refs=refs, related=related, lines=[self._line(mark) for mark in self.marks.get(term.id, ())])

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
