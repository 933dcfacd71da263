"""Build an edition: read ``source/``, make the pages, write what changed.

    python scripts/build.py [SOURCE_DIR] [--out DOCS_DIR] [--check]
    python scripts/build.py init ARTICLE.txt SOURCE_DIR [--read LINE=KIND …] [--html FILE]
    python scripts/build.py freeze [SOURCE_DIR]
    python scripts/build.py freeze [SOURCE_DIR] --resolve
    python scripts/build.py freeze [SOURCE_DIR] --correct ADDRESS --reason WHY
    python scripts/build.py freeze [SOURCE_DIR] --retire ADDRESS --to ADDRESS --reason WHY

Exit codes: 0 done; 1 ``--check`` found stale pages or addresses that aren't frozen; 2 the input is wrong.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from edition import files, load, lock, pipeline
from edition.book import Book
from edition.folders import DOCS, SOURCE
from edition.model import Kind
from edition.problems import InputError, stop_on


def run_build(folder: Path, out: Path, check: bool) -> int:
    """Build and write, or with ``check`` only compare."""
    book = pipeline.build(folder, thorough=check)
    pages = pipeline.pages(book)
    new = lock.unfrozen(lock.addresses_of(book.texts), book.lock)
    if check:
        return _report(files.stale(pages, out), new, folder, out)
    touched = files.write(pages, out)
    print(summary(book))
    print(
        f"{out}: {len(touched)} of {len(pages)} files written"
        + (f"; {len(new)} addresses not frozen yet" if new else "")
    )
    if not book.edition.contact:
        path = folder / "edition.toml"
        fix = "add `contact`, a mail address or an issue form's https:// address"
        print(f"{path}: warning: readers have no way to report an error; {fix}", file=sys.stderr)
    return 0


def _report(late: Sequence[str], new: Sequence[str], folder: Path, out: Path) -> int:
    """Name the stale pages and the addresses that aren't frozen."""
    for name in late:
        print(f"{out / name}: the page is stale; run `python scripts/build.py` and commit it", file=sys.stderr)
    if new:
        some = ", ".join(new[:3]) + (" …" if len(new) > 3 else "")
        fix = "run `python scripts/build.py freeze` and commit the file"
        print(f"{folder / load.LOCK}: {len(new)} addresses aren't frozen ({some}); {fix}", file=sys.stderr)
    return 1 if late or new else 0


def summary(book: Book) -> str:
    """What the build found, in a line or two."""
    items = [item.kind for chapter in book.edition.chapters for item in chapter.items]
    passed = len(book.ledger) - len(book.marks)
    return (
        f"{len(book.edition.chapters)} chapters, {items.count(Kind.HEADING)} headings, "
        f"{items.count(Kind.PARAGRAPH)} paragraphs; {len(book.edition.changes)} editorial changes\n"
        f"{len(book.terms)} glossary entries: {len(book.marks)} occurrences marked, {passed} candidates passed over"
    )


def run_freeze(folder: Path, request: lock.Request | None) -> int:
    """Accept a correction or a retirement, and record the addresses that aren't frozen yet.

    While frozen addresses still wait for a word, no new one is recorded: it may be the corrected text of one of them.
    """
    source, frozen = pipeline.read(folder)
    made = pipeline.draft(source, frozen)
    if request:
        changed = lock.change(request, made.frozen, made.texts, made.edition.version)
        # Number again: the corrected paragraph regains its id.
        made = pipeline.draft(source, changed)
    addresses = lock.addresses_of(made.texts)
    waiting = list(lock.lock_problems(addresses, made.frozen, str(folder / load.LOCK)))
    found = pipeline.problems(made, pipeline.ledger_of(made), source, thorough=False)
    stop_on([*found, *(() if request else waiting)])
    new = [] if waiting else lock.unfrozen(addresses, made.frozen)
    files.put({load.LOCK: lock.write_lock(made.frozen if waiting else lock.record(addresses, made.frozen))}, folder)
    if request:
        print(lock.told(request, made.frozen, made.texts))
    for problem in waiting:
        print(f"still to do: {problem.what}; {problem.fix}")
    print(f"{folder / load.LOCK}: {len(made.frozen) + len(new)} addresses, {len(new)} of them new")
    return 0


def run_resolve(folder: Path) -> int:
    """Write the two sides of a ``permalinks.lock`` in conflict as one, in the order of the text."""
    frozen = lock.resolve(load.lock_text(folder), str(folder / load.LOCK))
    made = pipeline.draft(load.read_source(folder), frozen)
    known = {address: text for address, text in made.texts.items() if address in frozen}
    files.put({load.LOCK: lock.write_lock(lock.record(lock.addresses_of(known), frozen))}, folder)
    print(f"{folder / load.LOCK}: {len(frozen)} addresses of both sides; now build, and freeze what is new")
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
    except KeyboardInterrupt:
        print("interrupted: the pages are as they were", file=sys.stderr)
    return 2


COMMANDS = """\
further commands, each with a --help of its own:
  init ARTICLE.txt SOURCE_DIR    set up a new edition from an export, and show how every line was read
  freeze [SOURCE_DIR]            record new addresses; --correct or --retire one
"""


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["init"]:
        return _init(arguments[1:])
    if arguments[:1] == ["freeze"]:
        return _freeze(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Build the edition of a newspaper page.",
        epilog=COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", type=Path, nargs="?", default=SOURCE, help="the edition's folder (source/)")
    parser.add_argument("--out", type=Path, default=DOCS, help="where the pages go (docs/)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    options = parser.parse_args(arguments)
    return run_build(options.source, options.out, options.check)


def _init(arguments: list[str]) -> int:
    from new_edition import run_init

    parser = argparse.ArgumentParser(prog="build.py init", description="Set up a new edition from an export.")
    parser.add_argument("article", type=Path, help="the export of the page")
    parser.add_argument("source", type=Path, help="the new edition's folder")
    parser.add_argument("--read", action="append", default=[], metavar="LINE=KIND", help="read a line as this kind")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the reading as a page, a colour per kind")
    options = parser.parse_args(arguments)
    return run_init(options.article, options.source, options.read, options.html)


def _freeze(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="build.py freeze", description="Record, correct or retire public addresses.")
    parser.add_argument("source", type=Path, nargs="?", default=SOURCE, help="the edition's folder (source/)")
    parser.add_argument("--resolve", action="store_true", help="join the two sides of a file that git left in conflict")
    parser.add_argument("--correct", metavar="ADDRESS", help="accept a corrected text: the address stays")
    parser.add_argument("--retire", metavar="ADDRESS", help="give an address up: it stays as a tombstone")
    parser.add_argument("--to", default="", metavar="ADDRESS", help="where the readers of a retired address go")
    parser.add_argument("--reason", default="", metavar="WHY", help="goes into permalinks.lock and onto the site")
    options = parser.parse_args(arguments)
    if options.resolve:
        return run_resolve(options.source)
    request = lock.request_of(options.correct, options.retire, options.to, options.reason)
    return run_freeze(options.source, request)


if __name__ == "__main__":
    # Whatever a build makes lives until its end: the collector would only walk it again and again.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
