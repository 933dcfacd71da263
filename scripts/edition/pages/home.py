"""导读: the newspaper page as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.model import Edition
from edition.pages.fill import fill
from edition.pages.front import Front, article, page_data, summary
from edition.pages.shelf import Shelf
from edition.text import page_label

# What stands in no menu, in the order in which the page and the site's foot link it.
MORE = (
    addresses.COMPARE,
    addresses.FIGURES,
    addresses.INDEX,
    addresses.QUIZ,
    addresses.DOWNLOADS,
    addresses.ENGLISH,
    addresses.ABOUT,
)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The home page."""
    edition = book.edition
    words = summary(_contents(edition))
    front = Front("home", "导读", words, "navigation, toc", article(edition), page_data(edition, words))
    guide = book.matter.guide
    yield (
        "index.md",
        fill(
            "index.md.j2",
            book=book,
            edition=edition,
            front=front,
            beside=Shelf(book).beside_headline(),
            guide=guide,
            openings={opening.chapter: opening.words for opening in guide.opening} if guide else {},
            more=[address for address in MORE if address in book.texts],
        ),
    )


def _contents(edition: Edition) -> str:
    titles = "；".join(" ".join(chapter.title) for chapter in edition.chapters)
    return f"《{edition.page.paper}》{edition.page.date}{page_label(edition.number)}的数字版：{titles}"
