"""The proof as a whole: all that a built site must hold, in layers; ARCHITECTURE.md says what each doesn't see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition import addresses
from edition.book import Book
from edition.model import Kind
from edition.proof import content, exports, frame, head, inventory, links, passages, policy
from edition.proof.passages import Fault, Proof
from edition.proof.website import WebPage, css_addresses, pages_of


@dataclass(frozen=True)
class Expected:
    """What a site is held against.

    ``lines`` are the export's lines without those that are accounted for; ``pages`` the pages' Markdown by path;
    ``made`` the files that are made with the site, ``copies`` the files that it holds copies of, by path;
    ``furniture`` is the HTML of the site's own parts in a page's content; ``words`` are the texts that a page's frame
    may have; ``whole`` is what mkdocs.yml says.
    """

    book: Book
    lines: Sequence[str]
    pages: Mapping[str, str]
    made: Mapping[str, bytes]
    copies: Mapping[str, Path]
    furniture: Sequence[str]
    words: frozenset[str]
    whole: head.Site


def prove(expected: Expected, files: Mapping[str, bytes]) -> tuple[list[Fault], Proof]:
    """All faults of a site, by its files, and the figures of the proof."""
    site = pages_of(files, expected.made.keys())
    faults = [
        *_article_faults(expected, site),
        *_address_faults(expected, files, site),
        *_page_faults(expected, site),
        *exports.export_faults(expected.book.edition, expected.book.marks, _downloads(files)),
        *inventory.file_faults(_others(files, expected.pages), {**expected.copies, **expected.made}, site),
    ]
    return faults, _figures(expected, site)


def _article_faults(expected: Expected, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """The article's characters, passages and terms (V01, V02, V07, V08)."""
    edition = expected.book.edition
    yield from passages.text_faults(edition, site)
    yield from passages.ledger_faults(expected.lines, edition, site)
    yield from passages.term_faults(edition, expected.book.marks, site)


def _address_faults(expected: Expected, files: Mapping[str, bytes], site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """Ids, links, what is fetched, the lock (V03–V06, V09)."""
    book = expected.book
    live = {address: entry.hash for address, entry in book.lock.items() if not entry.retired}
    yield from passages.id_faults(site)
    yield from passages.link_faults(site, files.keys())
    yield from _style_faults(files)
    yield from links.address_faults(book.texts, live, site)
    yield from links.gone_faults(book.gone, site)
    yield from links.printed_faults(site)


def _page_faults(expected: Expected, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """Policy, content, head and frame of each page (V10–V12, V14, V15)."""
    for page in site.values():
        yield from (Fault(*row) for row in policy.policy_faults(page.address, page.policies, page.scripts))
        yield from (Fault(*row) for row in policy.inline_faults(page.address, page.inline))
    yield from content.content_faults(expected.pages, site, expected.furniture, expected.whole.permalink)
    yield from head.head_faults(expected.pages, site, expected.whole)
    yield from frame.frame_faults(site, expected.words)


def _style_faults(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """V05 in style sheets."""
    for path, data in files.items():
        for href in css_addresses(data.decode(errors="replace")) if path.endswith(".css") else ():
            if href.startswith(("http:", "https:", "//")):
                yield Fault(f"/{path}", "V05", f"the style sheet fetches {href}", "serve it from the site itself")


def _downloads(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files to download, by path under the site's root."""
    return {path: data for path, data in files.items() if path.startswith(addresses.download(""))}


def _others(files: Mapping[str, bytes], pages: Mapping[str, str]) -> dict[str, bytes]:
    """The files that MkDocs doesn't write from a page's Markdown."""
    addressed = (addresses.of_source(source).removeprefix("/") for source in pages if source.endswith(".md"))
    written = {f"{address}index.html" for address in addressed} | {frame.LOST}
    return {path: data for path, data in files.items() if path not in written}


def _figures(expected: Expected, site: Mapping[str, WebPage]) -> Proof:
    book = expected.book
    kinds = [item.kind for chapter in book.edition.chapters for item in chapter.items]
    return Proof(
        sha256=book.edition.sha256,
        characters=sum(len("".join(line.split())) for line in expected.lines),
        lines=sum(bool(line) for line in expected.lines),
        paragraphs=kinds.count(Kind.PARAGRAPH),
        headings=kinds.count(Kind.HEADING),
        terms=len(book.marks),
        pages=len(site),
        links=sum(len(page.links) for page in site.values()),
        addresses=len(book.lock),
    )
