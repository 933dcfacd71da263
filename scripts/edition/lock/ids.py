"""Ids follow the text: a block whose text is frozen keeps its id wherever it moves; a new one gets the next number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from edition import addresses
from edition.lock.text import DIGITS, Lock
from edition.model import HEADINGS, TEXTS, Edition, Page, Term
from edition.text import digest


def give_ids(letter: str, texts: Sequence[str], page: str, lock: Lock) -> list[str]:
    """Ids for a chapter's headings (``s``) or paragraphs (``p``), in their order.

    A text frozen under an address of this page keeps it; where a text occurs twice, in the order of the numbers. The
    others get the numbers that were never given, ascending; the number of a retired address was given.
    """
    prefix = f"{page}#{letter}"
    numbers = {_number(address, prefix): entry for address, entry in lock.items() if _number(address, prefix)}
    free: dict[str, list[int]] = {}
    for number, entry in sorted(numbers.items(), key=lambda item: item[0]):
        if not entry.retired:
            free.setdefault(entry.hash, []).append(number)
    following = max(numbers, default=0)
    ids = []
    for text in texts:
        known = free.get(digest(text)[:DIGITS])
        if known:
            ids.append(f"{letter}{known.pop(0)}")
        else:
            following += 1
            ids.append(f"{letter}{following}")
    return ids


def _number(address: str, prefix: str) -> int:
    """The number in an address with this prefix, 0 for other addresses."""
    rest = address.removeprefix(prefix)
    return int(rest) if rest != address and re.fullmatch("[0-9]+", rest) else 0


def number(page: Page, shown: Mapping[int, str], chapters: Sequence[str], lock: Lock) -> dict[int, str]:
    """Ids for all headings and paragraphs, by the number of a block's first line.

    ``shown`` maps line numbers to texts as shown; ``chapters`` are the chapters' ids, in order.
    """
    ids: dict[int, str] = {}
    for name, chapter in zip(chapters, page.chapters, strict=True):
        for letter, kinds in (("s", HEADINGS), ("p", TEXTS)):
            blocks = [block for block in chapter.blocks if block.kind in kinds]
            texts = [" ".join(shown[line.number] for line in block.lines) for block in blocks]
            given = give_ids(letter, texts, f"/{name}/", lock)
            ids |= {block.lines[0].number: id for block, id in zip(blocks, given, strict=True)}
    return ids


def texts_of(edition: Edition, terms: Sequence[Term], more: Sequence[str] = ()) -> dict[str, str]:
    """Every public address of an edition and what stands there: a page's title, a block's text, an entry's headword
    (its definition may be corrected). ``more`` are the addresses of pages that not every edition has.
    """
    found = {addresses.HOME: " ".join(edition.headline)}
    own = (addresses.ABOUT, addresses.TEACHING, addresses.DOWNLOADS, addresses.WORKSHEET)
    found |= {address: addresses.NAMES[address] for address in own}
    for chapter in edition.chapters:
        found[addresses.chapter(chapter.id)] = " ".join(chapter.title)
        for item in chapter.items:
            found[addresses.block(chapter.id, item.id)] = item.text
    found[addresses.SEARCH] = addresses.NAMES[addresses.SEARCH]
    if terms:
        found[addresses.GLOSSARY] = addresses.NAMES[addresses.GLOSSARY]
    found |= {address: addresses.NAMES[address] for address in more}
    for term in sorted(terms, key=lambda term: term.id):
        found[addresses.term(term.id)] = term.headword
    return found


def addresses_of(texts: Mapping[str, str]) -> dict[str, str]:
    """The hashes, 64 hex digits each, of the texts at all addresses."""
    return {address: digest(text) for address, text in texts.items()}
