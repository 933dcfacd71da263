"""The entries as flash cards for Anki, in two directions.

A note's identity follows from the entry's permanent address under the edition's name: a second import adds none, and a
corrected definition replaces the old one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from zlib import crc32

from edition import addresses
from edition.book import Book
from edition.kit.archive import repacked
from edition.kit.fill import fill
from edition.kit.words import Words
from edition.text import iso_date

FILE = addresses.kit_file("terms.apkg")
FIELDS = ("词", "拼音", "英文", "释义", "本版", "出处")
_FRONT, _BACK = "{{词}}", "{{词}}<br>{{拼音}}<br>{{英文}}<hr>{{释义}}<br><br>{{本版}}<br><br><small>{{出处}}</small>"
_CARDS = (
    {"name": "词 → 释义", "qfmt": _FRONT, "afmt": _BACK},
    {"name": "释义 → 词", "qfmt": "{{释义}}", "afmt": _BACK},
)
_STYLE = ".card { font-size: 20px; line-height: 1.7; text-align: left; }"


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """One package."""
    if book.terms:
        yield FILE, apkg(book)


def apkg(book: Book) -> bytes:
    """The package, byte for byte the same in every build: its clock is the newspaper's date."""
    import genanki

    words, name = Words(book), book.edition.name
    model = genanki.Model(
        crc32(f"{name}/model".encode()),
        f"{name}：术语",
        fields=[{"name": field} for field in FIELDS],
        templates=list(_CARDS),
        css=_STYLE,
    )
    deck = genanki.Deck(crc32(f"{name}/deck".encode()), f"{name}::术语")
    for term in book.terms:
        source = fill("card-source.html.j2", words=words, address=words.whole(addresses.term(term.id)))
        fields = [words.name(term), term.pinyin, term.en, term.short, term.here]
        escaped = [fill("text.j2", text=text) for text in fields]
        guid = genanki.guid_for(name, term.id)
        deck.add_note(genanki.Note(model, [*escaped, source], tags=[term.kind], guid=guid))
    out = io.BytesIO()
    day = datetime.fromisoformat(iso_date(book.edition.page.date)).replace(tzinfo=UTC)
    genanki.Package(deck).write_to_file(out, timestamp=day.timestamp())
    return repacked(out.getvalue())
