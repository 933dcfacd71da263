"""What edition.toml declares of article.txt and its page: lines, odd characters, the frame, and who wrote what.

Where the export says the same, both must agree; where the export doesn't say it, or in a form that the parser doesn't
know, edition.toml alone says it. Nothing here guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from edition.model import Article, Kind, Page, Person, RawChapter, Signature
from edition.problems import Key, Places, Problem, stop_on
from edition.schema import ChapterTable, EditionFile, PageTable
from edition.text import comparable, plain_blanks, squeeze, weekday_of

SEPARATORS = frozenset("、，,/／:：()（）[]【】|｜·")  # between the words of a byline
OPENING = frozenset("(（[【")


def check_source(file: EditionFile, article: Article, at: Places) -> None:
    """What edition.toml says of article.txt must hold: its hash, odd characters, overridden and excepted lines."""
    problems = []
    if file.source.sha256 != article.sha256:
        what = "article.txt isn't the file that this edition was made from (its SHA-256 differs)"
        fix = f"restore it, or, if the new text is meant, write {article.sha256} here"
        problems.append(at.problem(("source", "sha256"), what, fix))
    numbered = {line.number: line.text for line in article.lines}
    problems += override_problems(file, numbered, at)
    problems += _odd_problems(file, article, at)
    for i, keep in enumerate(file.keep):
        if keep.text not in numbered.get(keep.line, ""):
            what = f"keep: line {keep.line} of article.txt doesn't hold “{keep.text}”"
            problems.append(at.problem(("keep", i, "text"), what, "copy the words from the line"))
    stop_on(problems)


def override_problems(file: EditionFile, numbered: Mapping[int, str], at: Places) -> Iterator[Problem]:
    """Overrides that don't fit article.txt, whose lines are ``numbered``."""
    kinds: dict[int, Kind] = {}
    for i, override in enumerate(file.override):
        found = numbered.get(override.line, "")
        if kinds.setdefault(override.line, override.kind) != override.kind:
            what = f"override: line {override.line} is to be a {kinds[override.line]} too"
            yield at.problem(("override", i, "kind"), what, "name one kind for a line")
        if not found:
            what = f"override: there is no text in line {override.line} of article.txt, or no such line"
            yield at.problem(("override", i, "line"), what, f"it has {len(numbered)} lines")
        elif not _fits(override.text, found):
            what = f"override: line {override.line} of article.txt isn't “{override.text}” but “{found[:30]}”"
            fix = "write the line's number and text as they are; a beginning is enough if it ends in …"
            yield at.problem(("override", i, "text"), what, fix)


def _odd_problems(file: EditionFile, article: Article, at: Places) -> Iterator[Problem]:
    """Odd characters that nobody allowed, and permissions for what isn't there."""
    allowed = {(allow.line, allow.character) for allow in file.allow}
    for odd in article.odd:
        if (odd.line, odd.name) not in allowed:
            what = f"character {odd.column} is {odd.name}: nobody sees it, or no browser gives it back"
            fix = "export the page again, or, if it belongs there, [[allow]] it in edition.toml"
            yield Problem(article.path, odd.line, what, fix)
    there = {(odd.line, odd.name) for odd in article.odd}
    for i, allow in enumerate(file.allow):
        if (allow.line, allow.character) not in there:
            what = f"allow: line {allow.line} of article.txt has no {allow.character}"
            yield at.problem(("allow", i, "character"), what, "take the table out")


def _fits(wanted: str, text: str) -> bool:
    wanted, text = (plain_blanks(part).strip() for part in (wanted, text))
    return text.startswith(wanted[:-1]) if wanted.endswith("…") and len(wanted) > 1 else text == wanted


Table = PageTable | ChapterTable
Words = Sequence[tuple[str, bool]]  # lines that name authors, each with whether all its words must be declared


def declare(file: EditionFile, page: Page, at: Places) -> Page:
    """The page with what edition.toml declares of it. Raises ``InputError`` with everything that doesn't fit."""
    signed: list[tuple[Key, Words, Table]] = [(("page",), _credit(page), file.page)]
    signed += [
        (("chapter", i), _signed(raw), table)
        for i, (table, raw) in enumerate(zip(file.chapter, page.chapters, strict=False))
    ]
    problems = list(_frame_problems(file.page, page, at))
    for key, lines, table in signed:
        problems += _byline_problems(key, lines, table, at)
    stop_on(problems)
    return replace(
        page,
        paper=file.page.paper,
        date=file.page.date,
        weekday=file.page.weekday,
        number=file.page.number,
        reporters=_signature(_credit(page), file.page),
        chapters=tuple(
            replace(raw, signature=_signature(_signed(raw), table))
            for raw, table in zip(page.chapters, file.chapter, strict=False)
        ),
    )


