"""``CITATION.cff`` (https://citation-file-format.github.io): how the edition is cited, at the repository's root."""

from __future__ import annotations

from edition.book import Book
from edition.exports.fill import fill
from edition.text import plain_number


def citation_cff(book: Book) -> str:
    """The file's text, from what edition.toml says."""
    return fill("citation.cff.j2", edition=book.edition, page=plain_number(book.edition.number))
