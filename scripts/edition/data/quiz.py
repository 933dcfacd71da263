"""``assets/data/quiz.js``: the questions for the page 自测, as a script: a page from disk may load nothing else.

An entry's question is told by places in the list of terms, so that no definition stands there twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from edition.book import Book
from edition.model import Question


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The data, where there are questions."""
    if book.questions:
        data = msgspec.json.encode(quiz(book)).decode().replace("<", "\\u003c")
        yield "assets/data/quiz.js", f'"use strict";\nglobalThis.edQuizData = {data};\n'


def quiz(book: Book) -> dict[str, object]:
    """``chapters``: id and name. ``terms``: id, headword, pinyin, English, kind, definition, first paragraph.
    ``text``: the editor's questions, their keys those of ``Question``. ``entries``: kind of the question, its options
    as places in ``terms``, the place of the right one.
    """
    by_text = {  # what an option shows, and whose it is
        "name": {term.headword: i for i, term in enumerate(book.terms)},
        "meaning": {term.short: i for i, term in enumerate(book.terms)},
    }
    return {
        "chapters": [[chapter.id, chapter.name] for chapter in book.edition.chapters],
        "terms": [[t.id, t.headword, t.pinyin, t.en, t.kind, t.short, next(iter(t.refs), "")] for t in book.terms],
        "text": [_text(each) for each in book.questions if each.kind == "text"],
        "entries": [
            [each.kind, [by_text[each.kind][option] for option in each.options], each.answer]
            for each in book.questions
            if each.term
        ],
    }


def _text(question: Question) -> dict[str, object]:
    keys = ("id", "chapter", "stem", "options", "answer", "ref", "quote", "note")
    return {key: getattr(question, key) for key in keys}
