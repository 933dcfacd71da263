"""The entries of ``glossary.toml`` as nouns of the edition, and their order."""

from __future__ import annotations

from collections.abc import Iterable

from edition.model import Source, Term
from edition.schema import GlossaryFile
from edition.text import plain_pinyin


def terms_of(file: GlossaryFile) -> tuple[Term, ...]:
    """The entries of a validated file, in its order."""
    return tuple(
        Term(
            id=table.id,
            headword=table.headword,
            aliases=tuple(table.aliases),
            pinyin=table.pinyin,
            en=table.en,
            kind=table.kind,
            short=table.short,
            long=table.long,
            here=table.here,
            refs=tuple(table.refs),
            related=tuple(table.related),
            basis=table.basis,
            sources=tuple(Source(ref.title, ref.publication, ref.date, ref.url) for ref in table.sources),
            not_in=tuple(table.not_in),
            only_in=tuple(table.only_in),
            only_in_why=table.only_in_why,
            includes=tuple(table.includes),
            context=tuple(table.context),
            beside=tuple(table.beside),
            en_why=table.en_why,
        )
        for table in file.term
    )


def renderings_of(file: GlossaryFile) -> dict[str, list[str]]:
    """The accepted English forms of an element of headwords, by the element."""
    return {element: [forms] if isinstance(forms, str) else forms for element, forms in file.rendering.items()}


def in_order(terms: Iterable[Term]) -> list[Term]:
    """Entries by pinyin, as a Chinese dictionary has them."""
    return sorted(terms, key=lambda term: (plain_pinyin(term.pinyin), term.headword, term.id))
