"""The nouns of the edition. Nothing here reads, decides or writes; nothing here imports anything of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a line of the export is. Every line has exactly one."""

    BLANK = "blank"
    NAVIGATION = "navigation"  # the web page's own links: left out, accounted for
    MASTHEAD = "masthead"  # paper, date, weekday; a second line: the page's number and name
    KICKER = "kicker"  # 眉题: a line above the headline or a title, smaller
    HEADLINE = "headline"  # the page's headline
    CREDIT = "credit"  # who reported, and the dateline 《 报名 》( 日期 第 NN 版)
    TITLE = "title"  # first line of a chapter's title
    BYLINE = "byline"  # ■ office and name: the chapter's authors
    LEAD = "lead"  # 导语: a paragraph set apart before the text
    SECTION = "section"  # first line of a heading above other headings
    HEADING = "heading"  # first line of a section heading
    CONTINUATION = "continuation"  # next line of the kicker, headline, credit, title, byline or heading above it
    PARAGRAPH = "paragraph"
    CAPTION = "caption"  # a picture's words
    NOTE = "note"  # an editor's or author's remark: 编者按, (作者单位…)
    SIGNATURE = "signature"  # who wrote it, said at the text's end
    IMPRINT = "imprint"  # 责任编辑 …, 来源 …
    RULE = "rule"  # ____ between two parts: left out, accounted for
    REPEAT = "repeat"  # the headline once more at the export's end: left out, accounted for


# The kinds of blocks: headings of both levels share the numbers s1, s2 …, all blocks of text the numbers p1, p2 …
HEADINGS = frozenset({Kind.SECTION, Kind.HEADING})
TEXTS = frozenset({Kind.LEAD, Kind.PARAGRAPH, Kind.CAPTION, Kind.NOTE, Kind.SIGNATURE, Kind.IMPRINT})


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
class Odd:
    """A character of the export that nobody sees, or that no browser gives back: its line and column, from 1.

    ``dropped`` says that no HTML can hold it, so that it isn't in ``Line.text``.
    """

    line: int
    column: int
    character: str
    dropped: bool

    @property
    def name(self) -> str:
        """U+200B."""
        return f"U+{ord(self.character):04X}"


@dataclass(frozen=True)
class Article:
    """``article.txt``: all its lines, blank ones too, its SHA-256, byte for byte, and its odd characters."""

    path: str
    lines: tuple[Line, ...]
    sha256: str
    odd: tuple[Odd, ...] = ()


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
    """A heading of either level (one or more lines: a kicker and a main line), or a block of text (one line)."""

    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RawChapter:
    """A chapter as the export has it; ``title`` is empty where the page has one chapter without a title of its own.

    ``byline`` is its byline's first line, ``byline_rest`` the others; it stands before ``blocks[byline_at]`` (0: right
    below the title; more: below a lead). Blocks of the kind signature name authors too.
    """

    title: tuple[Line, ...]
    byline: Line | None
    signature: Signature
    blocks: tuple[Block, ...]
    kicker: tuple[Line, ...] = ()
    byline_rest: tuple[Line, ...] = ()
    byline_at: int = 0

    @property
    def byline_lines(self) -> tuple[Line, ...]:
        """All lines of the byline."""
        return (self.byline, *self.byline_rest) if self.byline else ()


class Fact(NamedTuple):
    """What a line of the frame says: ``key`` is a key of edition.toml's [page] (paper, date, weekday, number), or
    ``name``, the page's own (城市治理).

    ``dateline`` says that a dateline does, 《 报名 》( 日期 第 NN 版), and not the masthead.
    """

    key: str
    value: str
    line: int
    dateline: bool = False


@dataclass(frozen=True)
class Page:
    """The newspaper page as its export has it: no ids, no editorial rule applied.

    ``date`` and ``weekday`` are as printed (2020年05月18日, 星期一), ``number`` is the 版次 ("08"): from the parser
    what the export says, then what edition.toml declares; ``facts`` is all that the frame's lines say, the same fact
    twice where two lines say it. ``masthead`` has the number 0 where there is none. ``credit`` is the credit's text
    without its mark and dateline, ``reporters`` are those whom edition.toml declares. ``headline`` is empty where each
    chapter has a title and the page has none. ``accounted`` are the lines that the edition doesn't show.
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
    accounted: tuple[Reading, ...]
    kicker: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()


class Omission(NamedTuple):
    """Lines that the edition leaves out, for one reason."""

    kind: Kind
    reason: str
    lines: tuple[Line, ...]


REASONS = {
    Kind.NAVIGATION: "links of the web page",
    Kind.MASTHEAD: "the page's number and name",
    Kind.CREDIT: "a dateline",
    Kind.RULE: "rules between two parts",
    Kind.REPEAT: "the headline once more",
}


def left_out(page: Page) -> list[Omission]:
    """All that the edition doesn't show of the export, by reason, in the order of first occurrence."""
    kinds = dict.fromkeys(reading.kind for reading in page.accounted)
    return [
        Omission(kind, REASONS[kind], tuple(reading.line for reading in page.accounted if reading.kind == kind))
        for kind in kinds
    ]


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
    """A block of the edition: its id in the chapter (``s1`` for both levels of headings, ``p1`` for all blocks of
    text), its kind, its source lines, and the lines as shown.
    """

    id: str
    kind: Kind
    lines: tuple[Line, ...]
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as shown, joined by a blank."""
        return " ".join(self.parts)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, of either level."""
        return self.kind in HEADINGS


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
    kicker: tuple[str, ...] = ()

    @property
    def byline_at(self) -> int:
        """The number of items above the byline: 0 but for a chapter that has a lead."""
        return self.raw.byline_at

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
class Release:
    """A published version of the edition: its ISO date, and what is new in it."""

    version: str
    date: str
    note: str


@dataclass(frozen=True)
class Edition:
    """The whole edition, ready to be rendered: what is shown, where it comes from, and what was changed.

    ``number`` is the 版次; ``characters`` counts ``article.txt`` without line ends, ``lines`` its lines with text.
    ``authors`` is who is cited for the page: the reporters of its credit, else the credit's office, else the authors of
    an only chapter, else nobody. ``pieces`` are the credit as shown. ``headline`` is edition.toml's where the export
    has none; ``page.headline`` is empty then. ``contact`` is where errors are reported (a mail address or a form's),
    ``original`` the page's address on the newspaper's own site; empty where there is none. ``releases`` come newest
    first.
    """

    name: str
    version: str
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
    kicker: tuple[str, ...] = ()
    contact: str = ""
    original: str = ""
    releases: tuple[Release, ...] = ()

    @property
    def released(self) -> str:
        """The ISO date of this version; empty where edition.toml doesn't say it."""
        return next((each.date for each in self.releases if each.version == self.version), "")


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
    say where the surfaces don't stand for this entry; ``beside`` names the headings beside which it is linked
    (``page``, ``chifeng``, ``chifeng#s2``). The keys with ``_why`` give reasons for exceptions.
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
    en_why: str = ""

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
