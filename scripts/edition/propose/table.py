"""How every line was read, as a table for a terminal of 100 columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from edition.model import Kind, Reading

WIDTH = 100
TEXT = 40  # columns of a line's text
RULE = 35  # columns of the reason


def columns(text: str) -> int:
    """How many columns a text takes: two for each wide character, and for those that some terminals set wide."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def reading_table(readings: Sequence[Reading]) -> str:
    """All lines with text, those first that aren't sure; ``?`` marks them."""
    filled = [reading for reading in readings if reading.kind != Kind.BLANK]
    unsure = [reading for reading in filled if not reading.sure]
    blank = len(readings) - len(filled)
    counts = f"{len(readings)} lines: {len(filled)} with text, {blank} blank; unsure of {len(unsure)} (marked ?)."
    doubts = ["Unsure of:", *(row for each in unsure for row in _rows(each)), ""] if unsure else []
    return "\n".join([*doubts, "All lines:", *(row for each in filled for row in _rows(each)), counts])


def _rows(reading: Reading) -> Iterator[str]:
    doubt = " " if reading.sure else "?"
    text = _printable(reading.line.text)
    first, *rest = _wrapped(reading.rule, RULE)
    yield f"{doubt} {reading.line.number:>5}  {reading.kind:<12}  {_padded(_cut(text, TEXT), TEXT)}  {first}".rstrip()
    indent = " " * (WIDTH - RULE)
    yield from (f"{indent}{line}" for line in rest)


def _printable(text: str) -> str:
    """A text whose tabs and controls don't move the table."""
    return "".join(" " if char.isspace() else char for char in text if _columns(char) or char.isspace())


def _cut(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    kept = ""
    for char in text:
        if columns(kept) + _columns(char) > width - 2:
            break
        kept += char
    return f"{kept}…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most this many columns, broken at blanks, and inside words that are longer."""
    lines = [""]
    for word in _printable(text).split():
        if lines[-1] and columns(lines[-1]) + 1 + columns(word) > width:
            lines.append("")
        lines[-1] += " " * bool(lines[-1])
        for char in word:
            if columns(lines[-1]) + _columns(char) > width:
                lines.append("")
            lines[-1] += char
    return lines
