"""From the kinds of all lines to a ``Page``: the one grammar of a page, which asks no text what it looks like.

So whatever kinds the maintainer sets by hand, this is what they come to. Lines that can't be where they stand are
problems; every other line is in exactly one place of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from edition.model import HEADINGS, TEXTS, UNSIGNED, Block, Fact, Kind, Line, Page, RawChapter, Reading
from edition.parse import forms
from edition.problems import Problem
from edition.text import squeeze, weekday_of

OVERRIDE = "if it is something else, say what in an [[override]] of edition.toml (or init's --read LINE=KIND)"
LEFT_OUT = frozenset({Kind.NAVIGATION, Kind.MASTHEAD, Kind.RULE, Kind.REPEAT})
CONTINUED = frozenset({Kind.KICKER, Kind.HEADLINE, Kind.CREDIT, Kind.TITLE, Kind.BYLINE, *HEADINGS})


@dataclass(slots=True)
class Group:
    """A line that begins something, with the lines that continue it."""

    kind: Kind
    lines: list[Line]


@dataclass
class Draft:
    """A chapter while its lines come in."""

    kicker: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    byline: list[Line] = field(default_factory=list)
    byline_at: int = 0
    blocks: list[Block] = field(default_factory=list)

    def made(self) -> RawChapter:
        """The chapter, nobody declared as its author yet."""
        first = self.byline[0] if self.byline else None
        rest = tuple(self.byline[1:])
        kicker, title, blocks = tuple(self.kicker), tuple(self.title), tuple(self.blocks)
        return RawChapter(title, first, UNSIGNED, blocks, kicker, rest, self.byline_at)


@dataclass
class Parts:
    """A page while its lines come in."""

    kicker: list[Line] = field(default_factory=list)
    headline: list[Line] = field(default_factory=list)
    credit: list[Line] = field(default_factory=list)
    chapters: list[Draft] = field(default_factory=list)
    accounted: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def assemble(readings: Sequence[Reading], path: str) -> tuple[Page, list[Problem]]:
    """The page of the readings, and what is wrong with it; with problems the page isn't to be used."""
    parts = Parts()
    filled = [reading for reading in readings if reading.kind != Kind.BLANK]
    masthead = _masthead(filled)
    kept = [reading for reading in filled if reading.kind not in LEFT_OUT]
    parts.accounted += [reading for reading in filled if reading.kind in LEFT_OUT and reading.line != masthead]
    groups = list(_groups(kept, parts.problems, path))
    for i, group in enumerate(groups):
        _place(group, [each.kind for each in groups[i + 1 : i + 2]], parts, path)
    _leave_out_late_datelines(kept, parts)
    parts.problems += _problems(parts, path)
    return _page(parts, masthead, filled), parts.problems


def _masthead(readings: Iterable[Reading]) -> Line:
    """The line with paper and date: the first of the masthead's lines that has a date, else the first."""
    lines = [reading.line for reading in readings if reading.kind == Kind.MASTHEAD]
    dated = [line for line in lines if forms.masthead(line.text)]
    return (dated or lines or [Line(0, "")])[0]


def _groups(readings: Iterable[Reading], problems: list[Problem], path: str) -> Iterator[Group]:
    group: Group | None = None
    for reading in readings:
        if reading.kind != Kind.CONTINUATION:
            if group:
                yield group
            group = Group(reading.kind, [reading.line])
        elif group and group.kind in CONTINUED:
            group.lines.append(reading.line)
        else:
            what = "the line can't be a continuation here: above it stands nothing of several lines"
            problems.append(Problem(path, reading.line.number, what, "override the line above too, or take this back"))
    if group:
        yield group


def _place(group: Group, following: Sequence[Kind], parts: Parts, path: str) -> None:
    """Put a group where it belongs; ``following`` is the kind of the next."""
    if group.kind == Kind.PARAGRAPH:
        _open(parts).blocks.append(Block(group.kind, tuple(group.lines)))
    elif group.kind == Kind.HEADLINE:
        if parts.headline:
            what = "a second headline: the page has one"
            parts.problems.append(Problem(path, group.lines[0].number, what, f"the others are titles; {OVERRIDE}"))
        parts.headline += group.lines
    elif group.kind == Kind.KICKER:
        _place_kicker(group, following, parts, path)
    elif group.kind == Kind.CREDIT:
        parts.credit += group.lines
    elif group.kind == Kind.TITLE:
        above = parts.chapters[-1] if parts.chapters else None
        if above is None or above.title or above.byline or above.blocks:
            parts.chapters.append(Draft())
        parts.chapters[-1].title += group.lines
    elif group.kind == Kind.BYLINE:
        _place_byline(group, parts, path)
    else:
        _open(parts).blocks.append(Block(group.kind, tuple(group.lines)))


def _place_kicker(group: Group, following: Sequence[Kind], parts: Parts, path: str) -> None:
    if list(following) == [Kind.HEADLINE]:
        parts.kicker += group.lines
    elif list(following) == [Kind.TITLE]:
        parts.chapters.append(Draft(kicker=list(group.lines)))
    else:
        what = "a kicker without a headline or a title below it"
        parts.problems.append(Problem(path, group.lines[0].number, what, OVERRIDE))


