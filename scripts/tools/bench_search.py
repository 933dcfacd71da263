"""Measure the search in the browser: on this edition, and on one that is generated, a thousand times its size.

    python -m tools.bench_search [--times N]

A keystroke's answer is timed at the worker (question to reply) and, on this edition's built site, in the search box
(the text's change to the list's). Prints a table; exit code 1 if a budget isn't kept.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from edition.data import search
from edition.folders import ROOT
from edition.model import Chapter, Edition, Item, Kind, Term
from edition.pipeline import build
from tools.find_browser import find

BUDGET_HERE, BUDGET_THERE = 8.0, 50.0  # ms, the 95th percentile
QUERIES = 400
STRANGE = 0.03  # share of characters that are drawn from all common Han: a larger text has more different words
CLAUSES = 12  # clauses a paragraph

WORKER = """async ([url, queries]) => {
  const worker = new Worker(url);
  const next = () => new Promise((done) => (worker.onmessage = ({data}) => done(data)));
  const time = async (query) => {
    const start = performance.now();
    const answer = next();
    worker.postMessage({id: 1, what: "groups", question: query});
    await answer;
    return performance.now() - start;
  };
  const times = [];
  for (const query of queries) times.push(await time(query));
  worker.terminate();
  return times;
}"""

BOX = """async (queries) => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const time = (query) => new Promise((done) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      const line = [...list.querySelectorAll("a")].find((link) => link.search.startsWith("?q="));
      if (!line || line.textContent.includes("正在载入")) return;
      if (new URL(line.href).searchParams.get("q") !== query.toLowerCase()) return;
      observer.disconnect();
      done(performance.now() - start);
    });
    observer.observe(list, {childList: true});
    input.value = query;
    input.dispatchEvent(new InputEvent("input", {bubbles: true}));
  });
  const times = [];
  for (const query of queries) times.push(await time(query));
  return times;
}"""

INDEX = """async (root) => {
  const code = ["search-text.js", "search-index.js", "search-terms.js", "search-core.js", "search-results.js"];
  for (const name of code) await new Promise((onload) =>
    document.head.append(Object.assign(document.createElement("script"), {src: root + "assets/js/" + name, onload})));
  const text = await (await fetch(root + "assets/data/search.js")).text();
  const data = JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
  const start = performance.now();
  globalThis.index = edSearch.makeIndex(data);
  return performance.now() - start;
}"""


def larger(edition: Edition, terms: Sequence[Term], times: int) -> tuple[Edition, list[Term]]:
    """An edition with ``times`` as many chapters, of clauses of this one in any order, with strange characters in them.

    The glossary grows with the square root: a text's vocabulary does so, roughly.
    """
    chance = random.Random(times)  # noqa: S311  # the same text each time
    paragraphs = [item.text for chapter in edition.chapters for item in chapter.items if item.kind == Kind.PARAGRAPH]
    clauses = [clause + "，" for text in paragraphs for clause in text.split("，")]
    chapters = [
        _larger_chapter(chapter, f"{chapter.id}-{i}", clauses, chance)
        for i in range(times)
        for chapter in edition.chapters
    ]
    copies = max(1, round(times**0.5))
    names = [
        replace(term, id=f"{term.id}-{i}", headword=_strange(term.headword, chance, 0.5 if i else 0))
        for i in range(copies)
        for term in terms
    ]
    return replace(edition, chapters=tuple(chapters)), names


def _larger_chapter(chapter: Chapter, id: str, clauses: Sequence[str], chance: random.Random) -> Chapter:
    items = [
        replace(item, parts=(_paragraph(clauses, len(item.text), chance),)) if item.kind == Kind.PARAGRAPH else item
        for item in chapter.items
    ]
    return replace(chapter, id=id, name=id, items=tuple(items))


def _paragraph(clauses: Sequence[str], length: int, chance: random.Random) -> str:
    text = ""
    while len(text) < length:
        text += chance.choice(clauses)
    return _strange(text[:length], chance, STRANGE)


def _strange(text: str, chance: random.Random, share: float) -> str:
    return "".join(chr(chance.randrange(0x4E00, 0x8FA5)) if share and chance.random() < share else c for c in text)


def queries(edition: Edition, terms: Sequence[Term]) -> list[str]:
    """What is typed: names and pieces of text from the first character on, pinyin, and what isn't there."""
    chance = random.Random(1)  # noqa: S311  # the same queries each time
    items: list[Item] = [item for chapter in edition.chapters for item in chapter.items]
    typed: list[str] = []
    while len(typed) < QUERIES:
        text = chance.choice(items).text
        start = chance.randrange(len(text))
        whole = chance.choice([text[start : start + 6], chance.choice(terms).headword, chance.choice(terms).pinyin])
        typed += [whole[:end].strip() for end in range(1, len(whole) + 1)]
    return [query for query in dict.fromkeys(typed) if query and not set(query) & set(' "“”（）：；，！？')][:QUERIES]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a port of its own."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def percentile(times: Sequence[float], share: float) -> float:
    """The time within which a share of the answers came."""
    return float(sorted(times)[min(len(times) - 1, int(len(times) * share))])


