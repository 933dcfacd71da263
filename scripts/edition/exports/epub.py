"""The edition as an EPUB 3.3: title page, chapters with notes that pop up where a reader can do it, glossary, about.

The ids of paragraphs, headings and entries are those of the site. No fonts, and no colours besides the reader's own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.exports.fill import fill
from edition.exports.marked import Marked
from edition.exports.packed import packed
from edition.model import Kind
from edition.text import iso_date

NAME = "edition.epub"
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
 <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    parts = {f"EPUB/{name}": text for name, text in _parts(book)}
    wrapped = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    yield addresses.download(NAME), packed((wrapped | parts).items())


def identifier(book: Book) -> str:
    """What all versions of this book have in common: the export that it was made from."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{book.edition.sha256}").urn


def _parts(book: Book) -> Iterator[tuple[str, str]]:
    edition, marked = book.edition, Marked(book)
    values = {"book": book, "edition": edition, "Kind": Kind}
    released = edition.released or iso_date(edition.page.date)
    yield "package.opf", fill("epub/package.opf.j2", identifier=identifier(book), released=released, **values)
    yield "nav.xhtml", fill("epub/nav.xhtml.j2", **values)
    yield "style.css", fill("epub/style.css.j2")
    yield "title.xhtml", fill("epub/title.xhtml.j2", **values)
    for chapter in edition.chapters:
        runs = {id: found for (_, id), found in marked.runs([chapter]).items()}
        entries = marked.entries(chapter)
        numbers = {term.id: number for number, term in enumerate(entries, 1)}
        page = {"chapter": chapter, "runs": runs, "entries": entries, "numbers": numbers}
        yield f"{chapter.id}.xhtml", fill("epub/chapter.xhtml.j2", **page, **values)
    if book.terms:
        names = {chapter.id: chapter.name for chapter in edition.chapters}
        yield "glossary.xhtml", fill("epub/glossary.xhtml.j2", names=names, headwords=_headwords(book), **values)
    yield "about.xhtml", fill("epub/about.xhtml.j2", **values)


def _headwords(book: Book) -> dict[str, str]:
    return {term.id: term.headword for term in book.terms}
