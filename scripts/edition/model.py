"""The nouns of the edition. Nothing here reads, decides or writes; nothing here imports anything of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a line of the export is. Every line has exactly one."""

    BLANK = "blank"
    NAVIGATION = "navigation"  # the web page's own links: not the article, accounted for
    MASTHEAD = "masthead"  # paper, date, weekday
    HEADLINE = "headline"  # the page's headline
    CREDIT = "credit"  # who reported, and the dateline 《 报名 》( 日期 第 NN 版)
    TITLE = "title"  # first line of a chapter's title
    BYLINE = "byline"  # ■ office and name: the chapter's author
    HEADING = "heading"  # first line of a section heading
    CONTINUATION = "continuation"  # next line of the headline, credit, title or heading above it
    PARAGRAPH = "paragraph"
    REPEAT = "repeat"  # the headline once more at the export's end: accounted for


@dataclass(frozen=True)
class Line:
    """A line of ``article.txt``: its number from 1, and its text with outer blanks stripped."""

    number: int
    text: str

    @property
    def unmarked(self) -> str:
        """The text without the mark before a byline or credit."""
        return self.text.lstrip("■□").strip()


@dataclass(frozen=True)
class Article:
    """``article.txt``: all its lines, blank ones too, and its SHA-256, byte for byte."""

    path: str
    lines: tuple[Line, ...]
    sha256: str


@dataclass(frozen=True)
class Reading:
    """How a line was read, by which rule, and whether form alone decided it."""

    line: Line
    kind: Kind
    rule: str
    sure: bool = True


@dataclass(frozen=True)
class Person:
    """A name as metadata (the blank inside 李 炯 is gone) and as the export prints it.

    ``office`` are the words directly before the name in its byline, as shown: each of two authors may have one.
    """

    name: str
    printed: str
    office: str = ""


class Piece(NamedTuple):
    """A piece of a byline or credit as shown: an author's name, or the words between names with their blanks."""

    text: str
    author: bool


@dataclass(frozen=True)
class Signature:
    """A byline or credit as edition.toml declares it: office, names, and what follows them (综合报道).

    ``office`` and ``tail`` are words of the line as exported. Before the declarations are read, nobody is in it.
    """

    office: str
    people: tuple[Person, ...]
    tail: str = ""


UNSIGNED = Signature("", ())


@dataclass(frozen=True)
class Block:
    """A heading (one or two lines: a kicker and a main line) or a paragraph (one line)."""

    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RawChapter:
    """A chapter as the export has it; ``title`` is empty where the page has one chapter without a title of its own."""

    title: tuple[Line, ...]
    byline: Line | None
    signature: Signature
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """The newspaper page as its export has it: no ids, no editorial rule applied.

    ``date`` and ``weekday`` are as printed (2020年05月18日, 星期一), ``number`` is the 版次 ("08"): from the parser
    what the export says, then what edition.toml declares. ``credit`` is the credit's text without its mark and
    dateline, ``reporters`` are those whom edition.toml declares.
    """

    paper: str
    date: str
    weekday: str
    number: str
    masthead: Line
    headline: tuple[Line, ...]
    credit: str
    credit_lines: tuple[Line, ...]
    reporters: Signature
    chapters: tuple[RawChapter, ...]
    accounted: tuple[Reading, ...]  # navigation, the repeated headline, a dateline at the end


@dataclass(frozen=True)
class Change:
    """One application of an editorial rule: the rule's id and the offset in the source line."""

    rule: str
    line: int
    offset: int


@dataclass(frozen=True)
class Figure:
    """A telling figure on the home page: words of one paragraph. ``block`` is the paragraph's id."""

    value: str
    caption: str
    block: str


