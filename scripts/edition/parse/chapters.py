"""The heads of chapters in a page's body: titles, bylines above and signatures below a text, rules between texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.model import TEXTS, Kind, Line, Reading
from edition.parse import cues, forms
from edition.parse.head import Forced, is_kind

TITLE_LINES = 3
TITLES = frozenset({Kind.KICKER, Kind.TITLE, Kind.CONTINUATION})
BETWEEN = "names reporters between two paragraphs"

Heads = dict[int, Reading]  # the index of a line in the body → its reading


def read_heads(body: Sequence[Line], forced: Forced, credited: bool) -> Heads:
    """The readings of the lines that divide a body into chapters, by index.

    ``credited`` says that a credit stands above the body.
    """
    heads: Heads = {}
    for i in range(len(body)):
        role = _role(body, i, forced, first=not heads and not credited)
        if role == Kind.BYLINE:
            heads |= _byline(body, i, next(reversed(heads), -1) + 1, forced)
        elif role == Kind.SIGNATURE:
            heads[i] = Reading(body[i], Kind.SIGNATURE, "names authors below a text", sure=False)
        elif role == Kind.RULE:
            heads[i] = Reading(body[i], Kind.RULE, "a rule between two parts", sure=False)
        elif role:
            heads[i] = Reading(body[i], role, "a dateline" if role == Kind.CREDIT else BETWEEN, sure=False)
    for i in sorted(heads):
        if heads[i].kind in (Kind.SIGNATURE, Kind.RULE):
            heads |= _title_below(body, i + 1, heads, forced)
    return heads


def _role(body: Sequence[Line], i: int, forced: Forced, first: bool) -> Kind | None:
    """What divides the body at a line, if anything: byline, signature, rule."""
    line = body[i]
    if line.number in forced:
        return forced[line.number] if forced[line.number] in (Kind.BYLINE, Kind.SIGNATURE, Kind.RULE) else None
    if len(line.text) > forms.CREDIT_LIMIT or line.text[-1] in cues.STOPS:
        return None
    if cues.RULE.match(line.text):
        return Kind.RULE
    if forms.is_dateline(line.text):
        return Kind.CREDIT
    if not _may_name_authors(line.text):
        return None
    above = i > 0 and _is_title_line(body[i - 1], forced, nearest=True)
    ends = _ends_text(body, i, forced)
    sure = forms.reports(line.text) or (forms.is_marked(line.text) and forms.has_byline_form(line.text))
    if above and not ends:
        return Kind.BYLINE
    if ends and i > 0 and (sure or forms.names_authors(line.text)):
        return Kind.SIGNATURE
    if sure and first and _only_text(body[:i], forced):
        return Kind.BYLINE  # below a lead
    if sure:
        return Kind.BYLINE if forms.is_marked(line.text) else Kind.PARAGRAPH
    return None


def _may_name_authors(text: str) -> bool:
    if len(text) > forms.BYLINE_LIMIT or cues.ends_sentence(text) or cues.QUESTION.search(text):
        return False
    if cues.is_caption(text):
        return False
    return forms.names_authors(text) or (forms.is_marked(text) and forms.may_be_byline(text))


def _only_text(lines: Sequence[Line], forced: Forced) -> bool:
    """Whether nothing but a lead's sentences stands above."""
    return bool(lines) and all(is_kind(line, Kind.LEAD, cues.is_sentence(line.text), forced) for line in lines)


def _ends_text(body: Sequence[Line], i: int, forced: Forced) -> bool:
    """Whether a text ends at a line: text above it, and below it nothing but what may stand at an end, or the next
    title.
    """
    if i == 0 or _is_title_line(body[i - 1], forced, nearest=False):
        return False
    for line in body[i + 1 :]:
        kind = forced.get(line.number) or cues.look(line.text, frozenset()).kind
        if kind in (Kind.RULE, Kind.TITLE, Kind.KICKER, Kind.HEADING):
            return True
        if kind not in (Kind.IMPRINT, Kind.NOTE, Kind.SIGNATURE, Kind.CAPTION) and not _may_name_authors(line.text):
            return bool(cues.DATE_ALONE.match(line.text))
    return True


def _is_title_line(line: Line, forced: Forced, nearest: bool) -> bool:
    """Whether a line can be one of a title's; the one directly above a byline may also ask or exclaim."""
    if line.number in forced:
        return forced[line.number] in TITLES
    loose = cues.has_loose_title_form(line.text) if nearest else cues.asks(line.text)
    return loose or (cues.has_title_form(line.text) and not forms.names_authors(line.text))


