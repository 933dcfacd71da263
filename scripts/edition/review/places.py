"""The texts of the article by the places that the editor names, and what a quotation from them must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from edition.model import Edition, Kind
from edition.problems import Key, Places, Problem
from edition.text import NUMERAL, squeeze

QUOTATION = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")  # one that quotes in its turn counts as a whole
HEADLINE = "page"
SEE = "see the paragraph numbers in the chapter"


class Texts:
    """What stands where: ``chifeng#p2`` a paragraph, ``chifeng#s1`` a heading, ``chifeng`` a title with its byline,
    ``page`` the headline with the credit.
    """

    def __init__(self, edition: Edition) -> None:
        self.names = {chapter.id: chapter.name for chapter in edition.chapters}
        self.paragraphs = {
            f"{chapter.id}#{item.id}": item.text
            for chapter in edition.chapters
            for item in chapter.items
            if item.kind == Kind.PARAGRAPH
        }
        self._edition = edition

    @cached_property
    def _all(self) -> dict[str, str]:
        found = {HEADLINE: " ".join([*self._edition.headline, self._edition.credit])}
        for chapter in self._edition.chapters:
            found[chapter.id] = " ".join([*chapter.title, chapter.byline])
            found |= {f"{chapter.id}#{item.id}": item.text for item in chapter.items}
        return found

    def at(self, place: str) -> str | None:
        """The text at a place; None where there is none."""
        return self._all.get(place)

    def whole(self, chapter: str) -> str:
        """All that a chapter says: title, byline, headings, paragraphs, a line each."""
        return "\n".join(text for place, text in self._all.items() if place.partition("#")[0] == chapter)


def missing(places: Iterable[str], texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    """Places that aren't there."""
    for place in places:
        if texts.at(place) is None:
            yield at.problem(key, f"there is no {place}", SEE)


def quoted(words: str, place: str, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    """Words that their place must have, letter for letter."""
    text = texts.at(place)
    if text is None:
        yield at.problem(key, f"there is no {place}", SEE)
    elif words not in text:
        yield at.problem(key, f"{place} doesn't hold “{words}”", "copy the words as the edition shows them")


def prose_problems(prose: str, places: Iterable[str], texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    """Quotations and figures in the editor's prose that none of its places has.

    Figures are numerals in digits; a quotation may break off inside (……).
    """
    sources = [squeeze(text) for text in map(texts.at, places) if text is not None]
    for quotation in QUOTATION.findall(prose):
        for piece in quotation.split("……"):
            words = squeeze(piece).rstrip("，。；")
            if not any(words in source for source in sources):
                yield at.problem(
                    key, f"no place in `refs` holds “{words}”", "quote it letter by letter, or add its place"
                )
    for figure in figures_of(prose):
        if not any(figure in figures_of(source) for source in sources):
            yield at.problem(key, f"no place in `refs` has the figure {figure}", "correct it, or add its place")


def figures_of(text: str) -> list[str]:
    """The numerals in digits of a text: 1100, 2.3万, 97%."""
    return [found for found in NUMERAL.findall(text) if found[0].isdigit()]
