"""自测: the questions one by one, by script; without it a list with the answers folded."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.pages.fill import fill
from edition.pages.front import Front


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page with the editor's questions, if any; those made from entries come with ``assets/data/quiz.js``."""
    if not book.questions:
        return
    own = [question for question in book.questions if question.kind == "text"]
    groups = [(chapter, [each for each in own if each.chapter == chapter.id]) for chapter in book.edition.chapters]
    front = Front(
        "quiz", addresses.NAMES[addresses.QUIZ], "逐题自测：本版内容和词语，每题注明所据段落。", "navigation, toc"
    )
    yield addresses.source(addresses.QUIZ), fill("quiz.md.j2", book=book, front=front, groups=groups)
