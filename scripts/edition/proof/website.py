"""A built site as ``verify.py`` sees it: pages, their ids, links and requests, and the article's text in them.

Only HTML is read here, with lxml; nothing of the Markdown, and nothing that the build wrote as data.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# Attributes whose address the browser fetches by itself, and elements that are followed only when clicked.
FETCHED = {
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "data",
    "background",
    "xlink:href",
    "manifest",
    "archive",
    "longdesc",
}
LINK_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "manifest",
    "preconnect",
    "dns-prefetch",
    "prefetch",
}
RUN = {"", "module", "text/javascript", "application/javascript"}  # types of scripts that run
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?(?P<url>[^'")]+)|@import\s+['"](?P<imported>[^'"]+)""")


@dataclass(frozen=True)
class Link:
    """An address in a page: as written, and whether the browser fetches it without a click."""

    href: str
    fetched: bool


@dataclass(frozen=True)
class Passage:
    """A piece of the article in a page: what it is (title, byline, heading, paragraph …), its id, its parts' texts.

    ``terms`` are the links to 本章术语 in it as (start, end, target), offsets in the text of its only part.
    """

    role: str
    id: str
    parts: tuple[str, ...]
    terms: tuple[tuple[int, int, str], ...] = ()


@dataclass(eq=False)  # a page is itself, whatever it holds
class WebPage:
    """One HTML file: its address under the site's root (``chifeng/``), and what was found in it.

    ``canonical`` is the address that it gives itself, empty where the site's address isn't known; ``headwords`` are
    the texts of the elements whose ids begin with ``term-``; ``moved`` says where the retired addresses of the page
    lead, by fragment (``title`` for the page); ``printed`` are the whole addresses on a handout; ``policies`` are the
    content security policies that stand before all but the character set and what is fetched ahead, ``scripts`` the
    texts of inline scripts that run, ``inline`` names inline styles and handlers. ``content`` is the element with the
    page's own content, none where it isn't seen; ``root`` is the whole document.
    """

    address: str
    ids: Counter[str] = field(default_factory=Counter)
    links: list[Link] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    headwords: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    moved: dict[str, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    content: HtmlElement | None = None
    root: HtmlElement | None = None


def read_files(folder: Path) -> dict[str, bytes]:
    """All files of a built site, by path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def pages_of(files: Mapping[str, bytes], but: AbstractSet[str] = frozenset()) -> dict[str, WebPage]:
    """The pages among a site's files, by address; ``but`` are paths of pages that are proved otherwise."""
    names = (name for name in files if name.endswith(".html") and name not in but)
    addressed = {name: re.sub(r"(^|/)index\.html$", r"\1", name) for name in names}
    return {address: read_page(address, files[name]) for name, address in addressed.items()}


@functools.lru_cache(maxsize=4096)
def read_page(address: str, data: bytes) -> WebPage:
    """Read one page."""
    try:
        root = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):  # an empty file, say
        return WebPage(address)
    page = WebPage(address, root=root)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        attributes = dict(element.attrib)
        page.ids.update([attributes["id"]] if "id" in attributes else [])
        page.links += _links(element.tag, attributes)
        if attributes.get("id", "").startswith("term-"):
            page.headwords[attributes["id"]] = (element.text or "").strip()
        if attributes.get("rel") == "canonical":
            page.canonical = attributes.get("href", "")
        page.inline += _inline(element.tag, attributes)
        if element.tag == "script" and "src" not in attributes and attributes.get("type", "") in RUN:
            page.scripts.append(element.text or "")
        if element.tag == "style":
            page.links += [Link(href, True) for href in css_addresses(element.text or "")]
        _read_marks(page, element, set(attributes.get("class", "").split()))
    page.policies = list(_policies(root))
    content = root.find_class("md-content__inner")
    page.content = content[0] if len(content) == 1 and _stands_open(content[0]) else None
    page.passages = list(_passages(content[0])) if content else []
    return page


# What a page's content stands in, from within: any other element, or any other attribute, could hide it.
AROUND = (
    ("article", {"class": "md-content__inner md-typeset"}),
    ("div", {"class": "md-content", "data-md-component": "content"}),
    ("div", {"class": "md-main__inner md-grid"}),
    ("main", {"class": "md-main", "data-md-component": "main"}),
    ("div", {"class": "md-container", "data-md-component": "container"}),
)


def _stands_open(content: HtmlElement) -> bool:
    """Whether a page's content stands where it is seen."""
    around = [content, *content.iterancestors()]
    return [(each.tag, dict(each.attrib)) for each in around[: len(AROUND)]] == list(AROUND) and [
        each.tag for each in around[len(AROUND) :]
    ] == ["body", "html"]


def _read_marks(page: WebPage, element: HtmlElement, names: set[str]) -> None:
    """What an element is by its class: the way on from a retired address, a printed address."""
    href = element.get("href") or ""
    if "ed-moved" in names:
        page.moved[element.get("data-from") or ""] = href
    parts = _split(href)
    if "ed-address" in names and parts and parts.netloc:
        page.printed.append(href)


