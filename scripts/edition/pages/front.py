"""What a page says of itself, as data: title, description, the article for reference managers, JSON-LD.

The page's front matter holds these facts; the elements of the head are made from them in
``overrides/partials/head.html``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition import addresses, text
from edition.model import Chapter, Edition, Person, Term

LANGUAGE = "zh-Hans"
IMAGE = "assets/images/share.png"
SITE = "{site}"  # stands for the site's own address, which only the site's builder knows
SUMMARY = 80  # characters of a page's description
# What YAML takes for a line's end or refuses; the sign that could end a script element; what looks like SITE.
UNSAFE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|<|{(?=site})")
# Keys whose values are addresses under the site's root. Inside a JSON string no quotation mark stands bare, so that
# this finds keys and nothing else.
ADDRESS = re.compile(r'"(@id|url|image)": "')

Data = Mapping[str, object]


@dataclass(frozen=True)
class Front:
    """A page's front matter.

    ``kind`` says to the site's templates what page it is: home, chapter, glossary … ``hide`` are the theme's parts that
    it does without; ``article`` are the facts for reference managers, ``ld`` is its JSON-LD; ``found`` says whether the
    stock search may list it.
    """

    kind: str
    title: str
    description: str
    hide: str = ""
    article: Data | None = None
    ld: str = ""
    found: bool = True


def summary(words: str) -> str:
    """A description's text, cut where it is too long."""
    return words if len(words) <= SUMMARY else words[: SUMMARY - 1] + "…"


def quote(value: object) -> str:
    """A value as JSON that is YAML as well, on one line."""
    return UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def linked_data(data: Data) -> str:
    """JSON-LD, one line per key and per item of a list. Addresses begin with ``SITE``."""
    lines = [f"{quote(key)}: {_items(value)}" for key, value in data.items()]
    return ADDRESS.sub(rf'"\1": "{SITE}', "{" + ",\n ".join(lines) + "}")


def _items(value: object) -> str:
    if isinstance(value, list) and len(value) > 1:
        return "[\n  " + ",\n  ".join(map(quote, value)) + "]"
    return quote(value)


def article(edition: Edition, chapter: Chapter | None = None) -> Data:
    """The newspaper page, or a chapter of it, for reference managers: title, authors, paper, date, page."""
    return {
        "title": text.one_line(chapter.title if chapter else edition.headline),
        "authors": list((chapter or edition).authors),
        "paper": edition.page.paper,
        "date": text.iso_date(edition.page.date),
        "page": text.plain_number(edition.number),
    }


def page_data(edition: Edition, description: str) -> str:
    """JSON-LD of the home page: the newspaper page as a NewsArticle of its issue, and its chapters as parts."""
    parts = [
        {"@type": "NewsArticle", "@id": chapter.url, "url": chapter.url, "headline": text.one_line(chapter.title)}
        for chapter in edition.chapters
    ]
    return linked_data(
        _news(edition, "", text.one_line(edition.headline), description)
        | _authors(edition.authors, edition.page.reporters.people)
        | {"hasPart": parts}
    )


def chapter_data(edition: Edition, chapter: Chapter, description: str) -> str:
    """JSON-LD of a chapter: a NewsArticle of those who are cited for it."""
    return linked_data(
        _news(edition, chapter.url, text.one_line(chapter.title), description)
        | _authors(chapter.authors, (*chapter.people, *edition.page.reporters.people))
    )


def _news(edition: Edition, url: str, headline: str, description: str) -> dict[str, object]:
    """The fields that every article of the page has (https://schema.org/NewsArticle)."""
    date = text.iso_date(edition.page.date)
    paper = {"@type": "Newspaper", "name": edition.page.paper}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": headline,
        "description": description,
        "inLanguage": LANGUAGE,
        "datePublished": date,
        **({"printPage": edition.number} if edition.number else {}),
        "printEdition": edition.page.date,
        "image": IMAGE,
        "publisher": {"@type": "Organization", "name": edition.page.paper},
        "isPartOf": {"@type": "PublicationIssue", "datePublished": date, "isPartOf": paper},
    }


def _authors(names: Sequence[str], people: Sequence[Person]) -> dict[str, object]:
    """Whoever is cited: a person with the office, or the office itself where no person is named."""
    offices = {person.name: person.office for person in people}
    authors = [_person(name, offices[name]) if name in offices else _organization(name) for name in names]
    return {"author": authors} if authors else {}


def _person(name: str, office: str) -> Data:
    return {"@type": "Person", "name": name, **({"jobTitle": office} if office else {})}


def _organization(name: str) -> Data:
    return {"@type": "Organization", "name": name}


def glossary_data(name: str, terms: tuple[Term, ...], description: str) -> str:
    """JSON-LD of the glossary: a DefinedTermSet with one DefinedTerm per entry."""
    page = addresses.GLOSSARY.removeprefix("/")
    return linked_data(
        {
            "@context": "https://schema.org",
            "@type": "DefinedTermSet",
            "@id": page,
            "url": page,
            "name": name,
            "description": description,
            "inLanguage": LANGUAGE,
            "hasDefinedTerm": [_term(term) for term in terms],
        }
    )


def _term(term: Term) -> Data:
    return {
        "@type": "DefinedTerm",
        "@id": addresses.term(term.id).removeprefix("/"),
        "termCode": term.id,
        "name": term.headword,
        **({"alternateName": list(term.aliases)} if term.aliases else {}),
        "description": term.short,
    }
