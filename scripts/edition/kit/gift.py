"""GIFT, the question text of Moodle. https://docs.moodle.org/en/GIFT_format

A blank line ends a question; ``~ = # { } :`` and the backslash are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from edition import addresses
from edition.book import Book
from edition.kit.words import Words
from edition.model import Question

FILE = addresses.kit_file("questions.gift.txt")


def files(book: Book) -> Iterator[tuple[str, str]]:
    """All questions, in a category per chapter for the text and per kind for the entries."""
    if book.questions:
        yield FILE, gift(book)


def gift(book: Book) -> str:
    """The file's text."""
    words = Words(book)
    parts = [f"// {book.edition.name}，{words.imprint}，{words.whole(addresses.HOME)}"]
    for category, questions in groupby(book.questions, lambda question: _category(words, question)):
        parts.append(f"$CATEGORY: {category}")
        parts += (_question(words, question) for question in questions)
    return "\n\n".join(parts) + "\n"


def _category(words: Words, question: Question) -> str:
    name = words.book.edition.name.replace("/", "／")
    if question.kind == "text":
        return f"$course$/top/{name}/正文/{words.chapters[question.chapter].name}"
    return f"$course$/top/{name}/词语/{'释义求词' if question.kind == 'name' else '词求释义'}"


def _question(words: Words, question: Question) -> str:
    options = [f"\t{'=' if i == question.answer else '~'}{escape(text)}" for i, text in enumerate(question.options)]
    lines = [f"::{escape(question.id)}::{escape(question.stem)} {{", *options]
    return "\n".join([*lines, f"\t####{escape(words.explanation(question))}", "}"])


def escape(text: str) -> str:
    """Text in which nothing acts."""
    return re.sub(r"[\\~=#{}:]", r"\\\g<0>", text)
