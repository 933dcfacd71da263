"""The parser: exports beside the structure that it must find, and properties over the real article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import ROOT
from edition.errors import InputError
from edition.load import read_article
from edition.model import Kind, Line, Page
from edition.parse import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def structure(page: Page) -> dict[str, Any]:
    """A page in the form of the cases' JSON."""

    def plain(text: str) -> str:
        return text.replace("\u00a0", " ")

    return {
        "paper": page.paper,
        "date": page.date,
        "page": page.number,
        "headline": plain(" ".join(line.text for line in page.headline)),
        "chapters": [
            {
                "title": plain(" ".join(line.text for line in chapter.title)),
                "byline": plain(chapter.byline.text[1:]) if chapter.byline else "",
                "blocks": [
                    {"kind": block.kind.value, "lines": [line.text for line in block.lines]} for block in chapter.blocks
                ],
            }
            for chapter in page.chapters
        ],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    article = read_article(path)
    page, readings = parse(article.lines, {}, article.path)
    assert structure(page) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [reading.line for reading in readings] == list(article.lines)


def test_real_article_is_read_surely() -> None:
    article = read_article(ROOT / "source" / "article.txt")
    page, readings = parse(article.lines, {}, article.path)
    assert [len(chapter.blocks) for chapter in page.chapters] == [24, 16, 18]
    assert [reading for reading in readings if not reading.sure] == []
    assert [who.name for who in page.reporters.people] == ["杜英姿", "郭文治", "郑新钰", "马源", "冯雅君"]
    assert [chapter.signature.people[0].name for chapter in page.chapters] == ["李炯", "于海波", "李正明"]
    assert [chapter.signature.office for chapter in page.chapters] == [
        "赤峰市委常委、组织部长",
        "松原市委常委、组织部长",
        "上海市杨浦区五角场街道党工委书记",
    ]


HEAD = ["滨河城市报 2021年03月09日 星期二", "标题", "■滨河城市报记者 周宁", "临江:一", "■临江市局长 许言", "有字。"]


def read(lines: list[str], forced: dict[int, Kind] | None = None) -> Page:
    return parse([Line(i, text) for i, text in enumerate(lines, 1)], forced or {}, "a.txt")[0]


def test_override_turns_a_heading_into_a_paragraph() -> None:
    lines = [*HEAD, "像标题的一行", "正文。"]
    assert [block.kind for block in read(lines).chapters[0].blocks] == ["paragraph", "heading", "paragraph"]
    assert {block.kind for block in read(lines, {7: Kind.PARAGRAPH}).chapters[0].blocks} == {Kind.PARAGRAPH}


def test_override_separates_two_headings_and_joins_them() -> None:
    lines = [*HEAD, "上行", "下行", "正文。"]
    assert len(read(lines).chapters[0].blocks[1].lines) == 2
    assert [len(block.lines) for block in read(lines, {8: Kind.HEADING}).chapters[0].blocks] == [1, 1, 1, 1]


def test_override_that_the_neighbours_forbid_is_a_problem() -> None:
    with pytest.raises(InputError, match=r"a\.txt:6: the line can't be a credit here: .* a paragraph"):
        read(HEAD, {6: Kind.CREDIT})


def test_title_without_byline_by_override() -> None:
    page = read([*HEAD, "南坪:二", "正文。"], {7: Kind.TITLE})
    assert [len(chapter.title) for chapter in page.chapters] == [1, 1]
    assert page.chapters[1].byline is None


@pytest.mark.parametrize(
    ("byline", "office", "names"),
    [
        ("赤峰市委常委、组织部长\u00a0李\u00a0炯", "赤峰市委常委、组织部长", ["李炯"]),
        ("临江市大数据局 C++ 工程师\u00a0王\u00a0五", "临江市大数据局 C++ 工程师", ["王五"]),
        ("杨浦区街道 党工委书记 李正明", "杨浦区街道 党工委书记", ["李正明"]),
        ("临江市园林局 局长 许言", "临江市园林局 局长", ["许言"]),
        ("南坪区商务局\u00a0阿拉坦·图雅", "南坪区商务局", ["阿拉坦·图雅"]),
        ("滨河大学 周 宁 何一帆", "滨河大学", ["周宁", "何一帆"]),
        ("滨河大学 周宁、何一帆", "滨河大学", ["周宁", "何一帆"]),
        ("许言", "", ["许言"]),
        ("松原市委组织部", "松原市委组织部", []),
    ],
)
def test_byline_splits(byline: str, office: str, names: list[str]) -> None:
    signature = read([*HEAD[:4], "■" + byline, "有字。"]).chapters[0].signature
    assert (signature.office, [who.name for who in signature.people]) == (office, names)


@pytest.mark.parametrize(
    "caption",
    [
        "图为居民在口袋公园散步",
        "口袋公园一角 周宁 摄",
        "口袋公园一角(周宁摄)",
        "上图:口袋公园",
        "▲口袋公园",
        "周宁/图",
        "图/周宁",
        "图片由临江市园林局提供",
        "口袋公园一角(资料图片)",
    ],
)
def test_captions_are_no_headings(caption: str) -> None:
    assert {block.kind for block in read([*HEAD, caption, "正文。"]).chapters[0].blocks} == {Kind.PARAGRAPH}


@pytest.mark.parametrize(
    "heading",
    [
        "党建+管理",
        "“党建+管理”",
        "一、先问居民",
        "(二)再算账",
        "第三,谁来管",
        "问题从哪里来?",
        "做强街道(社区)",
        "(一)做强街道(社区)",
        "2.0版怎么建",
        "群众有所呼,社区有所应",
    ],
)
def test_headings(heading: str) -> None:
    assert [block.kind for block in read([*HEAD, heading, "正文。"]).chapters[0].blocks] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("■滨河城市报记者 周宁", ["周宁"]),
        ("滨河城市报记者 周 宁 综合报道", ["周宁"]),
        ("□本报记者 周宁 通讯员 何一帆", ["周宁", "何一帆"]),
        ("《 滨河城市报 》( 2021年03月09日   第 05 版)", []),
    ],
)
@pytest.mark.parametrize("subtitle", [[], ["——来自两个城市的观察"]])
def test_credits(credit: str, names: list[str], subtitle: list[str]) -> None:
    page = read([HEAD[0], HEAD[1], *subtitle, credit, *HEAD[3:]])
    assert [who.name for who in page.reporters.people] == names
    assert len(page.headline) == 1 + len(subtitle)
    assert len(page.chapters[0].title) == 1


LINE = st.text(st.sampled_from("城市报■□《》。?!:,、 “”()一1A"), max_size=40).map(str.strip)


@given(st.lists(LINE, max_size=25))
def test_every_line_has_a_place_or_the_build_stops(lines: list[str]) -> None:
    numbered = [Line(i, text) for i, text in enumerate([HEAD[0], "标题", *lines], 1)]
    try:
        page, readings = parse(numbered, {}, "a.txt")
    except InputError as error:
        assert all(problem.line and problem.mend for problem in error.problems)
        return
    assert [reading.line for reading in readings] == numbered
    placed = [*page.headline, *page.credit_lines]
    for chapter in page.chapters:
        placed += [*chapter.title, *([chapter.byline] if chapter.byline else [])]
        placed += [line for block in chapter.blocks for line in block.lines]
    placed += [reading.line for reading in page.accounted]
    assert sorted(line.number for line in placed) == [line.number for line in numbered[1:] if line.text]
