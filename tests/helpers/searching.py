"""What a search must find, said in plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edition.model import Edition

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xA0: " ", 0x3000: " "}
HAN = r"[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u9fff\uff01-\uff5e]"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, title or byline as a reader sees it, and where a result leads."""

    place: str
    text: str


def blocks(edition: Edition) -> list[Block]:
    """Everything that can be found, in reading order."""
    return list(_blocks(edition))


def _blocks(edition: Edition) -> Iterator[Block]:
    yield Block("#title", " ".join(edition.headline))
    if edition.credit:
        yield Block("#title", edition.credit)
    for chapter in edition.chapters:
        if chapter.raw.title:
            yield Block(f"{chapter.url}#title", " ".join(chapter.title))
        if chapter.byline:
            yield Block(f"{chapter.url}#title", chapter.byline)
        for item in chapter.items:
            yield Block(f"{chapter.url}#{item.id}", item.text)


def plain(text: str) -> str:
    """Widths and cases don't count, nor do blanks inside Chinese text."""
    return re.sub(rf"(?<={HAN})\s+(?={HAN})", "", text).translate(WIDE).lower()


def expected(found_in: Iterable[Block], query: str) -> set[str]:
    """The places of all blocks that contain every word of a query."""
    words = [plain(word) for word in query.split()]
    return {block.place for block in found_in if all(word in plain(block.text) for word in words)}
