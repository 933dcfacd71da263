"""What the editor writes beside the glossary: a class per table, a sentence per key. Each file may be missing.

Wherever words of the article are quoted, ``ref`` or ``refs`` say in which paragraphs they stand (``chifeng#p2``), and
the build compares them letter for letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from edition.schema import Id, Paragraph, Place, Table

Words = Annotated[str, Meta(min_length=1)]
Label = Annotated[str, Meta(min_length=1, max_length=16)]

# The kinds of names in the index, each with its heading there, in the page's order.
ENTITY_KINDS = {
    "place": "地名",
    "body": "机构与组织",
    "office": "职务与人员",
    "document": "文件",
    "project": "项目与活动",
    "person": "人名",
}


class OpeningTable(Table):
    """The first words of a chapter, shown on the home page."""

    chapter: Annotated[Id, Meta(description="The chapter's id.")]
    words: Annotated[Words, Meta(description="How its first paragraph begins; …… follows where a sentence is cut.")]


class GuideFile(Table):
    """``guide.toml``: the editor's introduction on the home page."""

    text: Annotated[list[Words], Meta(min_length=1, description="The introduction, a string per paragraph.")]
    refs: Annotated[
        list[Place | Literal["page"]],
        Meta(description="Where its quotations and figures stand: chifeng#p2; a title: chifeng; the headline: page."),
    ] = []
    opening: Annotated[list[OpeningTable], Meta(description="The first words of the chapters.")] = []


class LadderTable(Table):
    """The four levels (or however many) as one place of the article lists them."""

    ref: Annotated[Paragraph, Meta(description="The paragraph that lists them.")]
    quotation: Annotated[Words, Meta(description="The words that list them, letter for letter.")]
    steps: Annotated[list[Words], Meta(min_length=2, description="The levels, from the top; each stands in quotation.")]
    name: Annotated[Words, Meta(description="What the paragraph calls them, letter for letter.")]


class CellTable(Table):
    """A quotation in a row of the comparison; its paragraph says in which chapter's column it stands."""

    ref: Annotated[Paragraph, Meta(description="The paragraph that has it.")]
    quotation: Annotated[Words, Meta(description="Words of the paragraph, letter for letter.")]


class RowTable(Table):
    """A row of the comparison. A chapter without a cell says nothing of it: 文中未提."""

    label: Annotated[Label, Meta(description="What is compared, in a few words.")]
    cell: Annotated[list[CellTable], Meta(min_length=1, description="The quotations, chapter by chapter.")]
    absent: Annotated[
        list[Words],
        Meta(
            description="Words that no chapter without a cell has; needed where there is one, as the proof of 文中未提."
        ),
    ] = []


class CompareFile(Table):
    """``compare.toml``: the chapters side by side."""

    note: Annotated[Words, Meta(description="The editor's words above the ladders.")]
    ladder: Annotated[list[LadderTable], Meta(description="The levels as each place lists them.")] = []
    row: Annotated[list[RowTable], Meta(description="The rows, from top to bottom.")] = []


class FigureRow(Table):
    """A figure of the article, as it writes it."""

    ref: Annotated[Paragraph, Meta(description="The paragraph that has it.")]
    value: Annotated[Words, Meta(description="The figure with what belongs to it: 近1.8万名, 97%以上, 四级.")]
    whose: Annotated[Words, Meta(description="Whose figure it is, in the chapter's words: 赤峰市.")]
    counts: Annotated[
        str, Meta(description="What it counts, in the paragraph's words; empty where the article doesn't say it.")
    ] = ""
    unit: Annotated[str, Meta(description="The unit or measure word, as value has it; empty for a set phrase.")] = ""
    within: Annotated[
        str, Meta(description="Words of the paragraph around value, where value stands there more than once.")
    ] = ""


class SkipTable(Table):
    """Words with a numeral in them that isn't a figure."""

    words: Annotated[Words, Meta(description="The words, wherever they stand.")]
    why: Annotated[Words, Meta(description="Why they count nothing.")]


