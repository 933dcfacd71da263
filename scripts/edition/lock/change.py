"""``build.py freeze``: new addresses are recorded; a correction or a retirement is accepted, and its reason kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edition.lock.text import DIGITS, Lock
from edition.model import Correction, Frozen, Retirement
from edition.problems import Problem, stop_on
from edition.text import digest

WORDS = 12  # characters of a text that name it in a message


@dataclass(frozen=True)
class Request:
    """What a maintainer asks of ``freeze``: ``correct`` or ``retire`` is an address, the other one is empty."""

    correct: str
    retire: str
    to: str
    reason: str

    @property
    def flag(self) -> str:
        """The option by which it was asked."""
        return f"--correct {self.correct}" if self.correct else f"--retire {self.retire}"


def request_of(correct: str | None, retire: str | None, to: str, reason: str) -> Request | None:
    """The options as a request; None for a plain ``freeze``. Raises ``InputError`` where they don't go together."""
    if correct is not None and retire is not None:
        stop_on([Problem("freeze", 0, "--correct and --retire in one call", "do one after the other")])
    if correct is None and retire is None:
        if to or reason:
            stop_on([Problem("freeze", 0, "--to and --reason alone", "add --correct or --retire and an address")])
        return None
    return Request(_slashed(correct or ""), _slashed(retire or ""), _slashed(to), reason)


def _slashed(address: str) -> str:
    """An address as permalinks.lock writes it, with the slash at its beginning."""
    return address if address.startswith("/") or not address else f"/{address}"


Fault = tuple[str, str]  # what is wrong, what to do


def change(request: Request, lock: Lock, texts: Mapping[str, str], version: str) -> dict[str, Frozen]:
    """The lock with a correction or retirement. Raises ``InputError`` where the request doesn't fit.

    ``texts`` are the texts at the build's addresses, ids given by the old lock: a corrected paragraph has a new one.
    """
    address = request.correct or request.retire
    faults = _faults(request, address, lock)
    if not faults:
        done = _correct(request, lock, texts, version) if request.correct else _retire(request, lock, texts, version)
        if isinstance(done, dict):
            return done
        faults = [done]
    stop_on(Problem(request.flag, 0, *fault) for fault in faults)
    raise AssertionError  # there is a fault


def _faults(request: Request, address: str, lock: Lock) -> list[Fault]:
    """What is wrong whatever the texts are."""
    found = []
    if not request.reason.strip():
        found.append(("the reason is missing", 'add --reason "…": it goes into permalinks.lock'))
    if request.retire and not request.to:
        found.append(("it isn't said where the readers go", "add --to and an address, at least the page's"))
    entry = lock.get(address)
    if entry is None:
        near = difflib.get_close_matches(address, lock, 1, 0.5)
        found.append(
            (f"{address} isn't a frozen address", f"did you mean {near[0]}?" if near else "see permalinks.lock")
        )
    elif entry.retired:
        found.append((f"{address} is retired since {entry.retired.version}", "a retirement is final"))
    return found


def _reason(request: Request) -> str:
    return " ".join(request.reason.split())


def _correct(request: Request, lock: Lock, texts: Mapping[str, str], version: str) -> dict[str, Frozen] | Fault:
    """The lock with the corrected text's hash; the old one goes into the address's history."""
    address, entry = request.correct, lock[request.correct]
    found = address if address in texts else _moved(request, lock, texts)
    if isinstance(found, tuple):
        return found
    value = digest(texts[found])[:DIGITS]
    if value == entry.hash:
        return f"the text at {address} is the frozen one: there is nothing to correct", "change the source first"
    told = Correction(version, entry.hash, _reason(request))
    return {**lock, address: replace(entry, hash=value, corrections=(*entry.corrections, told))}


