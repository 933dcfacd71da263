"""The page 检索: a concordance that can be sorted, linked, copied and printed."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from edition.book import Book
from helpers.searching import blocks, plain
from helpers.waiting import until

LINE = ".ed-kwic li"
LINES = """() => [...document.querySelectorAll(".ed-kwic-line")].map((line) => [
  line.querySelector(".ed-kwic-place").textContent, line.querySelector(".ed-kwic-before").textContent,
  line.querySelector(".ed-kwic-word").textContent, line.querySelector(".ed-kwic-after").textContent, line.href])"""


def concordance(page: Page, server: str, query: str, sort: str = "") -> list[list[str]]:
    page.goto(f"{server}search/?q={quote(query)}{sort and '&sort=' + sort}")
    expect(page.locator(LINE).first).to_be_visible()
    lines: list[list[str]] = page.evaluate(LINES)
    return lines


def test_a_line_an_occurrence(page: Page, server: str, built: Book) -> None:
    for query in ("党组织", "嘎查村", "2.3万", "“", "党(工)委", "李炯"):
        lines = concordance(page, server, query)
        texts = [plain(block.text) for block in blocks(built.edition)]
        assert len(lines) == sum(text.count(plain(query)) for text in texts), query
        for _, before, word, after, _ in lines:
            assert plain(word) == plain(query)
            assert any(plain(before + word + after) in text for text in texts)
        expect(page.locator(".ed-search-status")).to_contain_text(f"{len(lines)}处")


def test_a_line_leads_to_its_place(page: Page, server: str) -> None:
    lines = concordance(page, server, "嘎查村")
    assert [line[0] for line in lines] == ["赤峰 ¶2", "赤峰 ¶3", "赤峰 ¶6", "赤峰 ¶15"]
    assert lines[0][4] == f"{server}chifeng/?h={quote('嘎查村')}#p2"
    page.locator(LINE).nth(2).locator("a").click()
    page.wait_for_url(server + "chifeng/?h=*#p6")


def test_orders(page: Page, server: str) -> None:
    """By what follows and by what precedes: equal neighbours stand together, and the address keeps the order."""
    reading = concordance(page, server, "党组织")
    page.get_by_role("radio", name="按后文").check()
    page.wait_for_url("**&sort=after")
    for sort, column, nearest in (("after", 3, 0), ("before", 1, -1)):
        lines = concordance(page, server, "党组织", sort)
        assert page.locator(".ed-search input[type=radio]:checked").get_attribute("value") == sort
        assert sorted(lines) == sorted(reading)
        neighbours = [line[column][nearest] if line[column] else "" for line in lines]
        runs = [one for i, one in enumerate(neighbours) if not i or neighbours[i - 1] != one]
        assert len(runs) == len(set(runs))
        collated = page.evaluate("(all) => [...all].sort(new Intl.Collator('zh-CN').compare)", runs)
        assert runs == collated


def test_the_keywords_stand_under_each_other(page: Page, server: str) -> None:
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        concordance(page, server, "党组织")
        boxes = page.evaluate(
            "[...document.querySelectorAll('.ed-kwic-word')].map((w) => [w.getBoundingClientRect().left, w.getBoundingClientRect().width].map(Math.round))"
        )
        assert len({tuple(box) for box in boxes}) == 1
        heights = page.evaluate(
            "[...document.querySelectorAll('.ed-kwic-line')].map((w) => w.getBoundingClientRect().height)"
        )
        assert min(heights) >= 24
        assert max(heights) < 48
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_typing_keeps_the_address(page: Page, server: str) -> None:
    page.goto(server + "search/")
    expect(page.get_by_role("searchbox", name="检索词")).to_be_focused()
    page.keyboard.insert_text("马车")
    page.wait_for_url("**/search/?q=" + quote("马车"))
    expect(page.locator(LINE)).to_have_count(2)
    expect(page.locator(".ed-search-status")).to_have_text("“马车”：2处，见于1段正文；词条1条。")
    expect(page.locator(".ed-search-entries")).to_contain_text("三驾马车")
    expect(page.locator(".ed-search-entries")).to_contain_text("编者释义")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("甲")
    expect(page.locator(LINE)).to_have_count(0)
    expect(page.locator(".ed-search-status")).to_contain_text("没有找到“马车甲”")
    expect(page.locator(".ed-search-entries")).to_contain_text("三驾马车")
    page.go_back()
    expect(page.locator(LINE)).to_have_count(2)


def test_composition(page: Page, server: str) -> None:
    page.goto(server + "search/")
    client = page.context.new_cdp_session(page)
    page.get_by_role("searchbox").focus()
    client.send("Input.imeSetComposition", {"text": "ma'che", "selectionStart": 6, "selectionEnd": 6})
    assert page.get_by_role("searchbox").input_value() == "ma'che"
    assert page.url == server + "search/"
    client.send("Input.insertText", {"text": "马车"})
    expect(page.locator(LINE)).to_have_count(2)


def test_copy(context: BrowserContext, server: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    concordance(page, server, "嘎查村")
    page.get_by_role("button", name="复制").click()
    expect(page.locator(".ed-said")).to_have_text("已复制4行。")
    expect(page.locator(".ed-search-status")).to_contain_text("“嘎查村”：4处")
    rows = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len(rows) == 4
    place, before, word, after, address = rows[1].split("\t")
    assert (place, word, address) == ("赤峰 ¶3", "嘎查村", server + "chifeng/#p3")
    assert before.endswith("做实")
    assert after.startswith("、社区")


def test_where_nothing_may_be_copied_the_text_is_offered(page: Page, server: str) -> None:
    page.add_init_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
        " document.execCommand = () => false"
    )
    concordance(page, server, "嘎查村")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("status").filter(has_text="浏览器不允许复制")).to_be_visible()
    assert len(page.evaluate("getSelection().toString()").strip().split("\n")) == 4


def test_print(page: Page, server: str) -> None:
    concordance(page, server, "嘎查村")
    page.evaluate("window.print = () => (window.printed = true)")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".ed-search-form")).to_be_hidden()
    expect(page.locator(LINE).first).to_be_visible()


def test_names(page: Page, server: str) -> None:
    concordance(page, server, "嘎查村")
    form = page.get_by_role("search", name="检索全文")
    expect(form.get_by_role("searchbox", name="检索词")).to_be_visible()
    expect(form.get_by_role("group", name="排列").get_by_role("radio")).to_have_count(3)
    expect(page.get_by_role("list").filter(has=page.locator(".ed-kwic-line")).get_by_role("listitem")).to_have_count(4)
    expect(page.get_by_role("status").filter(has_text="4处")).to_be_visible()


def test_keys(page: Page, server: str) -> None:
    concordance(page, server, "嘎查村")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="原文次序")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**&sort=after")


BAD = ["", "   ", "<img src=x onerror=console.error(1)>", "(a+)+$", "基" * 10_000, "党 " * 3000, "%", "。", "__proto__"]


def test_bad_input(page: Page, server: str) -> None:
    page.goto(server + "search/")
    field = page.get_by_role("searchbox")
    for query in BAD:
        field.fill(query)
        if query.strip():
            expect(page.locator(".ed-search-status")).to_contain_text(f"“{query.strip()[:20]}")
        assert page.locator(".ed-search img").count() == 0
        field.fill("马车")
        expect(page.locator(".ed-search-status")).to_contain_text("“马车”：2处")


def test_an_address_with_half_a_pair(page: Page, server: str) -> None:
    page.goto(server + "search/?q=%ED%A0%80&sort=nonsense")
    expect(page.locator(".ed-search [type=radio][value='']")).to_be_checked()
    expect(page.locator(".ed-search-status")).to_contain_text("没有找到")


def test_data_that_cannot_be_loaded(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.context.route("**/data/search.js", lambda route: route.abort())
    page.goto(server + "search/?q=" + quote("马车"))
    expect(page.locator(".ed-search-status")).to_contain_text("检索数据未能载入")
    page.context.unroute_all()
    page.get_by_role("button", name="重试").click()
    expect(page.locator(LINE)).to_have_count(2)
    page.close()


# Late answers


# Every answer of a worker waits in `held` until `release()`; while `open` is true none does.
HOLD = """{
  const Real = Worker;
  window.held = [];
  window.open = false;
  window.release = () => window.held.splice(0).forEach((pass) => pass());
  window.Worker = class extends Real {
    addEventListener(name, listener) {
      super.addEventListener(name, (event) => {
        if (name === "message" && event.data.id && !window.open) window.held.push(() => listener(event));
        else listener(event);
      });
    }
  };
}"""


def test_an_emptied_field_shows_no_late_answer(page: Page, server: str) -> None:
    """The worker's answers are held back, and come when the field is empty."""
    page.add_init_script(HOLD)
    page.goto(server + "search/")
    page.get_by_role("searchbox").fill("社区")
    until(page, "window.held.length === 1")
    page.get_by_role("searchbox").fill("")
    page.evaluate("window.release()")
    until(page, "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    expect(page.locator(LINE)).to_have_count(0)
    expect(page.locator(".ed-search-status")).to_be_empty()


def more_lines(page: Page, server: str) -> Locator:
    """The concordance of frequent signs, with its first 500 lines; the button that adds the rest."""
    page.add_init_script(HOLD)
    page.goto(f"{server}search/?q={quote('， 。 、 党')}")
    until(page, "window.held.length === 1")
    page.evaluate("window.release()")
    expect(page.locator(LINE)).to_have_count(500)
    return page.get_by_role("button", name="再显示")


def test_a_double_click_adds_the_lines_once(page: Page, server: str) -> None:
    more_lines(page, server).dblclick()
    until(page, "window.held.length === 2")
    page.evaluate("window.release()")
    until(page, "document.querySelectorAll('.ed-kwic li').length > 500")
    total = page.locator(".ed-search-status").inner_text().partition("：")[2].partition("处")[0]
    expect(page.locator(LINE)).to_have_count(int(total))


def test_more_lines_of_the_old_list_do_not_stop_a_new_question(page: Page, server: str) -> None:
    button = more_lines(page, server)
    page.get_by_role("searchbox").fill("马车")
    button.click()
    until(page, "window.held.length === 2")
    page.evaluate("window.release()")
    expect(page.locator(LINE)).to_have_count(2)
    expect(page.locator(".ed-search-status")).to_contain_text("“马车”：2处")


def test_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "search/?q=x")
    expect(page.locator(".ed-search")).to_contain_text("检索需要 JavaScript")
    expect(page.locator(".ed-search").get_by_role("link", name="术语")).to_have_attribute("href", "../glossary/")
    expect(page.locator(".ed-search").get_by_role("link", name="导读")).to_have_attribute("href", "../")
    context.close()
