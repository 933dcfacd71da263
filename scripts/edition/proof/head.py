"""What a page says of itself: V14 the head doesn't say what the edition says, or says more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from edition import addresses
from edition.proof.passages import Fault
from edition.proof.website import RUN, WebPage

AGAIN = "build the site again; overrides/partials/head.html writes the head"
FACT = re.compile(r"^(title|description|article|kind|lang): (.*)$", re.MULTILINE)
LINKED = re.compile(r"^ld: \|\n((?:  .*\n)+)", re.MULTILINE)
RELATIONS = {"preload", "canonical", "prev", "next", "icon", "apple-touch-icon", "stylesheet", "alternate", "license"}
AUTHORS = ("author", "DC.creator")  # one element per author
# What every page says alike.
FIXED = {
    "viewport": "width=device-width,initial-scale=1",
    "theme-color": "#fbfaf6",
    "og:locale": "zh_CN",
    "og:image:width": "1200",
    "og:image:height": "630",
    "twitter:card": "summary_large_image",
    "z:itemType": "newspaperArticle",
    "DC.language": "zh-CN",
}


@dataclass(frozen=True)
class Site:
    """What mkdocs.yml says of the whole site, and its own address, empty where it has none.

    ``permalink`` is the title of a heading's own link.
    """

    name: str
    description: str
    permalink: str
    address: str


def head_faults(pages: Mapping[str, str], site: Mapping[str, WebPage], whole: Site) -> Iterator[Fault]:
    """V14. ``pages`` are the pages' Markdown by path."""
    for source, markdown in pages.items():
        address = addresses.of_source(source).removeprefix("/")
        page = site.get(address)
        if source.endswith(".md") and page is not None and page.root is not None:
            for what in _differences(page.root, _front(markdown), whole, address):
                yield Fault(f"/{address}", "V14", what, AGAIN)


def _front(markdown: str) -> dict[str, Any]:
    """A page's front matter: its facts, and its JSON-LD as text."""
    front = markdown.split("\n---\n", 1)[0] + "\n"
    facts = {name: _value(value) for name, value in FACT.findall(front)}
    linked = LINKED.search(front)
    return facts | ({"ld": re.sub(r"(?m)^  ", "", linked[1]).rstrip("\n")} if linked else {})


def _value(text: str) -> object:
    return json.loads(text) if text[:1] in '"{[' else text


def _differences(root: HtmlElement, front: Mapping[str, Any], whole: Site, address: str) -> Iterator[str]:
    article = front.get("article") or {}
    title = article.get("title") or front["title"]
    metas = [(each.get("name") or each.get("property") or "", each.get("content") or "") for each in root.iter("meta")]
    named = {name: value for name, value in metas if name not in AUTHORS}
    expected = FIXED | _said(front, title, whole, address)
    for name, value in named.items():
        if name and value != expected.get(name):
            yield f"{name} says “{value[:40]}”, the edition “{(expected.get(name) or 'nothing')[:40]}”"
    for name in {"description", "og:title", *(("DC.title", "DC.source", "DC.date") if article else ())} - named.keys():
        yield f"{name} is missing"
    for name in AUTHORS:
        authors = [value for each, value in metas if each == name]
        if authors != article.get("authors", []):
            yield f"{name} says {authors}, the edition {article.get('authors', [])}"
    if [each.text for each in root.iter("title")] != [f"{title} - {whole.name}"]:
        yield f"the title isn't “{title} - {whole.name}”"
    yield from _elements(root, front, whole, address)


def _said(front: Mapping[str, Any], title: str, whole: Site, address: str) -> dict[str, str]:
    """What each named element must say."""
    article = front.get("article") or {}
    own = whole.address + address
    return {
        "description": front["description"],
        "og:type": "article" if article else "website",
        "og:title": title,
        "og:description": front["description"],
        "og:site_name": whole.name,
        "og:url": own,
        "og:image": f"{whole.address}assets/images/share.png",
        "og:image:alt": whole.description,
        "article:published_time": article.get("date", ""),
        "DC.title": title,
        "DC.date": article.get("date", ""),
        "DC.source": article.get("paper", ""),
        "prism.publicationName": article.get("paper", ""),
        "prism.startingPage": article.get("page", ""),
    }


def _elements(root: HtmlElement, front: Mapping[str, Any], whole: Site, address: str) -> Iterator[str]:
    """The head's other elements: the address of the page, its JSON-LD, nothing of another kind."""
    for element in root.iterfind("head/*"):
        if element.tag not in ("meta", "link", "title", "script"):
            yield f"a <{element.tag!s}> stands in the head"
        relation = set((element.get("rel") or "").split())
        if element.tag == "link" and not (relation and relation <= RELATIONS):
            yield f"a link with rel={element.get('rel')!r} stands in the head"
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() not in ("", "content-security-policy"):
            yield f"a meta element with http-equiv={element.get('http-equiv')!r} stands in the head"
        if element.tag == "script" and element.get("type") not in (None, *RUN, "application/ld+json"):
            yield f"a script of type {element.get('type')!r} stands in the head"
    canonical = [each.get("href") for each in root.iter("link") if each.get("rel") == "canonical"]
    if canonical != ([whole.address + address] if whole.address else []):
        yield f"the canonical address is {canonical}"
    base = whole.address or ("../" * address.count("/") or "./")
    data = [(each.text or "").strip() for each in root.iter("script") if each.get("type") == "application/ld+json"]
    if data != ([front["ld"].replace("{site}", base)] if "ld" in front else []):
        yield "the JSON-LD isn't the edition's"
