"""A course as a Common Cartridge 1.1 (GB/T 36347 has the same form): links, a page, a discussion, a quiz per chapter.

Version 1.1, because Moodle restores 1.0 and 1.1 only. Moodle looks for the namespace in the first 500 bytes of the
manifest, so that it stands first. A cartridge opens away from the site: its links need the whole address, and where
that isn't known there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition import addresses
from edition.book import Book
from edition.kit.archive import packed
from edition.kit.fill import fill
from edition.kit.outline import Outline, Section
from edition.kit.words import Words
from edition.model import Chapter

FILE = addresses.kit_file("course.imscc")
LINK, PAGE = "imswl_xmlv1p1", "webcontent"
TOPIC, QUIZ = "imsdt_xmlv1p1", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


@dataclass(frozen=True)
class Leaf:
    """An item of the course that opens a file of the cartridge. ``id`` is an XML name, the same in every build."""

    id: str
    title: str
    kind: str
    path: str
    content: str


@dataclass(frozen=True)
class Folder:
    """An item of the course with others in it."""

    id: str
    title: str
    items: tuple[Folder | Leaf, ...]

    def leaves(self) -> Iterator[Leaf]:
        """All leaves below, in order."""
        for item in self.items:
            yield from item.leaves() if isinstance(item, Folder) else (item,)


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The cartridge, where the site's address is known."""
    if book.site:
        yield FILE, packed(contents(book))


def contents(book: Book) -> dict[str, str]:
    """The cartridge's files by their paths in it, the manifest first."""
    words, outline = Words(book), Outline(book)
    folders = [_chapter(words, outline, chapter) for chapter in book.edition.chapters]
    leaves = [leaf for folder in folders for leaf in folder.leaves()]
    manifest = fill("imsmanifest.xml.j2", words=words, folders=folders, leaves=leaves)
    return {"imsmanifest.xml": manifest} | {leaf.path: leaf.content for leaf in leaves}


def _chapter(words: Words, outline: Outline, chapter: Chapter) -> Folder:
    sections = outline.sections(chapter)
    items: list[Folder | Leaf] = [_link(words, chapter.id, "全章", addresses.chapter(chapter.id))]
    items += [_section(words, chapter, section) for section in sections]
    items += [_page(words, chapter, sections), _topic(words, chapter)]
    return Folder(f"i-{chapter.id}", f"{chapter.name}：{' '.join(chapter.title)}", (*items, *_quiz(words, chapter)))


def _section(words: Words, chapter: Chapter, section: Section) -> Folder:
    id = f"{chapter.id}-{section.id or 'opening'}"
    links = [_link(words, id, "本节", section.address)] if section.id else []
    for item in section.paragraphs:
        address = addresses.block(chapter.id, item.id)
        link = words.links[address]
        links.append(_link(words, f"{chapter.id}-{item.id}", f"{link.label} {link.words}", address))
    return Folder(f"i-{id}", section.title, tuple(links))


def _link(words: Words, id: str, title: str, address: str) -> Leaf:
    content = fill("weblink.xml.j2", title=title, url=words.whole(address))
    return Leaf(f"link-{id}", title, LINK, f"links/{id}.xml", content)


def _page(words: Words, chapter: Chapter, sections: list[Section]) -> Leaf:
    title = f"{chapter.name}讲义"
    content = fill("handout.html.j2", title=title, words=words, chapter=chapter, sections=sections)
    return Leaf(f"handout-{chapter.id}", title, PAGE, f"pages/{chapter.id}.html", content)


def _topic(words: Words, chapter: Chapter) -> Leaf:
    title = f"{chapter.name}讨论"
    body = fill("discussion.html.j2", words=words, chapter=chapter)
    content = fill("topic.xml.j2", title=title, body=body)
    return Leaf(f"topic-{chapter.id}", title, TOPIC, f"topics/{chapter.id}.xml", content)


def _quiz(words: Words, chapter: Chapter) -> Iterator[Leaf]:
    """The editor's questions on a chapter, if any."""
    questions = [each for each in words.book.questions if each.kind == "text" and each.chapter == chapter.id]
    if questions:
        title = f"{chapter.name}测验"
        content = fill("assessment.xml.j2", id=f"quiz-{chapter.id}", title=title, questions=questions, words=words)
        yield Leaf(f"quiz-{chapter.id}", title, QUIZ, f"quizzes/{chapter.id}.xml", content)
