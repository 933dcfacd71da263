"""三地对照: the levels as each article lists them, the editor's rows of quotations, the words that articles share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.matter import CellTable, CompareFile
from edition.model import Term
from edition.pages.fill import fill
from edition.pages.front import Front

Places = Mapping[str, Sequence[str]]  # by chapter, the ids of paragraphs in the order of the text


@dataclass(frozen=True)
class Shared:
    """An expression that several articles use: its entry, where it stands, and whether another entry has its name."""

    term: Term
    places: Places
    senses: bool


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page, where the edition has a comparison."""
    file = book.matter.compare
    if not file:
        return
    name = addresses.NAMES[addresses.COMPARE]
    words = "三篇文章并排：各自的四级、牵头者、机制、项目、覆盖范围，格格都是原文；以及三地共用的词语。"
    yield (
        addresses.source(addresses.COMPARE),
        fill(
            "compare.md.j2",
            book=book,
            front=Front("compare", name, words, "navigation, toc", found=False),
            chapters=book.edition.chapters,
            note=file.note,
            ladders=file.ladder,
            rows=rows(file),
            shared=shared(book),
        ),
    )


def rows(file: CompareFile) -> list[tuple[str, dict[str, list[CellTable]]]]:
    """The rows, each with its label and its quotations by chapter."""
    found = []
    for row in file.row:
        cells: dict[str, list[CellTable]] = {}
        for cell in row.cell:
            cells.setdefault(cell.ref.partition("#")[0], []).append(cell)
        found.append((row.label, cells))
    return found


def places(book: Book) -> dict[str, Places]:
    """Where each entry is marked, by its id: per chapter the paragraphs, each once."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for mark in book.marks:
        found.setdefault(mark.term, {}).setdefault(mark.chapter, {})[mark.block] = None
    return {term: {chapter: list(blocks) for chapter, blocks in each.items()} for term, each in found.items()}


def shared(book: Book) -> list[Shared]:
    """The expressions that stand in more than one chapter: those of most chapters first, then in the order of pinyin.

    One name for two things, each in a chapter of its own, is shared too: its entries stand beside each other.
    """
    marked = places(book)
    spread: dict[str, set[str]] = {}
    senses: dict[str, int] = {}
    for term in book.terms:
        spread.setdefault(term.headword, set()).update(marked.get(term.id, {}))
        senses[term.headword] = senses.get(term.headword, 0) + 1
    found = [
        Shared(term, marked[term.id], senses[term.headword] > 1)
        for term in book.terms
        if term.id in marked and len(spread[term.headword]) > 1
    ]
    return sorted(found, key=lambda each: -len(spread[each.term.headword]))
