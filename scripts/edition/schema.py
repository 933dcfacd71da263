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
Name = Annotated[str, Meta(min_length=1)]  # of a person, without the blank that may stand inside it in print


class Table(Struct, forbid_unknown_fields=True):
    """A table of the file. Unknown keys are errors, nothing is converted."""


class FigureTable(Table):
    """The figure that the home page shows for a chapter: words of the text, never a new sentence."""

    paragraph: Annotated[int, Meta(ge=1, description="The number of the paragraph that has the figure (6 for #p6).")]
    value: Annotated[str, Meta(min_length=1, description="The figure with its measure word, as the paragraph has it.")]
    caption: Annotated[str, Meta(min_length=1, description="Words of the paragraph that say what the figure counts.")]


class PageTable(Table):
    """What the page's frame says: masthead, dateline and credit. Where the export says it too, both must agree."""

    paper: Annotated[str, Meta(min_length=1, description="The newspaper's name.")]
    date: Annotated[str, Meta(pattern=r"^\d{4}年\d{1,2}月\d{1,2}日$", description="The issue's date: 2020年05月18日.")]
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


class SourceTable(Table):
    """The export that the edition is made from."""

    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of article.txt, byte for byte.")]


class EditionFile(Table):
    """``edition.toml`` as a whole."""

    name: Annotated[
        str, Meta(min_length=1, description="The edition's own name, in the site's header and in citations.")
    ]
    version: Annotated[
        str, Meta(pattern=r"^\d+\.\d+\.\d+$", description="The edition's version; CHANGELOG.md says what changed.")
    ]
    report: Annotated[
        str, Meta(min_length=1, description="How a reader reports an error, in Markdown; shown on 关于本版.")
    ]
    source: Annotated[SourceTable, Meta(description="The export.")]
    page: Annotated[PageTable, Meta(description="What the page's frame says.")]
    chapter: Annotated[list[ChapterTable], Meta(min_length=1, description="The chapters.")]
    override: Annotated[list[OverrideTable], Meta(description="Lines read otherwise than by the rules of form.")] = []
    keep: Annotated[list[KeepTable], Meta(description="Exceptions to the punctuation rule.")] = []


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
    headword: Annotated[str, Meta(min_length=1, description="As the edition writes it.")]
    pinyin: Annotated[str, Meta(min_length=1, description="With tone marks, word by word; names capitalised.")]
    en: Annotated[str, Meta(min_length=1, description="A short English gloss.")]
    kind: Annotated[str, Meta(description=f"One of {'、'.join(KINDS)}.")]
    short: Annotated[
        str, Meta(min_length=1, description=f"The pop-up's definition: at most {SHORT_LIMIT} characters, ends in 。.")
    ]
    here: Annotated[
        str, Meta(min_length=1, description="What it means on this page, in the article's own words first.")
    ]
    refs: Annotated[list[Paragraph], Meta(min_length=1, description="The paragraphs that say so: chifeng#p2.")]
    basis: Annotated[
        Literal["article", "general"],
        Meta(description="What the definition rests on: the article, or general knowledge."),
    ]
    aliases: Annotated[list[str], Meta(description="Other surfaces in the text that stand for the same entry.")] = []
    includes: Annotated[
        list[str],
        Meta(description="Surfaces that name a member or a part of the headword: marked too, but no other name of it."),
    ] = []
    context: Annotated[
        list[Paragraph],
        Meta(description="Paragraphs that `here` quotes or draws on, though the entry doesn't stand in them."),
    ] = []
    beside: Annotated[
        list[str],
        Meta(description="Headline (page), titles (chifeng), headings (chifeng#s2) beside which the entry is linked."),
    ] = []
    long: Annotated[str, Meta(description="Further explanation and general knowledge.")] = ""
    related: Annotated[list[Id], Meta(description="Ids of entries to see as well.")] = []
    sources: Annotated[list[SourceRef], Meta(description="For general knowledge.")] = []
    not_in: Annotated[list[str], Meta(description="Longer phrases inside which the surface isn't this entry.")] = []
    only_in: Annotated[
        list[Place], Meta(description="Chapters or paragraphs where it has this sense: songyuan, wujiaochang#p5.")
    ] = []
    only_in_why: Annotated[str, Meta(description="Why the other places don't have this sense.")] = ""


class GlossaryFile(Table):
    """``glossary.toml`` as a whole."""

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
