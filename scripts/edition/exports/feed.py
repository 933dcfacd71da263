"""``feed.xml``: an Atom feed (RFC 4287) of versions, corrections and retirements, for courses that link to a place.

The ids don't depend on the site's address: a reader's program knows an entry again after the site has moved.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.exports.fill import fill
from edition.text import iso_date


@dataclass(frozen=True)
class Entry:
    """An entry of the feed: its title, the address that it is about, the ISO date, and what happened."""

    title: str
    address: str
    date: str
    words: str
    id: str


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The one file."""
    entries = sorted(_entries(book), key=lambda entry: entry.date, reverse=True)  # stable: a release before its changes
    updated = entries[0].date if entries else iso_date(book.edition.page.date)
    yield addresses.FEED, fill("feed.xml.j2", book=book, id=_urn(book, "feed"), updated=updated, entries=entries)


def _urn(book: Book, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{book.edition.sha256} {name}").urn


def _entries(book: Book) -> Iterator[Entry]:
    """What has a date: releases, and what ``permalinks.lock`` says of their versions."""
    dates = {release.version: release.date for release in book.edition.releases}
    for release in book.edition.releases:
        id = _urn(book, f"release {release.version}")
        yield Entry(f"数字版{release.version}发布", addresses.ABOUT, release.date, release.note, id)
    for version, title, address, words in _changes(book):
        if version in dates:
            yield Entry(title, address, dates[version], words, _urn(book, f"{version} {title} {words}"))


def _changes(book: Book) -> Iterator[tuple[str, str, str, str]]:
    """Version, title, address and words of each correction and retirement."""
    for address, entry in book.lock.items():
        for correction in entry.corrections:
            words = f"数字版{correction.version}更正，网址不变：{correction.reason}"
            yield correction.version, f"更正 {address}", address, words
        if entry.retired:
            words = f"数字版{entry.retired.version}撤下，现见 {entry.retired.to}：{entry.retired.reason}"
            yield entry.retired.version, f"撤下 {address}", address, words
