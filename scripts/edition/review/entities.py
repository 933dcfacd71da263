"""The index of names: entries that exist, names that stand in the text, codes that fit their places."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from edition.matter import EntitiesFile, EntityTable
from edition.model import Term
from edition.problems import Key, Places, Problem
from edition.review.places import Texts


def problems(file: EntitiesFile, terms: Sequence[Term], texts: Texts, at: Places) -> Iterator[Problem]:
    """What is wrong with ``entities.toml``."""
    heads = {term.id: term.headword for term in terms}
    named = Counter((entity.kind, entity.name) for entity in file.entity)
    codes = {entity.name: entity.code for entity in file.entity}
    for i, entity in enumerate(file.entity):
        key = ("entity", i)
        if named[entity.kind, entity.name] > 1:
            yield at.problem((*key, "name"), f"“{entity.name}” stands twice", "take one out")
        if entity.part_of and entity.part_of not in codes:
            what = f"“{entity.name}” is part of “{entity.part_of}”, which isn't listed"
            yield at.problem((*key, "part_of"), what, "list it too, or leave the key out")
        yield from _code(entity, codes.get(entity.part_of, ""), key, at)
        yield from _term(entity, heads, key, at) if entity.term else _surfaces(entity, texts, key, at)


def _term(entity: EntityTable, heads: dict[str, str], key: Key, at: Places) -> Iterator[Problem]:
    if entity.term not in heads:
        near = difflib.get_close_matches(entity.term, heads, 1)
        fix = f"did you mean `{near[0]}`?" if near else "write an entry's id"
        yield at.problem((*key, "term"), f"there is no entry `{entity.term}`", fix)
    elif heads[entity.term] != entity.name:
        what = f"the entry `{entity.term}` is headed “{heads[entity.term]}”, not “{entity.name}”"
        yield at.problem((*key, "name"), what, "give both one name")
    if entity.surfaces:
        what = f"“{entity.name}” has an entry, which knows its places"
        yield at.problem((*key, "surfaces"), what, "take `surfaces` out")


def _surfaces(entity: EntityTable, texts: Texts, key: Key, at: Places) -> Iterator[Problem]:
    if not entity.surfaces:
        what = f"“{entity.name}” has neither an entry nor surfaces"
        yield at.problem((*key, "name"), what, "add `term` or `surfaces`")
    for surface in entity.surfaces:
        if not any(surface in text for text in texts.paragraphs.values()):
            yield at.problem((*key, "surfaces"), f"no paragraph has “{surface}”", "write it as the text does")


def _code(entity: EntityTable, outer: str, key: Key, at: Places) -> Iterator[Problem]:
    """A code of six digits names province, prefecture, county in pairs: a part's begins as its whole's does."""
    if entity.code and outer and not entity.code.startswith(outer.rstrip("0")):
        what = f"the code {entity.code} of “{entity.name}” doesn't lie in {outer} ({entity.part_of})"
        yield at.problem((*key, "code"), what, "look both up in GB/T 2260")
