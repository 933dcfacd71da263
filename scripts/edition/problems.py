"""What is wrong with the input, in the one form that a maintainer sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.mend}"


Key = Sequence[str | int]  # a place in a TOML file: ("chapter", 0, "id")


@dataclass(frozen=True)
class Places:
    """A TOML file's path, and the lines of its keys."""

    path: str
    line: Callable[[Key], int]

    def problem(self, key: Key, what: str, mend: str) -> Problem:
        """A problem at a key of the file."""
        return Problem(self.path, self.line(key), what, mend)


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
    results: list[object] = []
    problems: list[Problem] = []
    for step in (first, second):
        try:
            results.append(step())
        except InputError as error:
            problems += error.problems
    stop_on(problems)
    return results[0], results[1]  # type: ignore[return-value]  # each of its step's type: a list can't say so
