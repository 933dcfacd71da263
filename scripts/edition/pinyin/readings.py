"""``assets/data/readings/CHAPTER.js``: how a chapter's paragraphs are read, for the pinyin above the text.

A script, for a page from disk may load nothing else: a paragraph's id, and a syllable for each of its Chinese
characters. It is loaded where a reader asks for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from edition import addresses
from edition.book import Book
from edition.pinyin import aloud


def files(book: Book) -> Iterator[tuple[str, str]]:
    """A file per chapter."""
    read = readings(book)
    for chapter in book.edition.chapters:
        data = msgspec.json.encode(read[chapter.id]).decode().replace("<", "\\u003c")
        yield addresses.readings(chapter.id), f'"use strict";\nglobalThis.edReadings = {data};\n'


def readings(book: Book) -> dict[str, dict[str, str]]:
    """The syllables by chapter and paragraph, with blanks between."""
    terms = {term.id: term for term in book.terms}
    marks = defaultdict(list)
    for mark in book.marks:
        marks[mark.chapter, mark.block].append((mark.start, mark.end, terms[mark.term]))
    file = book.matter.readings
    exceptions = {each.words: each.pinyin for each in file.reading} if file else {}
    found: dict[str, dict[str, str]] = {}
    for chapter in book.edition.chapters:
        found[chapter.id] = {}
        for item in chapter.items:
            if not item.is_heading:
                spelled = [
                    (start, term.headword, term.pinyin)
                    for start, end, term in marks[chapter.id, item.id]
                    if item.text[start:end] == term.headword  # an alias has no pinyin of its own
                ]
                found[chapter.id][item.id] = " ".join(aloud.syllables(item.text, exceptions, spelled))
    return found
