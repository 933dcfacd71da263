"""The file's form: an address a line, and under it, indented, what happened to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from edition.model import Correction, Frozen, Retirement
from edition.problems import Problem, stop_on

Lock = Mapping[str, Frozen]  # by address, in the file's order: the order of the text

DIGITS = 16
ENTRY = re.compile(rf"(?P<address>/\S*)\t(?P<hash>[0-9a-f]{{{DIGITS}}})")
CORRECTED = re.compile(rf"  corrected in (?P<version>\S+), was (?P<was>[0-9a-f]{{{DIGITS}}}): (?P<reason>\S.*)")
RETIRED = re.compile(r"  retired in (?P<version>\S+), see (?P<to>/\S*): (?P<reason>\S.*)")
HEADER = """\
# Every public address, a tab, and the hash of its text (first 16 hex digits of SHA-256), in the order of the text.
# Written by `build.py freeze`; a build that would drop an address or give it another text stops. CONTRIBUTING.md
# says how to correct a text and how to retire an address. What happened stands under the address, indented:
#   corrected in VERSION, was HASH: why     the text was corrected, the address stays
#   retired in VERSION, see ADDRESS: why    the text is gone; the address leads on, and is never used again
# Of each chapter there is also /handout/CHAPTER/, of each /PAGE/#ID that is a paragraph or a term /embed/PAGE/ID.html.
"""


def read_lock(text: str, path: str) -> dict[str, Frozen]:
    """The file's addresses, in its order. Raises ``InputError`` for lines that aren't of its form."""
    lock: dict[str, Frozen] = {}
    problems = []
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        entry = ENTRY.fullmatch(line)
        if entry and entry["address"] in lock:
            problems.append(Problem(path, number, f"{entry['address']} stands twice", "take the wrong line out"))
        elif entry:
            last = entry["address"]
            lock[last] = Frozen(entry["hash"], line=number)
        elif last and (entry_with_news := parse_line(line, lock[last])):
            lock[last] = entry_with_news
        else:
            what = "neither an address, a tab and 16 hex digits, nor what happened to the address above"
            fix = "after a merge run `build.py freeze --resolve`; else restore the line from git"
            problems.append(Problem(path, number, what, fix))
    stop_on(problems)
    return lock


def parse_line(line: str, entry: Frozen) -> Frozen | None:
    """The entry, updated by the indented line under it; None where the line isn't of the form, or follows the end."""
    if entry.retired:
        return None
    if match := CORRECTED.fullmatch(line):
        return replace(entry, corrections=(*entry.corrections, Correction(**match.groupdict())))
    if match := RETIRED.fullmatch(line):
        return replace(entry, retired=Retirement(**match.groupdict()))
    return None


def write_lock(lock: Lock) -> str:
    """The file's text."""
    return HEADER + "".join(_lines(address, entry) for address, entry in lock.items())


def _lines(address: str, entry: Frozen) -> str:
    lines = [f"{address}\t{entry.hash}"]
    lines += [f"  corrected in {each.version}, was {each.was}: {each.reason}" for each in entry.corrections]
    if entry.retired:
        lines.append(f"  retired in {entry.retired.version}, see {entry.retired.to}: {entry.retired.reason}")
    return "\n".join(lines) + "\n"


def live(lock: Lock) -> dict[str, str]:
    """The hashes of the addresses that have a text."""
    return {address: entry.hash for address, entry in lock.items() if not entry.retired}


def versions(lock: Lock) -> set[str]:
    """The versions of the edition in which something happened to an address."""
    corrected = {each.version for entry in lock.values() for each in entry.corrections}
    return corrected | {entry.retired.version for entry in lock.values() if entry.retired}
