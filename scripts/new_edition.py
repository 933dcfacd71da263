"""``build.py init``: set up an edition's source folder from an export, or show what it would be set up as now."""

from __future__ import annotations

import difflib
import io
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition import declared, files, load, propose
from edition.model import Article, Kind, Line, Reading
from edition.pages.fill import fill
from edition.parse import MisreadError, parse
from edition.problems import Places, Problem, stop_on
from edition.schema import EditionFile

REASON = "set when the edition was set up"
ANOTHER = "there is an edition of another export here already"
KNOWN = ", ".join(kind.value for kind in Kind if kind != Kind.BLANK)


@dataclass(frozen=True)
class Existing:
    """What stands in the folder already: edition.toml as text and read; empty and None where there is none."""

    text: str = ""
    file: EditionFile | None = None
    at: Places | None = None


@dataclass(frozen=True)
class Made:
    """What init makes of an export: its readings, the draft, and edition.toml as it would write it."""

    readings: Sequence[Reading]
    draft: propose.Draft
    text: str


def run_init(export: Path, folder: Path, reads: Sequence[str], html: Path | None = None) -> int:
    """Set up an edition from an export, and print how every line was read.

    In a folder that has an edition of this export already, what was written by hand stays: a file that init alone wrote
    is written anew; to another one the lines of ``reads`` are added, and what init would write is shown. ``html`` is
    where the reading goes as a page.
    """
    article = load.read_article(export)
    existing = _existing(export, folder, article)
    old = _overrides(existing, article)
    new = _reads(reads, article.lines, existing)
    try:
        made = _make(article, [*old, *new])
    except MisreadError as error:
        _show(error.readings, [], export.name, html)
        raise
    _show(made.readings, made.draft.doubts, export.name, html)
    text, news = _edition_text(existing, made, _untouched(existing, article, old), new)
    wanted: dict[str, str | bytes] = {"glossary.toml": fill("glossary.toml.j2"), "edition.toml": text}
    wanted["article.txt"] = load.read_bytes(export)
    written = {name: content for name, content in wanted.items() if _is_late(name, content, folder)}
    files.put(written, folder)
    _print(f"{folder}: {', '.join(written) or 'nothing'} written\n{news}")
    return 0


def _existing(export: Path, folder: Path, article: Article) -> Existing:
    """The edition in the folder. Raises ``InputError`` where it is another export's."""
    held = folder / "article.txt"
    if held.exists() and load.read_bytes(held) != load.read_bytes(export):
        what = "there is an edition of another export here already"
        stop_on(
            [Problem(str(held), 0, what, "choose another folder, or see CONTRIBUTING.md: Correct the article's text")]
        )
    path = folder / "edition.toml"
    if not path.exists():
        return Existing()
    file, at = load.read_toml(path, EditionFile)
    if file.source.sha256 != article.sha256:
        stop_on([at.problem(("source", "sha256"), ANOTHER, "choose another folder")])
    return Existing(load.read_text(path), file, at)


def _overrides(existing: Existing, article: Article) -> list[propose.Override]:
    """The overrides that stand in edition.toml. Raises ``InputError`` for those that don't fit."""
    if not existing.file or not existing.at:
        return []
    lines = {line.number: line for line in article.lines}
    texts = {number: line.text for number, line in lines.items()}
    stop_on(declared.override_problems(existing.file, texts, existing.at))
    return [propose.Override(lines[each.line], each.kind, each.reason) for each in existing.file.override]


def _reads(reads: Sequence[str], lines: Sequence[Line], existing: Existing) -> list[propose.Override]:
    """The kinds asked for. Raises ``InputError`` for what isn't LINE=KIND, and where edition.toml says otherwise."""
    filled = {line.number: line for line in lines if line.text}
    said = {each.line: each.kind for each in existing.file.override} if existing.file else {}
    asked: dict[int, Kind] = {}
    problems = []
    for read in reads:
        number, _, kind = read.partition("=")
        if not number.isdecimal() or kind not in set(Kind) - {Kind.BLANK}:
            known = ", ".join(each.value for each in Kind if each != Kind.BLANK)
            problems.append(
                Problem("--read", 0, f"“{read}” isn't LINE=KIND", f"write a line's number, = and one of {known}")
            )
        elif int(number) not in filled:
            what = f"“{read}”: there is no text in line {number}, or no such line"
            problems.append(Problem("--read", 0, what, f"the export has {len(lines)} lines"))
        elif said.get(int(number), kind) != kind:
            what = f"“{read}”: edition.toml says that line {number} is a {said[int(number)]}"
            problems.append(Problem("--read", 0, what, "change its [[override]] there"))
        elif asked.setdefault(int(number), Kind(kind)) != kind:
            what = f"“{read}”: line {number} is to be a {asked[int(number)]} too"
            problems.append(Problem("--read", 0, what, "name one kind for a line"))
    stop_on(problems)
    return [propose.Override(filled[number], kind, REASON) for number, kind in asked.items() if number not in said]


