"""The built site in a real browser: served under a subpath, any console message or foreign request a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from build import main
from edition.folders import ROOT
from helpers.profiles import DESKTOP, page_of, watch
from helpers.server import serve
from helpers.sites import mkdocs_build, nav_of, once
from tools.find_browser import find

# Text that would break out of an attribute, a script element or the front matter.
HOSTILE = '  他说"a<b>&amp;\\</script><script>alert(1)</script>{site}，说完就走了。'


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the real site's root."""
    yield from serve(site)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source, docs and site of a page whose text is made to act, if it could; its first paragraph is ``HOSTILE``."""

    def make(folder: Path) -> None:
        sample = (ROOT / "tests" / "parse" / "cases" / "markdown-characters.txt").read_text(encoding="utf-8")
        first = next(line for line in sample.split("\n") if "# 这一行以井号开头" in line)
        export = folder / "export.txt"
        export.write_text(sample.replace(first, f"{HOSTILE}\n{first}"), encoding="utf-8")
        assert main(["init", str(export), str(folder / "source")]) == 0
        assert main([str(folder / "source"), "--out", str(folder / "docs")]) == 0
        mkdocs_build(folder / "docs", folder / "site", nav_of(["linjiang"]))

    return once(tmp_path_factory, "hostile", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find()
    assert path, "no Chromium: run `make test`, or set CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile on a desktop's screen."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    context.set_default_timeout(10_000)
    faults = watch(context)
    yield context
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A profile on a desktop's screen, and the faults of its pages."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    context.set_default_timeout(10_000)
    yield context, watch(context)
    context.close()


@pytest.fixture
def page(profile: tuple[BrowserContext, list[str]]) -> Iterator[Page]:
    """A page on a desktop. A test that changes more than its pages takes ``context``."""
    with page_of(*profile) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone, with touch."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=2, locale="zh-CN"
    )
    context.set_default_timeout(10_000)
    faults = watch(context)
    yield context.new_page()
    context.close()
    assert faults == []
