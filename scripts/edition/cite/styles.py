"""A record as a reader writes it down: GB/T 7714, APA, MLA, Chicago.

A style makes parts, not one string: the page marks the title, the address and the date of access, so that a script can
put another paragraph's address or today's date there. ``plain`` joins them.

Rules: GB/T 7714—2025, 8.5 (newspapers: full-width punctuation, no date of access) and 8.11 (web pages: with it);
GB/T 7714—2015, 8.4 and 8.5; APA 7, 10.1 example 16 and 8.13; MLA 9, 5.3 ff.; Chicago 17, 14.191 ff. (notes). The
English styles keep the source's own script: what is to be romanised or translated, the place of publication decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from edition.book import Part
from edition.cite.record import NEWSPAPER, Record

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
STOPS = "。！？.!?"  # after these a title takes no full stop
APA_LIMIT = 20  # names that APA 7 writes out


@dataclass(frozen=True)
class Style:
    """A style: its key in the page, its name, the full citation, and the one in the text where it has one of words."""

    key: str
    label: str
    cite: Callable[[Record], Iterator[Part]]
    in_text: Callable[[Record], Iterator[Part]] | None = None


def plain(parts: Sequence[Part] | Iterator[Part]) -> str:
    """A citation as a string."""
    return "".join(part.text for part in parts)


def gb2025(record: Record) -> Iterator[Part]:
    """GB/T 7714—2025, numeric."""
    yield from _names("，".join(_three(record.authors)))
    yield Part(record.title, "title")
    if record.kind == NEWSPAPER:
        yield Part("[N/OL]. ")
        yield Part(record.container, "text")
        yield Part(f"，{record.issued}" + (f"（{record.page}）" if record.page else "") + ". ")
    else:
        yield Part("[EB/OL]. [")
        yield Part(record.accessed or "引用日期", "date")
        yield Part("]. ")
    yield from (Part(record.url, "url"), Part("."))


def gb2015(record: Record) -> Iterator[Part]:
    """GB/T 7714—2015, numeric."""
    yield from _names(", ".join(_three(record.authors)))
    yield Part(record.title, "title")
    if record.kind == NEWSPAPER:
        yield Part("[N/OL]. ")
        yield Part(record.container, "text")
        yield Part(f", {record.issued}" + (f"({record.page})" if record.page else "") + "[")
    else:
        yield Part("[EB/OL]. [")
    yield Part(record.accessed or "引用日期", "date")
    yield from (Part("]. "), Part(record.url, "url"), Part("."))


def _three(names: Sequence[str]) -> list[str]:
    return [*names[:3], "等"] if len(names) > 3 else list(names)


def _names(joined: str) -> Iterator[Part]:
    if joined:
        yield Part(joined, "text")
        yield Part(". " if joined[-1] not in STOPS else " ")


def apa(record: Record) -> Iterator[Part]:
    """APA 7, reference list. A work without an author begins with its title; a site that is the author isn't named."""
    news = record.kind == NEWSPAPER
    date = f"({_apa_date(record.issued)}). " if news else "(n.d.). "
    if record.authors:
        yield from (*_names(_apa_names(record.authors)), Part(date), *_ended(record.title))
    else:
        yield from (*_ended(record.title), Part(" " + date.rstrip()))
    if news:
        yield from (Part(" "), Part(record.container, "text"), Part(f", {record.page}. " if record.page else ". "))
    else:
        yield from (Part(" Retrieved "), Part(_long_date(record.accessed), "date"), Part(", from "))
    yield Part(record.url, "url")


def apa_in_text(record: Record) -> Iterator[Part]:
    """APA 7, in the text."""
    year = record.issued[:4] or "n.d."
    names = record.authors if len(record.authors) < 3 else (f"{record.authors[0]} et al.",)
    if names:
        yield from (Part("("), Part(" & ".join(names), "text"), Part(f", {year}"))
    else:
        yield from (Part("("), *_quoted(record.title, ",", "title"), Part(f" {year}"))
    if record.paragraph:
        yield Part(f", para. {record.paragraph}")
    elif record.section:
        yield from (Part(", "), *_quoted(record.section, "", "text"), Part(" section"))
    yield Part(")")


