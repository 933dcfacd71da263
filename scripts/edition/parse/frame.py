"""The frame of an export: navigation, masthead, headline, credit, and the headline again at the end.

What is left between is the body, which ``body.py`` divides into chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.errors import Problem, stop_on
from edition.model import Kind, Line, Reading
from edition.parse import cues

Forced = Mapping[int, Kind]  # line number → the kind that the maintainer set

HEADLINE_LINES = 3
CREDIT_LIMIT = 120  # characters
OVERRIDE = "if it is something else, say what in an [[override]] of edition.toml (or init's --read LINE=KIND)"


@dataclass(frozen=True)
class Frame:
    """The export cut into its outer parts, in order; each line with text is in exactly one."""

    before: Sequence[Line]
    masthead: Line
    match: re.Match[str]
    headline: Sequence[Line]
    credit: Sequence[Line]
    body: Sequence[Line]
    repeat: Sequence[Line]
    after: Sequence[Line]


def is_kind(line: Line, kind: Kind, guess: bool, forced: Forced) -> bool:
    """Whether a line is of a kind: as the maintainer set it, else as guessed."""
    return forced[line.number] == kind if line.number in forced else guess


def cut_frame(lines: Sequence[Line], forced: Forced, path: str) -> Frame:
    """Cut the lines that have text. Raises ``InputError`` where there is no masthead or nothing below it."""
    top, match = next(
        ((i, found) for i, line in enumerate(lines) if (found := cues.MASTHEAD.match(line.text))), (-1, None)
    )
    if match is None:
        mend = "a page has a line such as “中国城市报 2020年05月18日 星期一”: export the page again"
        stop_on([Problem(path, 0, "there is no masthead line (paper, date, weekday)", mend)])
        raise AssertionError
    end = _end(lines, top + 1, forced)
    stop = _repeat(lines, top + 1, end, forced)
    below = lines[top + 1 : stop]
    if not below:
        stop_on([Problem(path, lines[top].number, "nothing follows the masthead", "export the page again")])
    head, body = _head(below, forced)
    return Frame(
        lines[:top], lines[top], match, below[:head], below[head:body], below[body:], lines[stop:end], lines[end:]
    )


def _end(lines: Sequence[Line], low: int, forced: Forced) -> int:
    """Where the web page's own links at the export's end begin."""
    end = len(lines)
    while end > low and is_kind(
        lines[end - 1], Kind.NAVIGATION, bool(cues.NAVIGATION_WORD.match(cues.squeeze(lines[end - 1].text))), forced
    ):
        end -= 1
    return end


def _repeat(lines: Sequence[Line], top: int, end: int, forced: Forced) -> int:
    """Where the repeated headline stands: the last line, if it equals the first one to three lines of the page."""
    if end - top < 2:
        return end
    heads = {"".join(cues.squeeze(line.text) for line in lines[top : top + n]) for n in range(1, HEADLINE_LINES + 1)}
    return end - is_kind(lines[end - 1], Kind.REPEAT, cues.squeeze(lines[end - 1].text) in heads, forced)


def _head(below: Sequence[Line], forced: Forced) -> tuple[int, int]:
    """How many of the lines are headline, and where the body begins after the credit.

    The credit is the first line, among those directly under the headline, that has a dateline, or names reporters, or
    stands marked in second place. Without one the headline is a line long.
    """
    for i in range(1, min(len(below), HEADLINE_LINES + 1)):
        line = below[i]
        if is_kind(line, Kind.CREDIT, _has_credit_form(line.text, i), forced):
            more = i + 1 < len(below) and bool(cues.DATELINE.match(below[i + 1].text))
            return i, i + 1 + more
        if not is_kind(line, Kind.CONTINUATION, cues.has_title_form(line.text), forced):
            break
    length = 1
    while length < len(below) and forced.get(below[length].number) == Kind.CONTINUATION:
        length += 1
    return length, length


def _has_credit_form(text: str, place: int) -> bool:
    if len(text) > CREDIT_LIMIT:
        return False
    if cues.DATELINE.search(text) or cues.CREDIT_BEGIN.match(text):
        return True
    marked = text[:1] in cues.BYLINE_MARKS
    names = bool(cues.CREDIT_WORD.search(text)) and not cues.SENTENCE_END.search(text)
    return (names and marked) or ((names or marked) and place == 1)


def read_frame(frame: Frame) -> Iterator[Reading]:
    """How each line of the frame was read."""
    for line in frame.before:
        yield Reading(line, Kind.NAVIGATION, "stands before the masthead")
    yield Reading(frame.masthead, Kind.MASTHEAD, "paper, date, weekday")
    for i, line in enumerate(frame.headline):
        yield Reading(line, Kind.CONTINUATION if i else Kind.HEADLINE, "between masthead and credit", sure=i == 0)
    for i, line in enumerate(frame.credit):
        yield Reading(line, Kind.CONTINUATION if i else Kind.CREDIT, "who reported, and the dateline")
    for line in frame.repeat:
        yield Reading(line, Kind.REPEAT, "the headline once more")
    for line in frame.after:
        yield Reading(line, Kind.NAVIGATION, "a link of the web page")


def frame_problems(frame: Frame, forced: Forced, path: str) -> Iterator[Problem]:
    """Sentences where only the web page's links can be, and a dateline that contradicts the masthead."""
    for line in frame.before:
        if cues.SENTENCE_END.search(line.text) and line.number not in forced:
            yield Problem(path, line.number, "text before the masthead has no place", OVERRIDE)
    for line in frame.credit:
        dateline = cues.DATELINE.search(line.text)
        for part in ("paper", "date") if dateline else ():
            if dateline and dateline[part] != frame.match[part]:
                what = f"the dateline says {dateline[part]}, the masthead {frame.match[part]}"
                yield Problem(path, line.number, what, "see which is right, and export the page again")
