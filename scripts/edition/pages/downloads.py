"""下载: the edition to take along, each file with its size and what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page of downloads."""
    words = "把本版带走：电子书、PDF、离线版、纯文本，和供研究、供程序使用的数据。"
    front = Front("downloads", addresses.NAMES[addresses.DOWNLOADS], words)
    sizes = {path: f"{size / 1024:.0f} KB" if size >= 1024 else f"{size} B" for path, size in book.sizes.items()}
    yield (
        addresses.source(addresses.DOWNLOADS),
        fill("downloads.md.j2", book=book, edition=book.edition, front=front, sizes=sizes),
    )