def _credit(page: Page) -> Words:
    return [(page.credit, True)] if page.credit else []


def _signed(raw: RawChapter) -> Words:
    """A chapter's byline and the signatures below its text; of one in brackets (（作者系…）) not all words count."""
    lines = [(line.unmarked, True) for line in raw.byline_lines]
    signatures = [line.unmarked for block in raw.blocks if block.kind == Kind.SIGNATURE for line in block.lines]
    return lines + [(text, text[:1] not in OPENING) for text in signatures]


def _frame_problems(table: PageTable, page: Page, at: Places) -> Iterator[Problem]:
    """Facts of the frame that contradict the export or the calendar."""
    for key, value in (("paper", table.paper), ("date", table.date)):
        if not value.strip():
            yield at.problem(("page", key), f"`page.{key}` is empty", "see the printed page, and write what it says")
    day = weekday_of(table.date)
    if table.date and not day:
        yield at.problem(("page", "date"), f"there is no day {table.date}", "see the printed page")
    elif table.date and table.weekday and not page.weekday and table.weekday.replace("天", "日") != day:
        what = f"{table.date} was a {day}, not a {table.weekday}"
        yield at.problem(("page", "weekday"), what, "write the calendar's day, or leave the key out")
    for key, declared in (
        ("paper", table.paper),
        ("date", table.date),
        ("weekday", table.weekday),
        ("number", table.number),
    ):
        said = [fact for fact in page.facts if fact.key == key]
        if said and declared and comparable(declared) not in {comparable(fact.value) for fact in said}:
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


def _byline_problems(key: Key, lines: Words, table: Table, at: Places) -> Iterator[Problem]:
    """Declared words that the byline doesn't have, and words of it that nobody declares."""
    where = "credit" if isinstance(table, PageTable) else "byline"
    if not lines:
        return
    words = _Words(lines)
    for name, values in _declared(table):
        for value in values:
            if words.take(value) is None:
                what = f"`{name}`: the {where} doesn't have “{value}”; it reads “{words.text}”"
                yield at.problem((*key, name), what, "write what the line says, names without inner blanks")
    if left := words.left():
        what = f"the {where} also has “{left}”, which is in none of office, authors, tail"
        yield at.problem((*key, "authors"), what, "put each of its words into one of the three")


def _declared(table: Table) -> tuple[tuple[str, list[str]], ...]:
    """Office, tail and names, in the order in which they are looked for: an office may hold a name (李炯工作室)."""
    return ("office", table.office.split()), ("tail", table.tail.split()), ("authors", list(table.authors))


class _Words:
    """The lines that name authors, as one text of which every character is taken once."""

    def __init__(self, lines: Words) -> None:
        self.text = " ".join(text for text, _ in lines)
        self.free = [not _separates(char) for char in self.text]
        self.needed = [needed for text, needed in lines for _ in f"{text} "]

    def take(self, words: str) -> tuple[int, int] | None:
        """Where the words stand, blanks ignored, in what hasn't been taken; they are taken now."""
        pattern = r"\s*".join(map(re.escape, "".join(words.split())))
        for match in re.finditer(pattern, self.text):
            held = [i for i in range(*match.span()) if not _separates(self.text[i])]
            if all(self.free[i] for i in held):
                for i in held:
                    self.free[i] = False
                return match.span()
        return None

    def left(self) -> str:
        """What hasn't been taken and must be."""
        rows = zip(self.text, self.free, self.needed, strict=False)
        return " ".join("".join(char if free and needed else " " for char, free, needed in rows).split())


def _separates(char: str) -> bool:
    return char.isspace() or char in SEPARATORS


def _signature(lines: Words, table: Table) -> Signature:
    """The declared signature; where no line names authors, the declaration stands for itself."""
    words = _Words(lines)
    for _, values in _declared(table)[:2]:
        for value in values:
            words.take(value)
    spans = [words.take(name) for name in table.authors]
    taken = sorted(span for span in spans if span)
    people = tuple(
        _person(name, span, words.text, taken) if span else Person(name, name, table.office)
        for name, span in zip(table.authors, spans, strict=True)
    )
    return Signature(table.office, people, table.tail)


def _person(name: str, span: tuple[int, int], text: str, taken: list[tuple[int, int]]) -> Person:
    """A name with the words that stand before its group of names."""
    place = taken.index(span)
    office = ""
    while place >= 0 and not office:
        start = taken[place - 1][1] if place else 0
        office = text[start : taken[place][0]].strip(" \u00a0" + "".join(SEPARATORS))
        place -= 1
    return Person(name, text[slice(*span)], re.sub(r"\s+", " ", office))
