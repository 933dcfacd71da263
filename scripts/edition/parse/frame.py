"""The frame of an export: the web page's links, masthead, headline and credit above, what repeats them below.

Each line gets its reading here by its form and its place. What is left between is the body (``chapters.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.model import Kind, Line, Reading
from edition.parse import cues, forms
from edition.parse.head import HEADLINES, Forced, is_kind, read_head
from edition.text import squeeze, weekday_of


@dataclass(frozen=True)
class Frame:
    """The frame's readings, and the lines between them."""

    top: Sequence[Reading]  # links, masthead, the page's number and name
    head: Sequence[Reading]  # an editor's note, kicker, headline, credit
    body: Sequence[Line]
    tail: Sequence[Reading]  # a dateline, the headline once more, links


def read_frame(lines: Sequence[Line], forced: Forced) -> Frame:
    """Read the frame of an export's lines that have text."""
    end = _end(lines, forced)
    top, rest = _top(lines[:end], forced)
    head = read_head(rest, forced, named=any(reading.kind == Kind.MASTHEAD for reading in top))
    headline = [reading.line for reading in head if reading.kind in HEADLINES]
    body = rest[len(head) :]
    tail = _tail(body, headline, forced)
    links = [Reading(line, Kind.NAVIGATION, "a link of the web page") for line in lines[end:]]
    return Frame(top, head, body[: len(body) - len(tail)], [*tail, *links])


def _end(lines: Sequence[Line], forced: Forced) -> int:
    """Where the web page's own lines begin below the page."""
    end = len(lines)
    while end and is_kind(lines[end - 1], Kind.NAVIGATION, forms.is_link(lines[end - 1].text), forced):
        end -= 1
    return end


def _top(lines: Sequence[Line], forced: Forced) -> tuple[list[Reading], Sequence[Line]]:
    """The readings down to the masthead and the lines that belong to it, and the lines after them."""
    place = _masthead_place(lines, forced)
    above = lines[: max(place, 0)] if place >= 0 else _links(lines, forced)
    moved = [line for line in above if forced.get(line.number, Kind.NAVIGATION) != Kind.NAVIGATION]
    top = [_above(line, forced) for line in above if line not in moved]
    below = place + 1 if place >= 0 else len(above)
    if place >= 0:
        top.append(_masthead(lines[place]))
    while below < len(lines) and (reading := _belongs_to_masthead(lines[below], forced)):
        top.append(reading)
        below += 1
    return top, [*moved, *lines[below:]]


def _masthead_place(lines: Sequence[Line], forced: Forced) -> int:
    """The masthead's index: the first with paper and date, else a date alone above any sentence; -1 for none."""
    for i, line in enumerate(lines):
        if forced.get(line.number) == Kind.MASTHEAD:
            return i
    bare = -1
    sentences = False
    for i, line in enumerate(lines[: forms.MASTHEAD_LINES]):
        sentences = sentences or cues.ends_sentence(line.text)
        said = forms.masthead(line.text)
        if "paper" in said and line.number not in forced:
            return i
        if said and bare < 0 and not sentences and line.number not in forced:
            bare = i
    return bare


def _links(lines: Sequence[Line], forced: Forced) -> Sequence[Line]:
    """The known links at the top of a page without masthead."""
    stop = 0
    while stop < len(lines) and is_kind(lines[stop], Kind.NAVIGATION, forms.is_link(lines[stop].text), forced):
        stop += 1
    return lines[:stop]


def _above(line: Line, forced: Forced) -> Reading:
    if cues.ends_sentence(line.text) and line.number not in forced:
        return Reading(line, Kind.NAVIGATION, ABOVE, sure=False)
    if forms.PAGE_LINE.match(line.text) and line.number not in forced:
        return Reading(line, Kind.MASTHEAD, "the page's number and name")
    known = forms.is_link(line.text) or line.text.startswith("友情链接")
    return Reading(line, Kind.NAVIGATION, "stands before the masthead", known)


ABOVE = "text before the masthead has no place"


def _masthead(line: Line) -> Reading:
    said = forms.masthead(line.text)
    if not said:
        return Reading(line, Kind.MASTHEAD, "edition.toml")
    day = weekday_of(said["date"])
    if not day:
        return Reading(line, Kind.MASTHEAD, f"there is no day {said['date']}", sure=False)
    if said.get("weekday", day).replace("天", "日") != day:
        return Reading(line, Kind.MASTHEAD, f"paper, date, weekday; by the calendar it was a {day}", sure=False)
    rule = "paper, date, weekday" if "paper" in said else "a date; the paper isn't named"
    return Reading(line, Kind.MASTHEAD, rule, "paper" in said)


def _belongs_to_masthead(line: Line, forced: Forced) -> Reading | None:
    """A line below the masthead that isn't the article's: the page's number and name, a weekday, a link."""
    if line.number in forced:
        kind = forced[line.number]
        return Reading(line, kind, "edition.toml") if kind in (Kind.MASTHEAD, Kind.NAVIGATION) else None
    if forms.is_link(line.text):
        return Reading(line, Kind.NAVIGATION, "a link of the web page")
    if forms.PAGE_LINE.match(line.text) or forms.ONLY_WEEKDAY.match(line.text):
        return Reading(line, Kind.MASTHEAD, "the page's number and name")
    if forms.SHORT_PAGE_LINE.match(line.text):
        return Reading(line, Kind.MASTHEAD, "the page's number and name", sure=False)
    return None


def _tail(body: Sequence[Line], headline: Sequence[Line], forced: Forced) -> list[Reading]:
    """The readings of a dateline and the repeated headline at the end; some text stays above them."""
    heads = _joins([squeeze(line.text) for line in headline])
    found: list[Reading] = []
    while len(body) - len(found) > 1:
        line = body[len(body) - len(found) - 1]
        kind = forced.get(line.number)
        if kind == Kind.REPEAT or (not kind and squeeze(line.text) in heads):
            found.insert(0, Reading(line, Kind.REPEAT, "the headline once more"))
        elif kind in (None, Kind.CREDIT) and forms.is_dateline(line.text):
            found.insert(0, Reading(line, Kind.CREDIT, "a dateline at the end"))
        elif is_kind(line, Kind.NAVIGATION, forms.is_link(line.text), forced):
            found.insert(0, Reading(line, Kind.NAVIGATION, "a link of the web page"))
        else:
            break
    return found


def _joins(texts: Sequence[str]) -> set[str]:
    """One or more neighbouring lines, joined: 甲, 乙, 甲乙."""
    return {"".join(texts[low:high]) for low in range(len(texts)) for high in range(low + 1, len(texts) + 1)}