@dataclass(frozen=True)
class Item:
    """A block of the edition: its id in the chapter (``s1``, ``p1``), its source lines, and the lines as shown."""

    id: str
    kind: Kind
    lines: tuple[Line, ...]
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as shown, joined by a blank."""
        return " ".join(self.parts)


@dataclass(frozen=True)
class Chapter:
    """A chapter of the edition: its source (``raw``) and what is shown of it.

    ``title`` are the title's lines as shown: the chapter's own, or the page's headline where it has none. ``authors``
    is who is cited for the chapter: the names in its byline, else the byline's office, else the page's authors; empty
    where nobody is named. ``pieces`` are its byline as shown, in the printed order.
    """

    id: str
    name: str
    raw: RawChapter
    title: tuple[str, ...]
    office: str
    tail: str
    items: tuple[Item, ...]
    figure: Figure | None = None
    authors: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def url(self) -> str:
        """The chapter's address, relative to the site's root."""
        return f"{self.id}/"

    @property
    def people(self) -> tuple[Person, ...]:
        """The people whom the chapter's own byline names."""
        return self.raw.signature.people

    @property
    def byline(self) -> str:
        """The byline as shown, in the printed order; empty for a chapter without one."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Edition:
    """The whole edition, ready to be rendered: what is shown, where it comes from, and what was changed.

    ``number`` is the 版次; ``characters`` counts ``article.txt`` without line ends, ``lines`` its lines with text.
    ``authors`` is who is cited for the page: the reporters of its credit, else the credit's office, else nobody.
    ``pieces`` are the credit as shown.
    """

    name: str
    version: str
    report: str
    page: Page
    number: str
    headline: tuple[str, ...]
    credit: str
    chapters: tuple[Chapter, ...]
    changes: tuple[Change, ...]
    sha256: str
    lines: int
    characters: int
    authors: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where general knowledge in an entry comes from; ``date`` and ``url`` may be empty."""

    title: str
    publication: str
    date: str
    url: str


@dataclass(frozen=True)
class Term:
    """An entry of the glossary (词条).

    ``short`` defines it in at most 60 characters, ``long`` explains further, ``here`` says what it means on this page,
    ``refs`` are the paragraphs that say so (``chifeng#p2``), ``context`` others that it quotes. ``includes`` are
    surfaces that name a member or part of the headword. ``only_in`` (chapters or paragraphs) and ``not_in`` (phrases)
    say where the surfaces don't stand for this entry; ``beside`` names the headings beside which it is linked.
    """

    id: str
    headword: str
    aliases: tuple[str, ...]
    pinyin: str
    en: str
    kind: str
    short: str
    long: str
    here: str
    refs: tuple[str, ...]
    related: tuple[str, ...]
    basis: str
    sources: tuple[Source, ...]
    not_in: tuple[str, ...]
    only_in: tuple[str, ...]
    only_in_why: str = ""
    includes: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All that may stand for the entry in the text."""
        return (self.headword, *self.aliases, *self.includes)


class Mark(NamedTuple):
    """An occurrence: ``[start, end)`` in the shown text of a paragraph stands for an entry. Offsets in characters."""

    chapter: str
    block: str
    start: int
    end: int
    term: str


class Candidate(NamedTuple):
    """A row of the ledger: a surface found in a paragraph, for which entry, and why it was marked or passed over."""

    mark: Mark
    surface: str
    marked: bool
    reason: str = ""
    nested: bool = False  # passed over only because a longer mark covers the place


@dataclass(frozen=True)
class Question:
    """A question with one right option, written by hand on the text or made by rule from an entry.

    ``kind`` is text, name (a definition is given, the headword asked for) or meaning (the reverse). ``options`` are in
    the order in which they are shown, ``answer`` is the place of the right one, from 0. ``ref`` is the paragraph that
    answers it (``chifeng#p2``) and ``quote`` its words; of an entry's questions ``term`` is the entry's id, and the
    quote its definition. ``note`` adds to the explanation.
    """

    id: str
    kind: str
    chapter: str
    stem: str
    options: tuple[str, ...]
    answer: int
    ref: str
    quote: str
    note: str = ""
    term: str = ""

    @property
    def right(self) -> str:
        """The right option."""
        return self.options[self.answer]


@dataclass(frozen=True)
class Correction:
    """A text corrected at its address: in which version of the edition, the hash before, and why."""

    version: str
    was: str
    reason: str


@dataclass(frozen=True)
class Retirement:
    """An address given up: in which version of the edition, the address where its readers go, and why."""

    version: str
    to: str
    reason: str


@dataclass(frozen=True)
class Frozen:
    """A line of ``permalinks.lock`` with what is indented under it.

    ``hash`` are the first 16 hex digits of the SHA-256 of the text; ``line`` is the line's number, 0 for a new one.
    """

    hash: str
    corrections: tuple[Correction, ...] = ()
    retired: Retirement | None = None
    line: int = 0


@dataclass(frozen=True)
class Link:
    """An address that a course may use.

    ``kind`` is chapter, section, paragraph or term; ``chapter`` the chapter's name, empty for a term; ``label`` names
    the place (第2段), ``words`` are its first words; ``address`` and ``embed`` (empty where there is none) are counted
    from the site's root and begin with a slash: /chifeng/#p2, /embed/chifeng/p2.html.
    """

    kind: str
    chapter: str
    label: str
    words: str
    address: str
    embed: str = ""