def _apa_names(names: Sequence[str]) -> str:
    if len(names) > APA_LIMIT:
        return ", ".join([*names[: APA_LIMIT - 1], "… " + names[-1]])
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _apa_date(iso: str) -> str:
    return f"{iso[:4]}, {MONTHS[int(iso[5:7]) - 1]} {int(iso[8:])}"


def _ended(title: str) -> Iterator[Part]:
    yield Part(title, "title")
    yield from [] if title[-1:] in STOPS else [Part(".")]


def mla(record: Record) -> Iterator[Part]:
    """MLA 9, works cited. An author who is also the site isn't named."""
    if record.kind == NEWSPAPER:
        yield from _names(_mla_names(record.authors))
    stop = "" if record.title[-1:] in STOPS else "."
    yield from (*_quoted(record.title, stop, "title"), Part(" "), Part(record.container, "text"))
    if record.kind == NEWSPAPER:
        year, month, day = record.issued.split("-")
        page = f", p. {record.page}" if record.page else ""
        yield Part(f", {int(day)} {SHORT_MONTHS[int(month) - 1]} {year}{page}, ")
        yield from (Part(record.url, "url"), Part("."))
    else:
        yield from (Part(f", version {record.version}, "), Part(record.url, "url"))
        yield from (Part(". Accessed "), Part(_mla_date(record.accessed), "date"), Part("."))


def mla_in_text(record: Record) -> Iterator[Part]:
    """MLA 9, in the text. A paragraph is given because it is numbered in the edition."""
    place = f"par. {record.paragraph}" if record.paragraph else ""
    if record.kind == NEWSPAPER and record.authors:
        names = record.authors if len(record.authors) < 3 else (f"{record.authors[0]} et al.",)
        yield from (Part("("), Part(" and ".join(names), "text"), Part(f", {place})" if place else ")"))
    else:
        title = _quoted(record.title, "," if place else "", "title")
        yield from (Part("("), *title, Part(f" {place})" if place else ")"))


def _mla_names(names: Sequence[str]) -> str:
    if len(names) > 2:
        return f"{names[0]}, et al."
    return ", and ".join(names)


def _mla_date(iso: str) -> str:
    return f"{int(iso[8:])} {SHORT_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}" if iso else "d Mon. yyyy"


def chicago(record: Record) -> Iterator[Part]:
    """Chicago 17, a full note. The 版次 is given, which Chicago allows and a reader of the print needs."""
    news = record.kind == NEWSPAPER
    if news and record.authors:
        yield from (Part(_chicago_names(record.authors), "text"), Part(", "))
    yield from (*_quoted(record.title, ",", "title"), Part(" "))
    if news:
        page = f", p. {record.page}" if record.page else ""
        yield from (Part(record.container, "text"), Part(f", {_long_date(record.issued)}{page}, "))
    else:
        yield from (Part(f"version {record.version}, "), Part(record.container, "text"), Part(", accessed "))
        yield from (Part(_long_date(record.accessed), "date"), Part(", "))
    if record.paragraph:
        yield Part(f"para. {record.paragraph}, ")
    elif record.section:
        yield from (Part("under "), *_quoted(record.section, ",", "text"), Part(" "))
    yield from (Part(record.url, "url"), Part("."))


def _chicago_names(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} et al."
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]}, and {names[2]}"


def _long_date(iso: str) -> str:
    return f"{MONTHS[int(iso[5:7]) - 1]} {int(iso[8:])}, {iso[:4]}" if iso else "Month d, yyyy"


def _quoted(text: str, mark: str, role: str) -> Iterator[Part]:
    """A title in quotation marks: its own double ones become single, a comma or full stop stands inside all of them."""
    single = text.translate(str.maketrans("“”", "‘’"))
    inner = single.rstrip("’") if mark else single
    yield from (Part("“"), Part(inner, role), Part(f"{mark}{single[len(inner) :]}”"))


STYLES = (
    Style("gb2025", "GB/T 7714—2025", gb2025),
    Style("gb2015", "GB/T 7714—2015", gb2015),
    Style("apa", "APA 7", apa, apa_in_text),
    Style("mla", "MLA 9", mla, mla_in_text),
    Style("chicago", "Chicago 17（注释）", chicago),
)
