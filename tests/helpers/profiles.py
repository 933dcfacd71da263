"""Browser profiles: what no page may do, and pages of a profile that several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 900}


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


@contextmanager
def page_of(context: BrowserContext, faults: list[str]) -> Iterator[Page]:
    """A page of a profile that tests share, for its cache: what a test leaves there is forgotten when the block ends."""
    page = context.new_page()
    yield page
    context.unroute_all()
    for opened in context.pages:
        opened.evaluate("try { localStorage.clear() } catch {}")
        opened.close()
    found = list(faults)
    faults.clear()
    assert found == []
