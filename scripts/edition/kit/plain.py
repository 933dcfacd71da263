"""Questions and words as plain text: the form common in China, Blackboard's, and two columns for any flash cards."""

from __future__ import annotations

from collections.abc import Iterator

from edition import addresses
from edition.book import Book
from edition.kit.words import LETTERS, Words
from edition.model import Question, Term

QUESTIONS, TERMS = addresses.kit_file("questions.txt"), addresses.kit_file("terms.tsv")
AT_ONCE = 500  # records that Blackboard advises for one upload


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The questions as text, for Blackboard in as many files as it takes; the entries in two columns."""
    words = Words(book)
    if book.questions:
        yield QUESTIONS, "\n".join(common(words, number, each) for number, each in enumerate(book.questions, 1))
    for start in range(0, len(book.questions), AT_ONCE):
        path = addresses.kit_file(f"blackboard-{start // AT_ONCE + 1}.txt")
        yield path, "".join(blackboard(words, each) for each in book.questions[start : start + AT_ONCE])
    if book.terms:
        yield TERMS, "".join(row(words, term) for term in book.terms)


def common(words: Words, number: int, question: Question) -> str:
    """A question as most platforms in China take it: 题干, A. …, 答案：, 解析：."""
    options = (f"{LETTERS[i]}. {text}" for i, text in enumerate(question.options))
    last = (f"答案：{LETTERS[question.answer]}", f"解析：{words.explanation(question)}")
    return "\n".join([f"{number}. {question.stem}", *options, *last, ""])


def blackboard(words: Words, question: Question) -> str:
    """A question on one line; the form has no place for an explanation, so that the stem says the source."""
    stem = f"{question.stem}（{words.imprint}，{words.whole(addresses.reference(question.ref))} ）"
    cells = ["MC", stem]
    for i, text in enumerate(question.options):
        cells += [text, "correct" if i == question.answer else "incorrect"]
    return "\t".join(cells) + "\n"


def row(words: Words, term: Term) -> str:
    """An entry: the word, and what the other side of a card says."""
    address = words.whole(addresses.term(term.id))
    return f"{words.name(term)}\t{term.pinyin}｜{term.en}｜{term.short}｜{words.imprint}，{address}\n"
