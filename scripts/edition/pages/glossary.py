"""术语: all entries by kind and pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from edition import addresses
from edition.book import Book
from edition.pages import retired
from edition.pages.fill import fill
from edition.pages.front import Front, glossary_data
from edition.pages.shelf import Shelf
from edition.schema import KINDS
from edition.text import initial


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The glossary's page; without entries it says that there are none yet."""
    shelf, terms = Shelf(book), book.terms
    kinds = [
        (kind, fragment, [shelf.full_entry(term) for term in terms if term.kind == kind])
        for kind, fragment in KINDS.items()
    ]
    initials = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: initial(term.pinyin))]
    yield (
        addresses.source(addresses.GLOSSARY),
        fill(
            "glossary.md.j2",
            book=book,
            front=_front(book),
            kinds=[row for row in kinds if row[2]],
            initials=initials,
            gone=retired.places_of(book, addresses.GLOSSARY),
        ),
    )


def _front(book: Book) -> Front:
    name, count = addresses.NAMES[addresses.GLOSSARY], len(book.terms)
    words = f"本版词语的释义：{count}条，按类别和音序排列。" if count else "本版词语尚未收录。"
    return Front("glossary", name, words, ld=glossary_data(f"{book.edition.name} {name}", book.terms, words))
