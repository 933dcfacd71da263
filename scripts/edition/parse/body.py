"""The body of a page: chapters (title, byline, text), and a text's headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from edition.model import Block, Kind, Line, Reading
from edition.parse import cues
from edition.parse.frame import OVERRIDE, Forced, is_kind
from edition.problems import Problem

TITLE_LINES = 3
HEADING_LINES = 2


@dataclass(frozen=True)
class Part:
    """A chapter's lines. A page without bylines is one part without title and byline."""

    title: Sequence[Line]
    byline: Line | None
    text: Sequence[Line]


@dataclass(frozen=True)
class Seen:
    """A block and why it is one."""

    block: Block
    rule: str
    sure: bool


def divide(body: Sequence[Line], forced: Forced) -> tuple[Sequence[Line], list[Part]]:
    """Divide a body into chapters; also the lines before the first title, where they have no place.

    A text there that ends in a sentence (编者按, 开栏的话) is a chapter without a title of its own.
    """
    heads = _heads(body, forced)
    if not heads:
        return [], [Part([], None, body)]
    ends = [start for start, _, _ in heads[1:]] + [len(body)]
    parts = [
        Part(body[start:byline], body[byline] if stop > byline else None, body[stop:end])
        for (start, byline, stop), end in zip(heads, ends, strict=True)
    ]
    lead = body[: heads[0][0]]
    if lead and is_kind(lead[-1], Kind.PARAGRAPH, lead[-1].text.endswith(("。", "。”", "！", "？”", "！”")), forced):
        return [], [Part([], None, lead), *parts]
    return lead, parts


def _heads(body: Sequence[Line], forced: Forced) -> list[tuple[int, int, int]]:
    """The chapters' heads: first title line, byline, first line of text; the last two are equal without a byline."""
    heads: list[tuple[int, int, int]] = []
    for i, line in enumerate(body):
        low = heads[-1][2] if heads else 0
        if is_kind(line, Kind.BYLINE, cues.has_byline_form(line.text), forced):
            heads.append((_title_start(body, low, i, forced), i, i + 1))
        elif forced.get(line.number) == Kind.TITLE and not _byline_follows(body, i, forced):
            stop = i + 1
            while stop < len(body) and forced.get(body[stop].number) == Kind.CONTINUATION:
                stop += 1
            heads.append((i, stop, stop))
    return heads


def _byline_follows(body: Sequence[Line], title: int, forced: Forced) -> bool:
    near = body[title + 1 : title + 1 + TITLE_LINES]
    return any(is_kind(line, Kind.BYLINE, cues.has_byline_form(line.text), forced) for line in near)


def _title_start(body: Sequence[Line], low: int, byline: int, forced: Forced) -> int:
    """The title's first line: up to three lines of a title's form directly before the byline.

    The nearest may also end in ? or ! or stand in 【】, one above it end in ?. A short line there isn't a heading: a
    heading has text below it.
    """
    start = byline
    while start > low and byline - start < TITLE_LINES:
        line = body[start - 1]
        loose = (
            _is_loose(line.text) if start == byline else cues.look(line.text, frozenset()).rule == cues.SHORT_QUESTION
        )
        kind = forced.get(line.number)
        if not (kind in (Kind.TITLE, Kind.CONTINUATION) if kind else loose or cues.has_title_form(line.text)):
            break
        start -= 1
        if kind == Kind.TITLE:
            break
    return start


def _is_loose(text: str) -> bool:
    ended = text.rstrip("”’」』").endswith(("？", "?", "！", "!"))
    return len(text) <= cues.TITLE_LIMIT and (ended or (text[0] == "【" and text[-1] == "】"))


