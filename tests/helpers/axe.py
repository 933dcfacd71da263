"""What axe finds on a page that is open in the browser."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tools.audit import AXE, LAID_OUT

# Of long lists made by one template the beginning; `make audit` looks at all of it.
SHORTENED = """() => {
  const alike = ".ed-term:nth-of-type(n+20), #terms ~ .ed-fold > dl > :nth-child(n+40), .ed-links li:nth-child(n+8)";
  const words = ".ed-words-list li:nth-child(n+8), .ed-initials a:nth-child(n+4)";
  for (const element of [...document.querySelectorAll(`${alike}, ${words}`)]) element.remove();
}"""


def violations(page: Page) -> list[str]:
    """What axe finds, one line per rule. The page is shortened."""
    page.evaluate(LAID_OUT)
    page.evaluate(SHORTENED)
    found: dict[str, Any] = Axe().run(page, options=AXE).response
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]} ({len(rule['nodes'])})" for rule in found["violations"]]
