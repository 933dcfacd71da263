"""Two questions per entry: from the definition to the headword, and the reverse.

Wrong options are entries of the same kind with headwords, or definitions, of nearly the same length: never one that
could be right as well (``apart``). An entry without three of these, or with a headword that another entry has too,
gets no question; nor one whose definition says the headword.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from edition.model import Question, Term
from edition.questions.written import arranged

WRONG = 3  # wrong options per question


def made(terms: Sequence[Term]) -> Iterator[Question]:
    """The questions of the entries that a paragraph holds, in the entries' order."""
    heads = Counter(term.headword for term in terms)
    asked = [term for term in terms if term.refs and heads[term.headword] == 1 and not _says(term.short, term)]
    by_name = _neighbours(asked, lambda term: len(term.headword))
    by_meaning = _neighbours(asked, lambda term: len(term.short))
    for term in asked:
        if others := _wrong(term, by_name):
            texts = [other.headword for other in (term, *others)]
            yield _question(term, "name", f"哪个词语的释义是：{term.short}", texts)
        if others := _wrong(term, by_meaning):
            texts = [other.short for other in (term, *others)]
            yield _question(term, "meaning", f"“{term.headword}”是什么意思？", texts)


def _wrong(term: Term, near: Callable[[Term], Iterator[Term]]) -> list[Term]:
    """The entries of the wrong options; none where there aren't enough."""
    others = list(islice((other for other in near(term) if apart(term, other)), WRONG))
    return others if len(others) == WRONG else []


def _question(term: Term, kind: str, stem: str, texts: Sequence[str]) -> Question:
    """``texts``: the right option, then the wrong ones."""
    id = f"term-{term.id}-{kind}"
    options, answer = arranged(id, texts[0], texts[1:])
    chapter = term.refs[0].partition("#")[0]
    return Question(id, kind, chapter, stem, options, answer, term.refs[0], term.short, term=term.id)


def apart(term: Term, other: Term) -> bool:
    """Whether the other entry is clearly wrong where this one is right: the two aren't related, no name of one is in a
    name of the other (党组织, 基层党组织), and neither definition says the other's name.
    """
    if other.id in term.related or term.id in other.related or term.short == other.short:
        return False
    return not _says(_words(term), other) and not _says(_words(other), term)


def _words(term: Term) -> str:
    """What an entry's questions show of it."""
    return "\n".join((*term.surfaces, term.short))


def _says(words: str, term: Term) -> bool:
    """Whether words hold a name of an entry."""
    return any(name in words for name in term.surfaces)


def _neighbours(terms: Sequence[Term], length: Callable[[Term], int]) -> Callable[[Term], Iterator[Term]]:
    """For an entry, the others of its kind: those of nearly its length first, the longer and the shorter by turns."""
    kinds: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: (length(term), term.id)):
        kinds.setdefault(term.kind, []).append(term)
    places = {term.id: i for same in kinds.values() for i, term in enumerate(same)}

    def near(term: Term) -> Iterator[Term]:
        same, place = kinds[term.kind], places[term.id]
        pairs = zip_longest(same[place + 1 :], reversed(same[:place]))
        return (other for other in chain.from_iterable(pairs) if other)

    return near