def _make(article: Article, overrides: Sequence[propose.Override]) -> Made:
    """Read the export and fill the template. Raises ``MisreadError``."""
    from edition.pinyin import ascii_id

    forced = {override.line.number: override.kind for override in overrides}
    page, readings = parse(article.lines, forced, article.path)
    draft = propose.draft(page, article, overrides, ascii_id)
    return Made(propose.signed_readings(page, readings), draft, fill("edition.toml.j2", draft=draft))


def _untouched(existing: Existing, article: Article, old: Sequence[propose.Override]) -> bool:
    """Whether edition.toml is as init wrote it, so that nothing of a person's is in it."""
    if not existing.text:
        return True
    try:
        return _make(article, old).text == existing.text
    except MisreadError:
        return False


def _edition_text(existing: Existing, made: Made, untouched: bool, new: Sequence[propose.Override]) -> tuple[str, str]:
    """The text for edition.toml, and what there is to say about it."""
    if untouched:
        return made.text, "See the names, ids and authors in edition.toml, then build."
    text = existing.text
    if new:
        text = text.rstrip("\n") + "\n" + fill("overrides.toml.j2", overrides=new)
    _show_difference(text, made.text)
    return text, "What was written by hand in edition.toml is kept."


def _show_difference(kept: str, proposed: str) -> None:
    old, new = kept.splitlines(), proposed.splitlines()
    lines = list(difflib.unified_diff(old, new, "edition.toml", "as init has it", n=1, lineterm=""))
    if lines:
        _print("\n".join(["edition.toml was changed by hand and is kept; from scratch init would write:", *lines]))


def _is_late(name: str, content: str | bytes, folder: Path) -> bool:
    """Whether a file must be written; a glossary that is there is never."""
    path = folder / name
    if not path.exists():
        return True
    data = content.encode() if isinstance(content, str) else content
    return name != "glossary.toml" and load.read_bytes(path) != data


def _show(readings: Sequence[Reading], doubts: Sequence[str], name: str, html: Path | None) -> None:
    """The reading, on the terminal and, where it is asked for, as a page."""
    if html:
        files.put({html.name: fill("reading.html.j2", **_values(readings, doubts, name))}, html.parent)
    _print("\n".join(_guesses(doubts)))
    _print(propose.reading_table(readings))


def _guesses(doubts: Sequence[str]) -> Iterator[str]:
    if doubts:
        yield "Guesses in edition.toml:"
        yield from (f"?  {doubt}" for doubt in doubts)
        yield ""


def _values(readings: Sequence[Reading], doubts: Sequence[str], name: str) -> Mapping[str, object]:
    """What the page with the reading is filled with; the kinds' colours stand apart around the circle."""
    lines = [reading for reading in readings if reading.kind != Kind.BLANK]
    counts = Counter(reading.kind for reading in lines)
    kinds = [kind for kind in Kind if kind in counts]
    hues = {kind.value: i * 360 // len(kinds) for i, kind in enumerate(kinds)}
    unsure = [reading for reading in lines if not reading.sure]
    return {
        "name": name,
        "lines": lines,
        "unsure": unsure,
        "doubts": doubts,
        "kinds": kinds,
        "counts": counts,
        "hues": hues,
    }


def _print(text: str) -> None:
    """Print what the terminal can show of a text, the rest by its code; a reader who has gone is no fault."""
    if not text:
        return
    encoding = sys.stdout.encoding or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(shown, flush=True)
    except BrokenPipeError:
        sys.stdout = io.StringIO()  # nobody reads on; the files are to be written all the same
