"""What stands around a page's content: V15 the theme's frame holds what doesn't belong there.

The frame has elements of few kinds and no text of its own but the words of the theme, of mkdocs.yml and of
``overrides/``, the titles of pages and the headings of the page. So no text, picture or form can stand beside the
article and pass for it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from edition.proof.passages import Fault
from edition.proof.website import Link, WebPage, hosts
from edition.text import squeeze

AGAIN = "build the site again; nothing else may change a page"
LOST = "404.html"
TAGS = frozenset(
    (
        *("html", "head", "meta", "link", "title", "body", "div", "a", "li", "span", "svg", "path", "label", "input"),
        *("script", "nav", "ul", "ol", "form", "button", "header", "main", "footer", "article", "h1", "p"),
        *("fieldset", "legend"),
    )
)
ATTRIBUTES = frozenset(
    (
        *("class", "href", "aria-label", "xmlns", "viewbox", "d", "for", "type", "id", "title", "name", "role", "src"),
        *("defer", "tabindex", "dir", "lang", "action", "method", "enterkeyhint", "placeholder", "autocapitalize"),
        *("autocorrect", "autocomplete", "spellcheck", "required", "charset", "content", "http-equiv", "property"),
        *(
            "rel",
            "as",
            "sizes",
            "checked",
            "aria-current",
            "blocking",
            "popover",
            "popovertarget",
            "value",
            "aria-hidden",
        ),
    )
)
HIDDEN = ("md-header__button", "md-sidebar", "md-search", "ed-place")  # what the theme and our scripts show when needed
SETTINGS = "ed-settings"  # the form that a button in the header opens
SPOKEN = ("aria-label", "title", "placeholder", "data-hint")
ROOT = {"html": {"lang": "zh-Hans", "class": "no-js"}, "body": {"dir": "ltr"}}


def frame_faults(site: Mapping[str, WebPage], words: frozenset[str]) -> Iterator[Fault]:
    """V15, for the pages with the theme's frame. ``words`` are the texts that a frame may have, without blanks."""
    for page in site.values():
        for what in _faults_of(page, words):
            yield Fault(f"/{page.address}", "V15", what, AGAIN)


@functools.lru_cache(maxsize=4096)
def _faults_of(page: WebPage, words: frozenset[str]) -> tuple[str, ...]:
    if page.root is None or page.content is None:
        return ()
    own = page.address != LOST  # the page for wrong addresses has no content but words of overrides/
    allowed = words | set(_headings(page.content))
    around = _around(page.root, page.content if own else None)
    return tuple(what for element in around for what in _foreign(element, allowed))


def _headings(content: HtmlElement) -> Iterator[str]:
    """The headings of a page, which its list of contents repeats."""
    for heading in content.iter("h1", "h2", "h3"):
        yield squeeze(heading.text_content()).removesuffix("#")


def _around(element: HtmlElement, content: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements of a page down to its content, whose own aren't looked at here."""
    yield element
    for child in element if element is not content else ():
        yield from _around(child, content)


def _foreign(element: HtmlElement, allowed: AbstractSet[str]) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from _element_faults(element)
        yield from _text_faults(element, allowed)
    else:
        yield "a comment stands around the content"


def _element_faults(element: HtmlElement) -> Iterator[str]:
    if element.tag not in TAGS:
        yield f"a <{element.tag!s}> stands around the content"
    yield from _attribute_faults(element)
    if element.tag == "a" and hosts([Link(element.get("href") or "", True)]):
        yield f"a link of the frame leads to {element.get('href')}"
    for name, value in ROOT.get(str(element.tag), {}).items():
        if element.get(name) != value:
            yield f"<{element.tag!s}> has {name}={element.get(name)!r}, not {value!r}"
    if element.tag == "script" and element.get("type") == "application/json":
        yield "data for a script stand around the content"


def _attribute_faults(element: HtmlElement) -> Iterator[str]:
    for name, value in _attributes(element).items():
        if name == "value" and element.get("type") != "radio":
            yield f"a <{element.tag!s}> has the value {value[:30]!r}"
        elif name == "popover" and element.get("id") != SETTINGS:
            yield f"a <{element.tag!s}> is hidden until it is asked for"
        elif name == "hidden" and not any(each in (element.get("class") or "") for each in HIDDEN):
            yield f"a <{element.tag!s}> is hidden"
        elif name not in ATTRIBUTES and name != "hidden" and not re.fullmatch(r"data-(md-[\w-]+|hint)", name):
            yield f"a <{element.tag!s}> has the attribute {name}={value[:30]!r}"


def _attributes(element: HtmlElement) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _text_faults(element: HtmlElement, allowed: AbstractSet[str]) -> Iterator[str]:
    texts = [element.get(name) for name in SPOKEN]
    texts += [element.text] if element.tag not in ("script", "title") else []
    for text in (*texts, element.tail):
        words = squeeze(text or "").split(":") if text else []  # 上一页: 松原
        if any(word and word not in allowed for word in words):
            yield f"the text “{(text or '').strip()[:30]}” stands around the content"


def words_of(texts: Iterable[str]) -> set[str]:
    """The texts that files of configuration, templates and languages hold: between tags, in quotes, after a colon."""
    found: set[str] = set()
    for text in texts:
        found |= set(re.findall(r'"([^"\n]+)"', text)) | set(re.findall(r"'([^'\n]+)'", text))
        found |= set(re.findall(r">([^<>{}]+)<", text)) | set(
            re.findall(r"(?m)^\s*(?:- )?[\w\u4e00-\u9fff]+: (.+)$", text)
        )
        found |= set(re.findall(r"(?m)^\s*- ([^:\n]+): ", text))
    return {squeeze(each) for each in found if squeeze(each)}
