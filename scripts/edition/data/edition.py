"""``assets/data/edition.json``: the edition as data, for the site's own scripts and for anyone; and its JSON Schema.

The classes are the form of the file: what is written and what the schema says come from them. They are a contract
(ARCHITECTURE.md): a change of the form is a breaking change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from edition import addresses
from edition.book import Book
from edition.model import HEADINGS, TEXTS, Chapter, Edition, Item, Term
from edition.text import digest, plain_blanks

SCHEMA: Literal[1] = 1

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Meta(ge=0)]


class Table(msgspec.Struct, forbid_unknown_fields=True):
    """An object of the file: all its keys are there, and no other."""


class Source(Table):
    """The newspaper page as exported, with plain blanks and without marks; sha256 is that of the export."""

    paper: str
    date: Annotated[str, Meta(description="As printed: 2020年05月18日.")]
    weekday: str
    page: Annotated[str, Meta(description="The 版次: 08; empty where there is none.")]
    headline: str
    credit: str
    sha256: Sha256


class Block(Table):
    """A heading or a paragraph. ``text`` is what the edition shows, ``lines`` are the lines of the export."""

    id: Annotated[str, Meta(pattern="^[sp][0-9]+$", description="The fragment of its address: p1, s1.")]
    kind: Annotated[str, Meta(pattern=f"^({'|'.join(sorted(HEADINGS | TEXTS))})$")]
    lines: list[str]
    text: str
    source_lines: Annotated[list[Count], Meta(description="The lines' numbers in the export, from 1.")]
    sha256: Annotated[Sha256, Meta(description="The hash of ``text`` in UTF-8.")]


class ChapterTable(Table):
    """A chapter; ``title`` and ``byline`` are as exported."""

    id: str
    title: str
    byline: str
    url: Annotated[str, Meta(description="Relative to the site's root.")]
    blocks: list[Block]


class Occurrence(Table):
    """Where an entry's expression stands: ``[start, end)`` counts characters (code points) of the block's text."""

    chapter: str
    block: str
    start: Count
    end: Count


class TermTable(Table):
    """An entry of the glossary, the editors' work."""

    id: str
    headword: str
    aliases: list[str]
    includes: Annotated[list[str], Meta(description="Surfaces that name a member or a part of the headword.")]
    pinyin: str
    en: str
    kind: str
    short: str
    url: Annotated[str, Meta(description="Relative to the site's root.")]
    occurrences: list[Occurrence]


class EditionTable(Table):
    """A digital edition of a newspaper page."""

    schema: Literal[1]
    source: Source
    chapters: list[ChapterTable]
    terms: list[TermTable]


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The file, by its path under the site's root."""
    yield "assets/data/edition.json", edition_json(book)


def schema_files(_: Book) -> Iterator[tuple[str, str]]:
    """The file's JSON Schema (2020-12), by its path under the site's root."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(EditionTable)}
    yield "assets/data/edition.schema.json", _written(schema)


def edition_json(book: Book) -> str:
    """The edition as JSON."""
    found: dict[str, list[Occurrence]] = {}
    for mark in book.marks:
        found.setdefault(mark.term, []).append(Occurrence(mark.chapter, mark.block, mark.start, mark.end))
    chapters = [_chapter(chapter) for chapter in book.edition.chapters]
    terms = [_term(term, found) for term in book.terms]
    return _written(EditionTable(SCHEMA, _source(book.edition), chapters, terms))


def _written(data: object) -> str:
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _source(edition: Edition) -> Source:
    page = edition.page
    return Source(
        paper=page.paper,
        date=page.date,
        weekday=page.weekday,
        page=edition.number,
        headline=plain_blanks(" ".join(line.text for line in page.headline)),
        credit=plain_blanks(page.credit),
        sha256=edition.sha256,
    )


def _chapter(chapter: Chapter) -> ChapterTable:
    raw = chapter.raw
    title = " ".join(line.text for line in raw.title) or " ".join(chapter.title)
    byline = plain_blanks(raw.byline.unmarked) if raw.byline else ""
    return ChapterTable(chapter.id, plain_blanks(title), byline, chapter.url, [_block(item) for item in chapter.items])


def _block(item: Item) -> Block:
    return Block(
        id=item.id,
        kind=item.kind.value,
        lines=[line.text for line in item.lines],
        text=item.text,
        source_lines=[line.number for line in item.lines],
        sha256=digest(item.text),
    )


def _term(term: Term, found: Mapping[str, list[Occurrence]]) -> TermTable:
    return TermTable(
        id=term.id,
        headword=term.headword,
        aliases=list(term.aliases),
        includes=list(term.includes),
        pinyin=term.pinyin,
        en=term.en,
        kind=term.kind,
        short=term.short,
        url=addresses.term(term.id).removeprefix("/"),
        occurrences=found.get(term.id, []),
    )
