"""Measure what the project promises of its speed (`make bench`); prints tables, judges nothing, leaves nothing.

Times are medians of wall-clock seconds; for long texts and many chapters they are one run's processor seconds. Ratios
compare runs that alternate, so that a drift of the machine's speed falls on both sides.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import itertools
import json
import math
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
CHAPTERS = (3, 30, 300)
STOCK = ROOT / ".venv-stock" / "bin" / "python"


def seconds(action: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs, after one that isn't counted."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def processor_seconds(action: Callable[[], object]) -> float:
    """Of the processes that an action starts and waits for, those of the kernel on their behalf among them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


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


def multiply(source: Path, count: int) -> list[str]:
    """Make the edition one of ``count`` chapters, its own again and again; returns their ids.

    The editor's files are left out: they are of three articles and would say nothing of the others.
    """
    for path in source.iterdir():
        if path.name not in ("article.txt", "edition.toml", "glossary.toml"):
            path.unlink()
    text = (source / "article.txt").read_text(encoding="utf-8")
    head, *texts = re.split(r"(?m)^(?=  .*\n\n  ■)", text)
    body, _, headline = texts[-1].rstrip("\n").rpartition("\n")
    texts[-1] = body.rstrip("\n") + "\n\n"
    toml = (source / "edition.toml").read_text(encoding="utf-8")
    top, *tables = re.split(r"(?m)^(?=\[\[chapter\]\])", toml)
    data = (head + "".join(texts[i % len(texts)] for i in range(count)) + headline + "\n").encode()
    (source / "article.txt").write_bytes(data)
    made = [_renamed(tables[i % len(tables)], i // len(tables)) for i in range(count)]
    top = re.sub(r'sha256 = "\w+"', f'sha256 = "{hashlib.sha256(data).hexdigest()}"', top)
    (source / "edition.toml").write_text(top + "".join(f"{table}\n" for table in made), encoding="utf-8")
    _excuse(source / "glossary.toml")
    return re.findall(r'(?m)^id = "(.*)"', "".join(made))


def _renamed(table: str, round: int) -> str:
    """A chapter's table with an id and a name of its own."""
    if not round:
        return table
    table = re.sub(r'(?m)^id = "(.*)"', f'id = "\\1-{round}"', table)
    return re.sub(r'(?m)^name = "(.*)"', f'name = "\\g<1>{round}"', table)


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


def bench_chapters() -> None:
    """The whole way, and the site's size, by the number of chapters."""
    print("\n  chapters   build s  mkdocs s  verify s   site MB   files  largest page KB")
    rows = [(count, *_chapters(count)) for count in CHAPTERS]
    for a, b in itertools.pairwise(rows):
        print(f"  exponents {a[0]}–{b[0]}: {', '.join(_exponents(a, b))}")


def _exponents(a: Sequence[float], b: Sequence[float]) -> list[str]:
    """How time and size grow with the chapters: 1 is in proportion."""
    names = ("build", "mkdocs", "verify", "size")
    grown = [math.log(b[i] / a[i]) / math.log(b[0] / a[0]) for i in range(1, 5)]
    return [f"{name} {value:.2f}" for name, value in zip(names, grown, strict=True)]


def _chapters(count: int) -> tuple[float, ...]:
    """Build and prove an edition of ``count`` chapters, once: processor seconds of each step, and the site's MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, docs, site = (folder / each for each in ("source", "docs", "site"))
        shutil.copytree(SOURCE, source)
        ids = multiply(source, count)
        _folder_around(folder, ids)
        steps = (
            ("scripts/build.py", source, "--out", docs),
            ("-m", "mkdocs", "build", "--strict", "--config-file", folder / "mkdocs.yml", "--site-dir", site),
            ("scripts/verify.py", site, "--source", source),
        )
        times = [processor_seconds(command(sys.executable, *step)) for step in steps]
        sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
        largest = max(sizes[path] for path in sizes if path.suffix == ".html")
        size = sum(sizes.values()) / 1e6
        figures = " ".join(f"{spent:>9.2f}" for spent in times)
        print(f"{count:>10} {figures} {size:>9.1f} {len(sizes):>7} {largest / 1e3:>16.0f}", flush=True)
    return (*times, size)


def _folder_around(folder: Path, chapters: Sequence[str]) -> None:
    """Put beside a source folder what MkDocs needs to build its edition."""
    pages = ["index", *chapters, "glossary", "search", "teaching", "about"]
    nav = "nav:\n" + "".join(f"  - {page}.md\n" for page in pages)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^nav:\n(  .*\n)+", nav, text).replace("scripts/hooks.py", f"{ROOT}/scripts/hooks.py")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", ignore=shutil.ignore_patterns("data"))


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
    parts = {
        "start": bench_start,
        "size": bench_size,
        "terms": bench_terms,
        "site": bench_site,
        "chapters": bench_chapters,
        "card": bench_card,
    }
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
