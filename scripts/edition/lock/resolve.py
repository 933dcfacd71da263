"""``build.py freeze --resolve``: a ``permalinks.lock`` in which git left both branches' lines becomes one again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.lock.text import parse_line
from edition.model import Frozen
from edition.problems import Problem, stop_on

# <<<<<<< HEAD, ||||||| base, =======, >>>>>>> branch
MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |$)")


def is_marker(line: str) -> bool:
    """Whether a line is one that git writes into a file in conflict."""
    return bool(MARKER.match(line))


def resolve(text: str, path: str) -> dict[str, Frozen]:
    """The addresses of both sides, each with all that happened to it. Raises ``InputError`` where both sides gave one
    address different texts, or different ends, and neither follows from the other.
    """
    lock: dict[str, Frozen] = {}
    problems = []
    for address, entry in _entries(text):
        known = lock.get(address)
        joined = _joined(known, entry) if known else entry
        if joined is None:
            what = f"{address} has another text, or another end, on each side"
            problems.append(
                Problem(path, entry.line, what, "delete the wrong one of its two entries, then run this again")
            )
        else:
            lock[address] = joined
    stop_on(problems)
    return lock


def _entries(text: str) -> Iterator[tuple[str, Frozen]]:
    """The entries in the file's order; git's markers are left out, and what stood before either side changed it."""
    address, entry, in_base = "", None, False
    for number, line in enumerate(text.splitlines(), 1):
        if is_marker(line):
            in_base = line.startswith("|||||||")
        elif in_base or not line or line.startswith("#"):
            continue
        elif line.startswith("  ") and entry:
            entry = parse_line(line, entry) or entry
        elif "\t" in line:
            if entry:
                yield address, entry
            address, _, value = line.partition("\t")
            entry = Frozen(value, line=number)
    if entry:
        yield address, entry


def _joined(one: Frozen, other: Frozen) -> Frozen | None:
    """Two sides' words of one address; None where they contradict each other."""
    hashes = {one.hash, other.hash}
    history = dict.fromkeys((*one.corrections, *other.corrections))
    ends = {entry.retired for entry in (one, other) if entry.retired}
    # The text that the other side corrected is the older one.
    current = hashes - {each.was for each in history} or {one.hash}
    if len(current) > 1 or len(ends) > 1:
        return None
    return replace(one, hash=current.pop(), corrections=tuple(history), retired=ends.pop() if ends else None)
