"""From a source folder to the Book, and from the Book to files: the order of the stages, in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from edition import (
    addresses,
    annotate,
    cite,
    compose,
    declared,
    editorial,
    glossary,
    links,
    load,
    lock,
    questions,
    review,
)
from edition.book import Book, Decision, Decisions
from edition.data import edition as edition_data
from edition.data import ledger as ledger_data
from edition.data import links as links_data
from edition.data import quiz as quiz_data
from edition.data import search as search_data
from edition.exports import annotations as web_annotations
from edition.exports import epub, feed, offprint, tei
from edition.exports import text as export_text
from edition.kit import anki, cartridge, gift, moodle, plain, sheet, slides
from edition.kit import handout as kit_handout
from edition.model import Candidate, Edition, Term
from edition.pages import (
    about,
    chapter,
    compare,
    downloads,
    embed,
    english,
    figures,
    handout,
    home,
    names,
    quiz,
    search,
    teaching,
    tombstone,
    wordlist,
    worksheet,
)
from edition.pages import glossary as glossary_page
from edition.parse import parse
from edition.pinyin import readings as readings_data
from edition.problems import Problem, stop_on, together

Family = Callable[[Book], Iterator[tuple[str, str | bytes]]]  # (path, content) …
Pages = Callable[[Book], Iterator[tuple[str, str]]]

# What a reviewer reads is committed, under docs/; a new output is a new module and a line in one of these lists.
COMMITTED: tuple[Pages, ...] = (
    home.files,
    compare.files,
    figures.files,
    names.files,
    english.files,
    chapter.files,
    glossary_page.files,
    about.files,
    teaching.files,
    downloads.files,
    search.files,
    handout.files,
    quiz.files,
    worksheet.files,
    wordlist.files,
    tombstone.files,
    edition_data.files,
)
# What is derived and many, or says the site's address, is made with the site.
WITH_SITE: tuple[Family, ...] = (
    embed.files,
    handout.qr_codes,
    cite.files,
    links_data.files,
    ledger_data.files,
    search_data.files,
    readings_data.files,
    edition_data.schema_files,
    export_text.files,
    epub.files,
    tei.files,
    feed.files,
    web_annotations.files,
    quiz_data.files,
    gift.files,
    plain.files,
    moodle.files,
    cartridge.files,
)
# What needs libraries of its own (requirements-kit.txt) is made with the site where it is asked for: `make kit`.
KIT: tuple[Family, ...] = (
    offprint.files,
    sheet.files,
    kit_handout.files,
    slides.files,
    anki.files,
)


@dataclass(frozen=True)
class Draft:
    """An edition with its ids, not yet checked as a whole. ``texts`` are the texts at its addresses."""

    edition: Edition
    terms: tuple[Term, ...]
    frozen: lock.Lock
    texts: Mapping[str, str]


def read(folder: Path) -> tuple[load.Source, lock.Lock]:
    """Read a source folder and its lock. Raises ``InputError`` with every problem of the files' form."""
    return together(
        lambda: load.read_source(folder), lambda: lock.read_lock(load.lock_text(folder), str(folder / load.LOCK))
    )


def draft(source: load.Source, frozen: lock.Lock) -> Draft:
    """Read the page and give its parts their ids. Raises ``InputError`` with every problem that a pass finds."""
    forced = {override.line: override.kind for override in source.edition.override}
    _, (exported, _) = together(
        lambda: declared.check_source(source.edition, source.article, source.edition_at),
        lambda: parse(source.article.lines, forced, source.article.path),
    )
    _, page = together(
        lambda: compose.check_chapters(source.edition, exported, source.edition_at),
        lambda: declared.declare(source.edition, exported, source.edition_at),
    )
    shown, changes = editorial.show(page, compose.exceptions(source.edition))
    ids = lock.number(page, shown, [table.id for table in source.edition.chapter], frozen)
    edition = compose.compose(source.edition, source.article, page, shown, changes, ids)
    terms = glossary.terms_of(source.glossary)
    return Draft(edition, terms, frozen, lock.texts_of(edition, terms, _more(source)))


def _more(source: load.Source) -> list[str]:
    """The addresses of the pages that are made from the editor's files, where there are any."""
    made = {
        addresses.QUIZ: source.questions.question,
        addresses.COMPARE: source.matter.compare,
        addresses.FIGURES: source.matter.figures,
        addresses.INDEX: source.matter.entities,
        addresses.ENGLISH: source.matter.english,
    }
    return [address for address, file in made.items() if file]