def heap(page: Page) -> float:
    """MB in use in a page after everything that isn't needed is gone."""
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.collectGarbage")
    return float(client.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def measure(browser: Browser, edition: Edition, terms: Sequence[Term], folder: Path) -> dict[str, str | float]:
    """The search alone: its data, its index, its answers."""
    text = search.search_js(edition, terms)
    (folder / "assets" / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "docs" / "assets" / "js", folder / "assets" / "js")
    (folder / "assets" / "data" / "search.js").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>bench</title>", encoding="utf-8")
    data = text.encode()
    with served(folder) as root:
        page = browser.new_page()
        page.goto(root)
        before = heap(page)
        built = page.evaluate(INDEX, root)
        memory = heap(page) - before
        page.goto(root)
        first, *times = page.evaluate(WORKER, [root + "assets/js/search-worker.js", queries(edition, terms)])
        page.close()
    items = [item for chapter in edition.chapters for item in chapter.items]
    return {
        "characters": f"{sum(len(item.text) for item in items):,}",
        "blocks": f"{len(items):,}",
        "entries": f"{len(terms):,}",
        "download, MB": f"{len(data) / 1e6:.2f}",
        "download, gzip, MB": f"{len(gzip.compress(data, 6)) / 1e6:.2f}",
        "index build, ms": f"{built:.0f}",
        "memory, MB": f"{memory:.1f}",
        "first answer, ms": f"{first:.0f}",
        "answer, median, ms": f"{percentile(times, 0.5):.1f}",
        "answer, p95, ms": percentile(times, 0.95),
        "answer, longest, ms": f"{max(times):.1f}",
    }


def measure_box(browser: Browser, edition: Edition, terms: Sequence[Term], folder: Path) -> float:
    """The built site of this edition: from the text's change to the list's, p95."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    with served(folder) as root:
        page = browser.new_page()
        page.goto(root + "chifeng/")
        page.locator(".md-search__input").click()
        times = page.evaluate(BOX, queries(edition, terms))
        page.close()
    return percentile(times[1:], 0.95)


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench_search.py", description="Measure the search in the browser.")
    parser.add_argument("--times", type=int, default=1000, help="how many times this edition the large one is (1000)")
    options = parser.parse_args(arguments)
    built = build(ROOT / "source")
    big, names = larger(built.edition, built.terms, options.times)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        here = measure(browser, built.edition, built.terms, folder / "here")
        there = measure(browser, big, names, folder / "there")
        box = measure_box(browser, built.edition, built.terms, folder / "site")
        browser.close()
    print(f"{'':24}{'this edition':>16}{f'{options.times:,} times it':>18}")
    for key in here:
        cells = [f"{value:.1f}" if isinstance(value, float) else value for value in (here[key], there[key])]
        print(f"{key:24}{cells[0]:>16}{cells[1]:>18}")
    print(f"{'in the box, p95, ms':24}{box:>16.1f}")
    print(json.dumps({"budget": {"this edition": BUDGET_HERE, "the large one": BUDGET_THERE}}))
    kept = float(here["answer, p95, ms"]) <= BUDGET_HERE and box <= BUDGET_HERE
    return 0 if kept and float(there["answer, p95, ms"]) <= BUDGET_THERE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
