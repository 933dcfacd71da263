"""From the lines of an export to a ``Page``: the form of such a page, not this page.

``parse`` works from the outside in: the frame, the chapters, a chapter's blocks. Where form alone doesn't decide, a
stated rule does (``cues.py``), the reading is marked unsure, and ``edition.toml`` can override it by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edition.model import UNSIGNED, Block, Kind, Line, Page, RawChapter, Reading
from edition.parse import cues
from edition.parse.body import Part, Seen, divide, find_blocks, orphan_problems, part_problems, read_part
from edition.parse.frame import Forced, Frame, credit_of, cut_frame, frame_problems, read_frame
from edition.problems import InputError, Problem

__all__ = ["MisreadError", "parse"]


class MisreadError(InputError):
    """Lines that have no place; ``readings`` are how all were read."""

    def __init__(self, problems: Iterable[Problem], readings: Sequence[Reading]) -> None:
        super().__init__(problems)
        self.readings = readings


def parse(lines: Sequence[Line], forced: Forced, path: str) -> tuple[Page, tuple[Reading, ...]]:
    """Read an export.

    ``lines`` are all its lines, blank ones too; ``forced`` maps line numbers to the kinds that the maintainer set;
    ``path`` is for messages. Returns the page, and how each line was read. Raises ``MisreadError`` with every line
    that has no place, and ``InputError`` where there is no masthead or nothing below it.
    """
    frame = cut_frame([line for line in lines if line.text], forced, path)
    orphans, parts = divide(frame.body, forced)
    voices = cues.speakers((line.text for line in frame.body), frame.match["paper"])
    blocks = [find_blocks(part.text, voices, forced) for part in parts]
    readings = _readings(lines, frame, orphans, parts, blocks)
    problems = [
        *frame_problems(frame, forced, path),
        *orphan_problems(orphans, path),
        *_unheeded(readings, forced, path),
    ]
    for part, seen in zip(parts, blocks, strict=True):
        problems += part_problems(part, seen, (*frame.headline, *frame.credit)[-1], path)
    if problems:
        raise MisreadError(problems, readings)
    said = tuple(
        Reading(each.line, each.kind, "edition.toml") if each.line.number in forced else each for each in readings
    )
    return _page(frame, parts, [[seen.block for seen in part] for part in blocks], said), said


def _readings(
    lines: Sequence[Line],
    frame: Frame,
    orphans: Sequence[Line],
    parts: Sequence[Part],
    blocks: Sequence[Sequence[Seen]],
) -> list[Reading]:
    read = [*read_frame(frame), *(Reading(line, Kind.PARAGRAPH, "has no place", sure=False) for line in orphans)]
    for i, (part, seen) in enumerate(zip(parts, blocks, strict=True)):
        read += read_part(part, seen, later=i > 0, lead=not (part.title or part.byline) and len(parts) > 1)
    found = {reading.line.number: reading for reading in read}
    return [found[line.number] if line.text else Reading(line, Kind.BLANK, "blank") for line in lines]


def _unheeded(readings: Iterable[Reading], forced: Forced, path: str) -> Iterator[Problem]:
    """Overrides that couldn't be followed where the line stands."""
    for reading in readings:
        number, kind = reading.line.number, reading.kind
        if kind != Kind.BLANK and forced.get(number, kind) != kind:
            what = f"the line can't be a {forced[number]} here: its neighbours make it a {kind}"
            yield Problem(path, number, what, "override the neighbouring lines too, or take this override back")


def _page(frame: Frame, parts: Sequence[Part], blocks: Sequence[list[Block]], readings: Sequence[Reading]) -> Page:
    credit, number = credit_of(frame)
    return Page(
        paper=frame.match["paper"],
        date=frame.match["date"],
        weekday=frame.match["weekday"] or "",
        number=number,
        masthead=frame.masthead,
        headline=tuple(frame.headline),
        credit=credit,
        credit_lines=tuple(frame.credit),
        reporters=UNSIGNED,
        chapters=tuple(_chapter(part, tuple(found)) for part, found in zip(parts, blocks, strict=True)),
        accounted=tuple(
            reading
            for reading in readings
            if reading.kind in (Kind.NAVIGATION, Kind.REPEAT) or reading.line in frame.imprint
        ),
    )


def _chapter(part: Part, blocks: tuple[Block, ...]) -> RawChapter:
    return RawChapter(tuple(part.title), part.byline, UNSIGNED, blocks)
