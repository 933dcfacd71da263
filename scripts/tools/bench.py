"""Measure what the project promises of its speed (`make bench`); prints tables, judges nothing, leaves nothing.

Times are medians of wall-clock seconds; for long texts they are one run's processor seconds. Ratios compare runs that
alternate, so that a drift of the machine's speed falls on both sides.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from edition import files, pipeline
from edition.annotate import Annotator
from edition.book import Book
from edition.folders import ROOT, SOURCE
from edition.model import Term

RUNS = 7
SIZES = (1, 10, 100, 1000)
STOCK = ROOT / ".venv-stock" / "bin" / "python"


def seconds(action: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs, after one that isn't counted."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def environment() -> dict[str, str]:
    """The environment of a measured process: as who builds has it, modules and templates kept compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1589731200",
    }


def command(*words: str | Path, cwd: Path = ROOT) -> Callable[[], object]:
    """A process as a whole, its output thrown away."""
    return lambda: subprocess.run(
        [str(word) for word in words], cwd=cwd, env=environment(), check=True, capture_output=True
    )


def enlarge(source: Path, factor: int) -> int:
    """Make the article ``factor`` times as long: each chapter's text again at its end. Returns its size in bytes."""
    text = (source / "article.txt").read_text(encoding="utf-8")
    parts = re.split(r"(?m)(^  ■.*\n)", text)
    for i in range(2, len(parts), 2):
        # The next chapter's title, or the repeated headline, stands at the end of a part.
        lines = parts[i].rstrip("\n").split("\n")
        last = max(k for k, line in enumerate(lines) if line.endswith("。"))
        body = "\n".join(lines[: last + 1]) + "\n"
        parts[i] = body * factor + "\n".join(lines[last + 1 :]) + "\n"
    data = "".join(parts).encode()
    (source / "article.txt").write_bytes(data)
    toml = source / "edition.toml"
    digest = hashlib.sha256(data).hexdigest()
    toml.write_text(
        re.sub(r'sha256 = "\w+"', f'sha256 = "{digest}"', toml.read_text(encoding="utf-8")), encoding="utf-8"
    )
    _excuse(source / "glossary.toml")
    return len(data)


def _excuse(glossary: Path) -> None:
    """Let each ``only_in`` leave out the repeats, which no entry claims."""
    text = re.sub(r"(?m)^only_in_why = .*\n", "", glossary.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^only_in = .*$", '\\g<0>\nonly_in_why = "复写的段落。"', text)
    glossary.write_text(text, encoding="utf-8")


def child(source: Path, out: Path) -> None:
    """One build in a process of its own: prints its own processor seconds, those of the kernel on its behalf (making
    the files, giving memory), and its peak of memory in MiB.
    """
    gc.disable()  # as build.py's own process does
    before = resource.getrusage(resource.RUSAGE_SELF)
    book = pipeline.build(source)
    files.write(pipeline.pages(book), out)
    files.put(pipeline.files(book, pipeline.WITH_SITE), out)
    after = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime, after.ru_maxrss / 1024]))


def bench_start() -> None:
    """build.py on the real page, with the interpreter's start."""
    with tempfile.TemporaryDirectory() as folder:
        spent = seconds(command(sys.executable, "scripts/build.py", "--out", folder))
    print(f"build.py on the real page, interpreter start included: {spent:.3f} s")


def bench_size() -> None:
    """The build's own work on longer texts."""
    print("\n  times      MB of text  own secs   MB/s  kernel secs  MB/s of both   files   peak MiB")
    for factor in SIZES:
        with tempfile.TemporaryDirectory() as name:
            source = Path(shutil.copytree(ROOT / "source", Path(name) / "source"))
            (source / "permalinks.lock").unlink()
            size = enlarge(source, factor) / 1e6
            words = [sys.executable, __file__, "--child", str(source), str(Path(name) / "docs")]
            result = subprocess.run(words, env=environment(), capture_output=True, check=True, text=True)
            own, kernel, peak = json.loads(result.stdout)
            made = sum(len(names) for _, _, names in os.walk(Path(name) / "docs"))
            print(
                f"{factor:>7}  {size:>14.3f} {own:>9.3f} {size / own:>6.2f} {kernel:>12.3f} "
                f"{size / (own + kernel):>13.2f} {made:>7} {peak:>10.0f}"
            )