def find_blocks(text: Sequence[Line], voices: frozenset[str], forced: Forced) -> list[Seen]:
    """A chapter's headings and paragraphs, in order.

    Neighbouring heading lines are one heading of two lines, but a numbered line (一、) begins a new one.
    """
    looks = [_look(text, i, voices, forced) for i in range(len(text))]
    blocks: list[Seen] = []
    for heading, run in groupby(range(len(text)), key=lambda i: looks[i].heading):
        places = list(run)
        if heading:
            blocks += _headings([(text[i], looks[i]) for i in places], forced)
        else:
            blocks += [Seen(Block(Kind.PARAGRAPH, (text[i],)), looks[i].rule, looks[i].sure) for i in places]
    return blocks


def _look(text: Sequence[Line], i: int, voices: frozenset[str], forced: Forced) -> cues.Look:
    line = text[i]
    if line.number in forced:
        return cues.Look(forced[line.number] in (Kind.HEADING, Kind.CONTINUATION), "edition.toml")
    answer = cues.LABEL.match(text[i + 1].text) if i + 1 < len(text) else None
    if answer and answer[1] in voices and cues.QUESTION.search(line.text):
        return cues.Look(False, "a question that the next line answers")
    return cues.look(line.text, voices)


def _headings(run: list[tuple[Line, cues.Look]], forced: Forced) -> Iterator[Seen]:
    heading: list[tuple[Line, cues.Look]] = []
    for line, look in run:
        kind = forced.get(line.number)
        new = kind == Kind.HEADING or cues.NUMBERED.match(line.text) or len(heading) == HEADING_LINES
        if heading and new and kind != Kind.CONTINUATION:
            yield _heading(heading, sure=len(run) <= HEADING_LINES)
            heading = []
        heading.append((line, look))
    yield _heading(heading, sure=len(run) <= HEADING_LINES)


def _heading(lines: list[tuple[Line, cues.Look]], sure: bool) -> Seen:
    sure = sure and all(look.sure for _, look in lines)
    return Seen(Block(Kind.HEADING, tuple(line for line, _ in lines)), lines[-1][1].rule, sure)


def read_part(part: Part, blocks: Sequence[Seen], later: bool, lead: bool) -> Iterator[Reading]:
    """How each line of a chapter was read; ``later`` says that another chapter's text stands before it, ``lead`` that
    it is what stands before the first title.
    """
    lines = len(part.title)
    announced = lines == HEADING_LINES and bool(cues.ANNOUNCES.search(part.title[0].text))
    for i, line in enumerate(part.title):
        rule = "before the byline" if lines == 1 else f"line {i + 1} of {lines} before the byline"
        yield Reading(line, Kind.CONTINUATION if i else Kind.TITLE, rule, not later or lines == 1 or announced)
    if part.byline:
        yield Reading(part.byline, Kind.BYLINE, "a marked line")
    for seen in blocks:
        for i, line in enumerate(seen.block.lines):
            rule = "before the first title: a chapter without one" if lead else seen.rule
            yield Reading(line, Kind.CONTINUATION if i else seen.block.kind, rule, seen.sure and not lead)


def part_problems(part: Part, blocks: Sequence[Seen], before: Line, path: str) -> Iterator[Problem]:
    """What keeps a chapter from being one; ``before`` is the last line above a chapter that has no head of its own."""
    head = part.byline or (part.title[-1] if part.title else before)
    if part.byline and not part.title:
        yield Problem(
            path, part.byline.number, "a byline without a title before it", f"a title stands above ■; {OVERRIDE}"
        )
    if not any(seen.block.kind == Kind.PARAGRAPH for seen in blocks):
        yield Problem(path, head.number, "the chapter has no text", "export the page again")
    elif blocks[-1].block.kind == Kind.HEADING:
        yield Problem(path, blocks[-1].block.lines[0].number, "a heading at the end of a chapter has no text", OVERRIDE)


def orphan_problems(orphans: Sequence[Line], path: str) -> Iterator[Problem]:
    """Lines between the page's head and the first chapter's title."""
    for line in orphans:
        yield Problem(path, line.number, "text before the first chapter's title has no place", OVERRIDE)
