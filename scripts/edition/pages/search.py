"""检索: the field and the concordance are made by script; without it the page says what to do."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page for searching."""
    words = "检索全文、标题和术语，逐行列出每一处及其上下文，可按前后文排列、复制、打印。"
    front = Front("search", addresses.NAMES[addresses.SEARCH], words, "navigation, toc, search")
    yield addresses.source(addresses.SEARCH), fill("search.md.j2", front=front, book=book)
