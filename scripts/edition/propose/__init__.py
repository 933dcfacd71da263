"""What ``build.py init`` proposes for a new edition's edition.toml, each guess with its doubt. No build asks this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from edition.model import Article, Fact, Kind, Line, Odd, Page, Reading
from edition.propose.chapters import Proposal, beginning, propose_chapters, signed_of
from edition.propose.names import Signed, split_byline, told
from edition.propose.table import reading_table
from edition.text import comparable, page_label

__all__ = ["Draft", "Override", "draft", "reading_table", "signed_readings"]


@dataclass(frozen=True)
class Guess:
    """A value for edition.toml, and why it may be wrong."""

    value: str
    doubt: str = ""


@dataclass(frozen=True)
class Override:
    """A line whose kind the maintainer set."""

    line: Line
    kind: Kind
    reason: str

    @property
    def text(self) -> str:
        """The line as edition.toml quotes it."""
        return beginning(self.line.text)


@dataclass(frozen=True)
class Draft:
    """All that a new edition.toml says."""

    name: str
    sha256: str
    frame: dict[str, Guess]
    headline: Guess
    credit: Signed
    chapters: Sequence[Proposal]
    overrides: Sequence[Override]
    odd: Sequence[Odd]

    @property
    def doubts(self) -> list[str]:
        """What is doubtful and stands in no line's reading: facts that the export doesn't say, names."""
        found = [f"page.{key}: {guess.doubt}" for key, guess in self.frame.items() if guess.doubt]
        found += [f"page.headline: {self.headline.doubt}"] if self.headline.doubt else []
        found += [f"chapter {each.id}: {doubt}" for each in self.chapters for doubt in each.doubts]
        found += [f"line {each.line}, character {each.column}: {each.name}, to be allowed" for each in self.odd]
        return found


def draft(page: Page, article: Article, overrides: Sequence[Override], ascii_id: Callable[[str], str]) -> Draft:
    """The proposal for a page. ``ascii_id`` makes an id of a name."""
    headline = _headline(page)
    first = page.headline[0].text.split()[0] if page.headline else headline.value
    return Draft(
        name=f"{beginning(first)} · 数字版",
        sha256=article.sha256,
        frame={key: _fact(page, key) for key in ("paper", "date", "weekday", "number")},
        headline=headline,
        credit=split_byline(page.credit) if page.credit else Signed(),
        chapters=propose_chapters(page, headline.value, ascii_id),
        overrides=overrides,
        odd=article.odd,
    )


MISSING = {
    "paper": "the export doesn't name the paper in a form that is known",
    "date": "the export says no date that exists in a form that is known",
    "number": "the export doesn't say the 版次 in a form that is known",
}


def _fact(page: Page, key: str) -> Guess:
    said = [fact for fact in page.facts if fact.key == key]
    value = str(getattr(page, key))
    if not said:
        return Guess("", MISSING.get(key, ""))
    others = [fact for fact in said if comparable(fact.value) != comparable(value)]
    return Guess(value, "; ".join(_contradiction(fact) for fact in others))


def _contradiction(fact: Fact) -> str:
    return f"line {fact.line} says {fact.value}"


def _headline(page: Page) -> Guess:
    """A name for a page whose chapters have titles and that has no headline itself; empty for others."""
    if page.headline:
        return Guess("")
    named = [fact.value for fact in page.facts if fact.key == "name"]
    value = (named or [page_label(page.number) or page.paper or "本版"])[0]
    return Guess(value, "the export has no headline of the whole page: say how it is to be called")


def signed_readings(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where bylines and the credit say whom they were taken to name; unsure where that is a guess."""
    found: dict[int, Signed] = {}
    for raw in page.chapters:
        signed = signed_of(raw)
        lines = [*raw.byline_lines, *(block.lines[0] for block in raw.blocks if block.kind == Kind.SIGNATURE)]
        found |= {line.number: signed for line in lines[:1]}
    if page.credit:
        found[page.credit_lines[0].number] = split_byline(page.credit)
    return [_signed(each, found[each.line.number]) if each.line.number in found else each for each in readings]


def _signed(reading: Reading, signed: Signed) -> Reading:
    rule = told(signed) if reading.sure else f"{reading.rule}; {told(signed)}"
    return replace(reading, rule=rule, sure=reading.sure and not signed.doubts)
