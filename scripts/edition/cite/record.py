"""What a citation says, before any style: one record per work, in the terms of CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edition import addresses
from edition.model import Chapter, Edition, Item, Term
from edition.text import iso_date, one_line, plain_number

NEWSPAPER = "article-newspaper"
WEBPAGE = "webpage"


@dataclass(frozen=True)
class Record:
    """A work to be cited.

    ``kind`` is the type of CSL-JSON: ``article-newspaper``, or ``webpage`` for what the editors wrote. ``authors`` are
    names as they are written; ``container`` is the paper, or the edition. ``issued`` and ``accessed`` are ISO dates,
    ``accessed`` empty as long as nobody has looked it up. ``page`` is the 版次 without leading zeros. ``url`` is
    absolute where the site's address is known, else it begins with ``/``, the site's root. A part of the work has
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
        """The absolute address; empty where the site's isn't known."""
        return "" if self.url.startswith("/") else self.url


def page_record(edition: Edition, site: str = "") -> Record:
    """The newspaper page as a whole.

    ``site`` is the address of the site's root, empty where it isn't known.
    """
    issued = iso_date(edition.page.date)
    return Record(
        id=f"page-{issued.replace('-', '')}",
        kind=NEWSPAPER,
        title=one_line(edition.headline),
        authors=edition.authors,
        container=edition.page.paper,
        url=addresses.whole(site, addresses.HOME),
        issued=issued,
        page=plain_number(edition.number),
    )


def chapter_record(edition: Edition, chapter: Chapter, site: str = "") -> Record:
    """A chapter."""
    whole = page_record(edition, site)
    return replace(
        whole,
        id=f"{chapter.id}-{whole.issued.replace('-', '')}",
        title=one_line(chapter.title),
        authors=chapter.authors,
        url=addresses.whole(site, addresses.chapter(chapter.id)),
    )


def part_record(chapter: Record, item: Item) -> Record:
    """A paragraph or a section of a chapter: the chapter's record with the place in it."""
    located = replace(chapter, id=f"{chapter.id}-{item.id}", url=f"{chapter.url}#{item.id}")
    if item.is_heading:
        return replace(located, section=item.text)
    return replace(located, paragraph=item.id[1:])


def glossary_record(edition: Edition, site: str = "") -> Record:
    """The glossary: the editors' work, so its author is the edition."""
    return Record(
        id="glossary",
        kind=WEBPAGE,
        title=addresses.NAMES[addresses.GLOSSARY],
        authors=(edition.name,),
        container=edition.name,
        url=addresses.whole(site, addresses.GLOSSARY),
        version=edition.version,
    )


def term_record(edition: Edition, term: Term, site: str = "") -> Record:
    """An entry of the glossary."""
    whole = glossary_record(edition, site)
    id = f"{whole.id}-{addresses.term_id(term.id)}"
    return replace(whole, id=id, title=term.headword, url=addresses.whole(site, addresses.term(term.id)))
