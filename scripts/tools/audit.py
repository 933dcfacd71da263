"""Measure the built site against its budgets: ``make audit``.

    python -m tools.audit [SITE_DIR]

Serves the site with compression and prints what a first visit to the home page and to each chapter weighs; what axe
finds on every page, at four widths in both schemes; where Java is, what the Nu HTML checker finds; where Node is,
Lighthouse's figures for a phone. Both come from npm into .cache/npm.
Exit codes: 0 within the budgets; 1 over one of them; 2 there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Response, ViewportSize, sync_playwright

from edition.folders import ROOT
from tools.find_browser import find
from tools.screenshots import HEIGHTS, SCHEMES, WIDTHS, pages
from tools.server import serving

NPM = ROOT / ".cache" / "npm"
PACKAGES = {"vnu-jar": "26.9.27", "lighthouse": "12.8.2"}
WEIGHT = 64 * 1024  # bytes of a first visit to a chapter, headers included
HOME = 48 * 1024  # the same of the home page
REQUESTS = 8
AXE = {
    "rules": {"color-contrast-enhanced": {"enabled": True}},  # 7:1, which isn't among axe's own rules for AA
    "resultTypes": ["violations"],  # every rule is applied; describing what passes would take longer
}
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3  # of Lighthouse on a page
PHONE: ViewportSize = {"width": 390, "height": 844}
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})"""


@dataclass(frozen=True)
class Visit:
    """A first visit to a page: bytes over the wire by address, and how much of the page shifted (CLS)."""

    sizes: dict[str, int]
    shift: float

    @property
    def weight(self) -> int:
        """Bytes in all."""
        return sum(self.sizes.values())


def visit(browser: Browser, url: str) -> Visit:
    """Open a page with an empty cache, on a phone's screen, and read it to its end."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    # A browser without a window may fetch no icon; a reader's does.
    icon = page.evaluate("document.querySelector('link[rel=icon][type]')?.href")
    if icon and icon not in [answer.url for answer in answers]:
        page.goto(icon)
    sizes = {}
    for answer in answers:
        size = answer.request.sizes()
        sizes[answer.url] = size["responseBodySize"] + size["responseHeadersSize"]
    page.goto(url, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    shift = float(page.evaluate(SHIFTS))
    context.close()
    return Visit(sizes, shift)


def weight_lines(name: str, found: Visit) -> Iterator[tuple[str, bool]]:
    """A visit's figures, each with whether it keeps the budget."""
    budget = HOME if name == "home" else WEIGHT
    yield f"{name}: {found.weight / 1024:.1f} KiB on a first visit (budget {budget // 1024})", found.weight <= budget
    yield f"{name}: {len(found.sizes)} requests (budget {REQUESTS})", len(found.sizes) <= REQUESTS
    yield f"{name}: {found.shift:.3f} of the page shifted (budget 0)", found.shift == 0
    for url, size in sorted(found.sizes.items(), key=lambda row: -row[1]):
        yield f"    {size / 1024:6.1f} KiB  /{url.split('/', 3)[3]}", True


# What lies far below is laid out when it comes near, and its colours change then: here all of it, at once.
LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; transition: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


def axe_lines(site: Path, browser: Browser, root: str) -> Iterator[tuple[str, bool]]:
    """What axe finds on each page at each width in each scheme, with everything that folds opened."""
    looked = 0
    for name, address in pages(site):
        page = browser.new_page(locale="zh-CN")
        page.goto(root + address)
        page.evaluate(LAID_OUT)
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                looked += 1
                for rule in Axe().run(page, options=AXE).response["violations"]:
                    first = rule["nodes"][0]["html"][:100]
                    yield f"    {name} {width} {scheme}: {rule['id']}: {first} ({len(rule['nodes'])})", False
        page.close()
    yield f"axe: {looked} pages looked at (budget: none with a fault)", True


def install() -> bool:
    """Get the tools from npm, once."""
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    if all((NPM / "node_modules" / name).is_dir() for name in PACKAGES):
        return True
    NPM.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(NPM), *wanted]
    return subprocess.run(command, check=False).returncode == 0


def check_html(site: Path) -> Iterator[tuple[str, bool]]:
    """The Nu HTML checker's errors and warnings for each page."""
    jar = NPM / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # The checker takes each file for a site of its own and a block of data for a script, and calls both against the
    # policy; the browser tests see what the policy really stops.
    messages = [row for row in json.loads(done.stderr)["messages"] if "Content Security Policy" not in row["message"]]
    for message in messages:
        place = message["url"].rpartition(f"{site.name}/")[2]
        kind = message.get("subType", message["type"])
        yield f"    {place}:{message.get('lastLine', 0)}: {kind}: {message['message']}", False
    number = len(list(site.rglob("*.html")))
    yield f"Nu HTML checker: {len(messages)} messages for {number} pages (budget 0)", not messages


def lighthouse(url: str, browser: str) -> dict[str, Any]:
    """Lighthouse's report for a phone: of several the one in the middle, since a busy machine spoils single ones."""
    reports = [_lighthouse(url, browser) for _ in range(RUNS)]
    return sorted(reports, key=lambda report: float(report["categories"]["performance"]["score"]))[RUNS // 2]


def _lighthouse(url: str, browser: str) -> dict[str, Any]:
    command = ["node", str(NPM / "node_modules" / "lighthouse" / "cli" / "index.js"), url, "--output=json", "--quiet"]
    command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(SCORES)}"]
    done = subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score_lines(name: str, report: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Lighthouse's scores, and what it would have otherwise."""
    scores = {key: round(report["categories"][key]["score"] * 100) for key in SCORES}
    figures = ", ".join(f"{key} {score}" for key, score in scores.items())
    yield f"{name}: Lighthouse {figures}", all(scores[key] >= least for key, least in SCORES.items())
    for key in SCORES:
        for row in report["categories"][key]["auditRefs"]:
            audit = report["audits"][row["id"]]
            if row["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"    {key}: {audit['title']} {audit.get('displayValue', '')}".rstrip(), True


def measure(site: Path, browser: str) -> Iterator[tuple[str, bool]]:
    """All figures, as they come."""
    chapters = [path.parent.name for path in sorted(site.glob("*/index.html")) if b"ed-byline" in path.read_bytes()]
    with serving(site) as root:
        urls = {"home": root} | {chapter: f"{root}{chapter}/" for chapter in chapters}
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            for name, url in urls.items():
                yield from weight_lines(name, visit(opened, url))
            yield from axe_lines(site, opened, root)
            opened.close()
        if not shutil.which("npm") or not install():
            yield "no npm, or no packages: Lighthouse and the Nu HTML checker are left out", True
            return
        if shutil.which("java"):
            yield from check_html(site)
        else:
            yield "no Java: the Nu HTML checker is left out", True
        for name, url in urls.items():
            yield from score_lines(name, lighthouse(url, browser))


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="audit.py", description="Measure the built site against its budgets.")
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site", help="the built site (site/)")
    site = parser.parse_args(arguments).site
    browser = find()
    if not browser or not (site / "index.html").is_file():
        print("audit.py: a built site and a Chromium are needed; run `make site`, set CHROMIUM", file=sys.stderr)
        return 2
    good = True
    for line, kept in measure(site, browser):
        print(line if kept else f"{line}  <-- over", flush=True)
        good = good and kept
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
