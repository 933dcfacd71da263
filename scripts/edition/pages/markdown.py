"""Text to Markdown that renders as the same text, whatever it holds.

Numeric character references for the ASCII punctuation that could act; the rest stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.book import Part
from edition.model import Mark

# One class first: a search for it is fast. Then: any of them but - and +, or a - or + with its like before or after it.
ACTS = re.compile(r"[\\`*_{}\[\]<>&~^=|$!#\t+-](?:(?<![+-])|(?<=--)|(?<=\+\+)|(?<=-)(?=-)|(?<=\+)(?=\+))")

# Unbroken: a figure and its measure word's first character (CLREQ, line breaking), a plus sign and what it is added to.
MEASURED = re.compile(r"\d[\d.,]*[十百千万亿]*[多余]?[\u4e00-\u9fff]")
ADDED = re.compile(r"[\u4e00-\u9fff]\+")


def escape(text: str) -> str:
    """Running text inside a line."""
    return ACTS.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def escape_line(text: str) -> str:
    """Text that begins a line."""
    opened = re.match(r"([-+/:])|(\d+)([.)])(?=\s|$)", text)
    if not opened:
        return escape(text)
    if opened[1]:
        return f"&#{ord(opened[1])};" + escape(text[1:])
    return f"{opened[2]}&#{ord(opened[3])};" + escape(text[opened.end() :])


def running(text: str) -> str:
    """The article's text inside a line, with what no line may break."""
    text = MEASURED.sub(_unbroken, escape(text))  # a reference's digits end in ;
    return ADDED.sub(_unbroken, text) if "+" in text else text


def _unbroken(match: re.Match[str]) -> str:
    return f'<span class="ed-unbroken">{match[0]}</span>'


def linked(text: str, marks: Sequence[Mark]) -> str:
    """A paragraph's text with its marks as links to 本章术语."""
    parts = []
    last = 0
    for _, _, start, end, term in marks:
        parts += [running(text[last:start]), f"[{running(text[start:end])}](#term-{term})"]
        last = end
    return "".join([*parts, running(text[last:])])


def heading(parts: Sequence[str]) -> str:
    """A heading's or title's lines: one plain; of two or three the first is the kicker, the second the main line."""
    if len(parts) == 1:
        return running(parts[0])
    kicker, main, *more = map(running, parts)
    return " ".join([f"*{kicker}*", f"**{main}**", *(f"*{line}*" for line in more)])


def citation(parts: Sequence[Part], href: str) -> str:
    """A citation in Markdown; what a script may fill in carries a class. ``href`` is the page cited."""
    pieces = []
    for i, part in enumerate(parts):
        text = escape(part.text) if i else escape_line(part.text)
        pieces.append(_PARTS[part.role].format(text, href=href) if part.role else part.text)
    return "".join(pieces)


# A style's own words need no escaping: they are brackets and punctuation, and a page has no reference definitions.
_PARTS = {
    "text": "{0}",
    "title": "*{0}*{{ .ed-c-title }}",
    "date": "*{0}*{{ .ed-c-date }}",
    "url": "[{0}]({href}){{ .ed-c-url }}",
}