def _moved(request: Request, lock: Lock, texts: Mapping[str, str]) -> str | Fault:
    """The provisional address of the text that stands where the frozen one stood."""
    address = request.correct
    new = [each for each in texts if each not in lock and _family(each) == _family(address)]
    if request.to:
        listed = _list(new, texts) or "there is none"
        return request.to if request.to in new else (f"{request.to} isn't a new text", f"the new texts: {listed}")
    lost, found = _gap(address, lock, texts)
    if not found:
        what = f"no new text stands where {address} stood: there is nothing to correct"
        return what, f"use --to ({_list(new, texts)})" if new else "restore the text, or retire the address"
    if len(lost) != len(found):
        what = f"{len(lost)} lost and {len(found)} new texts stand there, so it isn't clear which is meant"
        return what, f"add --to and one of them: {_list(found, texts)}"
    return found[lost.index(address)]


def _family(address: str) -> str:
    """What an address has in common with those that its text could have instead: /chifeng/#p."""
    return re.sub(r"\d+$", "", address) if re.search(r"#[sp]\d+$", address) else address


def _gap(address: str, lock: Lock, texts: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The frozen addresses without a text around this one, and the new texts between the same neighbours."""
    family = _family(address)
    old = [each for each, entry in lock.items() if _family(each) == family and not entry.retired]
    now = [each for each in texts if _family(each) == family]
    at = old.index(address)
    start = next((i for i in range(at, -1, -1) if old[i] in texts), -1)
    end = next((i for i in range(at, len(old)) if old[i] in texts), len(old))
    first = now.index(old[start]) + 1 if start >= 0 else 0
    last = now.index(old[end]) if end < len(old) else len(now)
    return old[start + 1 : end], [each for each in now[first:last] if each not in lock]


def _list(addresses: Sequence[str], texts: Mapping[str, str]) -> str:
    return ", ".join(f"{address} “{texts[address][:WORDS]}…”" for address in addresses[:5])


def _retire(request: Request, lock: Lock, texts: Mapping[str, str], version: str) -> dict[str, Frozen] | Fault:
    """The lock with the address retired; with a page go all its places that have no text any more."""
    address, to = request.retire, request.to
    if address in texts:
        return f"{address} is still in the edition", "take its text out of source/ first"
    if to not in texts:
        near = difflib.get_close_matches(to, texts, 1, 0.5)
        return f"--to {to} isn't an address of this edition", f"did you mean {near[0]}?" if near else "name one that is"
    gone = [
        each for each, entry in lock.items() if _goes_with(each, address) and each not in texts and not entry.retired
    ]
    lost = [each for each, entry in lock.items() if not (each in texts or each in gone or entry.retired)]
    if to not in lock and lost:
        what = f"--to {to} is a new text, perhaps that of {lost[0]}, which has none now"
        return what, f"say first what happened to {lost[0]}"
    ends = {each: Retirement(version, _successor(each, request, lock, texts), _reason(request)) for each in gone}
    return {**lock, **{each: replace(lock[each], retired=end) for each, end in ends.items()}}


def _goes_with(each: str, address: str) -> bool:
    return each == address or (address.endswith("/") and each.startswith(address + "#"))


def _successor(each: str, request: Request, lock: Lock, texts: Mapping[str, str]) -> str:
    """Of a page's places those lead on to their own text that are under the same id in the new page."""
    same = request.to + each.removeprefix(request.retire)
    return same if same in texts and digest(texts[same])[:DIGITS] == lock[each].hash else request.to


def record(addresses: Mapping[str, str], lock: Lock) -> dict[str, Frozen]:
    """The lock with all of the build's addresses, in the order of the text; retired ones stay where they stood."""
    order = list(addresses)
    known = set(order)
    before = None
    for address in lock:
        if address not in known:
            order.insert(order.index(before) + 1 if before else 0, address)
        before = address
    return {address: lock.get(address) or Frozen(addresses[address][:DIGITS]) for address in order}


def told(request: Request, lock: Lock, texts: Mapping[str, str]) -> str:
    """What was done, for the maintainer to see: the text that the address has now, or where it leads."""
    if request.correct:
        return f"{request.correct} has now: {texts[request.correct]}"
    gone = [address for address in lock if _goes_with(address, request.retire)]
    more = f" with {len(gone) - 1} places of the page" if len(gone) > 1 else ""
    return f"{request.retire}{more} is retired and leads to {request.to}"
