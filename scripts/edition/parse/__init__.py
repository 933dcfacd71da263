"""From the lines of an export to a ``Page``: the form of such a page, not this page.

``parse`` reads from the outside in: the frame, the heads of chapters, the chapters' texts; each line gets its kind.
Where form alone doesn't decide, a stated rule does, and the reading is marked unsure; ``edition.toml`` can set any
line's kind. ``assemble`` then makes the page from the kinds alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from edition.model import Kind, Line, Page, Reading
from edition.parse import chapters, cues, forms, frame, texts
from edition.parse.assemble import OVERRIDE, assemble, first_said
from edition.parse.head import Forced
from edition.problems import InputError, Problem
from edition.text import comparable

__all__ = ["MisreadError", "parse"]

HEADS = frozenset({Kind.KICKER, Kind.HEADLINE, Kind.CREDIT, Kind.TITLE, Kind.BYLINE})


class MisreadError(InputError):
    """Lines that have no place; ``readings`` are how all were read."""

    def __init__(self, problems: Iterable[Problem], readings: Sequence[Reading]) -> None:
        super().__init__(problems)
        self.readings = readings


def parse(lines: Sequence[Line], forced: Forced, path: str) -> tuple[Page, tuple[Reading, ...]]:
    """Read an export.

    ``lines`` are all its lines, blank ones too; ``forced`` maps line numbers to the kinds that the maintainer set;
    ``path`` is for messages. Returns the page, and how each line was read. Raises ``MisreadError`` with every line
    that has no place.
    """
    found = {reading.line.number: reading for reading in _read([line for line in lines if line.text], forced)}
    readings = tuple(_settled(line, found, forced) for line in lines)
    page, problems = assemble(readings, path)
    problems += _strays(readings, path)
    if not page.chapters:
        top = max((line.number for line in lines if line.text), default=0)
        problems.append(Problem(path, top, "there is no text", "export the page again"))
    if problems:
        raise MisreadError(problems, readings)
    return page, tuple(_contradictions(readings, page))


def _settled(line: Line, found: Mapping[int, Reading], forced: Forced) -> Reading:
    """A line's reading, as the maintainer set it where he did."""
    if not line.text:
        return Reading(line, Kind.BLANK, "blank")
    if line.number in forced:
        return Reading(line, forced[line.number], "edition.toml")
    return found[line.number]


def _read(lines: Sequence[Line], forced: Forced) -> Iterator[Reading]:
    """The readings of all lines that have text, in no order."""
    outer = frame.read_frame(lines, forced)
    body = outer.body
    credited = any(reading.kind == Kind.CREDIT for reading in outer.head)
    heads = chapters.read_heads(body, forced, credited)
    yield from outer.top
    yield from chapters.as_stories(outer.head, body, heads, forced)
    yield from outer.tail
    fixed = {reading.line.number: reading for reading in heads.values()}
    segments = list(_segments(body, fixed, forced))
    voices = cues.speakers((line.text for line in body), _paper(outer.top))
    runs = texts.doubt_unusual([texts.blocks_of(segment, fixed, voices, forced) for segment in segments])
    later = any(reading.kind == Kind.TITLE for reading in heads.values())
    for i, segment in enumerate(runs):
        lead = i == 0 and later and bool(segments[0]) and segments[0][0] == body[0]
        for reading in texts.readings(segment):
            yield replace(reading, rule=f"{reading.rule}; before the first title", sure=False) if lead else reading
    inside = {line.number for segment in segments for line in segment}
    yield from (reading for reading in heads.values() if reading.line.number not in inside)


def _paper(top: Iterable[Reading]) -> str:
    """The paper's name: it is a speaker in its own interviews."""
    said = (forms.masthead(reading.line.text) for reading in top if reading.kind == Kind.MASTHEAD)
    return next((facts["paper"] for facts in said if "paper" in facts), "")


def _segments(body: Sequence[Line], fixed: Mapping[int, Reading], forced: Forced) -> Iterator[list[Line]]:
    """The texts between the heads of chapters; what the maintainer made a head is one."""
    segment: list[Line] = []
    in_head = False
    for line in body:
        kind = forced.get(line.number) or (fixed[line.number].kind if line.number in fixed else Kind.PARAGRAPH)
        in_head = kind in HEADS or (in_head and kind == Kind.CONTINUATION)
        if in_head and segment:
            yield segment
            segment = []
        if not in_head:
            segment.append(line)
        elif line.number not in fixed:
            yield [line]
    if segment:
        yield segment


def _strays(readings: Sequence[Reading], path: str) -> Iterator[Problem]:
    """Sentences above the masthead, which nobody has said a word about."""
    for reading in readings:
        if reading.rule == frame.ABOVE:
            yield Problem(path, reading.line.number, frame.ABOVE, OVERRIDE)


def _contradictions(readings: Iterable[Reading], page: Page) -> Iterator[Reading]:
    """The readings; unsure where a line of the frame says another paper, date or 版次 than a line above it."""
    said = first_said(page.facts)
    against: dict[int, str] = {}
    for fact in page.facts:
        other = said[fact.key]
        if comparable(fact.value) != comparable(other.value):
            against[fact.line] = f"it says {fact.value}, line {other.line} says {other.value}"
    for reading in readings:
        number = reading.line.number
        yield replace(reading, rule=against[number], sure=False) if number in against else reading
