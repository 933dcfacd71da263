"""A permalinks.lock that git left in conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.lock import read_lock, resolve, write_lock
from edition.problems import InputError
from helpers.editions import CHAPTERS, Run

A, B, C, D = (letter * 16 for letter in "abcd")
BASE = f"/x/\t{A}\n/x/#p1\t{B}\n"


def conflict(ours: str, theirs: str) -> str:
    return f"/x/\t{A}\n<<<<<<< HEAD\n{ours}||||||| base\n/x/#p1\t{B}\n=======\n{theirs}>>>>>>> other\n"


def test_addresses_of_both_sides_are_kept() -> None:
    text = conflict(f"/x/#p1\t{B}\n/x/#p2\t{C}\n", f"/x/#p1\t{B}\n/x/#p3\t{D}\n")
    assert {address: entry.hash for address, entry in resolve(text, "lock").items()} == {
        "/x/": A,
        "/x/#p1": B,
        "/x/#p2": C,
        "/x/#p3": D,
    }


def test_a_correction_of_one_side_holds() -> None:
    corrected = f"/x/#p1\t{C}\n  corrected in 0.2.0, was {B}: 更正\n"
    for text in (conflict(corrected, f"/x/#p1\t{B}\n"), conflict(f"/x/#p1\t{B}\n", corrected)):
        entry = resolve(text, "lock")["/x/#p1"]
        assert (entry.hash, [each.reason for each in entry.corrections]) == (C, ["更正"])


def test_a_retirement_of_one_side_holds() -> None:
    text = conflict(f"/x/#p1\t{B}\n  retired in 0.2.0, see /x/: 撤下\n", f"/x/#p1\t{B}\n")
    entry = resolve(text, "lock")["/x/#p1"]
    assert entry.retired
    assert entry.retired.to == "/x/"


def test_two_texts_of_one_address_are_a_contradiction() -> None:
    ours = f"/x/#p1\t{C}\n  corrected in 0.2.0, was {B}: 更正\n"
    theirs = f"/x/#p1\t{D}\n  corrected in 0.2.0, was {B}: 另一更正\n"
    with pytest.raises(InputError, match=r"lock:8: /x/#p1 has another text, or another end, on each side; delete"):
        resolve(conflict(ours, theirs), "lock")


def test_a_file_without_conflict_stays_as_it_is() -> None:
    assert write_lock(resolve(BASE, "lock")) == write_lock(read_lock(BASE, "lock"))


def test_by_command(source: Path, tmp_path: Path, run: Run) -> None:
    path = source / "permalinks.lock"
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith(f"/{CHAPTERS[0]}/#p2"))
    both = [*lines[:at], "<<<<<<< HEAD\n", lines[at], "=======\n", lines[at], ">>>>>>> x\n", *lines[at + 1 :]]
    path.write_text("".join(both), encoding="utf-8")
    code, _, err = run(source, "--out", tmp_path / "docs")
    assert code == 2
    assert "run `build.py freeze --resolve`" in err
    assert run("freeze", source, "--resolve")[0] == 0
    assert path.read_text(encoding="utf-8") == before
