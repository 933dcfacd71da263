"""The pop-ups, each sentence of how they behave: mouse, keyboard, touch, without script, from disk, at any size."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from helpers.axe import violations
from helpers.waiting import until

CARD = ".ed-card:popover-open"


def term(page: Page, id: str = "gacha-cun", block: str = "p2") -> Locator:
    return page.locator(f'#{block} a[href$="#term-{id}"]').first


@pytest.fixture
def chapter(server: str, page: Page) -> Page:
    page.goto(server + "chifeng/")
    return page


def settled(page: Page) -> None:
    """Until the card's entrance is over."""
    until(page, "() => document.querySelector('.ed-card').getAnimations().every((a) => a.playState !== 'running')")


# Mouse


def test_a_resting_mouse_opens_the_card_and_it_stays_while_the_mouse_is_in_it(chapter: Page) -> None:
    chapter.set_viewport_size({"width": 1024, "height": 900})  # it stands at its word
    term(chapter).hover()
    card = chapter.locator(CARD)
    expect(card).to_be_visible()
    expect(card).to_contain_text("嘎查村")
    box = card.bounding_box()
    assert box
    chapter.mouse.move(box["x"] + 30, box["y"] + 30, steps=8)
    # Longer than the grace that the pointer has between word and card.
    until(chapter, "since => performance.now() - since > 600", arg=chapter.evaluate("performance.now()"))
    expect(card).to_be_visible()
    chapter.mouse.move(5, 500)
    expect(card).to_be_hidden()


def test_a_mouse_that_passes_opens_nothing(chapter: Page) -> None:
    box = term(chapter).bounding_box()
    assert box
    chapter.mouse.move(box["x"] + 5, box["y"] + 8)
    chapter.mouse.move(5, 400)
    until(chapter, "since => performance.now() - since > 500", arg=chapter.evaluate("performance.now()"))
    expect(chapter.locator(CARD)).to_have_count(0)


def waited(page: Page, ms: int = 600) -> None:
    """Until so much time has passed: nothing else shows that nothing comes."""
    until(page, f"since => performance.now() - since > {ms}", arg=page.evaluate("performance.now()"))


def test_a_card_waits_until_the_mouse_has_rested(chapter: Page) -> None:
    chapter.evaluate(
        """() => {
            addEventListener("pointermove", () => (window.moved = performance.now()), true);
            addEventListener("ed-card", () => (window.asked ??= performance.now()), true);
        }"""
    )
    box = term(chapter).bounding_box()
    assert box
    for i in range(6):
        chapter.mouse.move(box["x"] + 5 + 6 * i, box["y"] + 10)
    expect(chapter.locator(CARD)).to_be_visible()
    assert chapter.evaluate("window.asked - window.moved") >= 290


def test_no_card_opens_while_words_are_selected(chapter: Page) -> None:
    """A drag that ends on a term: neither while the button is down, nor over the button that cites the words."""
    chapter.locator("#p4").scroll_into_view_if_needed()
    start, end = chapter.locator("#p3").bounding_box(), term(chapter, "longtou", "p3").bounding_box()
    assert start and end
    chapter.mouse.move(start["x"] + 60, start["y"] + 10)
    chapter.mouse.down()
    chapter.mouse.move(end["x"] + 10, end["y"] + 10, steps=6)
    waited(chapter)
    expect(chapter.locator(CARD)).to_have_count(0)
    chapter.mouse.up()
    button = chapter.get_by_role("button", name="引用所选")
    expect(button).to_be_visible()
    chapter.mouse.move(end["x"] + 12, end["y"] + 11)
    waited(chapter)
    expect(chapter.locator(CARD)).to_have_count(0)
    button.click()
    expect(chapter.locator(CARD)).to_have_accessible_name("引用所选文字：第3段")


def test_a_card_opened_on_purpose_stays_when_the_mouse_rests_on_another_word(chapter: Page) -> None:
    term(chapter).focus()
    chapter.keyboard.press("Enter")
    name = chapter.locator(CARD).get_attribute("aria-label")
    box = term(chapter, "sumu").bounding_box()
    assert box
    chapter.mouse.move(box["x"] + 5, box["y"] + 8)
    until(chapter, "since => performance.now() - since > 500", arg=chapter.evaluate("performance.now()"))
    expect(chapter.locator(CARD)).to_have_attribute("aria-label", name or "")


