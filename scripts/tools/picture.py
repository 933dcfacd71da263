"""Make the pictures of the site's head from the edition: ``make picture``, after a change of the masthead's facts.

    python -m tools.picture [SOURCE_DIR] [--out DOCS_DIR]

Writes under ``assets/images/``: share.png (1200 by 630, what chats show with a link); favicon.png and touch-icon.png
from favicon.svg, for browsers that don't read that. They are committed: a build needs no browser.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page, sync_playwright

from edition.folders import ROOT
from edition.model import Edition
from edition.pipeline import build
from edition.problems import InputError
from tools.find_browser import find

SHARE = (1200, 630)  # the size that Open Graph's consumers ask for (1.91 : 1)
ICONS = {"favicon.png": 48, "touch-icon.png": 180}


def share_html(edition: Edition) -> str:
    """The page of which share.png is the picture."""
    loader = FileSystemLoader(ROOT / "scripts" / "tools" / "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("share.html").render(edition=edition)


def picture(page: Page, size: tuple[int, int], path: Path) -> None:
    """What a page shows, as a PNG of this size, without a ground of its own."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.screenshot(path=path, omit_background=True)


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="picture.py", description="Make the pictures of the site's head.")
    parser.add_argument("source", type=Path, nargs="?", default=ROOT / "source", help="the edition's folder (source/)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where the pages go (docs/)")
    options = parser.parse_args(arguments)
    browser = find()
    if not browser:
        print("picture.py: no Chromium found; install one or set CHROMIUM to its path", file=sys.stderr)
        return 2
    try:
        html = share_html(build(options.source).edition)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    folder = options.out / "assets" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
        page.set_content(html)
        picture(page, SHARE, folder / "share.png")
        for name, size in ICONS.items():
            svg = ROOT / "docs" / "assets" / "images" / "favicon.svg"
            page.goto(svg.as_uri())
            picture(page, (size, size), folder / name)
    print(f"{folder}: share.png, {', '.join(ICONS)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
