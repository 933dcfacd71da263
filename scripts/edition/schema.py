"""What may stand in the TOML files under ``source/``: a class per table, a sentence per key."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from edition.model import Kind

# The kinds of entries in the glossary page's order, each with the fragment of its heading there.
KINDS = {
    "行政区划": "kind-division",
    "地名": "kind-place",
    "机构组织": "kind-body",
    "职务人员": "kind-role",
    "政策文件": "kind-document",
    "机制做法": "kind-practice",
    "提法口号": "kind-slogan",
    "治理用语": "kind-concept",
    "比喻成语": "kind-figure",
    "地方项目": "kind-project",
}
SHORT_LIMIT = 60  # characters of the pop-up's definition

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Paragraph = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*#p\d+$")]
Place = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*(#p\d+)?$")]
Heading = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*(#s\d+)?$")]
Words = Annotated[str, Meta(min_length=1, pattern=r"^\S(.*\S)?$")]  # at least a character, no blank around them
Form = Annotated[str, Meta(min_length=1)]  # a rendering; msgspec 0.22 crashes on a pattern in a union
MAIL = r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
Name = Annotated[str, Meta(min_length=1)]  # of a person, without the blank that may stand inside it in print
SEVERAL_LINES = frozenset({"long"})  # the keys whose strings may hold a line's end


class Table(Struct, forbid_unknown_fields=True):
    """A table of the file. Unknown keys are errors, nothing is converted."""


class FigureTable(Table):
    """The figure that the home page shows for a chapter: words of the text, never a new sentence."""

    paragraph: Annotated[int, Meta(ge=1, description="The number of the paragraph that has the figure (6 for #p6).")]
    value: Annotated[str, Meta(min_length=1, description="The figure with its measure word, as the paragraph has it.")]
    caption: Annotated[str, Meta(min_length=1, description="Words of the paragraph that say what the figure counts.")]


class PageTable(Table):
    """What the page's frame says: masthead, dateline and credit. Where the export says it too, both must agree."""

    paper: Annotated[str, Meta(description="The newspaper's name.")]
    date: Annotated[
        str, Meta(pattern=r"^(\d{4}年\d{1,2}月\d{1,2}日)?$", description="The issue's date: 2020年05月18日.")
    ]
    weekday: Annotated[str, Meta(pattern="^(星期[一二三四五六日天])?$", description="The day of the week: 星期一.")] = (
        ""
    )
    number: Annotated[str, Meta(description="The 版次: 08.")] = ""
    headline: Annotated[
        list[Name], Meta(description="The page's headline, a string per line; needed only where the export has none.")
    ] = []
    office: Annotated[str, Meta(description="The function of the reporters in the credit, as exported.")] = ""
    authors: Annotated[list[Name], Meta(description="The names in the credit, without inner blanks.")] = []
    tail: Annotated[str, Meta(description="What follows the names in the credit (综合报道), as exported.")] = ""
    url: Annotated[
        str, Meta(pattern=r"^(https?://[^\s\"<>]+)?$", description="The page's address on the newspaper's own site.")
    ] = ""


class ChapterTable(Table):
    """One chapter, in the order of the page."""

    id: Annotated[Id, Meta(description="Permanent: the chapter's address. Small ASCII letters, digits, hyphens.")]
    name: Annotated[str, Meta(min_length=1, max_length=12, description="The short name in menus and citations.")]
    title: Annotated[
        str, Meta(min_length=1, description="How the chapter's title begins: guards that the id keeps its chapter.")
    ]
    office: Annotated[
        str, Meta(description="The office in the byline, as exported; several are separated by a blank.")
    ] = ""
    authors: Annotated[
        list[Name], Meta(description="The names in the byline, without inner blanks: 李炯 for 李 炯.")
    ] = []
    tail: Annotated[str, Meta(description="What else the byline says, after the names: 整理.")] = ""
    figure: Annotated[FigureTable | None, Meta(description="The figure for the home page, if any.")] = None


class OverrideTable(Table):
    """A line that the maintainer reads otherwise than the parser does."""

    line: Annotated[int, Meta(ge=1, description="The line's number in article.txt.")]
    text: Annotated[str, Meta(min_length=1, description="The line's text; a beginning is enough if it ends in ….")]
    kind: Annotated[Kind, Meta(description="What the line is: one of the kinds that `build.py init` prints.")]
    reason: Annotated[str, Meta(min_length=1, description="Why, for the next maintainer.")]


class KeepTable(Table):
    """A place where the punctuation rule isn't applied."""

    line: Annotated[int, Meta(ge=1, description="The line's number in article.txt.")]
    text: Annotated[str, Meta(min_length=1, description="The words in that line that stay as exported.")]
    reason: Annotated[str, Meta(min_length=1, description="Why, for the reader of the list of changes.")]


class AllowTable(Table):
    """A line of article.txt with a character that nobody sees, or that no browser gives back."""

    line: Annotated[int, Meta(ge=1, description="The line's number in article.txt.")]
    character: Annotated[str, Meta(pattern=r"^U\+[0-9A-F]{4,6}$", description="Its code: U+200B.")]
    reason: Annotated[str, Meta(min_length=1, description="Why it may stay: what the printed page shows there.")]


class SourceTable(Table):
    """The export that the edition is made from."""

    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of article.txt, byte for byte.")]


class ReleaseTable(Table):
    """A version of the edition that was published."""

    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+$", description="The version: 0.2.0.")]
    date: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day of its release: 2026-11-24.")]
    note: Annotated[str, Meta(min_length=1, description="What is new for readers, in a sentence or two; in the feed.")]


