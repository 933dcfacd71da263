"""A chapter as the browser lays it out says what the article says: in both schemes, on a phone, on a desk and in print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from edition.book import Book
from edition.model import Chapter, Edition
from helpers.editions import CHAPTERS

pytestmark = pytest.mark.any_page

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
LOOKS: tuple[tuple[Literal["screen", "print"], Literal["light", "dark"], ViewportSize], ...] = (
    ("screen", "light", PHONE),
    ("screen", "dark", PHONE),
    ("screen", "dark", DESK),
    ("screen", "light", DESK),
    ("print", "light", DESK),
)
# What isn't the article's own text: paragraph numbers, marks of headings, words beside them, and what stands around the
# text. A sheet adopted by script, since the page's policy allows no other.
LAID_OUT = """([last, more]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.ed-n, .headerlink, .ed-beside, .ed-tools, .ed-dateline, #${last} ~ * { display: none !important } ${more}`);
    document.adoptedStyleSheets = [sheet];
    return document.querySelector('article').innerText; }"""


def lines(edition: Edition, chapter: Chapter) -> Iterator[str]:
    """What a chapter's page shows of the article, from the page's headline to the last paragraph."""
    if chapter.raw.title:
        yield from edition.headline
    yield from chapter.kicker
    yield from chapter.title
    for i, item in enumerate(chapter.items):
        if i == chapter.byline_at and chapter.byline:
            yield "".join(piece.text for piece in chapter.pieces)
        yield from item.parts if item.is_heading else [item.text]


def laid_out(page: Page, chapter: Chapter, more: str = "") -> str:
    """The text of the article's area as it is laid out, a blank for every line break."""
    shown: str = page.evaluate(LAID_OUT, [chapter.items[-1].id, more])
    return re.sub(r"\n+", " ", shown.strip("\n"))


@pytest.mark.parametrize("number", range(len(CHAPTERS)))
def test_a_chapter_is_laid_out_as_the_article_says(number: int, server: str, page: Page, built: Book) -> None:
    chapter = built.edition.chapters[number]
    page.goto(server + chapter.url)
    expected = " ".join(lines(built.edition, chapter))
    for media, scheme, size in LOOKS:
        page.emulate_media(media=media, color_scheme=scheme)
        page.set_viewport_size(size)
        assert laid_out(page, chapter) == expected
    # The measure itself: what is not shown is missed, though it is in the page.
    assert laid_out(page, chapter, f"#{chapter.items[-1].id} {{ visibility: hidden }}") != expected
