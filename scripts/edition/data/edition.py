"""``assets/data/edition.json``: the edition as data, for the site's own scripts and for anyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Item, Term
from edition.text import digest, plain_blanks

SCHEMA = 1


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The file, by its path under the site's root."""
    yield "assets/data/edition.json", edition_json(book)


def edition_json(book: Book) -> str:
    """The edition as JSON (a contract: ARCHITECTURE.md; a change of its form is a breaking change).

    ``title``, ``byline`` and ``headline`` are as exported, without marks and with plain blanks; a block's ``lines`` are
    the source lines, its ``text`` is what the edition shows; offsets of occurrences count characters of ``text``.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for mark in book.marks:
        place = {"chapter": mark.chapter, "block": mark.block, "start": mark.start, "end": mark.end}
        found.setdefault(mark.term, []).append(place)
    edition, page = book.edition, book.edition.page
    data = {
        "schema": SCHEMA,
        "source": {
            "paper": page.paper,
            "date": page.date,
            "weekday": page.weekday,
            "page": edition.number,
            "headline": plain_blanks(" ".join(line.text for line in page.headline)),
            "credit": plain_blanks(page.credit),
            "sha256": edition.sha256,
        },
        "chapters": [_chapter(chapter) for chapter in edition.chapters],
        "terms": [_term(term, found) for term in book.terms],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _chapter(chapter: Chapter) -> dict[str, Any]:
    raw = chapter.raw
    title = " ".join(line.text for line in raw.title) or " ".join(chapter.title)
    return {
        "id": chapter.id,
        "title": plain_blanks(title),
        "byline": plain_blanks(raw.byline.unmarked) if raw.byline else "",
        "url": chapter.url,
        "blocks": [_block(item) for item in chapter.items],
    }


def _block(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "lines": [line.text for line in item.lines],
        "text": item.text,
        "source_lines": [line.number for line in item.lines],
        "sha256": digest(item.text),
    }


def _term(term: Term, found: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {
        "id": term.id,
        "headword": term.headword,
        "aliases": list(term.aliases),
        "includes": list(term.includes),
        "pinyin": term.pinyin,
        "en": term.en,
        "kind": term.kind,
        "short": term.short,
        "url": addresses.term(term.id).removeprefix("/"),
        "occurrences": found.get(term.id, []),
    }
