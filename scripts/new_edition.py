"""``build.py init``: set up an edition's source folder from an export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edition import files, load, propose
from edition.model import Kind, Line
from edition.pages.fill import fill
from edition.parse import MisreadError, parse
from edition.problems import Problem, stop_on
from edition.propose.names import Signed


def run_init(export: Path, folder: Path, reads: Sequence[str]) -> int:
    """Set up an edition from an export, and print how every line was read."""
    from edition.pinyin import ascii_id

    taken = [name for name in ("article.txt", "edition.toml", "glossary.toml") if (folder / name).exists()]
    stop_on(
        Problem(str(folder / name), 0, "there is an edition here already", "choose another folder") for name in taken
    )
    article = load.read_article(export)
    forced = _forced(reads, article.lines)
    try:
        page, readings = parse(article.lines, forced, article.path)
    except MisreadError as error:
        print(propose.reading_table(error.readings))
        raise
    chapters = propose.propose_chapters(page, [ascii_id(name) for name in propose.chapter_names(page)])
    overrides = [reading for reading in readings if reading.line.number in forced]
    name = page.headline[0].text.split()[0] + " · 数字版"
    values = {
        "name": name,
        "sha256": article.sha256,
        "page": page,
        "credit": propose.split_byline(page.credit) if page.credit else Signed(),
        "chapters": chapters,
        "overrides": overrides,
    }
    made = {kind: fill(f"{kind}.j2", **values) for kind in ("edition.toml", "glossary.toml")}
    files.put({"article.txt": load.read_bytes(export), **made}, folder)
    print(propose.reading_table(propose.signed_readings(page, readings)))
    print(f"{folder}: article.txt, edition.toml, glossary.toml written; see names and ids in edition.toml, then build")
    return 0


def _forced(reads: Sequence[str], lines: Sequence[Line]) -> dict[int, Kind]:
    """The kinds asked for, by line."""
    forced: dict[int, Kind] = {}
    filled = {line.number for line in lines if line.text}
    problems = []
    for read in reads:
        number, _, kind = read.partition("=")
        if not number.isdecimal() or kind not in set(Kind):
            mend = f"write a line's number, = and one of {', '.join(kind.value for kind in Kind)}"
            problems.append(Problem("--read", 0, f"“{read}” isn't LINE=KIND", mend))
        elif int(number) not in filled:
            what = f"“{read}”: there is no text in line {number}, or no such line"
            problems.append(Problem("--read", 0, what, f"the export has {len(lines)} lines"))
        elif forced.setdefault(int(number), Kind(kind)) != kind:
            what = f"“{read}”: line {number} is to be a {forced[int(number)]} too"
            problems.append(Problem("--read", 0, what, "name one kind for a line"))
    stop_on(problems)
    return forced
