"""What is wrong with the input, in the one form that a maintainer sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the input: where it is, what is wrong, what to do.

    ``line`` counts from 1; 0 stands for the file as a whole.
    """

    path: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.fix}"


Key = Sequence[str | int]  # a place in a TOML file: ("chapter", 0, "id")


@dataclass(frozen=True)
class Places:
    """A TOML file's path, and the lines of its keys."""

    path: str
    line: Callable[[Key], int]

    def problem(self, key: Key, what: str, fix: str) -> Problem:
        """A problem at a key of the file."""
        return Problem(self.path, self.line(key), what, fix)


class InputError(Exception):
    """All the problems that one pass found; at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def stop_on(problems: Iterable[Problem]) -> None:
    """Raise ``InputError`` if there are any problems."""
    found = list(problems)
    if found:
        raise InputError(found)


def together(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Run two independent steps, so that the problems of both are found in one pass. Raises them joined."""
    results = gathered([first, second])
    return results[0], results[1]  # type: ignore[return-value]  # each of its step's type: a list can't say so


def gathered(steps: Iterable[Callable[[], object]]) -> list[object]:
    """Run independent steps and give what they return, in their order. Raises the problems of all of them, joined."""
    results: list[object] = []
    problems: list[Problem] = []
    for step in steps:
        try:
            results.append(step())
        except InputError as error:
            problems += error.problems
    stop_on(problems)
    return results


def _place(names: Sequence[str], counts: Mapping[str, int]) -> tuple[str | int, ...]:
    """A table's place: its names, each array's followed by the index reached (chapter.figure → chapter, 0, figure)."""
    place: list[str | int] = []
    for end, name in enumerate(names, 1):
        place.append(name)
        reached = counts.get(".".join(names[:end]), -1)
        place += [reached] if reached >= 0 else []
    return tuple(place)


class Positions:
    """The lines of a TOML file's tables and keys, for messages; ``tomllib`` keeps none."""

    # [[chapter]] # the second
    HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?\s*(#.*)?$")
    # id = "chifeng"
    KEY = re.compile(r"^\s*([\w-]+)\s*=\s*(.*)$")

    def __init__(self, text: str) -> None:
        self.lines: dict[tuple[str | int, ...], int] = {}
        table: tuple[str | int, ...] = ()
        counts: dict[str, int] = {}
        fence = ""
        for number, line in enumerate(text.split("\n"), 1):
            if fence:
                fence = "" if fence in line else fence
            elif header := self.HEADER.match(line):
                counts[header[2]] = counts.get(header[2], -1) + (header[1] == "[[")
                # The arrays inside a table begin anew with each.
                counts = {name: count for name, count in counts.items() if not name.startswith(f"{header[2]}.")}
                table = _place(header[2].split("."), counts)
                self.lines[table] = number
            elif key := self.KEY.match(line):
                self.lines[(*table, key[1])] = number
                opened = [mark for mark in ('"""', "'''") if key[2].count(mark) == 1]
                fence = opened[0] if opened else ""

    def line(self, location: Sequence[str | int]) -> int:
        """The line of a location (``("chapter", 0, "id")``), or of the nearest table around it; 1 for the file."""
        place = tuple(location)
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1