def _links(tag: str, attributes: Mapping[str, str]) -> Iterator[Link]:
    if "href" in attributes:
        relations = set(attributes.get("rel", "").split())
        yield Link(attributes["href"], tag == "link" and bool(relations & LINK_RELATIONS))
    for name in FETCHED & attributes.keys():
        for part in attributes[name].split(",") if name == "srcset" else [attributes[name]]:
            yield Link(part.split()[0] if part.split() else "", True)
    yield from (Link(href, True) for href in css_addresses(attributes.get("style", "")))
    if tag == "form" and "action" in attributes:
        yield Link(attributes["action"], False)


def _inline(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Inline styles and handlers, each named for a message."""
    if tag == "style":
        yield "<style>"
    for name, value in attributes.items():
        if name == "style" or name.startswith("on"):
            yield f'{name}="{value[:30]}"'
        if name in ("href", "action", "src") and value.strip().lower().startswith("javascript:"):
            yield f'{name}="{value[:30]}"'


def _policies(root: HtmlElement) -> Iterator[str]:
    """The policies at the beginning of the head: what stands before a policy isn't held to it.

    What is only fetched ahead is, where it is used.
    """
    for element in root.xpath("/html/head/*"):
        if (element.get("http-equiv") or "").lower() == "content-security-policy":
            yield element.get("content") or ""
        elif "charset" not in element.attrib and element.get("rel") != "preload":
            return


def css_addresses(text: str) -> list[str]:
    """The addresses that a style sheet fetches."""
    return [match["url"] or match["imported"] for match in CSS_ADDRESS.finditer(text)]


# Blocks of text that are no paragraphs, by their class.
ROLES = {f"ed-text-{role}": role for role in ("lead", "caption", "note", "signature", "imprint")}


def _passages(content: HtmlElement) -> Iterator[Passage]:
    """The article's pieces, in document order."""
    for element in content.iter("h1", "h2", "p", "div"):
        names = set((element.get("class") or "").split())
        id = element.get("id") or ""
        if element.tag == "h1" and names & {"ed-title", "ed-headline"}:
            yield Passage("title" if "ed-title" in names else "headline", id, _lines(element))
        elif element.tag == "h2" and re.fullmatch(r"s\d+", id):
            yield Passage("section" if "ed-section" in names else "heading", id, _lines(element))
        elif element.tag == "p" and re.fullmatch(r"p\d+", id):
            yield _paragraph(element, id, next((role for name, role in ROLES.items() if name in names), "paragraph"))
        elif element.tag == "p" and "ed-eyebrow" in names:
            yield Passage("kicker", id, (_text(element),))
        elif "ed-masthead" in names:
            yield Passage("masthead", id, (_text(element),))
        elif names & {"ed-byline", "ed-credit"} and not _inside(element, "ed-chapters"):
            yield Passage("byline" if "ed-byline" in names else "credit", id, (_text(element),))


def _inside(element: HtmlElement, name: str) -> bool:
    return any(name in (parent.get("class") or "").split() for parent in element.iterancestors())


def _lines(heading: HtmlElement) -> tuple[str, ...]:
    """A heading's lines: its parts where it has two or three, else the whole."""
    parts = [child for child in heading if child.tag in ("em", "strong")]
    return tuple(_text(part) for part in parts) if len(parts) > 1 else (_text(heading),)


def _text(element: HtmlElement) -> str:
    """The text of an element without what the edition adds: the margin number, the heading's own link."""
    return "".join(text for text, _ in _pieces(element))


def _pieces(element: HtmlElement, link: HtmlElement | None = None) -> Iterator[tuple[str, HtmlElement | None]]:
    """The texts in an element, each with the link that it is in."""
    yield element.text or "", link
    for child in element:
        if isinstance(child.tag, str) and not {"ed-n", "headerlink"} & set((child.get("class") or "").split()):
            yield from _pieces(child, child if child.get("href") else link)
        yield child.tail or "", link


def _paragraph(element: HtmlElement, id: str, role: str) -> Passage:
    text = ""
    terms = []
    for link, pieces in groupby(_pieces(element), key=itemgetter(1)):
        linked = "".join(piece for piece, _ in pieces)
        if link is not None and linked:
            terms.append((len(text), len(text) + len(linked), link.get("href") or ""))
        text += linked
    return Passage(role, id, (text,), tuple(terms))


@functools.lru_cache(maxsize=65536)
def resolve(page: str, href: str) -> tuple[str, str] | None:
    """An internal address as (path under the root, fragment); None for another host or scheme, and for no address."""
    parts = _split(href)
    if parts is None or parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    base = page if page.endswith("/") or not page else posixpath.dirname(page) + "/" * bool(posixpath.dirname(page))
    joined = posixpath.normpath(posixpath.join("/", base, path)).lstrip("/")
    return joined + "/" * (path.endswith(("/", "/.", "..")) and bool(joined)) if joined != "." else "", unquote(
        parts.fragment
    )


def _split(href: str) -> SplitResult | None:
    """An address in its parts; None for what can't be one (http://[::1)."""
    try:
        return urlsplit(href)
    except ValueError:
        return None


def hosts(links: Sequence[Link]) -> list[str]:
    """Addresses on other hosts that a browser would fetch without a click."""
    return [link.href for link in links if link.fetched and _leaves(link.href)]


def _leaves(href: str) -> bool:
    parts = _split(href)
    return parts is None or bool(parts.netloc) or parts.scheme in ("http", "https", "data", "blob", "filesystem")
