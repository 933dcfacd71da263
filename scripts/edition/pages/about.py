"""关于本数字版: where the text comes from, what was changed of it, what happened to its addresses."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.model import Kind, left_out
from edition.pages.fill import fill
from edition.pages.front import Front

# Why a line of the export isn't shown, for readers.
REASONS = {
    Kind.NAVIGATION: "网页导航",
    Kind.MASTHEAD: "版次和版名",
    Kind.CREDIT: "报名、日期和版次",
    Kind.RULE: "分隔线",
    Kind.REPEAT: "重复的标题",
}


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page about the edition."""
    front = Front("about", addresses.NAMES[addresses.ABOUT], "本数字版的来源、核对结果、编辑规则、版权与勘误方式。")
    lock = book.lock.items()
    corrected = [(address, each) for address, entry in lock for each in entry.corrections if not entry.retired]
    retired = [(address, entry.retired) for address, entry in lock if entry.retired]
    yield (
        addresses.source(addresses.ABOUT),
        fill(
            "about.md.j2",
            book=book,
            edition=book.edition,
            front=front,
            corrected=corrected,
            retired=retired,
            omissions=left_out(book.edition.page),
            reasons=REASONS,
        ),
    )
