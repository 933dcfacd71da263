"""Waiting for a condition in a page. Playwright's own way evaluates strings in the page, which its policy forbids."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

TIMEOUT = 10_000  # ms


def until(page: Page, condition: str, arg: Any = None) -> None:
    """Until a condition holds: an expression, or a function (``x => …``) of ``arg``; a promise is awaited."""
    held = page.evaluate(
        f"""async (arg) => {{
          const end = performance.now() + {TIMEOUT};
          for (;;) {{
            const found = {condition};
            if (await (typeof found === "function" ? found(arg) : found)) return true;
            if (performance.now() > end) return false;
            await new Promise((done) => setTimeout(done, 20));
          }}
        }}""",
        arg,
    )
    assert held, f"never came true: {condition}"
