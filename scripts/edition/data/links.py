"""``assets/data/links.csv`` and ``links.json``: every address that a course may use."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from edition import addresses
from edition.book import Book
from edition.model import Link

SCHEMA = 1
COLUMNS = ("kind", "chapter", "label", "words", "address", "embed", "url")


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The addresses of chapters, sections, paragraphs and terms as a table and as JSON, by path under the site's root.

    The table begins with a BOM, or Excel garbles it. The JSON is a contract like edition.json.
    """
    rows = [_row(link, book.site) for link in book.links]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    yield "assets/data/links.csv", "\ufeff" + out.getvalue()
    data = {"schema": SCHEMA, "site": book.site, "links": [dict(zip(COLUMNS, row, strict=True)) for row in rows]}
    yield "assets/data/links.json", msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _row(link: Link, site: str) -> tuple[str, ...]:
    """A row; ``url`` is the whole address where the site's is known, else empty."""
    url = addresses.whole(site, link.address) if site else ""
    return (link.kind, link.chapter, link.label, link.words, link.address, link.embed, url)
