"""The tombstones of whole pages that were retired, and of their handouts."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages import retired
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Two pages per retired page: one where it stood, one where its handout stood."""
    front = Front(
        "tombstone", "本页已撤下", "此网址的内容已撤下，本页说明原因和现行网址。", "navigation, toc", found=False
    )
    live = {addresses.chapter(chapter.id) for chapter in book.edition.chapters}
    live |= {addresses.GLOSSARY} if book.terms else set()
    for address, retirement in book.gone.items():
        path, fragment = addresses.split(address)
        if fragment or address in live:
            continue
        entry, places = retired.gone(book, address, retirement), retired.places_of(book, address)
        yield f"{path}index.md", fill("gone.md.j2", front=front, entry=entry, gone=places, here=f"{address}index/")
        handout = f"/handout{address}"
        yield addresses.source(handout), fill("gone.md.j2", front=front, entry=entry, gone=[], here=handout)
