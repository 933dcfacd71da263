"""All marks of the glossary as a page of Web Annotations (https://www.w3.org/TR/annotation-model/).

Each names its place twice: by the quoted words, with as many around them as make them unique in the chapter, and by
offsets in the text of the paragraph (``text`` in edition.json; code points).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from edition import addresses
from edition.book import Book
from edition.model import Mark, Term

NAME = "annotations.json"
CONTEXT = 16  # characters of each side of a quotation, where they are enough
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"  # an id in a page

Data = dict[str, Any]


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The one file."""
    texts = {(chapter.id, item.id): item.text for chapter in book.edition.chapters for item in chapter.items}
    chapters = {chapter.id: "\n".join(item.text for item in chapter.items) for chapter in book.edition.chapters}
    terms = {term.id: term for term in book.terms}
    items = []
    for mark in book.marks:
        quote = _quote(mark, texts[mark.chapter, mark.block], chapters[mark.chapter])
        items.append(_annotation(mark, terms[mark.term], quote, book.site))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": addresses.whole(book.site, f"/{addresses.download(NAME)}"),
        "type": "AnnotationPage",
        "items": items,
    }
    yield addresses.download(NAME), msgspec.json.encode(page).decode() + "\n"


def _annotation(mark: Mark, term: Term, quote: Data, site: str) -> Data:
    place = f"{mark.chapter}-{mark.block}-{mark.start}-{mark.end}"
    position = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    fragment = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": mark.block, "refinedBy": position}
    return {
        "id": addresses.whole(site, f"/{addresses.download(NAME)}#{place}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": addresses.whole(site, addresses.term(term.id)),
            },
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": f"{term.headword}：{term.short}",
                "format": "text/plain",
                "language": "zh-Hans",
            },
        ],
        "target": {
            "source": addresses.whole(site, addresses.chapter(mark.chapter)),
            "selector": [quote, fragment],
        },
    }


def _quote(mark: Mark, text: str, chapter: str) -> Data:
    """The selector by words: from the paragraph alone, as much of it as is unique in the chapter."""
    exact, width = text[mark.start : mark.end], CONTEXT
    while True:
        prefix, suffix = text[max(0, mark.start - width) : mark.start], text[mark.end : mark.end + width]
        if chapter.count(prefix + exact + suffix) == 1 or width >= len(text):
            return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
        width *= 2
