"""The frame of an export: navigation, masthead, headline, credit, and the headline again at the end.

What is left between is the body, which ``body.py`` divides into chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from edition.model import Kind, Line, Reading
from edition.parse import cues
from edition.problems import Problem, stop_on

Forced = Mapping[int, Kind]  # line number → the kind that the maintainer set

HEADLINE_LINES = 4
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
    imprint: Sequence[Line]  # a dateline that stands at the end
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
    head, body = _head(lines[top + 1 : end], forced)
    below = top + 1 + body
    stop = end - _is_repeated(lines[below:end], lines[top + 1 : top + 1 + head], forced)
    close = stop - (stop > below + 1 and _is_dateline(lines[stop - 1], forced))
    if top + 1 == close:
        stop_on([Problem(path, lines[top].number, "nothing follows the masthead", "export the page again")])
    return Frame(
        lines[:top],
        lines[top],
        match,
        lines[top + 1 : top + 1 + head],
        lines[top + 1 + head : below],
        lines[below:close],
        lines[close:stop],
        lines[stop:end],
        lines[end:],
    )


def _end(lines: Sequence[Line], top: int, forced: Forced) -> int:
    """Where the web page's own lines begin."""
    end = len(lines)
    while end > top and is_kind(lines[end - 1], Kind.NAVIGATION, is_link(lines[end - 1].text), forced):
        end -= 1
    return end


def _is_repeated(body: Sequence[Line], headline: Sequence[Line], forced: Forced) -> bool:
    """Whether the last line is the headline once more: one or more of its lines, in one line, below some other text."""
    if len(body) < 2:
        return False
    texts = [cues.squeeze(line.text) for line in headline]
    heads = {"".join(texts[low:high]) for low in range(len(texts)) for high in range(low + 1, len(texts) + 1)}
    return is_kind(body[-1], Kind.REPEAT, cues.squeeze(body[-1].text) in heads, forced)


def _is_dateline(line: Line, forced: Forced) -> bool:
    """Whether a line is a dateline alone, and isn't to be read as something else."""
    return forced.get(line.number, Kind.CREDIT) == Kind.CREDIT and bool(cues.DATELINE.fullmatch(line.text))


def is_link(text: str) -> bool:
    """Whether a line holds nothing but known links of the web page."""
    return bool(cues.NAVIGATION_WORD.match(cues.squeeze(text)))


def _head(below: Sequence[Line], forced: Forced) -> tuple[int, int]:
    """How many of the lines are headline, and where the body begins after the credit.

    The credit is the first line, among those directly under the headline, that has a dateline, or names reporters, or
    stands marked in second place; and the lines after it that name more of them, or are a dateline. Without one the
    headline is a line long.
    """
    for i in range(1, min(len(below), HEADLINE_LINES + 1)):
        line = below[i]
        if is_kind(line, Kind.CREDIT, _has_credit_form(line.text, i), forced):
            end = i + 1
            while end < len(below) and is_kind(below[end], Kind.CONTINUATION, _names_more(below[end].text), forced):
                end += 1
            return i, end
        if not is_kind(line, Kind.CONTINUATION, cues.has_title_form(line.text), forced):
            break
    length = 1
    while length < len(below) and forced.get(below[length].number) == Kind.CONTINUATION:
        length += 1
    return length, length


def _has_credit_form(text: str, place: int) -> bool:
    if len(text) > CREDIT_LIMIT:
        return False
    if cues.DATELINE.search(text):
        return True
    if place == HEADLINE_LINES:  # so far down it may be the first chapter's byline
        return False
    marked = text[:1] in cues.BYLINE_MARKS
    names = bool(cues.CREDIT_WORD.search(text)) and not cues.ends_sentence(text)
    if cues.CREDIT_BEGIN.match(text) or cues.has_names_form(text) or text == "综合报道":
        return True
    return (names and marked) or ((names or marked) and place == 1)


def _names_more(text: str) -> bool:
    marked = text[:1] in cues.BYLINE_MARKS and bool(cues.CREDIT_WORD.search(text))
    named = (marked or bool(cues.CREDIT_BEGIN.match(text))) and len(text) <= cues.BYLINE_LIMIT
    return bool(cues.DATELINE.match(text)) or (named and not cues.ends_sentence(text))


def credit_of(frame: Frame) -> tuple[str, str]:
    """The credit without marks and dateline, and the dateline's 版次."""
    number = ""
    texts = []
    for line in (*frame.imprint, *frame.credit):
        if dateline := cues.DATELINE.search(line.text):
            number = cues.squeeze(dateline["number"])
        texts.append(cues.DATELINE.sub("", line.unmarked).strip())
    return " ".join(filter(None, texts)), number


def read_frame(frame: Frame) -> Iterator[Reading]:
    """How each line of the frame was read."""
    for line in frame.before:
        yield Reading(line, Kind.NAVIGATION, "stands before the masthead")
    day = _weekday(frame.match["date"])
    sure = not (day and frame.match["weekday"]) or frame.match["weekday"].replace("天", "日") == day
    rule = "paper, date, weekday" + ("" if sure else f"; by the calendar it was a {day}")
    yield Reading(frame.masthead, Kind.MASTHEAD, rule, sure)
    for i, line in enumerate(frame.headline):
        yield Reading(line, Kind.CONTINUATION if i else Kind.HEADLINE, "between masthead and credit", sure=i == 0)
    for i, line in enumerate(frame.credit):
        sure = not cues.has_names_form(line.text)
        yield Reading(line, Kind.CONTINUATION if i else Kind.CREDIT, "credit and dateline", sure)
    for line in frame.imprint:
        yield Reading(line, Kind.CREDIT, "a dateline at the end")
    for line in frame.repeat:
        yield Reading(line, Kind.REPEAT, "the headline once more")
    for line in frame.after:
        yield Reading(line, Kind.NAVIGATION, "a link of the web page")


def _day(text: str) -> tuple[int, int, int]:
    year, month, day = map(int, re.findall(r"\d+", text))
    return year, month, day


def _weekday(text: str) -> str:
    """The day of the week by the calendar; empty for a day that there isn't."""
    try:
        return "星期" + "一二三四五六日"[date(*_day(text)).weekday()]
    except ValueError:
        return ""


def frame_problems(frame: Frame, forced: Forced, path: str) -> Iterator[Problem]:
    """Sentences where only the web page's links can be, a day that there isn't, a dateline that contradicts it all."""
    for line in frame.before:
        if cues.ends_sentence(line.text) and line.number not in forced:
            yield Problem(path, line.number, "text before the masthead has no place", OVERRIDE)
    if not _weekday(frame.match["date"]):
        what = f"there is no day {frame.match['date']}"
        yield Problem(path, frame.masthead.number, what, "see the printed page, and correct the line")
    for line in (*frame.credit, *frame.imprint):
        dateline = cues.DATELINE.search(line.text)
        if dateline and cues.squeeze(dateline["paper"]) != cues.squeeze(frame.match["paper"]):
            yield _contradiction(path, line, dateline["paper"], frame.match["paper"])
        if dateline and _day(dateline["date"]) != _day(frame.match["date"]):
            yield _contradiction(path, line, dateline["date"], frame.match["date"])


def _contradiction(path: str, line: Line, dateline: str, masthead: str) -> Problem:
    what = f"the dateline says {dateline}, the masthead {masthead}"
    return Problem(path, line.number, what, "see which is right, and export the page again")
