"""What a build would break: a frozen address dropped, given another text, or used again after its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from edition.lock.text import DIGITS, Lock
from edition.model import Frozen, Retirement
from edition.problems import Problem

CORRECT = '`build.py freeze --correct {} --reason "…"`'
RETIRE = '`build.py freeze --retire {} --to ADDRESS --reason "…"`'


def lock_problems(addresses: Mapping[str, str], lock: Lock, path: str) -> Iterator[Problem]:
    """Frozen addresses that this build would drop, give another text or use again, and retired ones that lead nowhere.

    ``addresses`` maps what the build makes to hashes of any length ≥ 16.
    """
    for address, entry in lock.items():
        fault = _retired_fault(address, addresses, lock) if entry.retired else _live_fault(address, entry, addresses)
        if fault:
            yield Problem(path, entry.line, *fault)


def _live_fault(address: str, entry: Frozen, addresses: Mapping[str, str]) -> tuple[str, str] | None:
    correct, retire = CORRECT.format(address), RETIRE.format(address)
    if address not in addresses:
        what = f"{address} is frozen, but nothing has its text any more"
        return what, f"restore its text, or say what happened: {correct} or {retire}"
    if addresses[address][:DIGITS] != entry.hash:
        return f"the text at {address} isn't the frozen one", f"restore it, or accept it: {correct}"
    return None


def _retired_fault(address: str, addresses: Mapping[str, str], lock: Lock) -> tuple[str, str] | None:
    if address in addresses:
        return f"{address} is retired and can't be used again", "give the new text another id"
    if final(address, lock) not in addresses:
        to = final(address, lock) or f"itself by way of {_to(address, lock)}"
        return f"{address} is retired and leads to {to}, where nothing is", "write another address after “see”"
    return None


def _to(address: str, lock: Lock) -> str:
    entry = lock.get(address)
    return entry.retired.to if entry and entry.retired else ""


def final(address: str, lock: Lock) -> str:
    """Where a reader of a retired address ends, also when its successor is retired too; empty for a circle."""
    seen = set()
    while to := _to(address, lock):
        if address in seen:
            return ""
        seen.add(address)
        address = to
    return address


def retired(lock: Lock) -> dict[str, Retirement]:
    """The addresses that were given up, each with the address where its readers end."""
    return {
        address: replace(entry.retired, to=final(address, lock)) for address, entry in lock.items() if entry.retired
    }


def paragraphs(lock: Lock) -> frozenset[str]:
    """The paragraphs that have a frozen address, as entries name them (chifeng#p2)."""
    return frozenset(
        address.strip("/").replace("/#", "#")
        for address, entry in lock.items()
        if not entry.retired and re.search(r"/#p\d+$", address)
    )


def unfrozen(addresses: Mapping[str, str], lock: Lock) -> list[str]:
    """Addresses that the build makes and the lock doesn't hold yet."""
    return [address for address in addresses if address not in lock]
