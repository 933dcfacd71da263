"""Pictures of every page at four widths in both schemes, to be looked at: ``make screenshots``.

    python -m tools.screenshots [SITE_DIR] [--out FOLDER] [--only PART …]

Writes FOLDER/<page>-<width>-<scheme>.png (.cache/screenshots/), each the whole page from top to bottom.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from edition.folders import ROOT
from tools.find_browser import find
from tools.server import serving

WIDTHS = (320, 390, 768, 1280)
HEIGHTS = {320: 640, 390: 844, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
LONGEST = 12_000  # pixels; a longer page shows nothing new further down


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """The site's pages as (name, address): those made for frames, of which there are hundreds, by their first few."""
    framed = 0
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        framed += name.startswith("embed/")
        if not name.startswith("embed/") or framed <= 3:
            address = name.removesuffix("index.html")
            yield address.removesuffix(".html").strip("/").replace("/", "-") or "home", address


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="screenshots.py", description="Take pictures of every page.")
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site", help="the built site (site/)")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "screenshots", help="where the pictures go")
    parser.add_argument("--only", action="append", metavar="PART", help="only pages with this in their name")
    options = parser.parse_args(arguments)
    browser = find()
    if not browser or not (options.site / "index.html").is_file():
        print("screenshots.py: a built site and a Chromium are needed; run `make site`, set CHROMIUM", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = [row for row in pages(options.site) if not options.only or any(part in row[0] for part in options.only)]
    with serving(options.site) as root, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for width in WIDTHS:
            page = opened.new_page(viewport={"width": width, "height": HEIGHTS[width]}, locale="zh-CN")
            for name, address in wanted:
                page.goto(root + address, wait_until="networkidle")
                height = min(int(page.evaluate("document.documentElement.scrollHeight")), LONGEST)
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    page.screenshot(
                        path=options.out / f"{name}-{width}-{scheme}.png",
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": height},
                    )
            page.close()
        opened.close()
    print(f"{options.out}: {len(wanted)} pages at {len(WIDTHS)} widths in {len(SCHEMES)} schemes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