def problems(made: Draft, ledger: Sequence[Candidate], source: load.Source, thorough: bool) -> list[Problem]:
    """What is wrong with the edition as a whole, its addresses apart.

    ``thorough`` adds the check of the pinyin, whose library is slow to load.
    """
    evidence = glossary.Evidence(
        made.terms,
        made.edition,
        ledger,
        renderings=glossary.renderings_of(source.glossary),
        waiting=lock.paragraphs(made.frozen),
    )
    found = [
        *compose.figure_problems(source.edition, made.edition.chapters, source.edition_at),
        *compose.release_problems(source.edition, lock.versions(made.frozen), source.edition_at),
        *glossary.lint(evidence, source.glossary_at),
        *questions.lint(source.questions, made.edition.chapters, source.questions_at, lock.paragraphs(made.frozen)),
        *questions.concept_problems(made.terms if source.questions.question else (), source.glossary_at),
        *review.matter_problems(source.matter, made.edition, made.terms, source.matter_at),
    ]
    if thorough:
        from edition.pinyin import aloud, pinyin_problems

        found += pinyin_problems(made.terms, source.glossary_at)
        if source.matter.readings:
            found += aloud.problems(source.matter.readings, source.matter_at["readings"])
    return found


def ledger_of(made: Draft) -> list[Candidate]:
    """Where the entries stand in the text."""
    return annotate.Annotator(made.terms).annotate(made.edition.chapters)


def build(folder: Path, thorough: bool = False, site: str = "") -> Book:
    """Make an edition from a source folder. Raises ``InputError`` with every problem that a pass finds.

    ``site`` is the address of the published site's root, with its slash, where it is known.
    """
    source, frozen = read(folder)
    made = draft(source, frozen)
    ledger = ledger_of(made)
    broken = lock.lock_problems(lock.addresses_of(made.texts), frozen, str(folder / load.LOCK))
    stop_on([*broken, *problems(made, ledger, source, thorough)])
    terms = tuple(glossary.in_order(made.terms))
    return Book(
        edition=made.edition,
        terms=terms,
        ledger=tuple(ledger),
        marks=tuple(candidate.mark for candidate in ledger if candidate.marked),
        texts=made.texts,
        lock=frozen,
        gone=lock.retired(frozen),
        decisions=_decisions(source, made.edition),
        links=links.links_of(made.edition, terms),
        citations=cite.citations(made.edition, terms, site),
        site=site,
        questions=tuple(map(questions.written, source.questions.question)),
        matter=source.matter,
    )


def _decisions(source: load.Source, edition: Edition) -> Decisions:
    counts = Counter(change.rule for change in edition.changes)
    return Decisions(
        rules=tuple((label, counts[rule]) for rule, label in editorial.LABELS.items() if counts[rule]),
        kept=tuple(Decision(each.line, each.text, each.reason) for each in source.edition.keep),
        overrides=tuple(
            Decision(each.line, each.text, each.reason, each.kind.value) for each in source.edition.override
        ),
    )


def at(book: Book, site: str) -> Book:
    """The same book for a site at another address."""
    return replace(book, site=site, citations=cite.citations(book.edition, book.terms, site))


def pages(book: Book) -> dict[str, str]:
    """The pages, by path under the docs folder."""
    return dict(chain.from_iterable(family(book) for family in COMMITTED))


def files(book: Book, families: Iterable[Family]) -> dict[str, str | bytes]:
    """The files of some families of output, by path under the site's root."""
    return dict(chain.from_iterable(family(book) for family in families))


def published(book: Book, kit: bool) -> tuple[dict[str, str], dict[str, str | bytes]]:
    """What MkDocs makes the site from: the pages, which know the sizes of all files, and the files made with it."""
    if book.questions:
        book = replace(book, questions=(*book.questions, *questions.made(book.terms)))
    made = files(book, WITH_SITE + (KIT if kit else ()))
    sized = chain(made.items(), edition_data.files(book))
    sizes = {path: len(content if isinstance(content, bytes) else content.encode()) for path, content in sized}
    return pages(replace(book, sizes=sizes)), made
