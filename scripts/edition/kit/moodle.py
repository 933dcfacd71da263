"""The glossary as Moodle imports it (mod/glossary/import.php): all entries, linked in the course's pages by Moodle.

An entry whose surface stands for it in some places only (``not_in``, ``only_in``) isn't linked: Moodle knows no places.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.kit.fill import fill
from edition.kit.words import Words

FILE = addresses.kit_file("glossary-moodle.xml")


def files(book: Book) -> Iterator[tuple[str, str]]:
    """One file, to be imported as a new glossary."""
    if book.terms:
        words = Words(book)
        definitions = {
            term.id: fill("definition.html.j2", term=term, words=words, address=words.whole(addresses.term(term.id)))
            for term in book.terms
        }
        yield FILE, fill("glossary.xml.j2", book=book, words=words, definitions=definitions)