def test_a_click_opens_and_a_click_outside_closes(chapter: Page) -> None:
    address = chapter.url
    term(chapter).click()
    expect(chapter.locator(CARD)).to_be_visible()
    assert chapter.url == address
    chapter.mouse.move(5, 500)
    expect(chapter.locator(CARD)).to_be_visible()
    chapter.mouse.click(5, 500)
    expect(chapter.locator(CARD)).to_be_hidden()


def test_one_at_a_time(chapter: Page) -> None:
    term(chapter).click()
    chapter.keyboard.press("Escape")
    term(chapter, "sumu").click()
    term(chapter, "shequ").click()
    expect(chapter.locator(CARD)).to_have_count(1)
    expect(chapter.locator(CARD)).to_have_attribute("aria-label", "社区")


def test_a_click_with_control_is_the_browser_s(chapter: Page) -> None:
    with chapter.context.expect_page():
        term(chapter).press("Control+Enter")
    expect(chapter.locator(CARD)).to_have_count(0)


# Keyboard


def test_enter_opens_and_escape_gives_the_focus_back(chapter: Page) -> None:
    term(chapter).focus()
    chapter.keyboard.press("Enter")
    card = chapter.locator(CARD)
    expect(card).to_be_focused()
    expect(card).to_have_role("dialog")
    expect(card).to_have_accessible_name("嘎查村")
    expect(term(chapter)).to_have_attribute("aria-expanded", "true")
    chapter.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term(chapter)).to_be_focused()
    expect(term(chapter)).to_have_attribute("aria-expanded", "false")


def test_tab_moves_through_the_card_and_on_to_the_next_paragraph(chapter: Page) -> None:
    term(chapter).focus()
    chapter.keyboard.press("Enter")
    links = chapter.locator(f"{CARD} :is(a, button)")
    for i in range(links.count()):
        chapter.keyboard.press("Tab")
        expect(links.nth(i)).to_be_focused()
    chapter.keyboard.press("Tab")
    expect(chapter.locator(CARD)).to_be_hidden()
    expect(chapter.locator("#p3 > .ed-n")).to_be_focused()


def test_shift_tab_returns_to_the_term_and_tab_enters_again(chapter: Page) -> None:
    term(chapter).focus()
    chapter.keyboard.press("Enter")
    chapter.keyboard.press("Shift+Tab")
    expect(term(chapter)).to_be_focused()
    chapter.keyboard.press("Tab")
    expect(chapter.locator(f"{CARD} a").first).to_be_focused()


def test_escape_closes_a_card_opened_by_the_mouse(chapter: Page) -> None:
    term(chapter).hover()
    expect(chapter.locator(CARD)).to_be_visible()
    chapter.keyboard.press("Escape")
    expect(chapter.locator(CARD)).to_be_hidden()


