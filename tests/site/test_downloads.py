"""下载 in a browser, and the offline copy as a reader unpacks it: in a folder with a blank and Chinese in its name."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.waiting import until


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the offline copy."""
    folder = tmp_path_factory.mktemp("offline") / "离线 版（1）"
    zipfile.ZipFile(site / "assets" / "download" / "offline.zip").extractall(folder)
    return folder / "edition"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser without script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_file_of_the_page_is_there_with_its_size(page: Page, server: str) -> None:
    page.goto(f"{server}downloads/")
    files = page.locator(".ed-file").all()
    assert len(files) >= 14
    for file in files:
        answer = page.request.head(file.evaluate("link => link.href"))
        assert answer.ok
    sizes = page.locator(".ed-size").all_inner_texts()
    assert len(sizes) == len(files)
    assert all(size.endswith((" KB", " B")) for size in sizes)


def test_on_a_phone_files_are_wide_enough_for_a_thumb(phone: Page, server: str) -> None:
    phone.goto(f"{server}downloads/")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = phone.locator(".ed-file").evaluate_all("all => all.map((link) => link.getBoundingClientRect().height)")
    assert min(heights) >= 24


def test_a_chapters_end_links_its_own_files(page: Page, server: str) -> None:
    page.goto(f"{server}songyuan/")
    links = page.locator(".ed-take a").evaluate_all("all => all.map((link) => link.href)")
    assert links[-4:] == [
        f"{server}assets/download/songyuan.txt",
        f"{server}assets/download/songyuan.md",
        f"{server}handout/songyuan/",
        f"{server}downloads/",
    ]
    assert page.request.get(links[-3]).text().startswith("# 吉林松原：")


def test_the_offline_copy_is_read_without_script(plain: Page, unpacked: Path) -> None:
    plain.goto((unpacked / "index.html").as_uri())
    plain.get_by_role("link", name="上海杨浦区五角场街道").click()
    expect(plain).to_have_url((unpacked / "wujiaochang" / "index.html").as_uri())
    plain.locator("#p1 a[href^='#term-']").first.click()
    plain.locator(":target + dd a", has_text="完整词条").click()
    assert plain.url.startswith((unpacked / "glossary" / "index.html").as_uri() + "#term-")


def test_search_cards_and_settings_of_the_offline_copy_work(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "chifeng" / "index.html").as_uri())
    page.locator("#p2 a[href='#term-gacha-cun']").first.click()
    expect(page.locator(".ed-card:popover-open")).to_contain_text("嘎查村")
    page.keyboard.press("Escape")
    page.locator(".ed-settings-button").click()
    page.get_by_label("特大").check()
    assert "huge" in json.dumps(page.evaluate("({...document.documentElement.dataset})"))
    page.goto((unpacked / "search" / "index.html").as_uri() + "?q=三驾马车")
    until(page, "document.querySelectorAll('main a[href*=\"#p\"]').length > 0")
    page.locator("main a[href*='#p']").first.click()
    expect(page.locator("h1")).to_contain_text("五角场")
