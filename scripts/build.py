"""Build an edition: read ``source/``, make the pages, write what changed. The order of the steps stands here alone.

    python scripts/build.py [SOURCE_DIR] [--out DOCS_DIR] [--check] [--site URL]
    python scripts/build.py init ARTICLE.txt SOURCE_DIR [--read LINE=KIND …]
    python scripts/build.py freeze [SOURCE_DIR]
    python scripts/build.py freeze [SOURCE_DIR] --correct ADDRESS --reason WHY
    python scripts/build.py freeze [SOURCE_DIR] --retire ADDRESS --to ADDRESS --reason WHY

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

from edition import annotate, cite, compose, data, declared, editorial, files, glossary, links, load, lock, qr, search
from edition.errors import InputError, Problem, stop_on, together
from edition.model import Candidate, Edition, Kind, Retirement, Term
from edition.parse import parse
from edition.render import render, trainers
from edition.schema import KINDS

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Draft:
    """An edition with its ids, not yet checked as a whole. ``texts`` are the texts at its addresses."""

    edition: Edition
    terms: Sequence[Term]
    frozen: lock.Lock
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Built:
    """All that a build makes, before anything is written.

    ``gone`` are the retired addresses, each with the address where its readers end.
    """

    edition: Edition
    terms: Sequence[Term]
    ledger: Sequence[Candidate]
    pages: Mapping[str, str]
    texts: Mapping[str, str]
    addresses: Mapping[str, str]
    frozen: lock.Lock
    gone: Mapping[str, Retirement]


def read(folder: Path) -> tuple[load.Source, lock.Lock]:
    """Read a source folder and its lock. Raises ``InputError`` with every problem of the files' form."""
    return together(
        lambda: load.read_source(folder), lambda: lock.read_lock(load.lock_text(folder), str(folder / load.LOCK))
    )


def draft(source: load.Source, frozen: lock.Lock) -> Draft:
    """Read the page and give its parts their ids. Raises ``InputError`` with every problem that a pass finds."""
    forced = {override.line: override.kind for override in source.edition.override}
    _, (exported, _) = together(
        lambda: compose.check_source(source.edition, source.article, source.edition_at),
        lambda: parse(source.article.lines, forced, source.article.path),
    )
    _, page = together(
        lambda: compose.check_chapters(source.edition, exported, source.edition_at),
        lambda: declared.declare(source.edition, exported, source.edition_at),
    )
    shown, changes = editorial.show(page, compose.exceptions(source.edition))
    ids = lock.number(page, shown, [table.id for table in source.edition.chapter], frozen)
    edition = compose.compose(source.edition, source.article, page, shown, changes, ids)
    terms = glossary.terms_of(source.glossary)
    return Draft(edition, terms, frozen, lock.texts_of(edition, terms))


def build(folder: Path, thorough: bool = False, site: str = "") -> Built:
    """Make an edition from a source folder. Raises ``InputError`` with every problem that a pass finds.

    ``thorough`` adds the check of the pinyin, whose library is slow to load; ``site`` is the published site's address
    where edition.toml's isn't wanted.
    """
    source, frozen = read(folder)
    made = draft(source, frozen)
    ledger = annotate.Annotator(made.terms).annotate(made.edition.chapters)
    addresses = lock.addresses_of(made.texts)
    broken = lock.lock_problems(addresses, frozen, str(folder / load.LOCK))
    stop_on([*broken, *_problems(made, ledger, source, thorough)])
    gone = lock.retired(frozen)
    pages = _pages(made, ledger, gone, source, site or source.edition.site)
    return Built(made.edition, made.terms, ledger, pages, made.texts, addresses, made.frozen, gone)


def _problems(made: Draft, ledger: Sequence[Candidate], source: load.Source, thorough: bool) -> list[Problem]:
    """What is wrong with the edition as a whole, its addresses apart."""
    return [
        *compose.figure_problems(source.edition, made.edition.chapters, source.edition_at),
        *glossary.lint(made.terms, made.edition.chapters, ledger, source.glossary_at, lock.paragraphs(made.frozen)),
        *(_pinyin(made.terms, source) if thorough else ()),
    ]


def _pinyin(terms: Sequence[Term], source: load.Source) -> list[Problem]:
    from edition.pinyin import pinyin_problems

    return list(pinyin_problems(terms, source.glossary_at))


