"""The article as text: a chapter as clean Markdown and with the paragraphs' numbers, for people and for programs that
read text; ``llms.txt`` names the files.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.exports.fill import fill
from edition.model import Chapter


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Two files per chapter, the glossary as Markdown, and ``llms.txt``."""
    values = {"book": book, "edition": book.edition}
    for chapter in book.edition.chapters:
        source = source_line(book, chapter)
        for ending in ("md", "txt"):
            made = fill(f"chapter.{ending}.j2", chapter=chapter, source=source, **values)
            yield addresses.download(f"{chapter.id}.{ending}"), made
    if book.terms:
        yield addresses.download("glossary.md"), fill("glossary.md.j2", **values)
    yield addresses.LLMS, fill("llms.txt.j2", **values)


def source_line(book: Book, chapter: Chapter) -> str:
    """Where a chapter comes from, as the first style cites it."""
    return "".join(part.text for part in book.citations[chapter.id].rows[0].parts)
