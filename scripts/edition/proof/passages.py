"""The article's text in a built site, compared with what the site must hold.

V01 a passage of the article is missing, doubled, changed or out of place · V02 the characters of the export aren't all
there, in order · V03 an id stands twice in a page · V04 a link leads nowhere · V05 a page fetches from another host ·
V06 ``permalinks.lock`` doesn't hold · V07 a term isn't linked, or something else is · V08 a page is missing · V09 a
page made from the article (a handout, an embed) is missing, or its text or its address isn't the article's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from itertools import zip_longest
from urllib.parse import urlsplit

from edition import addresses
from edition.model import HEADINGS, TEXTS, Chapter, Edition, Kind, Mark
from edition.proof.website import Passage, WebPage, hosts, resolve
from edition.text import narrow, page_label, squeeze

BLOCKS = HEADINGS | TEXTS
DATA = "assets/data/proof.json"  # written after the proof, so it needn't exist before
NEAR = 0.6  # likeness from which a passage counts as a changed one, not as a missing and a foreign one


@dataclass(frozen=True)
class Fault:
    """One fault of the site: the page's address and fragment, what is wrong, what to do."""

    place: str
    code: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.what}; {self.fix}"


@dataclass(frozen=True)
class Proof:
    """What was proved, in figures. ``characters`` counts the export's, without blanks, that were found in the pages."""

    sha256: str
    characters: int
    lines: int
    paragraphs: int
    headings: int
    terms: int
    pages: int
    links: int
    addresses: int

    def data(self) -> dict[str, object]:
        """As written to ``assets/data/proof.json``."""
        return {"schema": 1, **asdict(self)}


def expected(edition: Edition) -> dict[str, list[Passage]]:
    """The passages that each page of the article must hold, in order, by the page's address."""
    page = edition.page
    head = [page.paper, page.date, page.weekday, page_label(edition.number)]
    pages = {"": [Passage("masthead", "", ("".join(head),)), *_eyebrow(edition.kicker)]}
    pages[""].append(Passage("headline", "", edition.headline))
    if page.credit:
        pages[""].append(Passage("credit", "", (page.credit,)))
    for chapter in edition.chapters:
        pages[chapter.url] = [*_eyebrow(chapter.kicker), Passage("title", "", chapter.title), *_items(chapter)]
    return pages


def _eyebrow(lines: Sequence[str]) -> Iterator[Passage]:
    """眉题: what stands above a headline or title."""
    if lines:
        yield Passage("kicker", "", ("".join(lines),))


def copies(edition: Edition) -> dict[str, list[Passage]]:
    """The passages of the pages that show the article once more: the handouts."""
    pages = expected(edition)
    return {
        addresses.split(addresses.handout(addresses.chapter(chapter.id)))[0]: pages[chapter.url]
        for chapter in edition.chapters
    }


def _byline(chapter: Chapter) -> Iterator[Passage]:
    if chapter.byline:
        yield Passage("byline", "", (chapter.byline,))


def _items(chapter: Chapter) -> Iterator[Passage]:
    """The blocks, and the byline in its place among them."""
    for i, item in enumerate(chapter.items):
        if i == chapter.byline_at:
            yield from _byline(chapter)
        yield Passage(item.kind.value, item.id, item.parts)


