"""The head of a page, below the masthead: an editor's note, kicker, headline and credit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edition.model import TEXTS, Kind, Line, Reading
from edition.parse import cues, forms

Forced = Mapping[int, Kind]  # line number → the kind that the maintainer set

HEADLINE_LINES = 4
HEADLINES = frozenset({Kind.KICKER, Kind.HEADLINE, Kind.CONTINUATION})
SEVERAL = "one of several lines above the text: kicker, headline or subtitle"


def is_kind(line: Line, kind: Kind, guess: bool, forced: Forced) -> bool:
    """Whether a line is of a kind: as the maintainer set it, else as guessed."""
    return forced[line.number] == kind if line.number in forced else guess


def read_head(lines: Sequence[Line], forced: Forced, named: bool) -> list[Reading]:
    """The readings of an editor's note above the headline, of the headline's lines and of the credit.

    ``named`` says that a masthead stands above: without one nothing says where the page begins.
    """
    notes = _notes(lines, forced)
    rest = lines[notes:]
    length, credit = _headline_and_credit(rest, forced)
    read = [Reading(line, Kind.NOTE, "an editor's note above the headline", sure=False) for line in lines[:notes]]
    dated = any(forms.dateline(line.text) for line in rest[length:credit])
    read += _headline(rest[:length], forced, named or dated)
    for i, line in enumerate(rest[length:credit]):
        sure = not (forms.has_names_form(line.text) or forms.GLUED.match(line.text.lstrip(forms.MARKS)))
        read.append(Reading(line, Kind.CONTINUATION if i else Kind.CREDIT, "credit and dateline", sure))
    after = notes + credit
    while after < len(lines) and (reading := _link_below_credit(lines[after], forced)):
        read.append(reading)
        after += 1
    return read


def _link_below_credit(line: Line, forced: Forced) -> Reading | None:
    link = is_kind(line, Kind.NAVIGATION, forms.is_link(line.text), forced)
    return Reading(line, Kind.NAVIGATION, "a link of the web page") if link else None


def _notes(lines: Sequence[Line], forced: Forced) -> int:
    """How many lines are an editor's note (编者按) above the headline: down to the next line of a title's form."""
    count = 0
    while count < len(lines) and forced.get(lines[count].number) in TEXTS:
        count += 1
    if count or not lines or lines[0].number in forced or not cues.EDITORS_NOTE.match(lines[0].text):
        return count
    for i, line in enumerate(lines[1:], 1):
        if is_kind(line, Kind.HEADLINE, cues.has_title_form(line.text), forced) or _is_forced_head(line, forced):
            return i if any(cues.is_sentence(each.text) for each in (*lines[:i],)) else 0
    return 0


def _is_forced_head(line: Line, forced: Forced) -> bool:
    return forced.get(line.number) in (Kind.KICKER, Kind.TITLE)


def _headline_and_credit(lines: Sequence[Line], forced: Forced) -> tuple[int, int]:
    """How many of the lines are headline, and where the body begins after the credit.

    The credit is the first line, among those directly under the headline, that has a dateline, or names reporters, or
    stands marked in second place; and the lines after it that name more of them, or are a dateline.
    """
    if not lines or not _can_be_headline(lines[0], forced):
        return 0, 0
    for i in range(1, min(len(lines), HEADLINE_LINES + 1)):
        line = lines[i]
        if is_kind(line, Kind.CREDIT, _has_credit_form(line.text, i), forced):
            return i, _credit_end(lines, i + 1, forced)
        if not _continues_headline(line, forced):
            break
    length = _headline_length(lines, forced)
    return length, length


def _can_be_headline(line: Line, forced: Forced) -> bool:
    if line.number in forced:
        return forced[line.number] in HEADLINES
    ended = line.text.endswith(("。", "｡", ";", "；"))
    return len(line.text) <= cues.TITLE_LIMIT and not ended and not forms.reports(line.text)


def _continues_headline(line: Line, forced: Forced) -> bool:
    if line.number in forced:
        return forced[line.number] in HEADLINES
    apart = cues.NUMBERED.match(line.text) or cues.EDITORS_NOTE.match(line.text)
    return cues.has_title_form(line.text) and not apart


def _headline_length(lines: Sequence[Line], forced: Forced) -> int:
    """The headline's lines on a page without credit: all of a title's form above the text; but one, where they stand
    above a chapter's byline.
    """
    run = 1
    while run < min(len(lines), HEADLINE_LINES) and _continues_headline(lines[run], forced):
        run += 1
    by_hand = [i for i in range(run) if lines[i].number in forced]
    above_byline = run < len(lines) and is_kind(lines[run], Kind.BYLINE, forms.is_marked(lines[run].text), forced)
    endless = run == len(lines) or (run == HEADLINE_LINES and _continues_headline(lines[run], forced))
    return max(by_hand, default=0) + 1 if above_byline or endless else run


def _headline(lines: Sequence[Line], forced: Forced, framed: bool) -> Iterator[Reading]:
    """Kicker and headline; where the maintainer names the headline, unset lines above it are its kicker."""
    named = [i for i, line in enumerate(lines) if forced.get(line.number) == Kind.HEADLINE]
    first = next((i for i, line in enumerate(lines) if line.number not in forced), 0)
    for i, line in enumerate(lines):
        kind = Kind.HEADLINE if i == first else Kind.CONTINUATION
        if named and i == 0:
            kind = Kind.KICKER
        elif named:
            kind = Kind.CONTINUATION
        sure = framed and len(lines) == 1 and cues.has_title_form(line.text)
        yield Reading(line, kind, "below the masthead" if len(lines) == 1 else SEVERAL, sure)


def _has_credit_form(text: str, place: int) -> bool:
    if len(text) > forms.CREDIT_LIMIT:
        return False
    if forms.dateline(text):
        return True
    if place == HEADLINE_LINES or cues.ends_sentence(text):  # so far down it may be the first chapter's byline
        return False
    if forms.names_authors(text):
        return True
    names = bool(forms.CREDIT_WORD.search(text))
    if forms.is_marked(text):
        return names or (place == 1 and forms.may_be_byline(text))
    return names and place == 1


def _credit_end(lines: Sequence[Line], end: int, forced: Forced) -> int:
    """Where the credit's further lines end."""
    while end < len(lines) and is_kind(lines[end], Kind.CONTINUATION, _names_more(lines[end].text), forced):
        end += 1
    return end


def _names_more(text: str) -> bool:
    marked = forms.is_marked(text) and bool(forms.CREDIT_WORD.search(text))
    named = (marked or forms.reports(text)) and len(text) <= forms.BYLINE_LIMIT
    return bool(forms.DATELINE.match(text)) or forms.is_dateline(text) or (named and not cues.ends_sentence(text))