def tab_stops(page: Page) -> list[str]:
    """What Tab stops at in the text."""
    stops: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('p[id^="p"] a[href]')].filter((a) => a.tabIndex >= 0)
            .map((a) => a.parentElement.id + (a.matches(".ed-n") ? "" : ` ${a.textContent}`))"""
    )
    return stops


def test_a_paragraph_is_one_stop_and_arrows_lead_to_its_terms(chapter: Page) -> None:
    paragraphs = chapter.locator('p[id^="p"]').evaluate_all("all => all.map((p) => p.id)")
    assert tab_stops(chapter) == paragraphs
    number = chapter.locator("#p2 > .ed-n")
    number.focus()
    chapter.keyboard.press("ArrowLeft")
    expect(number).to_be_focused()
    marked = chapter.locator("#p2 > [data-term]:not(.ed-later)")
    for i in range(3):
        chapter.keyboard.press("ArrowRight")
        expect(marked.nth(i)).to_be_focused()
    chapter.keyboard.press("Tab")
    expect(chapter.locator("#p3 > .ed-n")).to_be_focused()
    chapter.keyboard.press("Shift+Tab")
    expect(marked.nth(2)).to_be_focused()
    chapter.keyboard.press("ArrowLeft")
    chapter.keyboard.press("Enter")
    expect(chapter.locator(CARD)).to_have_accessible_name((marked.nth(1).text_content() or "").strip())
    assert len(tab_stops(chapter)) == len(paragraphs)


def test_arrows_pass_over_what_is_not_marked(chapter: Page) -> None:
    chapter.locator("#p3 > .ed-n").focus()
    for _ in range(chapter.locator("#p3 > [data-term]").count()):
        chapter.keyboard.press("ArrowRight")
    assert chapter.evaluate("document.activeElement.matches('#p3 > [data-term]:not(.ed-later)')")
    assert chapter.locator("#p3 > .ed-later").count() > 0


def test_an_arrow_closes_the_card_that_it_leaves(chapter: Page) -> None:
    term(chapter).focus()
    chapter.keyboard.press("Enter")
    chapter.keyboard.press("Shift+Tab")
    chapter.keyboard.press("ArrowRight")
    expect(chapter.locator(CARD)).to_be_hidden()
    expect(term(chapter, "shequ")).to_be_focused()


def test_the_settings_say_how_the_keyboard_is_used(chapter: Page) -> None:
    chapter.get_by_role("button", name="阅读设置").click()
    expect(chapter.get_by_text("左右箭头在该段的词语间移动")).to_be_visible()


# Touch


def test_a_tap_opens_a_sheet_at_the_bottom_and_a_tap_outside_closes_it(server: str, phone: Page) -> None:
    phone.goto(server + "chifeng/")
    term(phone).tap()
    card = phone.locator(CARD)
    expect(card).to_be_visible()
    settled(phone)
    box = card.bounding_box()
    assert box
    assert (round(box["x"]), round(box["width"]), round(box["y"] + box["height"])) == (0, 390, 844)
    word = term(phone).bounding_box()
    assert word
    assert word["y"] + word["height"] <= box["y"]
    phone.touchscreen.tap(3, 300)
    expect(card).to_be_hidden()


def test_the_close_button_is_large_enough(server: str, phone: Page) -> None:
    phone.goto(server + "chifeng/")
    term(phone).tap()
    button = phone.get_by_role("button", name="关闭")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    button.tap()
    expect(phone.locator(CARD)).to_be_hidden()


# Back on a phone


@pytest.fixture
def visit(server: str, phone: Page) -> Page:
    """A chapter that was reached from the home page."""
    phone.goto(server)
    phone.goto(server + "chifeng/")
    return phone


def test_back_closes_the_sheet_and_nothing_moves(server: str, visit: Page) -> None:
    term(visit).tap()
    expect(visit.locator(CARD)).to_be_visible()
    visit.evaluate("scrollBy({ top: 120, behavior: 'instant' })")  # as a thumb does above the sheet
    place = visit.evaluate("scrollY")
    visit.go_back()
    expect(visit.locator(CARD)).to_be_hidden()
    expect(visit).to_have_url(server + "chifeng/")
    until(visit, "history.scrollRestoration === 'auto'")
    assert visit.evaluate("scrollY") == place
    visit.go_back()
    expect(visit).to_have_url(server)


def test_a_sheet_closed_otherwise_leaves_nothing_to_go_back_to(server: str, visit: Page) -> None:
    term(visit).tap()
    visit.get_by_role("button", name="关闭").tap()
    expect(visit.locator(CARD)).to_be_hidden()
    until(visit, "!history.state?.edSheet")
    # From one term to another: one sheet, one step.
    term(visit).tap()
    term(visit, "sumu").tap()
    expect(visit.locator(CARD)).to_have_accessible_name("苏木")
    until(visit, "history.state?.edSheet === true")
    visit.go_back()
    expect(visit.locator(CARD)).to_be_hidden()
    visit.go_back()
    expect(visit).to_have_url(server)


def test_a_link_in_the_sheet_is_followed_and_back_returns(server: str, visit: Page) -> None:
    term(visit).tap()
    visit.locator(CARD).get_by_role("link", name="¶6").tap()
    expect(visit).to_have_url(server + "chifeng/#p6")
    expect(visit.locator(CARD)).to_be_hidden()
    expect(visit.locator("#p6")).to_be_in_viewport()
    visit.go_back()
    expect(visit).to_have_url(server + "chifeng/")
    term(visit).tap()
    visit.locator(CARD).get_by_role("link", name="完整词条").tap()
    expect(visit).to_have_url(server + "glossary/#term-gacha-cun")
    visit.go_back()
    expect(visit).to_have_url(server + "chifeng/")


def test_back_closes_a_paragraph_s_menu_and_its_address_stays(server: str, visit: Page) -> None:
    visit.locator("#p3 > .ed-n").tap()
    expect(visit.locator(CARD)).to_be_visible()
    visit.go_back()
    expect(visit.locator(CARD)).to_be_hidden()
    expect(visit).to_have_url(server + "chifeng/#p3")


# What it shows


def test_the_card_shows_the_entry_and_its_links_lead_there(server: str, chapter: Page) -> None:
    term(chapter).click()
    card = chapter.locator(CARD)
    for text in ("嘎查村", "gāchá cūn", "行政区划", "本版", "见于", "完整词条"):
        expect(card).to_contain_text(text)
    expect(card.locator("[lang=en]")).to_contain_text("gacha")
    expect(card.locator("[lang=zh-Latn]")).to_have_text("gāchá cūn")
    card.get_by_role("link", name="¶6").click()
    expect(card).to_be_hidden()
    expect(chapter).to_have_url(server + "chifeng/#p6")
    term(chapter, block="p6").click()
    # By key: for a card that is still taking its place, Playwright would scroll the page in search of a point to click.
    chapter.locator(CARD).get_by_role("link", name="完整词条").press("Enter")
    expect(chapter).to_have_url(server + "glossary/#term-gacha-cun")


def test_every_term_has_its_card(chapter: Page) -> None:
    """Each link in the text, opened by script one after the other, shows its own entry."""
    wrong = chapter.evaluate(
        """() => [...document.querySelectorAll('p[id] > a[href*="#term-"]')].filter((term) => {
            term.click();
            const card = document.querySelector('.ed-card:popover-open');
            const entry = document.getElementById(term.hash.slice(1));
            const right = card && entry.textContent.trim().startsWith(card.ariaLabel) && card.textContent.includes('完整词条');
            return !right;
        }).map((term) => term.outerHTML)"""
    )
    assert wrong == []


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 900), (1280, 300), (720, 450), (640, 450), (320, 568), (320, 256)]
)
def test_the_card_is_never_off_screen(width: int, height: int, server: str, page: Page) -> None:
    """Also at 200 % and 400 % zoom, which is a window of half and a quarter the size."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(server + "wujiaochang/")
    terms = page.locator('p[id] > a[href*="#term-"]')
    for i in range(0, terms.count(), 13):
        terms.nth(i).scroll_into_view_if_needed()
        terms.nth(i).dispatch_event("click", {"button": 0, "detail": 1})
        box = page.locator(CARD).evaluate(
            "card => { card.getAnimations().forEach((a) => a.finish()); return card.getBoundingClientRect(); }"
        )
        assert box["left"] >= 0
        assert box["top"] >= 0
        assert box["right"] <= width
        assert box["bottom"] <= height


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 320)])
def test_axe_finds_nothing_with_a_card_open(scheme: Any, width: int, chapter: Page) -> None:
    chapter.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    chapter.set_viewport_size({"width": width, "height": 800})
    term(chapter).click()
    expect(chapter.locator(CARD)).to_be_visible()
    assert violations(chapter) == []


