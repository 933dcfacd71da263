"""The addresses that a course may use, with the words by which a trainer knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition import addresses
from edition.model import Chapter, Edition, Link, Term

WORDS = 24  # characters of a paragraph that name it


def links_of(edition: Edition, terms: Sequence[Term]) -> tuple[Link, ...]:
    """All chapters with their sections and paragraphs in the order of the text, then the terms as they come."""
    return (*(link for chapter in edition.chapters for link in _chapter(chapter)), *map(_term, terms))


def _chapter(chapter: Chapter) -> Iterator[Link]:
    yield Link("chapter", chapter.name, "全章", " ".join(chapter.title), addresses.chapter(chapter.id))
    for item in chapter.items:
        address, number = addresses.block(chapter.id, item.id), item.id[1:]
        if item.is_heading:
            yield Link("section", chapter.name, f"第{number}节", item.text, address)
        else:
            words = first_words(item.text)
            yield Link("paragraph", chapter.name, f"第{number}段", words, address, addresses.embed(address))


def _term(term: Term) -> Link:
    address = addresses.term(term.id)
    return Link("term", "", "词条", term.headword, address, addresses.embed(address))


def first_words(text: str) -> str:
    """A paragraph's beginning."""
    return text if len(text) <= WORDS else text[:WORDS].rstrip("，、：；（“‘《") + "…"
