"""Text that a format gives back as it is: CommonMark, YAML. XML is Jinja's own."""

from __future__ import annotations

import re

# What CommonMark would take for its own: anywhere, and at a line's beginning. The article has none of it, as a rule.
ACTS = re.compile(r"[\\`*_]|\](?=[(\[:])")
BEGINS = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))|(?=[#>~]|[-+](?:\s|$|-))")


def markdown(text: str) -> str:
    """Running text in CommonMark."""
    return ACTS.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))


def markdown_line(text: str) -> str:
    """Text that begins a line in CommonMark."""
    begun = BEGINS.match(text)
    return f"{begun[1] or ''}\\{markdown(text[begun.end() :])}" if begun else markdown(text)


def yaml(text: str) -> str:
    """A scalar in single quotation marks, on one line."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