class EditionFile(Table):
    """``edition.toml`` as a whole."""

    name: Annotated[
        str, Meta(min_length=1, description="The edition's own name, in the site's header and in citations.")
    ]
    version: Annotated[
        str, Meta(pattern=r"^\d+\.\d+\.\d+$", description="The edition's version; CHANGELOG.md says what changed.")
    ]
    source: Annotated[SourceTable, Meta(description="The export.")]
    page: Annotated[PageTable, Meta(description="What the page's frame says.")]
    chapter: Annotated[list[ChapterTable], Meta(min_length=1, description="The chapters.")]
    release: Annotated[
        list[ReleaseTable], Meta(description="The versions, the newest first: for the feed and the files to download.")
    ] = []
    override: Annotated[list[OverrideTable], Meta(description="Lines read otherwise than by the rules of form.")] = []
    keep: Annotated[list[KeepTable], Meta(description="Exceptions to the punctuation rule.")] = []
    allow: Annotated[list[AllowTable], Meta(description="Odd characters of the export that may stay.")] = []
    contact: Annotated[
        str,
        Meta(
            pattern=rf"^({MAIL}|https://[^\s\"<>]+)?$",
            description="Where a reader reports an error: a mail address, or an issue form's https:// address.",
        ),
    ] = ""


class SourceRef(Table):
    """Where general knowledge comes from."""

    title: Annotated[str, Meta(min_length=1, description="The document's or the article's title.")]
    publication: Annotated[str, Meta(description="Who published it.")] = ""
    date: Annotated[
        str, Meta(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="When: 2019, 2019-05 or 2019-05-08.")
    ] = ""
    url: Annotated[
        str, Meta(pattern=r"^(https?://\S+)?$", description="Where it can be read, if at a lasting address.")
    ] = ""


class TermTable(Table):
    """One entry of the glossary."""

    id: Annotated[Id, Meta(description="Permanent: the entry's address /glossary/#term-<id>.")]
    headword: Annotated[Words, Meta(description="As the edition writes it.")]
    pinyin: Annotated[
        Words, Meta(description="With tone marks, word by word; names capitalised, figures as they are read.")
    ]
    en: Annotated[Words, Meta(description="A short English gloss, with the renderings of the table [rendering].")]
    kind: Annotated[str, Meta(description=f"One of {'、'.join(KINDS)}.")]
    short: Annotated[
        str, Meta(min_length=1, description=f"The pop-up's definition: at most {SHORT_LIMIT} characters, ends in 。.")
    ]
    here: Annotated[
        str, Meta(min_length=1, description="What it means on this page, in the article's own words first.")
    ]
    basis: Annotated[
        Literal["article", "general"],
        Meta(description="What the definition rests on: the article, or general knowledge."),
    ]
    refs: Annotated[
        list[Paragraph],
        Meta(description="The paragraphs that hold it: chifeng#p2. None only if `beside` names a heading."),
    ] = []
    aliases: Annotated[
        list[Words], Meta(description="Surfaces in the text that are another name of the same thing.")
    ] = []
    includes: Annotated[
        list[Words],
        Meta(description="Surfaces that name a member or a part of the headword: marked too, but no other name of it."),
    ] = []
    context: Annotated[
        list[Paragraph],
        Meta(description="Paragraphs that `here` quotes, or has figures from, though the entry doesn't stand in them."),
    ] = []
    beside: Annotated[
        list[Heading],
        Meta(description="Headline (page), titles (chifeng), headings (chifeng#s2) beside which the entry is linked."),
    ] = []
    long: Annotated[str, Meta(description="Further explanation and general knowledge.")] = ""
    related: Annotated[list[Id], Meta(description="Ids of entries to see as well.")] = []
    sources: Annotated[list[SourceRef], Meta(description="For general knowledge.")] = []
    not_in: Annotated[list[Words], Meta(description="Longer phrases inside which the surface isn't this entry.")] = []
    only_in: Annotated[
        list[Place], Meta(description="Chapters or paragraphs where it has this sense: songyuan, wujiaochang#p5.")
    ] = []
    only_in_why: Annotated[
        str, Meta(description="Why the other places don't have this sense, where no other entry claims them.")
    ] = ""
    en_why: Annotated[str, Meta(description="Why the English leaves the table's renderings.")] = ""


class GlossaryFile(Table):
    """``glossary.toml`` as a whole."""

    rendering: Annotated[
        dict[Words, Form | list[Form]],
        Meta(description="The English for an element of headwords (党组), one form or several; the longest counts."),
    ] = {}
    term: Annotated[list[TermTable], Meta(description="The entries; their order is that of the file.")] = []


class QuestionTable(Table):
    """One question of the editor's, with one right option."""

    id: Annotated[Id, Meta(description="Permanent: by it a course platform knows the question.")]
    paragraph: Annotated[Paragraph, Meta(description="The paragraph that answers it: chifeng#p2.")]
    stem: Annotated[str, Meta(description="The question; ends in ？ or 。.")]
    right: Annotated[str, Meta(description="The one right option.")]
    wrong: Annotated[list[str], Meta(min_length=1, max_length=25, description="The other options, one to 25.")]
    quote: Annotated[str, Meta(min_length=1, description="The paragraph's words that answer it, letter for letter.")]
    note: Annotated[str, Meta(description="What the explanation says besides the quotation.")] = ""


class QuestionsFile(Table):
    """``questions.toml`` as a whole."""

    question: Annotated[list[QuestionTable], Meta(description="The questions, in the order of the text.")] = []
