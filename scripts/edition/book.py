"""The one noun for the whole: everything that the pages, citations and data are made from.

The stages fill it from left to right; every family of output takes it and gives ``(path, content)`` pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.matter import Matter
from edition.model import Candidate, Edition, Frozen, Link, Mark, Question, Retirement, Term


@dataclass(frozen=True)
class Part:
    """A piece of a citation: ``role`` is "" (the style's own words), text, title, date or url."""

    text: str
    role: str = ""


@dataclass(frozen=True)
class Row:
    """A citation in one style, as parts; ``in_text`` is empty where the style has only numbers in the text."""

    key: str
    label: str
    parts: tuple[Part, ...]
    in_text: tuple[Part, ...]


@dataclass(frozen=True)
class Download:
    """A citation in one file format; ``path`` is relative to the site's root."""

    key: str
    label: str
    path: str
    text: str


@dataclass(frozen=True)
class Citation:
    """All the forms in which one work is cited."""

    rows: tuple[Row, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Decision:
    """A place where the maintainer decided otherwise than a rule: ``what`` was decided is empty for an exception."""

    line: int
    text: str
    reason: str
    what: str = ""


@dataclass(frozen=True)
class Decisions:
    """What 关于本数字版 says of the text: each editorial rule with the number of its uses, exceptions, overrides."""

    rules: tuple[tuple[str, int], ...]
    kept: tuple[Decision, ...]
    overrides: tuple[Decision, ...]


@dataclass(frozen=True)
class Book:
    """An edition, complete and checked.

    ``site`` is the address of the published site's root, with its slash; empty where it isn't known. ``sizes`` are the
    bytes of the files that were made with the site, by path under its root: empty in committed pages. ``terms`` come in
    the order of their pinyin, ``ledger`` and ``marks`` in reading order; ``texts`` says what stands at each public
    address; ``gone`` are the retired addresses, each with the address where its readers end; ``citations`` are by what
    is cited (``page``, a chapter's id, ``glossary``); ``questions`` are the editor's in their order, and
    where files are made with the site, those made from the entries after them; ``matter`` is what the editor wrote
    beside the glossary.
    """

    edition: Edition
    terms: tuple[Term, ...]
    ledger: tuple[Candidate, ...]
    marks: tuple[Mark, ...]
    texts: Mapping[str, str]
    lock: Mapping[str, Frozen]
    gone: Mapping[str, Retirement]
    decisions: Decisions
    links: tuple[Link, ...]
    citations: Mapping[str, Citation]
    site: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    matter: Matter = field(default_factory=Matter)
