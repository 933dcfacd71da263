"""A result opens its page at the paragraph, with the match marked, and changes nothing there."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page, expect

from helpers.waiting import until

MARKED = """() => [...(CSS.highlights.get("ed-found") ?? [])].map((range) => [
  range.startContainer.parentElement.closest("[id]")?.id, range.toString()])"""
READY = "CSS.highlights.has('ed-found')"


def open_marked(page: Page, address: str) -> list[list[str]]:
    page.goto(address)
    until(page, READY)
    found: list[list[str]] = page.evaluate(MARKED)
    return found


def test_from_the_box_to_the_paragraph(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("一揽子解决")
    page.locator(".md-search-result__link", has_text="¶10").click()
    page.wait_for_url(server + "chifeng/?h=*#p10")
    until(page, READY)
    assert page.evaluate(MARKED) == [["p10", "一揽子解决"]]
    expect(page.locator("#p10")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "p10"


def test_across_term_links(page: Page, server: str) -> None:
    """A match that begins in one term and ends in another, or in plain text."""
    marked = open_marked(page, server + "chifeng/?h=" + quote("嘎查村（社区）四级党组织有效") + "#p2")
    assert [text for _, text in marked] == ["嘎查村（社区）四级党组织有效"]
    assert page.locator("mark").count() == 0
    expect(page.locator("#p2 a[href='#term-gacha-cun']")).to_have_text("嘎查村")


def test_every_match_on_the_page_and_every_word(page: Page, server: str) -> None:
    marked = open_marked(page, server + "chifeng/?h=" + quote("嘎查村 2.3万") + "#p6")
    words = [text for _, text in marked]
    assert words.count("嘎查村") == page.evaluate(
        "[...document.querySelectorAll('.md-content p[id^=p]')].map(p => p.textContent.split('嘎查村').length - 1).reduce((a, b) => a + b)"
    )
    assert words.count("2.3万") == 2


def test_the_margin_is_not_text(page: Page, server: str) -> None:
    assert open_marked(page, server + "chifeng/?h=1#p1")
    inside = (
        "[...CSS.highlights.get('ed-found')].filter((range) => range.startContainer.parentElement.closest('.ed-n'))"
    )
    assert page.evaluate(f"{inside}.length") == 0


def test_widths_and_blanks(page: Page, server: str) -> None:
    assert open_marked(page, server + "chifeng/?h=" + quote("党(工)委"))[0][1] == "党（工）委"
    assert open_marked(page, server + "chifeng/?h=" + quote("联动以上带下"))[0][1] == "联动 以上带下"


def test_in_the_glossary(page: Page, server: str) -> None:
    marked = open_marked(page, server + "glossary/?h=" + quote("嘎查村") + "#term-gacha-cun")
    assert ["term-gacha-cun", "嘎查村"] in marked


def test_escape_takes_the_marks_away(page: Page, server: str) -> None:
    open_marked(page, server + "chifeng/?h=" + quote("龙头") + "#p3")
    page.keyboard.press("Escape")
    until(page, f"!({READY})")
    assert page.url == server + "chifeng/#p3"


def test_a_match_can_be_read(page: Page, server: str) -> None:
    """The marks' colours, as computed, in both schemes."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        open_marked(page, server + "chifeng/?h=" + quote("龙头") + "#p3")
        colours = page.evaluate(
            "(() => { const s = getComputedStyle(document.querySelector('#p3'), '::highlight(ed-found)');"
            " return [s.color, s.backgroundColor].map((c) => c.match(/[\\d.]+/g).slice(0, 3).map(Number)); })()"
        )
        assert contrast(*colours) >= 7, (scheme, colours)


def contrast(one: list[float], other: list[float]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    parts = [c / 255 / 12.92 if c <= 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_bad_parameter(page: Page, server: str) -> None:
    for query in ("%", "%20", "%ED%A0%80", "<b>", "(", '"' * 2000):
        with page.expect_request("**/search-highlight.js") as script:
            page.goto(server + "chifeng/?h=" + query + "#p3")
        script.value.response()
        until(page, "document.readyState === 'complete' && globalThis.edSearch?.parse")
        expect(page.locator("#p3")).to_be_in_viewport()
