"""What a citation says, before any style: one record a work, in the terms of CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.model import Chapter, Edition, Item, Kind, Term

NEWSPAPER = "article-newspaper"
WEBPAGE = "webpage"


@dataclass(frozen=True)
class Record:
    """A work to be cited.

    ``kind`` is the type of CSL-JSON: ``article-newspaper``, or ``webpage`` for what the editors wrote. ``authors`` are
    names as they are written; ``container`` is the paper, or the edition. ``issued`` and ``accessed`` are ISO dates,
    ``accessed`` empty as long as nobody has looked it up. ``page`` is the 版次 without leading zeros. ``url`` is
    absolute where the edition knows its site, else it begins with ``/``, the site's root. A part of the work has
    either ``paragraph`` (its number) or ``section`` (its heading).
    """

    id: str
    kind: str
    title: str
    authors: tuple[str, ...]
    container: str
    url: str
    issued: str = ""
    page: str = ""
    version: str = ""
    accessed: str = ""
    paragraph: str = ""
    section: str = ""

    @property
    def address(self) -> str:
        """The absolute address; empty where the edition doesn't know its site."""
        return "" if self.url.startswith("/") else self.url


def page_record(edition: Edition) -> Record:
    """The newspaper page as a whole; its authors are the reporters of the credit."""
    issued = iso_date(edition.page.date)
    return Record(
        id=f"page-{issued.replace('-', '')}",
        kind=NEWSPAPER,
        title=_title(edition.headline),
        authors=_reporters(edition),
        container=edition.page.paper,
        url=_url(edition, ""),
        issued=issued,
        page=_plain_page(edition.number),
    )


def chapter_record(edition: Edition, chapter: Chapter) -> Record:
    """A chapter: its authors are the names of its byline, else the byline's office, else the page's reporters."""
    whole = page_record(edition)
    own = tuple(person.name for person in chapter.people) or ((chapter.office,) if chapter.office else ())
    return replace(
        whole,
        id=f"{chapter.id}-{whole.issued.replace('-', '')}",
        title=_title(chapter.title),
        authors=own or whole.authors,
        url=_url(edition, chapter.url),
    )


def part_record(chapter: Record, item: Item) -> Record:
    """A paragraph or a section of a chapter: the chapter's record with the place in it."""
    located = replace(chapter, id=f"{chapter.id}-{item.id}", url=f"{chapter.url}#{item.id}")
    if item.kind == Kind.HEADING:
        return replace(located, section=item.text)
    return replace(located, paragraph=item.id[1:])


def glossary_record(edition: Edition) -> Record:
    """The glossary: the editors' work, so its author is the edition."""
    return Record(
        id="glossary",
        kind=WEBPAGE,
        title="术语",
        authors=(edition.name,),
        container=edition.name,
        url=_url(edition, "glossary/"),
        version=edition.version,
    )


def term_record(edition: Edition, term: Term) -> Record:
    """An entry of the glossary."""
    whole = glossary_record(edition)
    fragment = f"term-{term.id}"
    return replace(whole, id=f"{whole.id}-{fragment}", title=term.headword, url=f"{whole.url}#{fragment}")


def iso_date(printed: str) -> str:
    """2020年05月18日 as 2020-05-18. The parser takes no other form."""
    year, month, day = map(int, re.findall(r"\d+", printed))
    return f"{year:04}-{month:02}-{day:02}"


def _title(lines: Sequence[str]) -> str:
    """A title on one line: blanks that only set it out on the page are one, and none after Chinese punctuation."""
    return re.sub(r"(?<=[：；，。！？—]) ", "", " ".join(" ".join(lines).split()))


def _reporters(edition: Edition) -> tuple[str, ...]:
    reporters = edition.page.reporters
    return tuple(person.name for person in reporters.people) or ((reporters.office,) if reporters.office else ())


def _plain_page(number: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", number)


def _url(edition: Edition, path: str) -> str:
    return f"{edition.site or '/'}{path}"
