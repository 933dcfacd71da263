"""数字一览: every figure of the article as it writes it, with what it counts and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.matter import FigureRow
from edition.pages.fill import fill
from edition.pages.front import Front
from edition.text import NUMERAL, amount

# Where a clause ends that a figure stands in.
_END = re.compile("[，。；：！？]")


@dataclass(frozen=True)
class Figure:
    """A row of the list: ``order`` is the figure's value, to sort by; before and after are the rest of its clause."""

    row: FigureRow
    chapter: str
    order: float
    before: str
    after: str

    @property
    def paragraph(self) -> str:
        """The number of the paragraph: 6 for chifeng#p6."""
        return self.row.ref.partition("#p")[2]


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page, where the edition has a list of figures."""
    file = book.matter.figures
    if not file:
        return
    name = addresses.NAMES[addresses.FIGURES]
    rows = [figure(book, row) for row in file.figure]
    words = "文中的每一个数字：原文写法、所计对象、归属、所在句子和段落，可排序、筛选、复制。"
    yield (
        addresses.source(addresses.FIGURES),
        fill(
            "figures.md.j2",
            book=book,
            front=Front("figures", name, words, "navigation, toc", found=False),
            note=file.note,
            counted=[each for each in rows if each.row.unit],
            named=[each for each in rows if not each.row.unit],
        ),
    )


def figure(book: Book, row: FigureRow) -> Figure:
    """A figure with its clause."""
    id, _, block = row.ref.partition("#")
    chapter = next(chapter for chapter in book.edition.chapters if chapter.id == id)
    text = next(item.text for item in chapter.items if item.id == block)
    around = row.within or row.value
    start = text.index(around) + around.index(row.value)
    before = _END.split(text[:start])[-1]
    after = _END.split(text[start + len(row.value) :])[0]
    numeral = NUMERAL.search(row.value)
    return Figure(row, chapter.name, amount(numeral[0].rstrip("%")) if numeral else 0.0, before, after)