def test_less_motion_means_none(chapter: Page) -> None:
    chapter.emulate_media(reduced_motion="reduce")
    term(chapter).click()
    assert chapter.locator(CARD).evaluate("card => card.getAnimations().length") == 0


def test_a_selection_across_terms_copies_plain_text(chapter: Page) -> None:
    text = chapter.evaluate(
        """() => { const [a, b] = ['sumu', 'shequ'].map((id) => document.querySelector(`#p2 a[href="#term-${id}"]`));
            getSelection().setBaseAndExtent(a.firstChild, 1, b.firstChild, 1); return getSelection().toString(); }"""
    )
    assert text == "木乡镇（街道）、嘎查村（社"


# Marks


def underline(page: Page, index: int) -> str:
    color: str = (
        page.locator(':is(#p2, #p3) > [data-term="term-gacha-cun"]')
        .nth(index)
        .evaluate("a => (({ textDecorationLine: line, textDecorationColor: c }) => line + c)(getComputedStyle(a))")
    )
    return "none" if color.startswith("none") or color.endswith(", 0)") else "marked"


def test_the_first_in_a_section_is_marked_and_the_choice_stays(server: str, chapter: Page) -> None:
    assert [underline(chapter, i) for i in (0, 1)] == ["marked", "none"]
    chapter.get_by_role("button", name="阅读设置").click()
    chapter.get_by_label("全部").check()
    assert [underline(chapter, i) for i in (0, 1)] == ["marked", "marked"]
    chapter.get_by_label("不标").check()
    assert [underline(chapter, i) for i in (0, 1)] == ["none", "none"]
    chapter.goto(server + "songyuan/")
    chapter.goto(server + "chifeng/")
    assert [underline(chapter, i) for i in (0, 1)] == ["none", "none"]
    chapter.get_by_role("button", name="阅读设置").click()
    expect(chapter.get_by_label("不标")).to_be_checked()


