"""观察—思考—提问: one sheet of questions for a class that reads the page; it prints on one side of paper."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The sheet."""
    words = "课堂用的问题单：观察、思考、提问，供打印。"
    front = Front("worksheet", addresses.NAMES[addresses.WORKSHEET], words, "navigation, toc")
    address = addresses.whole(book.site, addresses.HOME)
    yield addresses.source(addresses.WORKSHEET), fill("worksheet.md.j2", book=book, front=front, address=address)
