"""What the head of a page says of it, as data: the article for reference managers, JSON-LD for search engines.

The elements themselves are in ``overrides/partials/head.html``; here are the facts, written into the front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from edition.model import Chapter, Edition, Person, Signature, Term

LANGUAGE = "zh-Hans"
IMAGE = "assets/images/share.png"
SITE = "{site}"  # stands for the site's own address, which only the site's builder knows
# What YAML takes for a line's end or refuses; the sign that could end a script element; what looks like SITE.
UNSAFE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|<|{(?=site})")
# Keys whose values are addresses under the site's root. Inside a JSON string no quotation mark stands bare, so that
# this finds keys and nothing else.
ADDRESS = re.compile(r'"(@id|url|image)": "')

Data = Mapping[str, object]


def quote(value: object) -> str:
    """A value as JSON that is YAML as well, on one line."""
    return UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def linked_data(data: Data) -> str:
    """JSON-LD, a key a line, an item of a list a line. Addresses begin with ``SITE``."""
    lines = [f"{quote(key)}: {_items(value)}" for key, value in data.items()]
    return ADDRESS.sub(rf'"\1": "{SITE}', "{" + ",\n ".join(lines) + "}")


def _items(value: object) -> str:
    if isinstance(value, list) and len(value) > 1:
        return "[\n  " + ",\n  ".join(map(quote, value)) + "]"
    return quote(value)


def iso_date(printed: str) -> str:
    """The masthead's date (2020年05月18日) as 2020-05-18; as printed where it has another form."""
    parts = re.findall(r"\d+", printed)
    return f"{parts[0]:0>4}-{parts[1]:0>2}-{parts[2]:0>2}" if len(parts) == 3 else printed


def _plain(parts: Iterable[str]) -> str:
    """A title's lines as one, with plain single blanks, and none after full-width punctuation."""
    return re.sub(r"(?<=[，；：、。！？]) ", "", " ".join(" ".join(parts).split()))


def article(edition: Edition, chapter: Chapter | None = None) -> Data:
    """The newspaper page, or a chapter of it, for reference managers: title, authors, paper, date, page."""
    people = chapter.people if chapter and chapter.raw.byline else edition.page.reporters.people
    return {
        "title": _plain(chapter.title if chapter else edition.headline),
        "authors": [person.name for person in people],
        "paper": edition.page.paper,
        "date": iso_date(edition.page.date),
        "page": re.sub(r"(?<!\d)0+(?=\d)", "", edition.number),
    }


def page_data(edition: Edition, description: str) -> str:
    """JSON-LD of the home page: the newspaper page as a NewsArticle of its issue, and its chapters as parts."""
    parts = [
        {"@type": "NewsArticle", "@id": chapter.url, "url": chapter.url, "headline": _plain(chapter.title)}
        for chapter in edition.chapters
    ]
    return linked_data(
        _news(edition, "", _plain(edition.headline), description)
        | _authors(edition.page.reporters, edition.page.reporters.office)
        | {"hasPart": parts}
    )


def chapter_data(edition: Edition, chapter: Chapter, description: str) -> str:
    """JSON-LD of a chapter: a NewsArticle with its own author, or the page's reporters."""
    signed = chapter.raw.byline is not None
    signature = chapter.raw.signature if signed else edition.page.reporters
    return linked_data(
        _news(edition, chapter.url, _plain(chapter.title), description)
        | _authors(signature, chapter.office if signed else signature.office)
    )


def _news(edition: Edition, url: str, headline: str, description: str) -> dict[str, object]:
    """The fields that every article of the page has (https://schema.org/NewsArticle)."""
    date = iso_date(edition.page.date)
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


def _authors(signature: Signature, office: str) -> dict[str, object]:
    people = [_person(person, office) for person in signature.people]
    return {"author": people} if people else {}


def _person(person: Person, office: str) -> Data:
    return {"@type": "Person", "name": person.name, **({"jobTitle": office} if office else {})}


def glossary_data(edition: Edition, terms: Sequence[Term], name: str, description: str) -> str:
    """JSON-LD of the glossary: a DefinedTermSet with a DefinedTerm an entry."""
    return linked_data(
        {
            "@context": "https://schema.org",
            "@type": "DefinedTermSet",
            "@id": "glossary/",
            "url": "glossary/",
            "name": f"{edition.name} {name}",
            "description": description,
            "inLanguage": LANGUAGE,
            "hasDefinedTerm": [_term(term) for term in terms],
        }
    )


def _term(term: Term) -> Data:
    return {
        "@type": "DefinedTerm",
        "@id": f"glossary/#term-{term.id}",
        "termCode": term.id,
        "name": term.headword,
        **({"alternateName": list(term.aliases)} if term.aliases else {}),
        "description": term.short,
    }
