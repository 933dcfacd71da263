"""The content of each page, element by element: V12 it isn't what the edition's Markdown says.

Elements, attributes, classes, text and links, in order: nothing may stand between, nothing may be hidden by an
attribute or a class, no link may lead elsewhere. The Markdown is read by ``dialect``, not by what rendered it.
"""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from urllib.parse import urlsplit

from lxml.html import HtmlElement, fragments_fromstring

from edition import addresses
from edition.proof import dialect
from edition.proof.passages import Fault
from edition.proof.website import WebPage, resolve

Step = tuple[str, tuple[tuple[str, str], ...], str]  # what, attributes by name, text
AGAIN = "build the site again from source/; nothing else may change a page"
LINKS = ("href", "src")


def content_faults(
    pages: Mapping[str, str], site: Mapping[str, WebPage], furniture: Sequence[str], permalink: str
) -> Iterator[Fault]:
    """V12 and V08.

    ``pages`` are the pages' Markdown by path; ``furniture`` is the HTML of the site's own parts that may stand before
    or after a page's content; ``permalink`` is the title of a heading's own link.
    """
    for source, markdown in pages.items():
        if not source.endswith(".md"):
            continue
        address = addresses.of_source(source).removeprefix("/")
        page = site.get(address)
        if page is None:
            yield Fault(f"/{address}", "V08", "the page isn't in the site", "run `mkdocs build` again")
        elif page.content is None:
            yield Fault(f"/{address}", "V12", "the page has no content where it belongs, or more than one", AGAIN)
        else:
            try:
                expected = _expected(markdown, source, permalink)
            except dialect.UnknownFormError as form:
                what = f"the page's Markdown has a form that the proof doesn't know: “{form}”"
                yield Fault(f"/{address}", "V12", what, "teach it to scripts/edition/proof/dialect.py")
            else:
                yield from _compared(address, expected, _shown_by(page, tuple(furniture)))


@functools.lru_cache(maxsize=4096)
def _shown_by(page: WebPage, furniture: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps through a page's content, without the site's own parts."""
    assert page.content is not None  # the caller has looked
    found = list(_merged(_parsed([page.content.text, *page.content], page.address)))
    for html in furniture:
        found = _without(found, list(_merged(_parsed(fragments_fromstring(html), page.address))))
    return tuple(found)


@functools.lru_cache(maxsize=4096)
def _expected(markdown: str, source: str, permalink: str) -> tuple[Step, ...]:
    """The steps through a page's Markdown, below its front matter; links by what they lead to."""
    body = dialect.read(markdown.split("\n---\n", 1)[-1])
    steps = (
        (what, _sorted(attributes, lambda href: _target(href, source)), text)
        for what, attributes, text in dialect.flat(body, permalink)
    )
    return tuple(_merged(steps))


def _target(href: str, source: str) -> str:
    """Where a link of a Markdown file leads, as an address of the site; as it is where it leads elsewhere."""
    if href.startswith(dialect.RAW):
        return _absolute(href.removeprefix(dialect.RAW), addresses.of_source(source).removeprefix("/"))
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    if not parts.path:
        return addresses.of_source(source) + (f"#{parts.fragment}" if parts.fragment else "")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), parts.path))
    is_page = path.endswith(".md") and not path.startswith("assets/")
    page = addresses.of_source(path) if is_page else f"/{path}"
    return page + (f"#{parts.fragment}" if parts.fragment else "")


def _parsed(nodes: Iterable[HtmlElement | str | None], address: str) -> Iterator[Step]:
    """The steps through a page's HTML."""
    for node in nodes:
        if node is None:
            continue
        if isinstance(node, str):
            yield "text", (), node
            continue
        yield from _element(node, address)


def _element(node: HtmlElement, address: str) -> Iterator[Step]:
    if isinstance(node.tag, str):
        yield f"<{node.tag}", _sorted(dict(node.attrib), lambda href: _absolute(href, address)), ""
        yield from _parsed([node.text, *node], address)
        yield f">{node.tag}", (), ""
    elif str(node.text or "").strip():
        yield "<!--", (), str(node.text)  # a comment: our pages have none
    if node.tail:
        yield "text", (), node.tail


def _absolute(href: str, address: str) -> str:
    """Where a link of a page leads, in the form of ``_target``."""
    target = resolve(address, href)
    if target is None:
        return href
    path, fragment = target
    return f"/{path}" + (f"#{fragment}" if fragment else "")


def _sorted(attributes: Mapping[str, str], target: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Attributes by name, links as what they lead to, classes by name; one without a value has none."""
    found = {}
    for name, value in attributes.items():
        if name in LINKS:
            found[name] = target(value)
        elif name == "class":
            found[name] = " ".join(sorted(value.split()))
        else:
            found[name] = "" if value == name else value
    return tuple(sorted(found.items()))


def _merged(steps: Iterable[Step]) -> Iterator[Step]:
    """Neighbouring texts as one; without the blanks and line breaks between blocks."""
    text = ""
    for what, attributes, words in steps:
        if what == "text":
            text += words
            continue
        yield from _kept(text)
        text = ""
        yield what, attributes, words
    yield from _kept(text)


def _kept(text: str) -> Iterator[Step]:
    between = "\n" in text and not text.strip()
    if text and not between:
        yield "text", (), text.strip("\n")


def _without(found: list[Step], part: list[Step]) -> list[Step]:
    """A page's steps without a part of the site's own at its beginning or end."""
    if found[: len(part)] == part:
        return found[len(part) :]
    return found[: -len(part)] if found[-len(part) :] == part else found


def _compared(address: str, expected: Sequence[Step], found: Sequence[Step]) -> Iterator[Fault]:
    """The first difference of a page: what follows it may be only its consequence."""
    if expected == found:
        return
    id = ""
    for right, got in zip_longest(expected, found):
        id = dict(right[1]).get("id", id) if right else id
        if right != got:
            place = f"/{address}" + (f"#{id}" if id else "")
            what = f"the page has {_shown(got)} where the edition has {_shown(right)}"
            yield Fault(place, "V12", what, AGAIN)
            return


def _shown(step: Step | None) -> str:
    if step is None:
        return "nothing more"
    what, attributes, text = step
    if what == "text":
        return f"“{text[:40]}”"
    if what.startswith(">"):
        return f"the end of <{what[1:]}>"
    return f"{what}{''.join(f' {name}={value!r}' for name, value in attributes)}>"
