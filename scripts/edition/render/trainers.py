"""The pages for trainers: 教学使用, a handout a chapter, a page to embed a paragraph and a term, and the tombstones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.model import Chapter, Edition, Frozen, Kind, Link, Retirement, Term
from edition.render import markdown
from edition.render.pages import fill, href

LINE = 34  # characters in a line of an embedded page as wide as a text column
PAGES = {"/": "导读", "/about/": "关于本版", "/glossary/": "术语", "/search/": "检索", "/teaching/": "教学使用"}
PLACE = {"p": "第{}段", "s": "第{}节"}


@dataclass(frozen=True)
class Sheet:
    """What a handout prints beside a heading: the address as printed and as linked, and the QR code's file if any."""

    id: str
    shown: str
    url: str
    image: str = ""


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


def render_trainers(
    edition: Edition, terms: Sequence[Term], links: Sequence[Link], gone: Mapping[str, Retirement], site: str
) -> dict[str, str]:
    """All of the pages, by path under the docs folder. ``site`` is the published site's address, or empty."""
    shared = {"edition": edition, "site": site}
    groups = [(each, [link for link in links if _in(link, each)]) for each in edition.chapters]
    texts = {f"/{each.url}#{item.id}": item.text for each in edition.chapters for item in each.items}
    heights = {address: _height(text) for address, text in texts.items()}
    pages = {"teaching.md": fill("teaching.md.j2", groups=groups, heights=heights, terms=terms, **shared)}
    for chapter in edition.chapters:
        sheets = {sheet.id: sheet for sheet in _sheets(chapter, site)}
        body = {item.id: markdown.linked(item.text, ()) for item in chapter.items}
        pages[f"handout/{chapter.id}.md"] = fill("handout.md.j2", chapter=chapter, sheets=sheets, body=body, **shared)
    return pages | dict(_embeds(edition, terms)) | dict(_tombstones(edition, terms, links, gone))


def _in(link: Link, chapter: Chapter) -> bool:
    return link.address.startswith(f"/{chapter.url}")


def sheets(edition: Edition, site: str) -> list[Sheet]:
    """The addresses that the handouts print."""
    return [sheet for chapter in edition.chapters for sheet in _sheets(chapter, site)]


def _sheets(chapter: Chapter, site: str) -> Iterator[Sheet]:
    """The chapter's and its sections'. A QR code needs the whole address, so there is none where it isn't known."""
    for id in ["", *(item.id for item in chapter.items if item.kind == Kind.HEADING)]:
        place = chapter.url + (f"#{id}" if id else "")
        if site:
            yield Sheet(id, site + place, site + place, f"assets/qr/{chapter.id}/{id or 'page'}.svg")
        else:
            yield Sheet(id, f"/{place}", href(f"/{place}", 1))


def _height(text: str) -> int:
    """Pixels that a text needs to be seen whole in an embedded page of a text column's width."""
    return 120 + 31 * -(-len(text) // LINE)


def _embeds(edition: Edition, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    for chapter in edition.chapters:
        shared = {"chapter": chapter, "source": _source(edition, chapter)}
        for item in chapter.items:
            if item.kind == Kind.PARAGRAPH:
                yield _embed("embed-paragraph.html.j2", f"{chapter.id}/{item.id}", edition, item=item, **shared)
    for term in terms:
        yield _embed("embed-term.html.j2", f"glossary/term-{term.id}", edition, term=term)


def _source(edition: Edition, chapter: Chapter) -> str:
    """Whose words a chapter's are, and where they were printed."""
    people = "、".join(person.name for person in chapter.people)
    number = f"第{edition.number}版" if edition.number else ""
    title = " ".join(chapter.title)
    return f"{people}{'：' if people else ''}{title}。《{edition.page.paper}》{edition.page.date}{number}"


def _embed(template: str, path: str, edition: Edition, **values: object) -> tuple[str, str]:
    return f"embed/{path}.html", fill(template, edition=edition, **values)


# What is retired


def _tombstones(
    edition: Edition, terms: Sequence[Term], links: Sequence[Link], gone: Mapping[str, Retirement]
) -> Iterator[tuple[str, str]]:
    """The pages to embed of retired texts, and the tombstones of whole pages and of their handouts."""
    here = {chapter.id for chapter in edition.chapters} | ({"glossary"} if terms else set())
    for address, retirement in gone.items():
        page, _, fragment = address.strip("/").partition("#")
        page = page.strip("/")
        entry = _gone(address, retirement, links)
        places = by_page(links, gone).get(f"/{page}/", [])
        if re.match(r"p\d|term-", fragment):
            yield _embed("embed-gone.html.j2", f"{page}/{fragment}", edition, entry=entry)
        elif not fragment and page not in here:
            yield f"{page}/index.md", fill("gone.md.j2", entry=entry, gone=places)
            yield f"handout/{page}.md", fill("gone.md.j2", entry=entry, gone=[])


def by_page(links: Sequence[Link], gone: Mapping[str, Retirement]) -> dict[str, list[Gone]]:
    """The retired places of each page."""
    pages: dict[str, list[Gone]] = {}
    for address, each in gone.items():
        page, _, fragment = address.partition("#")
        if fragment:
            pages.setdefault(page, []).append(_gone(address, each, links))
    return pages


def _gone(address: str, retirement: Retirement, links: Sequence[Link]) -> Gone:
    id = address.partition("#")[2]
    reason = retirement.reason.rstrip("。.")
    return Gone(id or "title", _place(id), retirement.version, reason, retirement.to, _label(retirement.to, links))


def _place(id: str) -> str:
    """A place's own name, when its text is no more."""
    return PLACE[id[0]].format(id[1:]) if re.fullmatch(r"[ps]\d+", id) else id or "本页"


def _label(address: str, links: Sequence[Link]) -> str:
    """What a link to an address says."""
    link = next((link for link in links if link.address == address), None)
    if link is None:
        return PAGES.get(address, address)
    if link.kind == "term":
        return f"“{link.words}”"
    return link.chapter + ("" if link.kind == "chapter" else f"\u00a0{link.label}")


def history(lock: Mapping[str, Frozen]) -> dict[str, object]:
    """What 关于本版 tells of corrected and retired addresses, in the order of the text."""
    corrected = [(address, each) for address, entry in lock.items() for each in entry.corrections if not entry.retired]
    return {"corrected": corrected, "retired": [(address, e.retired) for address, e in lock.items() if e.retired]}
