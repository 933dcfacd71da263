"""索引: places, bodies, offices, documents, projects and people, each with all its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.matter import ENTITY_KINDS, EntityTable
from edition.model import Kind, Term
from edition.pages.compare import Places, places
from edition.pages.fill import fill
from edition.pages.front import Front

# What kind of name an entry of the glossary is, by its kind there; entries of other kinds are no names.
KIND_OF = {
    "地名": "place",
    "机构组织": "body",
    "职务人员": "office",
    "政策文件": "document",
    "地方项目": "project",
}


@dataclass(frozen=True)
class Name:
    """A name of the index: its entry's id (empty without one), code, whole, and its places by chapter.

    ``signs`` are the addresses of what a person signed, with what each is called.
    """

    name: str
    term: str = ""
    code: str = ""
    part_of: str = ""
    places: Places | None = None
    signs: Sequence[tuple[str, str]] = ()


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page, where the edition has an index of names."""
    file = book.matter.entities
    if not file:
        return
    words = "本版的地名、机构、职务、文件、项目和人名，各列全部所在段落；县级以上地名附行政区划代码。"
    yield (
        addresses.source(addresses.INDEX),
        fill(
            "names.md.j2",
            book=book,
            front=Front("names", addresses.NAMES[addresses.INDEX], words, "navigation", found=False),
            note=file.note,
            groups=groups(book, file.entity),
            chapters={chapter.id: chapter.name for chapter in book.edition.chapters},
        ),
    )


def groups(book: Book, listed: Sequence[EntityTable]) -> list[tuple[str, str, list[Name]]]:
    """The names by kind: (the kind's heading, its fragment, names). Listed ones stand first, in the file's order."""
    marked = places(book)
    known = {entity.term for entity in listed if entity.term}
    found: dict[str, list[Name]] = {kind: [] for kind in ENTITY_KINDS}
    for entity in listed:
        where = marked.get(entity.term) if entity.term else _standing(book, entity.surfaces)
        found[entity.kind].append(Name(entity.name, entity.term, entity.code, entity.part_of, where))
    for term in book.terms:
        if term.kind in KIND_OF and term.id not in known:
            found[KIND_OF[term.kind]].append(_of_term(term, marked))
    found["person"] += _signers(book)
    return [(heading, f"names-{kind}", found[kind]) for kind, heading in ENTITY_KINDS.items() if found[kind]]


def _of_term(term: Term, marked: Mapping[str, Places]) -> Name:
    return Name(term.headword, term.id, places=marked.get(term.id))


def _standing(book: Book, surfaces: Sequence[str]) -> Places:
    """The paragraphs that hold one of the surfaces."""
    found: dict[str, list[str]] = {}
    for chapter in book.edition.chapters:
        for item in chapter.items:
            if item.kind == Kind.PARAGRAPH and any(surface in item.text for surface in surfaces):
                found.setdefault(chapter.id, []).append(item.id)
    return found


def _signers(book: Book) -> Iterator[Name]:
    """The authors of the page and of its chapters, in the order in which they are named."""
    signed: dict[str, list[tuple[str, str]]] = {}
    for person in book.edition.page.reporters.people:
        signed.setdefault(person.name, []).append((addresses.HOME, "综合报道"))
    for chapter in book.edition.chapters:
        for person in chapter.people:
            signed.setdefault(person.name, []).append((addresses.chapter(chapter.id), f"{chapter.name}一文"))
    for name, works in signed.items():
        yield Name(name, signs=works)
