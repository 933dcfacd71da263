"""The reader's choices and place: kept, applied before the first paint, taken back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from helpers.waiting import until


def size(page: Page) -> str:
    value: str = page.locator("#p1").evaluate("p => getComputedStyle(p).fontSize")
    return value


def test_size_and_face_stay_and_can_be_reset(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    medium = size(page)
    page.get_by_role("button", name="阅读设置").click()
    page.get_by_label("特大").check()
    page.get_by_label("宋体").check()
    large = size(page)
    assert float(large.removesuffix("px")) > float(medium.removesuffix("px"))
    page.goto(server + "songyuan/")
    assert size(page) == large
    assert "Song" in page.locator("#p1").evaluate("p => getComputedStyle(p).fontFamily")
    page.get_by_role("button", name="阅读设置").click()
    expect(page.get_by_label("特大")).to_be_checked()
    page.get_by_role("button", name="恢复默认").click()
    assert size(page) == medium
    expect(page.get_by_label("中", exact=True)).to_be_checked()
    page.reload()
    assert size(page) == medium


def test_choices_are_made_with_the_keyboard(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    page.locator(".ed-settings-button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("中", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-ed-size", "large")


def test_a_choice_is_applied_before_the_page_is_painted(server: str, page: Page) -> None:
    page.goto(server)
    page.evaluate("localStorage.setItem('ed-settings', JSON.stringify({size: 'huge', strange: 1, face: null}))")
    # The attribute is there when the body begins to be read.
    page.add_init_script(
        "new MutationObserver((_, seen) => { if (document.body) { window.early = document.documentElement.dataset.edSize;"
        " seen.disconnect(); } }).observe(document, {childList: true, subtree: true});"
    )
    page.goto(server + "chifeng/")
    assert page.evaluate("window.early") == "huge"
    expect(page.locator("html")).to_have_attribute("data-ed-face", "sans")
    assert page.locator("html").get_attribute("data-ed-strange") is None


def test_the_place_is_offered_at_the_next_visit(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    expect(page.locator(".ed-place")).to_be_hidden()
    page.locator("#p9").evaluate("p => scrollTo(0, p.getBoundingClientRect().top + scrollY - 100)")
    until(page, "localStorage.getItem('ed-place:' + location.pathname) === 'p9'")
    page.goto(server)
    page.goto(server + "chifeng/")
    offer = page.get_by_role("link", name="上次读到第9段")
    expect(offer).to_be_visible()
    offer.click()
    expect(page.locator("#p9")).to_be_in_viewport()
    # An address with a paragraph is somebody's intention; nothing is offered beside it.
    page.goto(server)
    page.goto(server + "chifeng/#p2")
    expect(page.locator(".ed-place")).to_be_hidden()


def test_nothing_shifts_while_a_chapter_loads(server: str, page: Page) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(server + "chifeng/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") == 0


def test_terms_are_numbered_to_their_list_on_paper(server: str, page: Page) -> None:
    page.goto(server + "chifeng/")
    page.emulate_media(media="print")
    term = page.locator('#p2 a[href="#term-gacha-cun"]')
    number = term.get_attribute("data-n")
    assert page.locator('dt[id^="term-"]').nth(int(number or 0) - 1).get_attribute("id") == "term-gacha-cun"
    assert term.evaluate("a => getComputedStyle(a, '::after').content") == f'"{number}"'
    later = page.locator('#p3 a[href="#term-gacha-cun"]')
    assert later.evaluate("a => getComputedStyle(a, '::after').content") == "none"
