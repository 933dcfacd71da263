"""What a search must find, said in plain Python, and the worker asked from a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from edition.model import Edition

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xA0: " ", 0x3000: " "}
HAN = r"[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u9fff\uff01-\uff5e]"

ASK = """async ([url, queries, whole]) => {
  const worker = new Worker(url);
  let receive;
  worker.onmessage = ({data}) => data.type === 3 && receive(data.data.items);
  const answers = [];
  for (const query of queries) {
    let items;
    do {
      const answer = new Promise((done) => (receive = done));
      if (!items) worker.postMessage({type: 2, data: query});
      items = await answer;
    } while (items[0]?.[0]?.title.includes('正在载入'));
    answers.push(whole ? items : items.map((group) => group.map(({location}) => ({location}))));
  }
  worker.terminate();
  return answers;
}"""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, title or byline as a reader sees it, and where a result leads."""

    place: str
    text: str


def blocks(edition: Edition) -> list[Block]:
    """Everything that can be found, in reading order."""
    return list(_blocks(edition))


def _blocks(edition: Edition) -> Iterator[Block]:
    yield Block("#title", " ".join(edition.headline))
    if edition.credit:
        yield Block("#title", edition.credit)
    for chapter in edition.chapters:
        if chapter.raw.title:
            yield Block(f"{chapter.url}#title", " ".join(chapter.title))
        if chapter.byline:
            yield Block(f"{chapter.url}#title", chapter.byline)
        for item in chapter.items:
            yield Block(f"{chapter.url}#{item.id}", item.text)


def plain(text: str) -> str:
    """Widths and cases don't count, nor do blanks inside Chinese text."""
    return re.sub(rf"(?<={HAN})\s+(?={HAN})", "", text).translate(WIDE).lower()


def expected(found_in: Iterable[Block], query: str) -> set[str]:
    """The places of all blocks that contain every word of a query."""
    words = [plain(word) for word in query.split()]
    return {block.place for block in found_in if all(word in plain(block.text) for word in words)}


def ask(page: Page, server: str, queries: Sequence[str], whole: bool = False) -> list[list[list[dict[str, str]]]]:
    """The real worker's answers: for each query groups of items, with their addresses alone unless the whole is wanted."""
    answers: list[list[list[dict[str, str]]]] = page.evaluate(
        ASK, [server + "assets/js/search-worker.js", list(queries), whole]
    )
    return answers


def places(groups: list[list[dict[str, str]]]) -> list[str]:
    """Where the results in the text lead, without what is marked there."""
    found = (re.sub(r"\?h=[^#]*", "", item["location"]) for group in groups for item in group)
    return [place for place in found if "#" in place and not place.startswith("glossary/")]


def entries(groups: list[list[dict[str, str]]]) -> list[str]:
    """The ids of the entries that were found, in order."""
    found = (item["location"] for group in groups if group[0]["location"] == "glossary/" for item in group[1:])
    return [place.partition("#term-")[2] for place in found]


def nearest(groups: list[list[dict[str, str]]]) -> list[str]:
    """The ids of the entries that are offered because nothing was found."""
    found = (item["location"] for group in groups if group[0]["location"].startswith("search/") for item in group[1:])
    return [place.partition("#term-")[2] for place in found]
