"""English: what the page is, who writes, a summary of each article, the expressions that matter most, how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front
from edition.text import one_line

STYLES = ("apa", "mla", "chicago")  # those that write in English


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page, where the edition has one."""
    file = book.matter.english
    if not file:
        return
    terms = {term.id: term for term in book.terms}
    cited = book.citations["page"]
    yield (
        addresses.source(addresses.ENGLISH),
        fill(
            "english.md.j2",
            book=book,
            front=Front("english", addresses.NAMES[addresses.ENGLISH], file.description, "navigation, toc"),
            file=file,
            headline=one_line(book.edition.headline),
            titles={chapter.id: one_line(chapter.title) for chapter in book.edition.chapters},
            terms=[terms[id] for id in file.terms],
            cited=replace(cited, rows=tuple(row for row in cited.rows if row.key in STYLES)),
        ),
    )