def text_faults(edition: Edition, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V01 and V08: each passage once, in order, on its page, character for character; on the handouts too."""
    for address, wanted in (expected(edition) | copies(edition)).items():
        if address not in site:
            yield Fault(address or "/", "V08", "the page isn't in the site", "run `mkdocs build` again")
            continue
        yield from _compare(address, wanted, site[address].passages)


def _compare(address: str, wanted: Sequence[Passage], found: Sequence[Passage]) -> Iterator[Fault]:
    left, right = list(map(_key, wanted)), list(map(_key, found))
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            for lost, strange in zip_longest(wanted[a:b], found[c:d]):
                yield _difference(address, lost, strange, right)


def _key(passage: Passage) -> tuple[str, str, str]:
    """What must be equal. Bylines, credits and the masthead are set in fields, so their blanks don't count."""
    text = "\n".join(passage.parts)
    if passage.role in BLOCKS:
        return passage.role, passage.id, text
    return passage.role, "", text if passage.role in (Kind.TITLE, Kind.HEADLINE) else squeeze(text)


def _difference(
    address: str, lost: Passage | None, strange: Passage | None, found: Sequence[tuple[str, str, str]]
) -> Fault:
    fix = "build the site again from source/; nothing else may change the article"
    if lost and strange and difflib.SequenceMatcher(None, _key(lost)[2], _key(strange)[2]).ratio() >= NEAR:
        at = (
            next(i for i, (x, y) in enumerate(zip_longest(_key(lost)[2], _key(strange)[2])) if x != y)
            if _key(lost)[2] != _key(strange)[2]
            else -1
        )
        if at < 0:
            return Fault(_place(address, strange), "V01", f"the {lost.role} {lost.id} stands under another id", fix)
        wanted, got = _key(lost)[2][at : at + 8], _key(strange)[2][at : at + 8]
        return Fault(
            _place(address, lost), "V01", f"from character {at + 1} on it reads “{got}”, the source “{wanted}”", fix
        )
    if lost:
        moved = any(text == _key(lost)[2] for _, _, text in found)
        what = "stands out of its order" if moved else "is missing"
        return Fault(_place(address, lost), "V01", f"the {lost.role} “{lost.parts[0][:20]}” {what}", fix)
    assert strange
    return Fault(
        _place(address, strange), "V01", f"the {strange.role} “{strange.parts[0][:20]}” is not expected here", fix
    )


def _place(address: str, passage: Passage) -> str:
    return f"/{address}" + (f"#{passage.id}" if passage.id else "")


def ledger_faults(lines: Sequence[str], edition: Edition, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V02: all characters of the export that aren't accounted for stand in the pages, in order, apart from blanks and
    widths. This doesn't ask how the lines were read.

    ``lines`` are the export's lines without the accounted ones.
    """
    # These show the page's headline; and a headline that only edition.toml says is none of the export's.
    declared = {(Kind.TITLE, chapter.url) for chapter in edition.chapters if not chapter.raw.title}
    declared |= set() if edition.page.headline else {(Kind.HEADLINE, "")}
    passages = [
        passage
        for address in expected(edition)
        for passage in (site[address].passages if address in site else ())
        if (passage.role, address) not in declared
    ]
    wanted = narrow(squeeze("".join(lines)))
    found = narrow(squeeze("".join(part for passage in passages for part in passage.parts)))
    if wanted != found:
        at = next(i for i, (x, y) in enumerate(zip_longest(wanted, found)) if x != y)
        what = (
            f"character {at + 1} of the export: it has “{wanted[at : at + 12]}”, the pages have “{found[at : at + 12]}”"
        )
        yield Fault("/", "V02", what, "see how `build.py` read the lines there")


def id_faults(site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V03."""
    for page in site.values():
        for id, count in page.ids.items():
            if count > 1:
                yield Fault(
                    f"/{page.address}#{id}", "V03", f"the id stands {count} times", "give each place its own id"
                )


def link_faults(site: Mapping[str, WebPage], files: AbstractSet[str]) -> Iterator[Fault]:
    """V04 and V05. ``files`` are the paths of all files in the site."""
    base = urlsplit(site[""].canonical).path.strip("/") if "" in site else ""
    for page in site.values():
        for href in hosts(page.links):
            yield Fault(
                f"/{page.address}", "V05", f"the page fetches {href}", "serve it from the site itself, or leave it out"
            )
        for link in page.links:
            target = resolve(page.address, link.href)
            if target is None:
                continue
            path, fragment = target
            path = path.removeprefix(base).lstrip("/") if base and page.address == "404.html" else path
            if path not in site and path not in files and path != DATA:
                yield Fault(
                    f"/{page.address}",
                    "V04",
                    f"the link {link.href} leads to no page or file",
                    "fix the link where it is written",
                )
            elif fragment and path in site and fragment not in site[path].ids and not _is_control(fragment):
                yield Fault(
                    f"/{page.address}",
                    "V04",
                    f"the link {link.href} leads to no place in its page",
                    "fix the fragment, or give the place its id",
                )


def _is_control(fragment: str) -> bool:
    """Fragments that address no element: the top of a page, and the theme's own switches."""
    return fragment in ("", "top") or fragment.startswith((":~:", "__"))


def term_faults(edition: Edition, marks: Sequence[Mark], site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """V07: in each paragraph exactly the marks of the glossary are links, each to its entry."""
    wanted: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for mark in marks:
        target = f"#{addresses.term_id(mark.term)}"
        wanted.setdefault((mark.chapter, mark.block), []).append((mark.start, mark.end, target))
    for chapter in edition.chapters:
        for passage in site[chapter.url].passages if chapter.url in site else []:
            if passage.role not in TEXTS:
                continue
            right, got = wanted.get((chapter.id, passage.id), []), list(passage.terms)
            for start, end, target in [row for row in right if row not in got] + [
                row for row in got if row not in right
            ]:
                verb = "isn't" if (start, end, target) in right else "is, and shouldn't be,"
                what = f"“{passage.parts[0][start:end]}” (character {start + 1}) {verb} linked to {target}"
                yield Fault(_place(chapter.url, passage), "V07", what, "build the site again from source/")
