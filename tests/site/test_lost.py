"""The page for an address that leads nowhere: its own looks, on screen and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def lost(server: str, page: Page) -> Page:
    page.goto(server + "404.html")
    return page


def test_it_has_one_rule_and_is_no_notice(lost: Page) -> None:
    block = lost.locator(".ed-lost")
    expect(block).to_have_count(1)
    expect(block).to_have_css("border-left-width", "0px")
    expect(block).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    ruled = (
        "[...document.querySelectorAll('main *')].filter((e) => getComputedStyle(e).borderTopStyle === 'double').length"
    )
    assert lost.evaluate(ruled) == 1


def test_it_prints(lost: Page) -> None:
    lost.emulate_media(media="print")
    expect(lost.get_by_role("heading", name="页面不存在")).to_be_visible()
    expect(lost.get_by_role("link", name="赤峰").last).to_be_visible()
    expect(lost.get_by_role("button", name="检索")).to_be_hidden()


def test_a_wrong_fragment_there_is_told_in_a_notice(server: str, page: Page) -> None:
    page.goto(server + "404.html#p5")
    notice = page.get_by_role("status").filter(has_text="本页没有第5段")
    expect(notice).to_have_css("border-left-width", "3px")
    expect(page.locator(".ed-lost")).to_have_css("border-left-width", "0px")