def bench_terms() -> None:
    """Annotation with few and with many entries: what Aho–Corasick is there for."""
    book = pipeline.build(SOURCE)
    real = list(book.terms)
    made = [_term(f"made-{i}", f"旗{chr(0x4E00 + i // 97)}{chr(0x6000 + i % 97)}") for i in range(5000)]
    print("\n  entries   seconds to annotate the page (automaton included)")
    for terms in (real[:100], real, real + made[: 5000 - len(real)]):
        print(f"{len(terms):>9}   {seconds(partial(_annotate, book, terms)):.4f}")


def _annotate(book: Book, terms: Sequence[Term]) -> None:
    Annotator(terms).annotate(book.edition.chapters)


def _term(id: str, headword: str) -> Term:
    return Term(id, headword, (), "", "", "", "", "", "", (), (), "", (), (), ())


def bench_site() -> None:
    """`make site`, warm, beside stock Material with jieba on the same pages."""
    if not STOCK.exists():
        print("\nstock Material: no .venv-stock here; `make bench` makes it")
        return
    with tempfile.TemporaryDirectory() as name:
        stock = Path(name)
        shutil.copytree(ROOT / "docs", stock / "docs")
        # The same pages with nothing of ours around them; the extensions are needed to read them.
        (stock / "mkdocs.yml").write_text(
            "site_name: stock\ntheme: {name: material, language: zh}\nplugins: [search]\nmarkdown_extensions:\n"
            "  [attr_list, def_list, toc, pymdownx.blocks.html, pymdownx.blocks.details]\n",
            encoding="utf-8",
        )
        ours = [
            command(sys.executable, "scripts/build.py"),
            command(sys.executable, "-m", "tools.assets"),
            command(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", stock / "ours"),
            command(sys.executable, "scripts/verify.py", stock / "ours"),
        ]
        theirs = command(STOCK, "-m", "mkdocs", "build", cwd=stock)
        times = [(seconds(lambda: [step() for step in ours], 1), seconds(theirs, 1)) for _ in range(RUNS)]
    ratio = statistics.median(a / b for a, b in times)
    print(
        f"\nmake site, warm (build, mkdocs, verify): {statistics.median(a for a, _ in times):.2f} s; "
        f"stock Material with jieba, same pages: {statistics.median(b for _, b in times):.2f} s; ratio {ratio:.2f}"
    )


def bench_card() -> None:
    """From the key or the tap to the card, in the browser: until the frame after it is open."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        command(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", name)()
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((Path(name) / "chifeng" / "index.html").as_uri())
        times = page.evaluate(
            """async () => { const times = [];
            for (const term of [...document.querySelectorAll('p[id] > a[href*="#term-"]')].slice(0, 100)) {
                const start = performance.now();
                term.click();
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - start); }
            return times.sort((a, b) => a - b); }"""
        )
        browser.close()
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"\na card after a key or tap, to the next frame: median {middle:.1f} ms, p95 {high:.1f} ms of {len(times)}")


def main(arguments: Sequence[str]) -> int:
    """All measurements, or those named."""
    parts = {"start": bench_start, "size": bench_size, "terms": bench_terms, "site": bench_site, "card": bench_card}
    parser = argparse.ArgumentParser(prog="bench.py", description="Measure the project's speed.")
    parser.add_argument("parts", nargs="*", choices=[*parts, []], help="what to measure (all)")
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        child(*options.child)
        return 0
    for name in options.parts or parts:
        parts[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
