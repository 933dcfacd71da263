"""本章生词表: the entries of a chapter in the order in which they first occur, with pinyin and English, for print."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Mark, Term
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """A page per chapter that has entries."""
    for chapter in book.edition.chapters:
        rows = list(first_marks(book, chapter))
        if rows:
            words = f"{chapter.name}一章的词语，按出现先后，附拼音和英文，供打印。"
            front = Front("wordlist", f"{chapter.name}生词表", words, "navigation, toc", found=False)
            address = addresses.wordlist(chapter.id)
            whole = addresses.whole(book.site, addresses.chapter(chapter.id))
            yield (
                addresses.source(address),
                fill("wordlist.md.j2", book=book, front=front, chapter=chapter, rows=rows, here=address, whole=whole),
            )


def first_marks(book: Book, chapter: Chapter) -> Iterator[tuple[Term, Mark]]:
    """The chapter's entries, each with its first mark there."""
    terms = {term.id: term for term in book.terms}
    seen = set()
    for mark in book.marks:
        if mark.chapter == chapter.id and mark.term not in seen:
            seen.add(mark.term)
            yield terms[mark.term], mark