def choose(page: Page, marks: str) -> None:
    page.get_by_role("button", name="阅读设置").click()
    page.get_by_label(marks).check()


def test_an_unmarked_term_does_not_answer_to_the_mouse_s_rest(chapter: Page) -> None:
    later = chapter.locator("#p3 > .ed-later").first
    later.hover()
    waited(chapter)
    expect(chapter.locator(CARD)).to_have_count(0)
    later.click()
    expect(chapter.locator(CARD)).to_be_visible()


def test_where_none_is_marked_terms_are_text_that_can_be_asked(chapter: Page) -> None:
    choose(chapter, "不标")
    expect(chapter.locator("#p2").get_by_role("link")).to_have_count(1)  # its number
    term_text = chapter.locator('#p2 > [data-term="term-gacha-cun"]')
    assert term_text.evaluate("term => getComputedStyle(term).textDecorationLine") == "none"
    chapter.locator("#p2 > .ed-n").focus()
    chapter.keyboard.press("Tab")
    expect(chapter.locator("#p3 > .ed-n")).to_be_focused()
    term_text.hover()
    waited(chapter)
    expect(chapter.locator(CARD)).to_have_count(0)
    term_text.click()
    expect(chapter.locator(CARD)).to_have_accessible_name("嘎查村")
    chapter.keyboard.press("Escape")
    choose(chapter, "每节首次")
    expect(term(chapter)).to_have_role("link")
    chapter.get_by_label("不标").check()
    assert violations(chapter) == []
    chapter.get_by_label("每节首次").check()
    assert tab_stops(chapter) == chapter.locator('p[id^="p"]').evaluate_all("all => all.map((p) => p.id)")


def test_where_none_is_marked_a_tap_opens_the_sheet(server: str, phone: Page) -> None:
    phone.goto(server + "chifeng/")
    choose(phone, "不标")
    phone.locator('#p2 > [data-term="term-gacha-cun"]').tap()
    expect(phone.locator(CARD)).to_have_accessible_name("嘎查村")


def test_terms_that_touch_can_be_told_apart(chapter: Page) -> None:
    ticks = """() => [...document.querySelectorAll("[data-term]")].map((term) =>
        [Boolean(term.previousSibling?.dataset?.term), getComputedStyle(term).backgroundImage !== "none"])"""
    choose(chapter, "全部")
    touching = chapter.evaluate(ticks)
    assert [touches for touches, _ in touching] == [ticked for _, ticked in touching]
    assert sum(ticked for _, ticked in touching) > 5
    chapter.get_by_label("每节首次").check()
    assert 0 < sum(ticked for _, ticked in chapter.evaluate(ticks)) < sum(ticked for _, ticked in touching)


def test_broken_storage_does_no_harm(server: str, page: Page) -> None:
    page.goto(server)
    page.evaluate("localStorage.setItem('ed-settings', '{broken')")
    page.goto(server + "chifeng/")
    assert [underline(page, i) for i in (0, 1)] == ["marked", "none"]


# Where it works


def test_from_a_folder_on_disk(site: Path, page: Page) -> None:
    page.goto((site / "chifeng" / "index.html").as_uri())
    term(page).click()
    expect(page.locator(CARD)).to_contain_text("gāchá cūn")
    page.locator(CARD).get_by_role("link", name="完整词条").click()
    expect(page).to_have_url((site / "glossary" / "index.html").as_uri() + "#term-gacha-cun")


# The glossary page


