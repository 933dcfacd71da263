"""The pages that show a paragraph or an entry in a frame of a course's page; they are made with the site."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Edition
from edition.pages import retired
from edition.pages.fill import fill
from edition.text import page_label


def files(book: Book) -> Iterator[tuple[str, str]]:
    """One page per paragraph, per entry, and per retired one of these."""
    for chapter in book.edition.chapters:
        source = _source(book.edition, chapter)
        for item in chapter.items:
            if not item.is_heading:
                address = addresses.block(chapter.id, item.id)
                yield _embed(book, address, "embed-paragraph.html.j2", chapter=chapter, source=source, item=item)
    for term in book.terms:
        yield _embed(book, addresses.term(term.id), "embed-term.html.j2", term=term)
    for address, retirement in book.gone.items():
        if addresses.embed(address):
            yield _embed(book, address, "embed-gone.html.j2", entry=retired.gone(book, address, retirement))


def _embed(book: Book, address: str, template: str, **values: object) -> tuple[str, str]:
    return addresses.embed(address).removeprefix("/"), fill(template, edition=book.edition, **values)


def _source(edition: Edition, chapter: Chapter) -> str:
    """Whose words a chapter's are, and where they were printed."""
    people = "、".join(chapter.authors)
    title = " ".join(chapter.title)
    names = f"{people}：" if people else ""
    return f"{names}{title}。《{edition.page.paper}》{edition.page.date}{page_label(edition.number)}"
