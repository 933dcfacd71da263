"""The surfaces by which an entry is found in the text (G02, G16).

An alias is another name of the same thing; a member or part of it belongs to ``includes``. Which of the two a surface
is only a reader can tell. But an alias is recognised where it shortens, lengthens or turns round the headword (业委会,
业主委员会; 杨浦, 杨浦区; 加装电梯, 电梯加装), and any other must be named: in ``short`` or ``long``, or in ``here``
after a word that says so (又作“…”). So much can be checked without false alarms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.glossary.evidence import Evidence, Fault
from edition.model import Term


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G02, G16."""
    yield from _double_faults(term, evidence)
    yield from _alias_faults(term)


def _double_faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """Each pair once, at the later entry."""
    for surface, other in evidence.shared.get(term.id, ()):
        if _overlap(other.only_in, term.only_in):
            fix = "take it from one of them, or tell the places apart with only_in"
            yield Fault("headword", "G02", f"“{surface}” also belongs to `{other.id}`", fix)


def _overlap(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two entries could both stand in one paragraph; no places means everywhere."""
    if not left or not right:
        return True
    return any(a == b or a == b.partition("#")[0] or b == a.partition("#")[0] for a in left for b in right)


def _alias_faults(term: Term) -> Iterator[Fault]:
    for i, surface in enumerate(term.surfaces):
        if surface in term.surfaces[:i]:
            key = "includes" if surface in term.includes else "aliases"
            fix = "keep it once: another name of the same thing in `aliases`, a member or part in `includes`"
            yield Fault(key, "G16", f"“{surface}” stands twice among headword, aliases and includes", fix)
    for alias in term.aliases:
        if not _recognised(alias, term):
            what = f"nothing says that “{alias}” is another name of the headword"
            fix = "name it in `short` or `long` (简称“…”，又称“…”), or move a member or part to `includes`"
            yield Fault("aliases", "G16", what, fix)


def _recognised(alias: str, term: Term) -> bool:
    turned = sorted(alias) == sorted(term.headword)
    return turned or _shortens(alias, term.headword) or _shortens(term.headword, alias) or _named(alias, term)


def _named(alias: str, term: Term) -> bool:
    """Whether the entry names an alias; 又作“甲”“乙” names both."""
    said = rf"[称作即写叫](?:“[^”]*”[、和]?)*“{re.escape(alias)}”"
    return alias in term.short or alias in term.long or bool(re.search(said, term.here))


def _shortens(short: str, long: str) -> bool:
    """Whether a name's characters stand in a longer one in their order: 业委会, 业主委员会."""
    rest = iter(long)
    return all(character in rest for character in short)
