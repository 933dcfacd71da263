"""Retired addresses as their tombstones show them: why, since when, and the way on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.model import Retirement

PLACE = {"p": "第{}段", "s": "第{}节"}


@dataclass(frozen=True)
class Gone:
    """A retired address on its tombstone: its fragment (``title`` for a page) and what it is called; since when, why,
    and the way on: the successor's address and name.
    """

    id: str
    label: str
    version: str
    reason: str
    to: str
    name: str


def gone(book: Book, address: str, retirement: Retirement) -> Gone:
    """A retired address as it is shown."""
    id = addresses.split(address)[1]
    reason = retirement.reason.rstrip("。.")
    return Gone(id or "title", _place(id), retirement.version, reason, retirement.to, _label(book, retirement.to))


def places_of(book: Book, page: str) -> list[Gone]:
    """The retired places of a page, by the page's address."""
    return [gone(book, address, each) for address, each in book.gone.items() if address.startswith(f"{page}#")]


def _place(id: str) -> str:
    """A place's own name, when its text is no more."""
    return PLACE[id[0]].format(id[1:]) if re.fullmatch(r"[ps]\d+", id) else id or "本页"


def _label(book: Book, address: str) -> str:
    """What a link to an address says."""
    link = next((link for link in book.links if link.address == address), None)
    if link is None:
        return addresses.NAMES.get(address, address)
    if link.kind == "term":
        return f"“{link.words}”"
    return link.chapter + ("" if link.kind == "chapter" else f"\u00a0{link.label}")
