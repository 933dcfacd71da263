"""Citations of the page, its chapters and the glossary: for the pages to show, and as files to download.

What they say is in ``record.py``, how it is written in ``styles.py`` and ``formats.py``. A paragraph's, a section's or
an entry's citation is that of its chapter or of the glossary with another address (and title): the page's script makes
it so, and the tests hold it to what these modules write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.cite.formats import FORMATS
from edition.cite.record import Record, chapter_record, glossary_record, page_record
from edition.cite.styles import STYLES, Part
from edition.model import Edition, Term

__all__ = ["FOLDER", "Citation", "citations", "files"]

FOLDER = "assets/cite"


@dataclass(frozen=True)
class Row:
    """A citation in one style, as parts; ``in_text`` is empty where the style has only numbers in the text."""

    key: str
    label: str
    parts: tuple[Part, ...]
    in_text: tuple[Part, ...]


@dataclass(frozen=True)
class Download:
    """A citation in one file format; ``path`` is relative to the docs folder."""

    key: str
    label: str
    path: str
    text: str


@dataclass(frozen=True)
class Citation:
    """All the forms of one record."""

    rows: tuple[Row, ...]
    downloads: tuple[Download, ...]


def citations(edition: Edition, terms: Sequence[Term]) -> dict[str, Citation]:
    """The citations by the name of what is cited: ``page``, the chapters' ids, ``glossary`` where there is one."""
    records = {"page": page_record(edition)}
    records |= {chapter.id: chapter_record(edition, chapter) for chapter in edition.chapters}
    records |= {"glossary": glossary_record(edition)} if terms else {}
    return {name: _citation(name, record) for name, record in records.items()}


def _citation(name: str, record: Record) -> Citation:
    rows = (
        Row(style.key, style.label, tuple(style.cite(record)), tuple(style.in_text(record) if style.in_text else ()))
        for style in STYLES
    )
    downloads = (Download(f.key, f.label, f"{FOLDER}/{name}.{f.ending}", f.write(record)) for f in FORMATS)
    return Citation(tuple(rows), tuple(downloads))


def files(cited: Mapping[str, Citation]) -> dict[str, str]:
    """The files to download: {path under the docs folder: text}."""
    return {download.path: download.text for citation in cited.values() for download in citation.downloads}