def _place_byline(group: Group, parts: Parts, path: str) -> None:
    chapter = _open(parts)
    if chapter.byline or (chapter.blocks and any(block.kind not in TEXTS for block in chapter.blocks)):
        what = "a byline without a title before it"
        fix = f"a title stands above it; {OVERRIDE}"
        parts.problems.append(Problem(path, group.lines[0].number, what, fix))
    chapter.byline += group.lines
    chapter.byline_at = len(chapter.blocks)


def _open(parts: Parts) -> Draft:
    """The chapter that is being read; one without a title before the first title."""
    if not parts.chapters:
        parts.chapters.append(Draft())
    return parts.chapters[-1]


def _leave_out_late_datelines(readings: Sequence[Reading], parts: Parts) -> None:
    """A dateline below the text is accounted for; it stands in the masthead already."""
    began = False
    for reading in readings:
        late = began and reading.kind == Kind.CREDIT and forms.is_dateline(reading.line.text)
        if late and reading.line in parts.credit:
            parts.credit.remove(reading.line)
            parts.accounted.append(reading)
        began = began or reading.kind in TEXTS


def _problems(parts: Parts, path: str) -> Iterator[Problem]:
    """Chapters without text, headings without text, repetitions of what isn't there."""
    several = len(parts.chapters) > 1
    for i, chapter in enumerate(parts.chapters):
        texts = [block for block in chapter.blocks if block.kind in TEXTS]
        if not texts and chapter.blocks and i == 0 and several and not chapter.title:
            for block in chapter.blocks:
                what = "text before the first chapter's title has no place"
                yield Problem(path, block.lines[0].number, what, OVERRIDE)
        elif not texts:
            head = (*chapter.byline, *chapter.title, *parts.credit, *parts.headline, Line(0, ""))[0]
            yield Problem(path, head.number, "the chapter has no text", OVERRIDE)
        elif chapter.blocks[-1].kind in HEADINGS:
            what = "a heading at the end of a chapter has no text"
            yield Problem(path, chapter.blocks[-1].lines[0].number, what, OVERRIDE)
    heads = _heads(parts)
    for reading in parts.accounted:
        if reading.kind == Kind.REPEAT and squeeze(reading.line.text) not in heads:
            what = "the line repeats no line of the headline or of a title"
            yield Problem(path, reading.line.number, what, OVERRIDE)


def _heads(parts: Parts) -> set[str]:
    """The headline's lines and the titles' lines, one or more neighbours joined."""
    found = set()
    for lines in ([*parts.kicker, *parts.headline], *([*each.kicker, *each.title] for each in parts.chapters)):
        texts = [squeeze(line.text) for line in lines]
        found |= {"".join(texts[low:high]) for low in range(len(texts)) for high in range(low + 1, len(texts) + 1)}
    return found


def _page(parts: Parts, masthead: Line, readings: Sequence[Reading]) -> Page:
    facts = tuple(_facts(readings))
    said = first_said(facts)
    texts = [
        "" if forms.is_dateline(line.text) else forms.DATELINE.sub("", line.unmarked).strip() for line in parts.credit
    ]
    return Page(
        paper=said["paper"].value,
        date=said["date"].value,
        weekday=said["weekday"].value,
        number=said["number"].value,
        masthead=masthead,
        headline=tuple(parts.headline),
        credit=" ".join(filter(None, texts)),
        credit_lines=tuple(parts.credit),
        reporters=UNSIGNED,
        chapters=tuple(chapter.made() for chapter in parts.chapters),
        accounted=tuple(sorted(parts.accounted, key=lambda reading: reading.line.number)),
        kicker=tuple(parts.kicker),
        facts=facts,
    )


def first_said(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The frame's facts, each as it is said first, the 版次 rather by the dateline; empty where no line says it."""
    said = {key: Fact(key, "", 0) for key in ("paper", "date", "weekday", "number", "name")}
    for fact in facts:
        if not said[fact.key].value or (fact.key == "number" and fact.dateline and not said["number"].dateline):
            said[fact.key] = fact
    return said


def _facts(readings: Iterable[Reading]) -> Iterator[Fact]:
    """What masthead, page line and dateline say; a date that doesn't exist says nothing."""
    for reading in readings:
        text = reading.line.text
        if reading.kind == Kind.MASTHEAD:
            said = forms.masthead(text) or forms.facts_of(
                forms.PAGE_LINE.match(text) or forms.SHORT_PAGE_LINE.match(text)
            )
        elif reading.kind in (Kind.CREDIT, Kind.CONTINUATION):
            said = forms.dateline(text)
        else:
            continue
        for key, value in said.items():
            if key != "date" or weekday_of(value):
                printed = forms.full_date(value) if key == "date" else value
                yield Fact(key, printed, reading.line.number, reading.kind != Kind.MASTHEAD)
