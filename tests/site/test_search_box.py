"""The theme's search box with the edition's worker behind it: typing, input methods, keys, names, states."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from edition.book import Book
from helpers.searching import blocks, expected
from helpers.waiting import until

BOX = ".md-search__input"
RESULTS = ".md-search-result__link"
META = ".md-search-result__meta"

HREFS = f"""() => [...document.querySelectorAll("{RESULTS}")].map((link) => link.href)"""


@pytest.fixture
def chapter(page: Page, server: str) -> Page:
    page.goto(server + "songyuan/")
    return page


def search(page: Page, query: str) -> None:
    """Type a query over the last one, and wait until the list answers it."""
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(query) if query else None
    wait(page, query)


def wait(page: Page, query: str) -> None:
    """A line of the list leads to the concordance of the query that the list answers."""
    until(
        page,
        """([links, query]) => {
          const line = [...document.querySelectorAll(links)].find((link) => link.search.startsWith("?q="));
          return line && new URL(line.href).searchParams.get("q") === query && !line.textContent.includes("正在载入");
        }""",
        arg=[RESULTS, " ".join(dict.fromkeys(query.lower().split()))],
    )


def found(page: Page) -> set[str]:
    """The places that the list leads to, without what is marked there."""
    hrefs = [unquote(href) for href in page.evaluate(HREFS)]
    root = page.url[: page.url.index("/sub/") + 5]
    return {
        href.removeprefix(root).partition("?")[0] + "#" + href.partition("#")[2]
        for href in hrefs
        if "?h=" in href and "#" in href
    }


def test_queries_typed(chapter: Page, built: Book) -> None:
    everything = blocks(built.edition)
    chance = random.Random(12)
    queries = ["组织", "马车", "2.3万", "80%", "4+X", "园区"]
    while len(queries) < 12:
        text = chance.choice(everything).text
        start = chance.randrange(len(text))
        part = text[start : start + chance.randint(2, 5)]
        queries += [part] if not any(c.isspace() or c in "（）：，；" or c.isupper() for c in part) else []
    for query in queries:
        search(chapter, query)
        assert found(chapter) == expected(everything, query), query


def test_nothing_is_loaded_before_the_first_query(page: Page, server: str) -> None:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url.removeprefix(server)))
    page.goto(server + "chifeng/", wait_until="networkidle")
    page.locator(BOX).click()
    expect(page.locator(META)).to_have_text("输入汉字、拼音、拼音首字母、数字或英文")
    mine = [url for url in urls if "search" in url]
    assert mine == []
    search(page, "嘎查")
    search(page, "社区")
    assert sum(url == "assets/data/search.js" for url in urls) == 1
    assert not any("search_index" in url or "javascripts/workers" in url for url in urls)


def test_the_entry_stands_first_and_counts_are_true(chapter: Page) -> None:
    search(chapter, "嘎查村")
    expect(chapter.locator(META)).to_have_text("词条1条，正文4段")
    links = chapter.locator(RESULTS)
    expect(links.nth(0)).to_contain_text("词条")
    expect(links.nth(0)).to_contain_text("编者释义")
    expect(links.nth(1)).to_contain_text("内蒙古村级单位")
    expect(links.nth(2)).to_contain_text("报纸原文")
    expect(links.nth(3).locator("h2")).to_have_text("¶2 强化四级联动")
    assert links.nth(3).locator("mark").all_inner_texts() == ["嘎查村"]


def test_composition(chapter: Page) -> None:
    """While a candidate is composed nothing is looked for; its choice is."""
    search(chapter, "社区")
    client = chapter.context.new_cdp_session(chapter)
    chapter.locator(BOX).fill("")
    expect(chapter.locator(RESULTS)).to_have_count(0)
    for text in ("g", "ga", "ga'cha"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        client.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": "Process", "windowsVirtualKeyCode": 229})
    assert chapter.locator(BOX).input_value() == "ga'cha"
    assert chapter.locator(RESULTS).count() == 0
    client.send("Input.insertText", {"text": "嘎查"})
    wait(chapter, "嘎查")
    assert "chifeng/#p2" in found(chapter)


def test_paste_and_dictation(chapter: Page) -> None:
    """Text that comes without keys."""
    chapter.locator(BOX).click()
    chapter.keyboard.insert_text("三驾马车")
    wait(chapter, "三驾马车")
    assert found(chapter)


def test_on_a_phone(phone: Page, server: str) -> None:
    phone.goto(server + "chifeng/")
    phone.locator("label.md-header__button[for=__search]").tap()
    phone.keyboard.insert_text("嘎查")
    wait(phone, "嘎查")
    box = phone.locator(".md-search")
    assert box.evaluate(
        "box => Promise.all(box.getAnimations({ subtree: true }).map((a) => a.finished)).then(() => true)"
    )
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.locator(RESULTS).nth(3).tap()
    phone.wait_for_url("**/chifeng/?h=*#p2")


def test_keyboard_alone(chapter: Page, server: str) -> None:
    chapter.keyboard.press("/")
    expect(chapter.locator(BOX)).to_be_focused()
    chapter.keyboard.insert_text("2.3万名")
    wait(chapter, "2.3万名")
    chapter.keyboard.press("Enter")  # the first answer
    chapter.wait_for_url(server + "chifeng/?h=2.3*#p6")


def test_arrows_lead_into_the_list_and_escape_out_of_it(chapter: Page) -> None:
    search(chapter, "嘎查")
    chapter.keyboard.press("ArrowDown")
    expect(chapter.locator(RESULTS).nth(0)).to_be_focused()
    chapter.keyboard.press("Escape")
    expect(chapter.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("width", [1024, 1220, 1280, 1440, 2000])
def test_the_open_box_is_in_the_window(width: int, chapter: Page) -> None:
    chapter.set_viewport_size({"width": width, "height": 800})
    search(chapter, "嘎查")
    for part in (".md-search__inner", ".md-search__output"):
        box = chapter.locator(part)
        box.evaluate("box => Promise.all(box.getAnimations().map((a) => a.finished)).then(() => null)")
        place = box.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width


def test_names_for_screen_readers(chapter: Page) -> None:
    search(chapter, "嘎查村")
    dialog = chapter.get_by_role("dialog", name="检索", exact=True)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("textbox", name="搜索")).to_be_focused()
    expect(dialog.get_by_role("region", name="检索结果")).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text("词条1条，正文4段")
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    expect(dialog.get_by_role("link", name="¶2 强化四级联动")).to_be_visible()


def test_nothing_found_offers_the_nearest_terms(chapter: Page) -> None:
    search(chapter, "嘎查屯")
    expect(chapter.locator(META)).to_have_text("没有找到；相近的词条如下")
    expect(chapter.locator(RESULTS).nth(1)).to_have_attribute("href", re.compile("#term-gacha-cun$"))
    expect(chapter.locator(RESULTS).nth(0)).to_have_text("正文和词条中没有“嘎查屯”")
    search(chapter, "ʘʘ")
    expect(chapter.locator(META)).to_have_text("没有找到")


BAD = {
    "a zero": "\u0000",
    "blanks": "   \u3000 \u00a0",
    "many words": "党 " * 5000,
    "markup": "<img src=x onerror=console.error(1)><script>console.error(2)</script>&lt;b&gt;",
    "half a pair": "\ud800党\udfff",
    "nothing to see": "\u200b\ufeff",
}


def test_bad_input(chapter: Page) -> None:
    """No exception, nothing rendered as markup, and the box goes on working."""
    chapter.locator(BOX).click()
    for name, query in BAD.items():
        chapter.evaluate(
            "([box, query]) => { const input = document.querySelector(box); input.value = query;"
            " input.dispatchEvent(new InputEvent('input', {bubbles: true})); }",
            [BOX, query],
        )
        if name not in ("blanks", "nothing to see"):
            until(
                chapter,
                f"document.querySelector('{RESULTS}') && !document.querySelector('{META}').textContent.includes('正在载入')",
            )
        assert chapter.locator(f"{RESULTS} :is(img, script, b)").count() == 0, name
        chapter.locator(BOX).fill("")
        expect(chapter.locator(RESULTS)).to_have_count(0)
        search(chapter, "马车")
        assert found(chapter), name


def test_markup_in_results_is_text(chapter: Page) -> None:
    query = "<b>x</b>"
    search(chapter, query)
    expect(chapter.locator(RESULTS).nth(0)).to_have_text(f"正文和词条中没有“{query}”")


def stopped(route: Route) -> None:
    route.abort()


def test_data_that_cannot_be_loaded(browser: Browser, server: str) -> None:
    """The reader is told, the page goes on working, and the next query tries again."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.route("**/data/search.js", stopped)
    page.goto(server + "chifeng/")
    page.locator(BOX).click()
    page.keyboard.insert_text("嘎查")
    expect(page.locator(META)).to_have_text("检索数据未能载入，请检查网络后重新输入")
    context.unroute("**/data/search.js", stopped)
    page.keyboard.insert_text("村")
    wait(page, "嘎查村")
    expect(page.locator(META)).to_have_text("词条1条，正文4段")
    assert faults == []
    context.close()


def test_slow_data(chapter: Page) -> None:
    """The reader sees that the data is coming; of the queries typed meanwhile the last one is answered."""
    held: list[Callable[[], None]] = []
    chapter.context.route("**/data/search.js", lambda route: held.append(route.continue_))
    chapter.locator(BOX).click()
    with chapter.context.expect_event("request", lambda request: request.url.endswith("data/search.js")):
        chapter.keyboard.insert_text("嘎")
    expect(chapter.locator(META)).to_have_text("正在载入检索数据…")
    chapter.keyboard.insert_text("查")
    expect(chapter.locator(RESULTS)).to_have_count(0)
    held[0]()
    wait(chapter, "嘎查")
    expect(chapter.locator(META)).to_have_text("词条1条，正文4段")
