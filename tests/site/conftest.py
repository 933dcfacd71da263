"""The built site in a real browser: served under a subpath, any console message or foreign request a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from site_server import serve

from find_browser import find


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the real site's root."""
    yield from serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find()
    assert path, "no Chromium: run `make test`, or set CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def watch(context: BrowserContext) -> list[str]:
    """Collects what no page may do: write to the console, throw, ask another host."""
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        faults.append(f"console {message.type}: {message.text}")

    def request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
            faults.append(f"request to {request.url}")

    context.on("console", console)
    context.on("weberror", lambda error: faults.append(f"exception: {error.error}"))
    context.on("request", request)
    return faults


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile on a desktop's screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.set_default_timeout(10_000)
    faults = watch(context)
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that profile."""
    return context.new_page()


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
