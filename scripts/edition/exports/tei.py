"""The edition as TEI P5 (https://tei-c.org): the article with its terms, the glossary as a dictionary at the back."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.exports.fill import fill
from edition.exports.marked import Marked

NAME = "tei.xml"
# Which element stands for an occurrence of an entry; what isn't here is a `term`.
ELEMENTS = {"行政区划": "placeName", "地名": "placeName", "机构组织": "orgName", "职务人员": "roleName"}


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The one file."""
    runs = Marked(book).runs(book.edition.chapters)
    ids = {term.id for term in book.terms}
    made = fill("tei.xml.j2", book=book, edition=book.edition, runs=runs, elements=ELEMENTS, ids=ids)
    yield addresses.download(NAME), made
