"""Pinyin above the text, and reading aloud: what is shown and said is the text, and what is copied is the text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from edition.book import Book
from helpers.waiting import until

# A synthesis that notes what it is to say, and says nothing until the test lets it.
VOICE = """
  const said = (globalThis.said = []);
  const synthesis = {
    getVoices: () => [{ lang: "LANG" }],
    cancel: () => said.push("cancelled"),
    speak: (utterance) => { said.push(utterance.text); synthesis.now = utterance; },
  };
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
"""
NEXT = "speechSynthesis.now.dispatchEvent(new Event('end'))"


def choose(page: Page, pinyin: str) -> None:
    page.get_by_role("button", name="阅读设置").click()
    page.get_by_role("group", name="拼音").get_by_label(pinyin).check()
    page.keyboard.press("Escape")


def text(page: Page, id: str) -> str:
    shown: str = page.evaluate(
        "id => { const p = document.getElementById(id).cloneNode(true);"
        " p.querySelector('.ed-n').remove(); return p.textContent; }",
        id,
    )
    return shown


def test_pinyin_stands_above_the_text_and_is_no_part_of_it(server: str, context: BrowserContext, built: Book) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + "chifeng/")
    page.wait_for_load_state("networkidle")
    assert not any("readings" in url or "ruby" in url for url in asked)
    choose(page, "全文")
    until(page, "document.querySelector('#p1 rt')")
    first = built.edition.chapters[0].items[0]
    assert text(page, "p1") == first.text
    above = page.locator("#p1 rt").evaluate_all("all => all.map((rt) => rt.dataset.pinyin)")
    assert above[:5] == ["xí", "jìn", "píng", "zǒng", "shū"]
    # Selected and copied by hand, or by the menu: the text alone.
    page.locator("#p1").evaluate("p => getSelection().selectAllChildren(p)")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").removeprefix("1").strip() == first.text
    page.locator("#p1 > .ed-n").click()
    page.get_by_role("button", name="复制引文").click()
    until(page, "document.querySelector('.ed-card .ed-said').textContent")
    assert page.evaluate("navigator.clipboard.readText()").startswith(first.text + "\n——")
    page.keyboard.press("Escape")
    choose(page, "词语")
    until(page, "document.querySelectorAll('#p1 rt').length === document.querySelectorAll('#p1 [data-term] rt').length")
    assert 0 < page.locator("#p1 rt").count() < len(above)
    choose(page, "无")
    expect(page.locator("ruby")).to_have_count(0)
    assert text(page, "p1") == first.text
    # A term is still asked for by a click.
    page.evaluate("getSelection().removeAllRanges()")
    page.locator("#p1 [data-term]").first.click()
    expect(page.locator(".ed-card:popover-open")).to_be_visible()


def test_pinyin_is_there_at_the_next_visit_and_from_disk(server: str, site: Path, page: Page) -> None:
    page.goto(server + "songyuan/")
    choose(page, "全文")
    page.goto(server + "wujiaochang/?h=" + "三驾马车")
    until(page, "document.querySelector('#p1 rt')")
    until(page, "CSS.highlights.has('ed-found')")
    found = page.evaluate("[...CSS.highlights.get('ed-found')].filter((range) => !range.collapsed).length")
    assert found > 0
    page.goto((site / "songyuan" / "index.html").as_uri())
    choose(page, "词语")
    until(page, "document.querySelector('#p1 rt')")


@pytest.mark.parametrize(("lang", "there"), [("zh-CN", True), ("en-US", False)])
def test_reading_aloud_is_offered_where_there_is_a_voice(lang: str, there: bool, server: str, page: Page) -> None:
    page.add_init_script(VOICE.replace("LANG", lang))
    page.goto(server + "chifeng/")
    page.locator("#p2 > .ed-n").click()
    expect(page.get_by_role("button", name="从本段朗读")).to_have_count(int(there))


def test_it_reads_sentence_by_sentence_marks_them_and_stops(server: str, page: Page, built: Book) -> None:
    page.add_init_script(VOICE.replace("LANG", "zh-CN"))
    page.goto(server + "chifeng/")
    page.locator("#p1 > .ed-n").click()
    page.get_by_role("button", name="从本段朗读").click()
    bar = page.locator(".ed-aloud")
    expect(bar.get_by_role("status")).to_have_text("正在朗读第1段")
    marked = "[...CSS.highlights.get('ed-aloud')].map(String).join()"
    assert page.evaluate(marked) == page.evaluate("said.at(-1)")
    text = built.edition.chapters[0].items[0].text
    for _ in range(text.count("。") + text.count("；")):
        page.evaluate(NEXT)
    expect(bar.get_by_role("status")).to_have_text("正在朗读第2段")
    assert "".join(page.evaluate("said.slice(1, -1)")) == text
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    assert page.evaluate("[said.at(-1), CSS.highlights.has('ed-aloud')]") == ["cancelled", False]
    page.evaluate(NEXT)  # what an ended reading still reports
    assert page.evaluate("said.at(-1)") == "cancelled"
