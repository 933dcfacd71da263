"""A record as a file for reference managers: BibTeX, biblatex, RIS, CSL-JSON.

An address is written only where it is absolute: a file that is kept somewhere else can do nothing with ``/chifeng/``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from edition.cite.record import NEWSPAPER, Record

# What TeX doesn't print as it stands. Braces are counted even after a backslash, so they need a command of their own.
SPECIAL = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
}
# Two of these in a row would become another character: -- a dash, '' a quotation mark, << a guillemet.
ACTS = re.compile(r"""[-'<>,"](?=[-'<>,"])|[\\{}~^`&%$#_]""")
CAPITALS = re.compile(r"[A-Z]+")
BREAKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af〇·]+")


@dataclass(frozen=True)
class Format:
    """A file format: its key in the page, its name, what a file's name ends in, and the text."""

    key: str
    label: str
    ending: str
    write: Callable[[Record], str]


def one_line(text: str) -> str:
    """Text without line breaks, which would end a field."""
    return BREAKS.sub(" ", text).strip()


def tex(text: str) -> str:
    """Text that TeX prints as it is."""
    return ACTS.sub(_escape, one_line(text))


def tex_title(text: str) -> str:
    """The same, and capitals in braces: some styles would make them small (4+X)."""
    pieces = CAPITALS.split(one_line(text))
    kept = [f"{{{capitals}}}" for capitals in CAPITALS.findall(text)] + [""]
    escaped = (ACTS.sub(_escape, piece) for piece in pieces)
    return "".join(piece + capitals for piece, capitals in zip(escaped, kept, strict=True))


def _escape(match: re.Match[str]) -> str:
    return SPECIAL.get(match[0], match[0] + "{}")


def _name(name: str) -> str:
    """A name that isn't plainly a Chinese one stands in braces, so that nothing takes it apart."""
    return name if HAN_NAME.fullmatch(name) else f"{{{tex(name)}}}"


def bibtex(record: Record) -> str:
    """For the bibliography styles of the package gbt7714."""
    if record.kind == NEWSPAPER:
        return _entry("newspaper", record, {"journal": record.container, "date": record.issued, "number": record.page})
    return _entry("online", record, {"version": record.version})


def biblatex(record: Record) -> str:
    """For biblatex and its styles (gb7714-2025, apa, mla, chicago-notes)."""
    if record.kind == NEWSPAPER:
        subtype = {"entrysubtype": "newspaper", "journaltitle": record.container}
        return _entry("article", record, subtype | {"date": record.issued, "pages": record.page})
    return _entry("online", record, {"version": record.version})


def _entry(kind: str, record: Record, own: dict[str, str]) -> str:
    fields = {
        "author": " and ".join(map(_name, record.authors)),
        "title": tex_title(record.title),
        **{key: tex(value) for key, value in own.items()},
        "langid": "chinese",
        "url": record.address,  # as it is: these packages print it verbatim
        "urldate": record.accessed,
    }
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{kind}{{{record.id},\n{lines}}}\n"


def ris(record: Record) -> str:
    """RIS, a line a field."""
    return "".join(f"{tag}  - {one_line(value)}\n" for tag, value in _ris(record))


def _ris(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if record.kind == NEWSPAPER else "ELEC"
    fields = [("ID", record.id), *(("AU", name) for name in record.authors), ("TI", record.title)]
    fields += [("T2", record.container), ("ET", record.version), ("PY", record.issued[:4])]
    fields += [("DA", record.issued.replace("-", "/")), ("SP", record.page), ("LA", "zh-CN")]
    fields += [("UR", record.address), ("Y2", record.accessed.replace("-", "/"))]
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""


def csl_json(record: Record) -> str:
    """CSL-JSON: a list with the one item."""
    item: dict[str, Any] = {
        "id": record.id,
        "type": record.kind,
        "title": record.title,
        "author": [{"literal": name} for name in record.authors],
        "container-title": record.container,
        "version": record.version,
        "issued": _date_parts(record.issued),
        "page": record.page,
        "language": "zh-CN",
        "URL": record.address,
        "accessed": _date_parts(record.accessed),
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=1) + "\n"


def _date_parts(iso: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None


FORMATS = (
    Format("bibtex", "BibTeX（gbt7714）", "bib", bibtex),
    Format("biblatex", "biblatex", "biblatex.bib", biblatex),
    Format("ris", "RIS", "ris", ris),
    Format("csl", "CSL-JSON", "json", csl_json),
)
