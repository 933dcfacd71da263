"""One English rendering for an element of headwords, by the table ``[rendering]`` (G22).

Of the elements that stand in a headword the longest count, and none inside another: in 党组织 stands 党组织, not 党组.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from edition.glossary.evidence import Evidence, Fault
from edition.model import Term

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G22."""
    found = [] if term.en_why else elements(term.headword, evidence.renderings)
    english = _words(term.en) if found else ()
    for element in found:
        forms = evidence.renderings[element]
        if not any(_stands(_words(form), english) for form in forms):
            what = f"{element} is {' or '.join(f'“{form}”' for form in forms)} in the table of renderings"
            yield Fault("en", "G22", what, f"“{term.en}” should have it; an exception says why in `en_why`")


def elements(headword: str, renderings: Mapping[str, Sequence[str]]) -> list[str]:
    """The elements of a headword, the longest first."""
    candidates = [each for each in renderings if each in headword]
    found = []
    for element in sorted(candidates, key=len, reverse=True):
        if element in headword:
            found.append(element)
            headword = headword.replace(element, "\n")
    return found


@cache
def _words(english: str) -> tuple[str, ...]:
    """Words in small letters, compounds apart, possessives without their ending."""
    return tuple(word.removesuffix("'s") for word in WORD.findall(english.lower()))


def _stands(form: Sequence[str], english: Sequence[str]) -> bool:
    """Whether the words of a rendering stand in a text one after another, in the singular or plural."""
    last = len(english) - len(form)
    return any(all(map(_same, english[i : i + len(form)], form)) for i in range(last + 1))


def _same(word: str, wanted: str) -> bool:
    return word in (wanted, f"{wanted}s", f"{wanted}es", f"{wanted.removesuffix('y')}ies")