def _pages(
    made: Draft, ledger: Sequence[Candidate], gone: Mapping[str, Retirement], source: load.Source, site: str
) -> dict[str, str]:
    edition, terms = made.edition, glossary.in_order(made.terms)
    counts = Counter(change.rule for change in edition.changes)
    rules = [{"label": label, "count": counts[rule]} for rule, label in editorial.LABELS.items()]
    notes = {"rules": rules, "kept": source.edition.keep, "overrides": source.edition.override}
    marks = [candidate.mark for candidate in ledger if candidate.marked]
    cited = cite.citations(edition, terms)
    named = links.links_of(edition, terms)
    codes = {sheet.image: qr.qr_svg(sheet.url, files.MARK) for sheet in trainers.sheets(edition, site) if sheet.image}
    notes |= trainers.history(made.frozen)
    return (
        render(edition, terms, marks, KINDS, notes, cited, trainers.by_page(named, gone))
        | trainers.render_trainers(edition, terms, named, gone, site)
        | cite.files(cited)
        | codes
        | {
            "assets/data/edition.json": data.edition_json(edition, terms, marks),
            "assets/data/ledger.csv": data.ledger_csv(ledger),
            "assets/data/search.js": search.search_js(edition, terms),
            "assets/data/links.csv": data.links_csv(named, site),
            "assets/data/links.json": data.links_json(named, site),
        }
    )


def run_build(folder: Path, out: Path, check: bool, site: str) -> int:
    """Build and write, or with ``check`` only compare."""
    built = build(folder, thorough=check, site=site)
    new = lock.unfrozen(built.addresses, built.frozen)
    if check:
        return _report(files.stale(built.pages, out), new, folder, out)
    touched = files.write(built.pages, out)
    print(summary(built))
    print(
        f"{out}: {len(touched)} of {len(built.pages)} files written"
        + (f"; {len(new)} addresses not frozen yet" if new else "")
    )
    return 0


def _report(late: Sequence[str], new: Sequence[str], folder: Path, out: Path) -> int:
    """Name the stale pages and the addresses that aren't frozen."""
    for name in late:
        print(f"{out / name}: the page is stale; run `python scripts/build.py` and commit it", file=sys.stderr)
    if new:
        some = ", ".join(new[:3]) + (" …" if len(new) > 3 else "")
        mend = "run `python scripts/build.py freeze` and commit the file"
        print(f"{folder / load.LOCK}: {len(new)} addresses aren't frozen ({some}); {mend}", file=sys.stderr)
    return 1 if late or new else 0


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


def run_freeze(folder: Path, request: lock.Request | None) -> int:
    """Accept a correction or a retirement, and record the addresses that aren't frozen yet.

    While frozen addresses still wait for a word, no new one is recorded: it may be the corrected text of one of them.
    """
    source, frozen = read(folder)
    made = draft(source, frozen)
    if request:
        changed = lock.change(request, made.frozen, made.texts, made.edition.version)
        # The ids again: a corrected paragraph has its old one back.
        made = draft(source, changed)
    addresses = lock.addresses_of(made.texts)
    ledger = annotate.Annotator(made.terms).annotate(made.edition.chapters)
    waiting = list(lock.lock_problems(addresses, made.frozen, str(folder / load.LOCK)))
    stop_on([*_problems(made, ledger, source, False), *(() if request else waiting)])
    new = [] if waiting else lock.unfrozen(addresses, made.frozen)
    files.write({load.LOCK: lock.write_lock(made.frozen if waiting else lock.record(addresses, made.frozen))}, folder)
    if request:
        print(lock.told(request, made.frozen, made.texts))
    for problem in waiting:
        print(f"still to do: {problem.what}; {problem.mend}")
    print(f"{folder / load.LOCK}: {len(made.frozen) + len(new)} addresses, {len(new)} of them new")
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
        from new_edition import run_init

        parser.add_argument("article", type=Path, help="the export of the page")
        parser.add_argument("source", type=Path, help="the new edition's folder")
        parser.add_argument("--read", action="append", default=[], metavar="LINE=KIND", help="read a line as this kind")
        options = parser.parse_args(arguments[1:])
        return run_init(options.article, options.source, options.read)
    parser.add_argument("source", type=Path, nargs="?", default=ROOT / "source", help="the edition's folder (source/)")
    if arguments[:1] == ["freeze"]:
        return _freeze(parser, arguments[1:])
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where the pages go (docs/)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    parser.add_argument("--site", default="", metavar="URL", help="where the site will be published, for the QR codes")
    options = parser.parse_args(arguments)
    return run_build(options.source, options.out, options.check, compose.site_address(options.site))


def _freeze(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    parser.add_argument("--correct", metavar="ADDRESS", help="accept a corrected text: the address stays")
    parser.add_argument("--retire", metavar="ADDRESS", help="give an address up: it stays as a tombstone")
    parser.add_argument("--to", default="", metavar="ADDRESS", help="where the readers of a retired address go")
    parser.add_argument("--reason", default="", metavar="WHY", help="goes into permalinks.lock and onto the site")
    options = parser.parse_args(arguments)
    request = lock.request_of(options.correct, options.retire, options.to, options.reason)
    return run_freeze(options.source, request)


if __name__ == "__main__":
    # Whatever a build makes lives until its end: the collector would only walk it again and again.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
