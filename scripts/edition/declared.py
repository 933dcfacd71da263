"""What edition.toml declares of the page: its frame, and who wrote what.

Where the export says the same, both must agree; where the export doesn't say it, or in a form that the parser doesn't
know, edition.toml alone says it. Nothing here guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.model import Page, Person, RawChapter, Signature
from edition.problems import Key, Places, Problem, stop_on
from edition.schema import ChapterTable, EditionFile, PageTable
from edition.text import comparable, squeeze, weekday_of

SEPARATORS = frozenset("、，,/／:：()（）[]【】|｜·")  # between the words of a byline


def declare(file: EditionFile, page: Page, at: Places) -> Page:
    """The page with what edition.toml declares of it. Raises ``InputError`` with everything that doesn't fit."""
    signed: list[tuple[Key, str, PageTable | ChapterTable]] = [(("page",), page.credit, file.page)]
    signed += [
        (("chapter", i), byline_of(raw), table)
        for i, (table, raw) in enumerate(zip(file.chapter, page.chapters, strict=False))
    ]
    problems = list(_frame_problems(file.page, page, at))
    for key, text, table in signed:
        problems += _byline_problems(key, text, table, at)
    stop_on(problems)
    return replace(
        page,
        paper=file.page.paper,
        date=file.page.date,
        weekday=file.page.weekday,
        number=file.page.number,
        reporters=signature_of(page.credit, file.page),
        chapters=tuple(
            replace(raw, signature=signature_of(byline_of(raw), table))
            for raw, table in zip(page.chapters, file.chapter, strict=False)
        ),
    )


def byline_of(raw: RawChapter) -> str:
    """The words that name a chapter's authors, without their mark; empty where the export has none."""
    return raw.byline.unmarked if raw.byline else ""


def _frame_problems(table: PageTable, page: Page, at: Places) -> Iterator[Problem]:
    """Facts of the frame that contradict the export or the calendar."""
    day = weekday_of(table.date)
    if not day:
        yield at.problem(("page", "date"), f"there is no day {table.date}", "see the printed page")
    elif table.weekday and not page.weekday and table.weekday.replace("天", "日") != day:
        what = f"{table.date} was a {day}, not a {table.weekday}"
        yield at.problem(("page", "weekday"), what, "write the calendar's day, or leave the key out")
    for key, declared in (
        ("paper", table.paper),
        ("date", table.date),
        ("weekday", table.weekday),
        ("number", table.number),
    ):
        said = [fact for fact in page.facts if fact.key == key]
        if said and comparable(declared) not in {comparable(fact.value) for fact in said}:
            lines = " and ".join(f"“{fact.value}” (line {fact.line})" for fact in said)
            what = f"`page.{key}` is “{declared}”, article.txt has {lines}"
            yield at.problem(("page", key), what, "see the printed page, and correct what is wrong")
    exported = "".join(line.text for line in page.headline)
    if table.headline and exported and squeeze("".join(table.headline)) != squeeze(exported):
        what = f"`page.headline` is “{''.join(table.headline)}”, article.txt has “{exported}”"
        yield at.problem(("page", "headline"), what, "leave the key out, or name the line with an [[override]]")
    if not table.headline and not exported:
        what = "the export has no headline of the whole page, so that `page.headline` is needed"
        yield at.problem(("page",), what, "say how the page is to be called, or name a line with an [[override]]")


def _byline_problems(key: Key, text: str, table: PageTable | ChapterTable, at: Places) -> Iterator[Problem]:
    """Declared words that the byline doesn't have, and words of it that nobody declares."""
    where = "credit" if isinstance(table, PageTable) else "byline"
    if not text:
        return
    words = _Words(text)
    for name, values in _declared(table):
        for value in values:
            if words.take(value) is None:
                what = f"`{name}`: the {where} doesn't have “{value}”; it reads “{text}”"
                yield at.problem((*key, name), what, "write what the line says, names without inner blanks")
    if left := words.left():
        what = f"the {where} also has “{left}”, which is in none of office, authors, tail"
        yield at.problem((*key, "authors"), what, "put each of its words into one of the three")


def _declared(table: PageTable | ChapterTable) -> tuple[tuple[str, list[str]], ...]:
    """Office, tail and names, in the order in which they are looked for: an office may hold a name (李炯工作室)."""
    return ("office", table.office.split()), ("tail", table.tail.split()), ("authors", list(table.authors))


class _Words:
    """A byline's text, of which every character is taken once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.free = [not (char.isspace() or char in SEPARATORS) for char in text]

    def take(self, words: str) -> tuple[int, int] | None:
        """Where the words stand, blanks ignored, in what hasn't been taken; they are taken now."""
        pattern = r"\s*".join(map(re.escape, "".join(words.split())))
        for match in re.finditer(pattern, self.text):
            held = [i for i in range(*match.span()) if not (self.text[i].isspace() or self.text[i] in SEPARATORS)]
            if all(self.free[i] for i in held):
                for i in held:
                    self.free[i] = False
                return match.span()
        return None

    def left(self) -> str:
        """What hasn't been taken."""
        return " ".join("".join(char if free else " " for char, free in zip(self.text, self.free, strict=True)).split())


def signature_of(text: str, table: PageTable | ChapterTable) -> Signature:
    """The declared signature of a byline's text; where there is no text, the declaration stands for itself."""
    words = _Words(text)
    for _, values in _declared(table)[:2]:
        for value in values:
            words.take(value)
    spans = [words.take(name) for name in table.authors]
    taken = sorted(span for span in spans if span)
    people = tuple(
        _person(name, span, text, taken) if span else Person(name, name, table.office)
        for name, span in zip(table.authors, spans, strict=True)
    )
    return Signature(table.office, people, table.tail)


def _person(name: str, span: tuple[int, int], text: str, taken: list[tuple[int, int]]) -> Person:
    """A name with the words that stand between the name before it and its own group of names."""
    place = taken.index(span)
    office = ""
    while place >= 0 and not office:
        start = taken[place - 1][1] if place else 0
        office = text[start : taken[place][0]].strip(" \u00a0" + "".join(SEPARATORS))
        place -= 1
    return Person(name, text[slice(*span)], re.sub(r"\s+", " ", office))
