"""The page's columns: one axis, the card in the margin, lines that aren't torn, the entry's lines."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.editions import CHAPTERS
from helpers.waiting import until

PAGES = ["", *(f"{id}/" for id in CHAPTERS), "glossary/", "search/", "teaching/", "compare/", "figures/", "names/"]
PAGES += ["en/", "downloads/", "quiz/", "about/", f"handout/{CHAPTERS[0]}/"]
CARD = ".ed-card:popover-open"
BEGIN = """() => {
  const column = document.querySelector(".md-content__inner");
  return column.getBoundingClientRect().left + parseFloat(getComputedStyle(column).paddingLeft);
}"""

# The widest step from one Han character to the next, in em, of the lines that a paragraph's end doesn't cut short.
WIDEST = r"""() => Math.max(...[...document.querySelectorAll('p[id^="p"]')].map((p) => {
  const size = parseFloat(getComputedStyle(p).fontSize), lines = [];
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest(".ed-n")) continue;
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = [...range.getClientRects()].at(-1);
      const last = lines.at(-1);
      if (!box?.width) continue;
      const here = { left: box.left, bottom: box.bottom, isHan: /\p{Script=Han}/u.test(node.data[i]) };
      if (last && Math.abs(last[0].bottom - box.bottom) < size / 2) last.push(here);
      else lines.push([here]);
    }
  }
  const steps = lines.slice(0, -1).flatMap((line) => line.slice(1).map((next, i) =>
    next.isHan && line[i].isHan ? (next.left - line[i].left) / size : 0));
  return Math.max(0, ...steps);
}))"""


def test_every_page_begins_at_the_same_place(server: str, page: Page) -> None:
    """No tab makes the text jump."""
    begins = {}
    for address in PAGES:
        page.goto(server + address)
        begins[address] = page.evaluate(BEGIN)
    assert set(begins.values()) == {begins[""]}, begins


def test_no_line_is_torn_apart(server: str, page: Page) -> None:
    """A figure or a quotation mark that can't be broken leaves room at a line's end: it isn't spread over a short line."""
    for chapter in CHAPTERS:
        page.goto(f"{server}{chapter}/")
        for width in (320, 360, 390, 430):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(WIDEST) <= 1.12, (chapter, width)


def test_in_a_wide_window_the_card_stands_beside_the_text(server: str, page: Page) -> None:
    page.goto(f"{server}{CHAPTERS[0]}/")
    term = page.locator('#p2 a[href$="#term-gacha-cun"]')
    card = page.locator(CARD)
    term.hover()
    expect(card).to_be_visible()
    page.mouse.move(5, 400)
    for width in (1220, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 1400})
        word, text, box = term.bounding_box(), page.locator("#p2").bounding_box(), card.bounding_box()
        assert word and text and box
        assert text["x"] + text["width"] < box["x"], width
        assert box["x"] + box["width"] <= width
        assert abs(box["y"] - word["y"]) < 20
    # It scrolls with its word, passes under the header, and stays until another is asked for.
    page.mouse.wheel(0, 900)
    until(page, "() => Boolean(document.querySelector('.ed-card').style.clipPath)")
    page.locator("#p6 a[data-term]").first.hover()
    expect(card).not_to_have_accessible_name("嘎查村")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_an_entry_is_set_in_lines(width: int, server: str, page: Page) -> None:
    """The word has its own line; pinyin is never broken inside a word."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{CHAPTERS[0]}/#terms")
    wrong = page.evaluate(
        r"""() => [...document.querySelectorAll('dt[id^="term-"]')].filter((dt) => {
          const range = document.createRange(), pinyin = dt.querySelector(".ed-pinyin").firstChild;
          const lines = (from, to) => (range.setStart(pinyin, from), range.setEnd(pinyin, to), range.getClientRects().length);
          const torn = [...pinyin.data.matchAll(/[^\s—-]+/g)].some((word) => lines(word.index, word.index + word[0].length) > 1);
          range.selectNodeContents(dt.firstChild);
          const word = [...range.getClientRects()].at(-1);
          range.selectNodeContents(pinyin);
          return torn || range.getClientRects()[0].top < word.bottom - 4;
        }).map((dt) => dt.textContent)"""
    )
    assert wrong == []
