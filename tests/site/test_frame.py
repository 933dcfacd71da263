"""What stands around every page, without the theme's script: the colour scheme, the menu, the list of contents."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.editions import CHAPTERS
from helpers.waiting import until

pytestmark = pytest.mark.any_page
SCHEME = "document.body.getAttribute('data-md-color-scheme')"


def test_the_scheme_follows_the_system_until_one_is_chosen(server: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(server)
    assert page.evaluate(SCHEME) == "slate"
    page.emulate_media(color_scheme="light")
    until(page, f"{SCHEME} === 'default'")
    for _ in range(2):  # light, dark
        page.locator('[data-md-component="palette"] label:visible').click()
    assert page.evaluate(SCHEME) == "slate"
    page.goto(server + "search/")
    assert page.evaluate(SCHEME) == "slate"
    page.locator('[data-md-component="palette"] label:visible').click()
    assert page.evaluate(SCHEME) == "default"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_paint_has_the_scheme(scheme: str, server: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.add_init_script(
        """new PerformanceObserver((list, observer) => {
            globalThis.painted ??= getComputedStyle(document.body).backgroundColor; observer.disconnect();
        }).observe({ type: "paint", buffered: true });"""
    )
    page.goto(server)
    until(page, "globalThis.painted")
    assert page.evaluate("painted === getComputedStyle(document.body).backgroundColor")
    context.close()


def test_the_menu_closes_behind_a_link_of_the_page(server: str, phone: Page) -> None:
    phone.goto(f"{server}{CHAPTERS[0]}/")
    drawer = phone.locator("#__drawer")
    phone.locator('label.md-header__button[for="__drawer"]').tap()
    expect(drawer).to_be_checked()
    link = phone.locator('.md-sidebar--primary .md-nav--secondary a[href^="#"]').last
    link.evaluate("link => link.click()")
    expect(drawer).not_to_be_checked()


def test_the_section_that_is_read_is_marked_in_the_contents(server: str, page: Page) -> None:
    page.goto(server + "about/")
    marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(marked).to_have_count(0)
    headings = page.locator(".md-content h2[id]").all()
    for heading in headings[:2]:
        heading.evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")
        expect(marked).to_have_attribute("href", f"#{heading.get_attribute('id')}")
