"""Build an edition: read ``source/``, make the pages, write what changed. The order of the steps stands here alone.

    python scripts/build.py [SOURCE_DIR] [--out DOCS_DIR] [--check]
    python scripts/build.py init ARTICLE.txt SOURCE_DIR [--read LINE=KIND …]
    python scripts/build.py freeze [SOURCE_DIR]

Exit codes: 0 done; 1 ``--check`` found stale pages or addresses that aren't frozen; 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition import annotate, cite, compose, data, editorial, files, glossary, load, lock, propose, search
from edition.errors import InputError, Problem, stop_on, together
from edition.model import Candidate, Edition, Kind, Term
from edition.parse import parse
from edition.render import render, render_source
from edition.schema import KINDS

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Built:
    """All that a build makes, before anything is written."""

    edition: Edition
    terms: Sequence[Term]
    ledger: Sequence[Candidate]
    pages: Mapping[str, str]
    addresses: Mapping[str, str]
    frozen: Mapping[str, str]


def build(folder: Path, thorough: bool = False) -> Built:
    """Make an edition from a source folder. Raises ``InputError`` with every problem that a pass finds.

    ``thorough`` adds the check of the pinyin, whose library is slow to load.
    """
    source = load.read_source(folder)
    forced = {override.line: override.kind for override in source.edition.override}
    (_, frozen), (page, _) = together(
        lambda: together(
            lambda: compose.check_source(source.edition, source.article, source.edition_at),
            lambda: lock.read_lock(source.lock, source.lock_path),
        ),
        lambda: parse(source.article.lines, forced, source.article.path),
    )
    compose.check_chapters(source.edition, page, source.edition_at)
    shown, changes = editorial.show(page, compose.exceptions(source.edition))
    ids = lock.number(page, shown, [table.id for table in source.edition.chapter], frozen)
    edition = compose.compose(source.edition, source.article, page, shown, changes, ids, source.edition_at)
    terms = glossary.terms_of(source.glossary)
    ledger = annotate.Annotator(terms).annotate(edition.chapters)
    addresses = lock.addresses_of(edition, terms)
    stop_on(
        [
            *lock.lock_problems(addresses, frozen, source.lock_path),
            *glossary.lint(terms, edition.chapters, ledger, source.glossary_at),
            *(_pinyin(terms, source) if thorough else ()),
        ]
    )
    pages = _pages(edition, glossary.in_order(terms), ledger, source)
    return Built(edition, terms, ledger, pages, addresses, frozen)


def _pinyin(terms: Sequence[Term], source: load.Source) -> list[Problem]:
    from edition.pinyin import pinyin_problems

    return list(pinyin_problems(terms, source.glossary_at))


def _pages(edition: Edition, terms: Sequence[Term], ledger: Sequence[Candidate], source: load.Source) -> dict[str, str]:
    counts = Counter(change.rule for change in edition.changes)
    rules = [{"label": label, "count": counts[rule]} for rule, label in editorial.LABELS.items()]
    notes = {"rules": rules, "kept": source.edition.keep, "overrides": source.edition.override}
    marks = [candidate.mark for candidate in ledger if candidate.marked]
    cited = cite.citations(edition, terms)
    return (
        render(edition, terms, marks, KINDS, notes, cited)
        | cite.files(cited)
        | {
            "assets/data/edition.json": data.edition_json(edition, terms, marks),
            "assets/data/ledger.csv": data.ledger_csv(ledger),
            "assets/data/search.js": search.search_js(edition, terms),
        }
    )


def run_build(folder: Path, out: Path, check: bool) -> int:
    """Build and write, or with ``check`` only compare."""
    built = build(folder, thorough=check)
    new = lock.unfrozen(built.addresses, built.frozen)
    if check:
        late = files.stale(built.pages, out)
        for name in late:
            print(f"{out / name}: the page is stale; run `python scripts/build.py` and commit it", file=sys.stderr)
        if new:
            some = ", ".join(new[:3]) + (" …" if len(new) > 3 else "")
            what = f"{len(new)} addresses aren't frozen ({some})"
            print(
                f"{folder / load.LOCK}: {what}; run `python scripts/build.py freeze` and commit the file",
                file=sys.stderr,
            )
        return 1 if late or new else 0
    touched = files.write(built.pages, out)
    print(summary(built))
    print(
        f"{out}: {len(touched)} of {len(built.pages)} files written"
        + (f"; {len(new)} addresses not frozen yet" if new else "")
    )
    return 0


def summary(built: Built) -> str:
    """What the build found, in a line or two."""
    items = [item.kind for chapter in built.edition.chapters for item in chapter.items]
    marked = sum(candidate.marked for candidate in built.ledger)
    passed = len(built.ledger) - marked
    return (
        f"{len(built.edition.chapters)} chapters, {items.count(Kind.HEADING)} headings, "
        f"{items.count(Kind.PARAGRAPH)} paragraphs; {len(built.edition.changes)} editorial changes\n"
        f"{len(built.terms)} glossary entries: {marked} occurrences marked, {passed} candidates passed over"
    )


def run_init(export: Path, folder: Path, reads: Sequence[str]) -> int:
    """Set up an edition from an export, and print how every line was read."""
    from edition.pinyin import ascii_id

    taken = [name for name in ("article.txt", "edition.toml", "glossary.toml") if (folder / name).exists()]
    stop_on(
        Problem(str(folder / name), 0, "there is an edition here already", "choose another folder") for name in taken
    )
    article = load.read_article(export)
    forced = _forced(reads)
    page, readings = parse(article.lines, forced, article.path)
    chapters = propose.propose_chapters(page, [ascii_id(name) for name in propose.chapter_names(page)])
    overrides = [reading for reading in readings if reading.line.number in forced]
    name = page.headline[0].text.split()[0] + " · 数字版"
    values = {
        "name": name,
        "sha256": article.sha256,
        "number": page.number,
        "chapters": chapters,
        "overrides": overrides,
    }
    files.write({kind: render_source(f"{kind}.j2", **values) for kind in ("edition.toml", "glossary.toml")}, folder)
    (folder / "article.txt").write_bytes(load.read_bytes(export))
    print(propose.reading_table(readings))
    print(f"{folder}: article.txt, edition.toml, glossary.toml written; see names and ids in edition.toml, then build")
    return 0


def _forced(reads: Sequence[str]) -> dict[int, Kind]:
    forced: dict[int, Kind] = {}
    problems = []
    for read in reads:
        number, _, kind = read.partition("=")
        if number.isdecimal() and kind in set(Kind):
            forced[int(number)] = Kind(kind)
        else:
            mend = f"write a line's number, = and one of {', '.join(kind.value for kind in Kind)}"
            problems.append(Problem("--read", 0, f"“{read}” isn't LINE=KIND", mend))
    stop_on(problems)
    return forced


def run_freeze(folder: Path) -> int:
    """Record the addresses that aren't frozen yet."""
    built = build(folder)
    new = lock.unfrozen(built.addresses, built.frozen)
    files.write({load.LOCK: lock.write_lock(built.addresses)}, folder)
    print(f"{folder / load.LOCK}: {len(built.addresses)} addresses, {len(new)} of them new")
    return 0


def main(arguments: Sequence[str]) -> int:
    """The command line; never a traceback for a fault of the input."""
    try:
        return _run(list(arguments))
    except InputError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(
            f"{error.filename or 'build'}: {error.strerror or error}; see that the folder can be written",
            file=sys.stderr,
        )
    return 2


def _run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="build.py", description="Build the edition of a newspaper page.")
    if arguments[:1] == ["init"]:
        parser.add_argument("article", type=Path, help="the export of the page")
        parser.add_argument("source", type=Path, help="the new edition's folder")
        parser.add_argument("--read", action="append", default=[], metavar="LINE=KIND", help="read a line as this kind")
        options = parser.parse_args(arguments[1:])
        return run_init(options.article, options.source, options.read)
    freezing = arguments[:1] == ["freeze"]
    parser.add_argument("source", type=Path, nargs="?", default=ROOT / "source", help="the edition's folder (source/)")
    if freezing:
        return run_freeze(parser.parse_args(arguments[1:]).source)
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where the pages go (docs/)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    options = parser.parse_args(arguments)
    return run_build(options.source, options.out, options.check)


if __name__ == "__main__":
    # Whatever a build makes lives until its end: the collector would only walk it again and again.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
