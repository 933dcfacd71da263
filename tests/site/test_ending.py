"""After a chapter's last line: the way on, and what belongs to the chapter, folded; where one reads, in a phone's header."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from helpers.waiting import until

OPEN = "[...document.querySelectorAll('.ed-title ~ .ed-fold')].map((fold) => fold.open)"


def test_after_the_last_line_comes_the_next_chapter(server: str, phone: Page) -> None:
    phone.goto(server + "chifeng/")
    last, way_on = phone.locator('p[id^="p"]').last.bounding_box(), phone.locator(".ed-turn").bounding_box()
    assert last and way_on
    assert 0 <= way_on["y"] - last["y"] - last["height"] < 100
    assert phone.evaluate(OPEN) == [False, False]
    phone.get_by_role("link", name="下一篇").tap()
    expect(phone).to_have_url(server + "songyuan/")
    expect(phone.locator(".ed-turn").get_by_role("link")).to_contain_text(["内蒙古赤峰", "三建融合"])


def test_a_folded_part_opens_by_its_button_by_a_link_and_for_printing(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    page.locator(".ed-fold > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) == [True, False]
    # From a card a link leads to the entry in the page; an address of an entry opens its part, from another page too.
    page.goto(server + "songyuan/")
    page.goto(server + "chifeng/#term-gacha-cun")
    expect(page.locator("#term-gacha-cun")).to_be_in_viewport()
    page.goto(server)
    page.goto(server + "chifeng/#p2")
    until(page, f"!({OPEN}).includes(true)")
    page.evaluate("location.hash = '#term-gacha-cun'")
    expect(page.locator("#term-gacha-cun")).to_be_in_viewport()
    assert page.evaluate(OPEN) == [True, False]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OPEN) == [True, True]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == [True, False]


def test_without_script_the_parts_are_open(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "chifeng/")
    expect(page.locator("dt#term-gacha-cun")).to_be_visible()
    expect(page.locator(".ed-cite-own")).to_be_visible()
    context.close()


def test_a_phone_s_header_says_where_one_reads(server: str, phone: Page) -> None:
    phone.goto(server + "songyuan/")
    where = phone.locator(".md-header__topic").last
    expect(where).to_be_hidden()
    phone.locator("#p3").evaluate("p => p.scrollIntoView({ behavior: 'instant' })")
    expect(where).to_be_visible()
    expect(where).to_have_text("松原 · “党建+管理” 建强核心力量")
    phone.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(where).to_be_hidden()