class FiguresFile(Table):
    """``figures.toml``: every numeral of the article, reviewed."""

    note: Annotated[Words, Meta(description="The editor's words above the table.")]
    figure: Annotated[list[FigureRow], Meta(description="What counts something, in the order of the text.")] = []
    skip: Annotated[list[SkipTable], Meta(description="What doesn't.")] = []


class EntityTable(Table):
    """A name in the index: keys for an entry of the glossary, or a name that the glossary hasn't."""

    kind: Annotated[
        Literal["place", "body", "office", "document", "project", "person"], Meta(description="What it names.")
    ]
    name: Annotated[Words, Meta(description="The name, as the index lists it.")]
    term: Annotated[str, Meta(description="The id of its entry in the glossary, which knows its places.")] = ""
    surfaces: Annotated[
        list[Words], Meta(description="Where it has no entry: how the text writes it, the longest first.")
    ] = []
    code: Annotated[
        str, Meta(pattern=r"^(\d{6})?$", description="行政区划代码 (GB/T 2260), six digits, where it is certain.")
    ] = ""
    part_of: Annotated[
        str, Meta(description="The name of the listed place that it lies in or belongs to, where the article says so.")
    ] = ""


class EntitiesFile(Table):
    """``entities.toml``: what the index of names knows beyond the glossary."""

    note: Annotated[Words, Meta(description="The editor's words above the index.")]
    entity: Annotated[list[EntityTable], Meta(description="The names.")] = []


class SentenceTable(Table):
    """A sentence of an English summary."""

    text: Annotated[Words, Meta(description="The sentence.")]
    refs: Annotated[list[Paragraph], Meta(min_length=1, description="The paragraphs that it sums up.")]


class SummaryTable(Table):
    """An article in English, in some 150 words."""

    chapter: Annotated[Id, Meta(description="The chapter's id.")]
    title: Annotated[Words, Meta(description="Its title in English.")]
    byline: Annotated[Words, Meta(description="Its author and office in English.")]
    sentence: Annotated[list[SentenceTable], Meta(min_length=1, description="The summary.")]


class EnglishFile(Table):
    """``english.toml``: the page in English."""

    title: Annotated[Words, Meta(description="The page's title.")]
    description: Annotated[Words, Meta(description="A sentence for search engines and shared links.")]
    about: Annotated[
        list[Words], Meta(min_length=1, description="What this is and who writes, a string per paragraph.")
    ]
    cite: Annotated[Words, Meta(description="How to cite, above the citations.")]
    four_levels: Annotated[str, Meta(description="What “four levels” means in each article.")] = ""
    terms: Annotated[list[Id], Meta(description="The expressions that matter most, by their ids in the glossary.")] = []
    summary: Annotated[list[SummaryTable], Meta(description="The articles.")] = []


class ReadingTable(Table):
    """How words are read where the dictionary errs."""

    words: Annotated[
        str, Meta(pattern="^[\u3400-\u9fff]+$", description="Words of the article, Chinese characters alone.")
    ]
    pinyin: Annotated[
        str,
        Meta(
            pattern="^[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ ]+$",
            description="A syllable for each character, with a blank between: wéi tū pò kǒu.",
        ),
    ]


class ReadingsFile(Table):
    """``readings.toml``: exceptions for the pinyin above the text, reviewed."""

    reading: Annotated[list[ReadingTable], Meta(description="The words, the longest of several counts.")] = []


@dataclass(frozen=True)
class Matter:
    """The editor's files, each as it was read; nothing where an edition has none."""

    guide: GuideFile | None = None
    compare: CompareFile | None = None
    figures: FiguresFile | None = None
    entities: EntitiesFile | None = None
    english: EnglishFile | None = None
    readings: ReadingsFile | None = None


FILES: dict[str, type[Table]] = {
    "guide": GuideFile,
    "compare": CompareFile,
    "figures": FiguresFile,
    "entities": EntitiesFile,
    "english": EnglishFile,
    "readings": ReadingsFile,
}
