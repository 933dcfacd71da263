"""Citations of the page, its chapters and the glossary: for the pages to show, and as files to download.

What they say is in ``record.py``, how it is written in ``styles.py`` and ``formats.py``. A paragraph's, a section's or
an entry's citation is that of its chapter or of the glossary with another address (and title): the page's script makes
it so, and the tests hold it to what these modules write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition import addresses
from edition.book import Book, Citation, Download, Row
from edition.cite.formats import FORMATS
from edition.cite.record import Record, chapter_record, glossary_record, page_record
from edition.cite.styles import STYLES
from edition.model import Edition, Term

__all__ = ["citations", "files"]


def citations(edition: Edition, terms: Sequence[Term], site: str = "") -> dict[str, Citation]:
    """The citations by the name of what is cited: ``page``, the chapters' ids, ``glossary`` where there is one."""
    records = {"page": page_record(edition, site)}
    records |= {chapter.id: chapter_record(edition, chapter, site) for chapter in edition.chapters}
    records |= {"glossary": glossary_record(edition, site)} if terms else {}
    return {name: _citation(name, record) for name, record in records.items()}


def _citation(name: str, record: Record) -> Citation:
    rows = (
        Row(style.key, style.label, tuple(style.cite(record)), tuple(style.in_text(record) if style.in_text else ()))
        for style in STYLES
    )
    downloads = (Download(f.key, f.label, addresses.citation_file(name, f.ending), f.write(record)) for f in FORMATS)
    return Citation(tuple(rows), tuple(downloads))


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The files to download, by path under the site's root."""
    for citation in book.citations.values():
        for download in citation.downloads:
            yield download.path, download.text
