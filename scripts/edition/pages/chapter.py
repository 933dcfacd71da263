"""The chapters: text with its terms linked, 本章术语, 本章引用."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.model import Chapter
from edition.pages import retired
from edition.pages.fill import fill
from edition.pages.front import Front, article, chapter_data, summary
from edition.pages.shelf import Shelf


def files(book: Book) -> Iterator[tuple[str, str]]:
    """One page per chapter."""
    shelf = Shelf(book)
    chapters = book.edition.chapters
    for before, chapter, after in zip([None, *chapters], chapters, [*chapters[1:], None], strict=False):
        address = addresses.chapter(chapter.id)
        yield (
            addresses.source(address),
            fill(
                "chapter.md.j2",
                book=book,
                edition=book.edition,
                front=_front(book, chapter),
                chapter=chapter,
                before=before,
                after=after,
                address=address,
                entries=shelf.chapter_entries(chapter),
                body=shelf.body(chapter),
                beside=shelf.beside(chapter),
                gone=retired.places_of(book, address),
            ),
        )


def _front(book: Book, chapter: Chapter) -> Front:
    words = summary(next(item.text for item in chapter.items if not item.is_heading))
    data = chapter_data(book.edition, chapter, words)
    return Front("chapter", chapter.name, words, article=article(book.edition, chapter), ld=data)
