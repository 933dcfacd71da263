"""A chapter's text: headings of two levels, paragraphs, captions, notes, signatures, imprints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from edition.model import HEADINGS, Kind, Line, Reading
from edition.parse import cues, forms
from edition.parse.head import Forced

HEADING_LINES = 2
VERSES = 4  # short lines in a row that are no headings
SERIES = 2  # headings that make a usual form
SPREAD = 4  # characters: how far a heading's length may be from the usual one
MAJORITY = 2 / 3


@dataclass(frozen=True, slots=True)
class Run:
    """One or two lines of a text that are one block, with the look of the last."""

    lines: tuple[Line, ...]
    look: cues.Look

    @property
    def numbered(self) -> bool:
        """Whether a heading begins with a number (一、)."""
        return bool(cues.NUMBERED.match(self.lines[0].text))

    @property
    def marked(self) -> bool:
        """Whether a line of a heading begins with a mark (□)."""
        return any(forms.is_marked(line.text) for line in self.lines)


def blocks_of(lines: Sequence[Line], fixed: Mapping[int, Reading], voices: frozenset[str], forced: Forced) -> list[Run]:
    """The blocks of a chapter's text. ``fixed`` are readings that stand already, by line number."""
    looks = [_look(lines, i, fixed, voices, forced) for i in range(len(lines))]
    runs: list[Run] = []
    for heading, group in groupby(range(len(lines)), key=lambda i: looks[i].heading):
        places = list(group)
        if heading:
            runs += _headings([(lines[i], looks[i]) for i in places], forced)
        else:
            runs += [Run((lines[i],), looks[i]) for i in places]
    return _levels(_ending(_items(runs), forced), forced)


def _look(
    lines: Sequence[Line], i: int, fixed: Mapping[int, Reading], voices: frozenset[str], forced: Forced
) -> cues.Look:
    line = lines[i]
    if line.number in forced:
        kind = forced[line.number]
        return cues.Look(Kind.HEADING if kind == Kind.CONTINUATION else kind, "edition.toml")
    if reading := fixed.get(line.number):
        return cues.Look(reading.kind, reading.rule, reading.sure)
    answer = cues.LABEL.match(lines[i + 1].text) if i + 1 < len(lines) else None
    if answer and answer[1] in voices and cues.QUESTION.search(line.text):
        return cues.Look(Kind.PARAGRAPH, "a question that the next line answers")
    return cues.look(line.text, voices)


def _headings(run: list[tuple[Line, cues.Look]], forced: Forced) -> Iterator[Run]:
    """Neighbouring heading lines are one heading of two lines; a numbered line begins a new one; many are verses."""
    if len(run) >= VERSES and not any(line.number in forced or cues.NUMBERED.match(line.text) for line, _ in run):
        yield from (Run((line,), cues.Look(Kind.PARAGRAPH, "one of many short lines", sure=False)) for line, _ in run)
        return
    heading: list[tuple[Line, cues.Look]] = []
    for line, look in run:
        kind = forced.get(line.number)
        new = kind in HEADINGS or cues.NUMBERED.match(line.text) or len(heading) == HEADING_LINES
        if heading and new and kind != Kind.CONTINUATION:
            yield _heading(heading, sure=len(run) <= HEADING_LINES)
            heading = []
        heading.append((line, look))
    yield _heading(heading, sure=len(run) <= HEADING_LINES)


def _heading(lines: list[tuple[Line, cues.Look]], sure: bool) -> Run:
    named = len(lines) > 1 and bool(forms.NAME_LENGTH.match(lines[-1][0].text))
    sure = sure and not named and all(look.sure for _, look in lines)
    kind = lines[0][1].kind
    return Run(tuple(line for line, _ in lines), cues.Look(kind, lines[-1][1].rule, sure))


def _items(runs: list[Run]) -> list[Run]:
    """Neighbouring lines that begin with the sign of a list (●) are its items, and no headings."""
    items: list[Run] = []
    for i, run in enumerate(runs):
        if run.look.heading and all(cues.SIGN.match(line.text) for line in run.lines) and _in_a_list(runs, i):
            items += [Run((line,), cues.Look(Kind.PARAGRAPH, "an item of a list", sure=False)) for line in run.lines]
        else:
            items.append(run)
    return items


