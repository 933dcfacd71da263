"""教学使用: how to link and cite, and all addresses, for trainers."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front

LINE = 34  # characters in a line of an embedded page as wide as a text column


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page for trainers."""
    edition = book.edition
    words = "在教学中如何链接和引用本站：各章、各节、各段的固定网址，讲义和嵌入代码。"
    front = Front("teaching", addresses.NAMES[addresses.TEACHING], words, "navigation")
    groups = [
        (chapter, [link for link in book.links if link.address.startswith(addresses.chapter(chapter.id))])
        for chapter in edition.chapters
    ]
    wordlists = {addresses.wordlist(mark.chapter) for mark in book.marks}
    heights = {address: height(text) for address, text in book.texts.items()}
    yield (
        addresses.source(addresses.TEACHING),
        fill(
            "teaching.md.j2",
            book=book,
            edition=edition,
            front=front,
            groups=groups,
            heights=heights,
            wordlists=wordlists,
        ),
    )


def height(text: str) -> int:
    """Pixels that a text needs to be seen whole in an embedded page of a text column's width."""
    lines = -(-len(text) // LINE)
    return 120 + 31 * lines
