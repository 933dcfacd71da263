"""``assets/data/search.js``: what the search looks in, as data. ``docs/assets/js/search-*.js`` do the rest.

JSON inside one call, one line per block or entry: a page that is opened from disk loads it as a script, any other
fetches it and reads what is between the brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from edition import addresses
from edition.book import Book
from edition.model import Chapter, Edition, Term

CALL = "edSearchData"
SCHEMA = 1
Row = tuple[str, str, str]  # fragment of its address, kind, lines as shown


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The file, by its path under the site's root."""
    yield "assets/data/search.js", search_js(book.edition, book.terms)


def search_js(edition: Edition, terms: Sequence[Term]) -> str:
    """The pages with their blocks in reading order, and the entries in the order given.

    A page is ``[url, name, blocks]``; a block ``[fragment, kind, lines]``, its lines joined by a line feed; an entry
    ``[id, headword, aliases, pinyin, en, kind, short]``. Definitions are shown, not searched.
    """
    pages = [_page("", addresses.NAMES[addresses.HOME], _home(edition))]
    pages += [_page(chapter.url, chapter.name, _chapter(chapter)) for chapter in edition.chapters]
    entries = (
        [term.id, term.headword, list(term.aliases), term.pinyin, term.en, term.kind, term.short] for term in terms
    )
    return f'{CALL}({{"schema":{SCHEMA},"pages":{_rows(pages)},"terms":{_rows(map(_json, entries))}}})\n'


def _page(url: str, name: str, blocks: Iterable[Row]) -> str:
    return f"[{_json(url)},{_json(name)},{_rows(map(_json, blocks))}]"


def _home(edition: Edition) -> Iterator[Row]:
    yield "title", "headline", "\n".join(edition.headline)
    if edition.credit:
        yield "title", "credit", edition.credit


def _chapter(chapter: Chapter) -> Iterator[Row]:
    if chapter.raw.title:  # else the page's headline stands in its place, and is found there
        yield "title", "title", "\n".join(chapter.title)
    if chapter.byline:
        yield "title", "byline", chapter.byline
    for item in chapter.items:
        yield item.id, item.kind.value, "\n".join(item.parts)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _rows(rows: Iterable[str]) -> str:
    return "[\n" + ",\n".join(rows) + "\n]"