def _in_a_list(runs: Sequence[Run], i: int) -> bool:
    """Whether a line beside this one begins with the same sign."""
    sign = runs[i].lines[0].text[0]
    near = (*runs[max(0, i - 1) : i], *runs[i + 1 : i + 2])
    return len(runs[i].lines) > 1 or any(other.lines[0].text[0] == sign for other in near)


def _ending(runs: list[Run], forced: Forced) -> list[Run]:
    """A heading's lines or a date at a text's end, where no text follows them: who signs it, if they have that form."""
    last = len(runs)
    while last and runs[last - 1].look.kind in (Kind.IMPRINT, Kind.NOTE, Kind.CAPTION, Kind.RULE):
        last -= 1
    ended = list(runs)
    for i in range(last - 1, max(0, last - 3), -1):
        run = runs[i]
        texts = [line.text for line in run.lines]
        if not all(map(_signs, texts)) or any(line.number in forced for line in run.lines):
            break
        look = cues.Look(Kind.SIGNATURE, "below a text, where one signs", sure=False)
        ended[i : i + 1] = [Run((line,), look) for line in run.lines]
    return ended


def _signs(text: str) -> bool:
    """Whether a line can sign a text: an office, a date, names."""
    if len(text) > cues.HEADING_LIMIT or cues.ends_sentence(text) or cues.is_caption(text):
        return False
    return bool(forms.SIGNED_OFFICE.match(text) or cues.DATE_ALONE.match(text) or forms.names_authors(text))


def _levels(runs: list[Run], forced: Forced) -> list[Run]:
    """Headings that stand above others: marked ones (□) where others aren't, 一、 where there is （一）."""
    free = [run.look.heading and not any(line.number in forced for line in run.lines) for run in runs]
    headings = [run for run, is_free in zip(runs, free, strict=True) if is_free]
    marked = sum(run.marked for run in headings)
    sections = 0 < marked < len(headings)
    numbered = any(cues.LOW_NUMBER.match(run.lines[0].text) for run in headings)
    if not (sections or numbered):
        return runs
    rows = zip(runs, free, strict=True)
    return [_level(run, sections, numbered) if is_free else run for run, is_free in rows]


def _level(run: Run, sections: bool, numbered: bool) -> Run:
    if sections and run.marked:
        return replace(run, look=cues.Look(Kind.SECTION, "marked, above headings that aren't", sure=False))
    if numbered and cues.HIGH_NUMBER.match(run.lines[0].text):
        return replace(run, look=replace(run.look, kind=Kind.SECTION, rule="numbered 一、 above （一）"))
    return run


def doubt_unusual(chapters: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """All chapters' runs; a heading is sure only if it has the form that is usual on the page.

    A short line alone may be a picture's words, a signature, a name: what speaks for a heading is that others are like
    it, by number, by lines and by length.
    """
    headings = [run for runs in chapters for run in runs if run.look.heading]
    first = {id(runs[0]) for runs in chapters if runs}  # directly below a head it may be one of the head's lines
    usual = {id(run) for run in _usual(headings)} - first
    return [[run if not run.look.heading or id(run) in usual else _doubted(run) for run in runs] for runs in chapters]


def _doubted(run: Run) -> Run:
    return replace(run, look=replace(run.look, sure=False)) if run.look.rule != "edition.toml" else run


def _usual(headings: Sequence[Run]) -> Iterator[Run]:
    """The headings of a form that others have."""
    numbered = [run for run in headings if run.numbered]
    plain = [run for run in headings if not run.numbered]
    yield from numbered if len(numbered) >= SERIES else []
    for count in (1, HEADING_LINES):
        alike = [run for run in plain if len(run.lines) == count]
        if len(alike) < SERIES or len(alike) < MAJORITY * len(plain):
            continue
        middle = median(_length(run) for run in alike)
        yield from (run for run in alike if abs(_length(run) - middle) <= SPREAD * count)


def _length(run: Run) -> int:
    return sum(len(line.text) for line in run.lines)


def readings(runs: Sequence[Run]) -> Iterator[Reading]:
    """The readings of a text's lines."""
    for run in runs:
        for i, line in enumerate(run.lines):
            yield Reading(line, Kind.CONTINUATION if i else run.look.kind, run.look.rule, run.look.sure)
