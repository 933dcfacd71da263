"""``assets/data/``: the edition, the ledger and the addresses as data, for the site's own scripts and for anyone."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from edition.model import Candidate, Chapter, Edition, Item, Link, Mark, Term

SCHEMA = 1


def edition_json(edition: Edition, terms: Sequence[Term], marks: Iterable[Mark]) -> str:
    """The edition as JSON (a contract: ARCHITECTURE.md; a change of its form is a breaking change).

    ``title``, ``byline`` and ``headline`` are as exported, without marks and with plain blanks; a block's ``lines`` are
    the source lines, its ``text`` is what the edition shows; offsets of occurrences count characters of ``text``.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for mark in marks:
        place = {"chapter": mark.chapter, "block": mark.block, "start": mark.start, "end": mark.end}
        found.setdefault(mark.term, []).append(place)
    page = edition.page
    data = {
        "schema": SCHEMA,
        "source": {
            "paper": page.paper,
            "date": page.date,
            "weekday": page.weekday,
            "page": edition.number,
            "headline": _plain(" ".join(line.text for line in page.headline)),
            "credit": _plain(page.credit),
            "sha256": edition.sha256,
        },
        "chapters": [_chapter(chapter) for chapter in edition.chapters],
        "terms": [_term(term, found) for term in terms],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _chapter(chapter: Chapter) -> dict[str, Any]:
    raw = chapter.raw
    title = " ".join(line.text for line in raw.title) or " ".join(chapter.title)
    return {
        "id": chapter.id,
        "title": _plain(title),
        "byline": _plain(raw.byline.unmarked) if raw.byline else "",
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
        "sha256": hashlib.sha256(item.text.encode()).hexdigest(),
    }


def _term(term: Term, found: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {
        "id": term.id,
        "headword": term.headword,
        "aliases": list(term.aliases),
        "pinyin": term.pinyin,
        "en": term.en,
        "kind": term.kind,
        "short": term.short,
        "url": f"glossary/#term-{term.id}",
        "occurrences": found.get(term.id, []),
    }


def ledger_csv(ledger: Iterable[Candidate]) -> str:
    """Every candidate for a mark: where, for which entry, whether it was marked, and why not."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["chapter", "block", "start", "end", "surface", "term", "marked", "reason"])
    rows.writerows(
        (chapter, block, start, end, surface, term, "yes" if marked else "no", reason)
        for (chapter, block, start, end, term), surface, marked, reason, _nested in ledger
    )
    return out.getvalue()


LINK_COLUMNS = ("kind", "chapter", "label", "words", "address", "embed", "url")


def _link(link: Link, site: str) -> tuple[str, ...]:
    """A row; ``url`` is the whole address where the site's (``site``, with its slash) is known."""
    url = site + link.address[1:] if site else ""
    return (link.kind, link.chapter, link.label, link.words, link.address, link.embed, url)


def links_csv(links: Iterable[Link], site: str) -> str:
    """The addresses of chapters, sections, paragraphs and terms as a table; with a BOM, or Excel garbles it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(LINK_COLUMNS)
    rows.writerows(_link(link, site) for link in links)
    return "\ufeff" + out.getvalue()


def links_json(links: Iterable[Link], site: str) -> str:
    """The same as JSON (a contract like edition.json)."""
    rows = [dict(zip(LINK_COLUMNS, _link(link, site), strict=True)) for link in links]
    data = {"schema": SCHEMA, "site": site, "links": rows}
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"
