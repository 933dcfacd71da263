"""The data of the search: everything that can be found, nothing else, in a form that a script can load."""

from __future__ import annotations

import json
from typing import Any

from edition.book import Book
from edition.data import search
from edition.glossary import in_order


def data(pages: dict[str, str]) -> dict[str, Any]:
    text = pages["assets/data/search.js"]
    assert text.startswith(search.CALL + "(")
    assert text.endswith(")\n")
    found: dict[str, Any] = json.loads(text[len(search.CALL) + 1 : -2])
    return found


def test_every_block_in_reading_order(built: Book, pages: dict[str, str]) -> None:
    found = data(pages)["pages"]
    assert [page[:2] for page in found] == [["", "导读"], *([c.url, c.name] for c in built.edition.chapters)]
    for page, chapter in zip(found[1:], built.edition.chapters, strict=True):
        assert page[2][:2] == [
            ["title", "title", "\n".join(chapter.title)],
            ["title", "byline", f"{chapter.office} {' '.join(who.name for who in chapter.people)}"],
        ]
        assert page[2][2:] == [[item.id, item.kind.value, "\n".join(item.parts)] for item in chapter.items]


def test_every_entry_in_the_order_of_the_glossary(built: Book, pages: dict[str, str]) -> None:
    terms = in_order(built.terms)
    assert [row[0] for row in data(pages)["terms"]] == [term.id for term in terms]
    first = terms[0]
    assert data(pages)["terms"][0] == [
        first.id, first.headword, list(first.aliases), first.pinyin, first.en, first.kind, first.short,
    ]  # fmt: skip


def test_definitions_beyond_the_short_one_are_left_out(built: Book, pages: dict[str, str]) -> None:
    text = pages["assets/data/search.js"]
    assert not any(term.here in text for term in built.terms)


def test_one_line_per_block(built: Book, pages: dict[str, str]) -> None:
    """A change of one paragraph shows as a change of one line."""
    lines = pages["assets/data/search.js"].splitlines()
    for chapter in built.edition.chapters:
        for item in chapter.items:
            row = json.dumps(
                [item.id, item.kind.value, "\n".join(item.parts)], ensure_ascii=False, separators=(",", ":")
            )
            assert row in [line.rstrip(",") for line in lines]
