"""What a first visit costs, from a server with compression: bytes, requests, and that nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools import audit
from tools.server import serving


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("address", ["", "chifeng/", "songyuan/", "wujiaochang/"])
def test_a_first_visit_keeps_the_budget(address: str, root: str, browser: Browser) -> None:
    found = audit.visit(browser, root + address)
    assert found.weight <= (audit.WEIGHT if address else audit.HOME)
    assert len(found.sizes) <= audit.REQUESTS
    assert found.shift == 0
    assert not [url for url in found.sizes if url.endswith((".json", ".map"))]


@pytest.mark.parametrize("address", ["glossary/", "teaching/", "search/", "quiz/", "figures/"])
def test_nothing_moves_on_other_pages(address: str, root: str, browser: Browser) -> None:
    assert audit.visit(browser, root + address).shift == 0


def test_the_server_answers_as_a_host_does(root: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    found = page.goto(root + "nowhere/")
    assert found
    assert found.status == 404
    assert page.title().startswith("页面不存在")
    assert found.headers["content-encoding"] == "br"
    context.close()