def test_no_entry_is_clipped(server: str, page: Page) -> None:
    """An entry that is laid out late shows nothing beyond its box."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + "glossary/")
    clipped = page.evaluate(
        """() => [...document.querySelectorAll(".ed-term")].slice(0, 40).flatMap((entry) => {
          const box = entry.getBoundingClientRect();
          return [...entry.querySelectorAll("p > *, h3 > a")]
            .filter((part) => [...part.getClientRects()].some((line) => line.left < box.left || line.right > box.right))
            .map((part) => part.textContent);
        })"""
    )
    assert clipped == []


# What the filter and the search once answered differently, and what a filter is for.
FILTERED = ["嘎查", "gāchá", "ga cha", "gcc", "lifts", "党(工)委", "art", "ache", "dj", "4x", "ss", "量子力学"]


STATUS = "document.querySelector('.ed-filter [role=status]').textContent"


def filtered(page: Page, query: str) -> list[str]:
    """The ids of the entries that the glossary's filter shows.

    Without ``expect``: each time that it waits it describes the whole page, which here takes seconds.
    """
    for typed in ("", query):
        page.get_by_label("筛选词条").fill(typed)
        until(page, f"{STATUS}.includes('条') === {str(bool(typed)).lower()}")
    heads = page.locator(".ed-term:not([hidden]) h3")
    ids: list[str] = heads.evaluate_all("heads => heads.map((head) => head.id.slice(5))")
    return ids


def boxed(page: Page, query: str) -> list[str]:
    """The ids of the entries that the search box finds."""
    page.locator(".md-search__input").fill(query)
    until(page, CONCORDANCE, arg=" ".join(query.lower().split()))
    count = re.match(r"词条(\d+)条", page.locator(".md-search-result__meta").inner_text())
    links = page.locator('.md-search-result__link[href*="#term-"]')
    ids: list[str] = links.evaluate_all("links => links.map((link) => link.hash.slice(6))")
    return ids[: int(count[1]) if count else 0]


# The last line of the box leads to the concordance of the query that it answers.
CONCORDANCE = """(query) => {
  const line = [...document.querySelectorAll(".md-search-result__link")].find((link) => link.search.startsWith("?q="));
  return line && new URL(line.href).searchParams.get("q") === query;
}"""


def test_the_filter_shows_what_the_box_finds(server: str, page: Page) -> None:
    page.goto(server + "glossary/")
    shown = {query: filtered(page, query) for query in FILTERED}
    page.locator(".md-search__input").click()
    assert {query: sorted(ids) for query, ids in shown.items()} == {
        query: sorted(boxed(page, query)) for query in FILTERED
    }


def test_the_filter_counts_and_leaves_no_heading_without_entries(server: str, page: Page) -> None:
    page.goto(server + "glossary/")
    for query in ("嘎查", "lifts", "量子力学"):
        shown = filtered(page, query)
        said = f"{len(shown)}条" if shown else "没有符合的词条"
        assert page.evaluate(STATUS) == said
        for heading in page.locator('h2[id^="kind-"]:visible').all():
            expect(heading.locator("xpath=following-sibling::section[not(@hidden)][1]")).to_have_count(1)


def test_what_is_filtered_stands_in_the_address_and_the_bar_in_sight(server: str, page: Page) -> None:
    page.goto(server + "glossary/?q=" + quote("马车"))
    until(page, f"{STATUS} === '1条'")
    expect(page.get_by_label("筛选词条")).to_have_value("马车")
    page.get_by_label("筛选词条").fill("党")
    expect(page).to_have_url(server + "glossary/?q=" + quote("党"))
    page.mouse.wheel(0, 2000)
    bar = page.locator(".ed-filter")
    expect(bar).to_be_in_viewport(ratio=1)
    bar.get_by_role("link", name="顶部").click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_the_filter_can_be_emptied(server: str, page: Page) -> None:
    page.goto(server + "glossary/")
    total = page.locator(".ed-term").count()
    assert filtered(page, "量子力学") == []
    page.get_by_label("筛选词条").fill("")
    until(page, f"!{STATUS}")
    expect(page).to_have_url(server + "glossary/")
    assert page.locator(".ed-term:not([hidden])").count() == total
    assert page.locator(".ed-initials").is_visible()


def test_a_concordance_line_leads_to_its_place(server: str, page: Page) -> None:
    page.goto(server + "glossary/#term-gacha-cun")
    entry = page.locator(".ed-term", has=page.locator("#term-gacha-cun"))
    expect(entry.locator("li")).to_have_count(4)
    entry.locator("summary").click()
    expect(entry.locator("li").first).to_contain_text("苏木乡镇（街道）、嘎查村（社区）四级党组织")
    entry.locator("li a").first.click()
    expect(page).to_have_url(server + "chifeng/#p2")