def _byline(body: Sequence[Line], byline: int, low: int, forced: Forced) -> Heads:
    """The readings of a byline and of the title above it: up to three lines of a title's form.

    A short line there isn't a heading: a heading has text below it.
    """
    start = byline
    while start > low and byline - start < TITLE_LINES and _is_title_line(body[start - 1], forced, start == byline):
        start -= 1
        if forced.get(body[start].number) in (Kind.TITLE, Kind.KICKER):
            break
    heads = dict(enumerate(_title(body[start:byline], later=start > 0), start))
    if start == byline and low == 0:
        heads = {i: Reading(line, Kind.LEAD, "above the byline", sure=False) for i, line in enumerate(body[:byline])}
    text = body[byline].text
    sure = forms.is_marked(text) and forms.has_byline_form(text)
    heads[byline] = Reading(body[byline], Kind.BYLINE, "names authors below a title", sure and start < byline)
    return heads


def _title(lines: Sequence[Line], later: bool) -> Iterator[Reading]:
    """A title's readings; ``later`` says that another chapter's text stands above it."""
    count = len(lines)
    announced = count == 2 and bool(cues.ANNOUNCES.search(lines[0].text))
    for i, line in enumerate(lines):
        rule = "before the byline" if count == 1 else f"line {i + 1} of {count} before the byline"
        yield Reading(line, Kind.CONTINUATION if i else Kind.TITLE, rule, not later or count == 1 or announced)


def _title_below(body: Sequence[Line], start: int, heads: Heads, forced: Forced) -> Heads:
    """The title of the text that begins below a signature or a rule, and a name alone in the line below it."""
    while start < len(body) and _stands_at_an_end(body[start], start, heads, forced):
        start += 1
    stop = start
    while stop < len(body) and stop not in heads and stop - start <= TITLE_LINES:
        if body[stop].number in forced or not cues.has_title_form(body[stop].text):
            break
        stop += 1
    if stop == start or stop >= len(body) or stop in heads or body[stop].number in forced:
        return {}
    named = stop - start > 1 and bool(forms.NAME_LENGTH.match(body[stop - 1].text))
    found = {
        i: Reading(body[i], Kind.CONTINUATION if i > start else Kind.TITLE, "below the end of another text", sure=False)
        for i in range(start, stop - named)
    }
    if named:
        found[stop - 1] = Reading(body[stop - 1], Kind.BYLINE, "of a name's length, below a title", sure=False)
    return found


def _stands_at_an_end(line: Line, i: int, heads: Heads, forced: Forced) -> bool:
    if i in heads:
        return heads[i].kind in (Kind.SIGNATURE, Kind.RULE)
    kind = forced.get(line.number) or cues.look(line.text, frozenset()).kind
    return kind in TEXTS - {Kind.PARAGRAPH, Kind.LEAD}


def as_stories(head: Sequence[Reading], body: Sequence[Line], heads: Heads, forced: Forced) -> list[Reading]:
    """The readings above a body; headline and credit are title and byline of a first story, where the page is a row of
    stories: text follows them, and later stories are signed as the first is, or it is signed at its end.
    """
    lines = [reading.line for reading in head if reading.kind not in (Kind.NOTE, Kind.NAVIGATION)]
    later = [heads[i] for i in sorted(heads)]
    titled = [i for i in sorted(heads) if heads[i].kind == Kind.TITLE]
    follows = bool(body) and bool(titled) and titled[0] > 0 and not cues.EDITORS_NOTE.match(body[0].text)
    if not follows or any(line.number in forced for line in lines):
        return list(head)
    credit = [reading.line.text for reading in head if reading.kind == Kind.CREDIT]
    bylines = [reading.line.text for reading in later if reading.kind == Kind.BYLINE]
    signed_alike = bool(credit) and any(_class(text) == _class(credit[0]) for text in bylines)
    signed_below = not credit and any(
        reading.kind == Kind.SIGNATURE for reading in later[: later.index(heads[titled[0]])]
    )
    dated = any(forms.dateline(line.text) for line in lines)
    stories = (signed_alike or signed_below) and not dated
    changed = {Kind.HEADLINE: Kind.TITLE, Kind.CREDIT: Kind.BYLINE} if stories else {}
    return [
        Reading(
            each.line, changed.get(each.kind, each.kind), "the page's or a first story's: several follow", sure=False
        )
        if each.line in lines
        else each
        for each in head
    ]


def _class(text: str) -> tuple[bool, bool]:
    """In which form a byline names its authors: marked or not, reporters or not."""
    return forms.is_marked(text), forms.reports(text)
