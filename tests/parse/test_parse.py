"""The parser: exports beside the structure that it must find, and properties over the real article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from edition.folders import ROOT
from edition.load import read_article
from edition.model import Kind, Line, Page
from edition.parse import parse
from edition.problems import InputError
from helpers.golden import Golden

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
def test_case(path: Path, golden: Golden) -> None:
    article = read_article(path)
    page, readings = parse(article.lines, {}, article.path)
    golden(path.with_suffix(".json"), json.dumps(structure(page), ensure_ascii=False, indent=1) + "\n")
    assert [reading.line for reading in readings] == list(article.lines)


@pytest.mark.this_page
def test_real_article_is_read_surely() -> None:
    article = read_article(ROOT / "source" / "article.txt")
    page, readings = parse(article.lines, {}, article.path)
    assert [len(chapter.blocks) for chapter in page.chapters] == [24, 16, 18]
    assert [reading for reading in readings if not reading.sure] == []


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


@pytest.mark.parametrize(
    ("forced", "problem"),
    [
        ({2: Kind.PARAGRAPH, 3: Kind.CONTINUATION}, r"a\.txt:3: the line can't be a continuation here"),
        ({6: Kind.HEADLINE}, r"a\.txt:6: a second headline"),
        ({6: Kind.KICKER}, r"a\.txt:6: a kicker without a headline or a title below it"),
        ({6: Kind.BYLINE}, r"a\.txt:6: a byline without a title before it"),
        ({6: Kind.REPEAT}, r"a\.txt:6: the line repeats no line of the headline or of a title"),
        ({6: Kind.CREDIT}, r"a\.txt:5: the chapter has no text"),
        ({6: Kind.HEADING}, r"a\.txt:5: the chapter has no text"),
    ],
)
def test_kinds_that_make_no_page_are_problems(forced: dict[int, Kind], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(HEAD, forced)


def test_title_without_byline_by_override() -> None:
    page = read([*HEAD, "南坪:二", "正文。"], {7: Kind.TITLE})
    assert [len(chapter.title) for chapter in page.chapters] == [1, 1]
    assert page.chapters[1].byline is None


def unsure(lines: list[str]) -> list[int]:
    readings = parse([Line(i, text) for i, text in enumerate(lines, 1)], {}, "a.txt")[1]
    return [reading.line.number for reading in readings if not reading.sure]


@pytest.mark.parametrize(
    "line",
    [
        "统筹:全市一盘棋",
        "【记者手记】",
        "这才是老街该有的样子!",
        "路还长……",
        "治理方式:",
        "※ ※ ※",
        "● 建台账",
        "12345",
        "马 源",
    ],
)
def test_a_doubtful_line_of_the_body_is_told(line: str) -> None:
    assert unsure([*HEAD, line, "正文是这样的。"]) == [7]


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
    kinds = [block.kind for block in read([*HEAD, caption, "正文。"]).chapters[0].blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.CAPTION, Kind.PARAGRAPH]


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
    "credit",
    [
        "■滨河城市报记者 周宁",
        "滨河城市报记者 周 宁 综合报道",
        "□本报记者 周宁 通讯员 何一帆",
        "《 滨河城市报 》( 2021年03月09日   第 05 版)",
        "《 滨 河 城市报 》( 2021年3月9日   第 05-06 版)",
        "马 源 李 静",
        "(本报记者 马 源)",
        "■滨河城市报记者 马 源 2021年3月7日 临江报道",
        "综合报道",
    ],
)
@pytest.mark.parametrize("subtitle", [[], ["——来自两个城市的观察"]])
def test_credits(credit: str, subtitle: list[str]) -> None:
    page = read([HEAD[0], HEAD[1], *subtitle, credit, *HEAD[3:]])
    assert [line.text for line in page.credit_lines] == [credit]
    assert len(page.headline) == 1 + len(subtitle)
    assert len(page.chapters[0].title) == 1


def test_a_credit_of_several_lines() -> None:
    page = read([*HEAD[:3], "□实习生 叶 青", "《 滨河城市报 》( 2021年03月09日   第 05 版)", *HEAD[3:]])
    assert (page.credit, page.number) == ("滨河城市报记者 周宁 实习生 叶 青", "05")


def test_a_dateline_at_the_end() -> None:
    lines = [*HEAD, "《 滨河城市报 》( 2021年03月09日   第 05 版)", "标题"]
    assert len(read(lines, {7: Kind.PARAGRAPH}).chapters[0].blocks) == 2
    page = read(lines)
    assert (page.credit, page.number) == ("滨河城市报记者 周宁", "05")
    assert [reading.kind for reading in page.accounted] == [Kind.CREDIT, Kind.REPEAT]


@pytest.mark.parametrize("lead", [["编者按:今天起,本报推出系列报道。"], ["开栏的话", "今天起,本报推出系列报道。"]])
def test_what_stands_before_the_first_title_is_a_chapter_without_one(lead: list[str]) -> None:
    lines = [*HEAD[:3], *lead, *HEAD[3:]]
    page = read(lines)
    assert [len(chapter.title) for chapter in page.chapters] == [0, 1]
    assert [line.text for block in page.chapters[0].blocks for line in block.lines] == lead
    assert unsure(lines) == list(range(4, 4 + len(lead)))
    with pytest.raises(InputError, match=r"a\.txt:4: text before the first chapter's title has no place"):
        read([*HEAD[:3], "不是一句话", "临江:一", "第二行", "第三行", *HEAD[4:]])


@pytest.mark.parametrize("lines", [["眉题", "标题", "副题", "——又一副题"], ["标题", "——副题"]])
def test_the_headline_s_lines_and_its_repetition(lines: list[str]) -> None:
    credit = "■滨河城市报记者 周宁 《 滨河城市报 》( 2021年03月09日   第 05 版)"
    for repeat in ("".join(lines), lines[-1], lines[0]):
        page = read([HEAD[0], *lines, credit, *HEAD[3:], repeat, "分享到:", "版权所有 滨河城市报社"])
        assert [line.text for line in page.headline] == lines
        assert [reading.kind for reading in page.accounted] == [Kind.REPEAT, Kind.NAVIGATION, Kind.NAVIGATION]
        assert len(page.chapters[0].blocks) == 1


@pytest.mark.parametrize("credit", [[], ["■滨河城市报记者 周宁"]])
@pytest.mark.parametrize(
    "text",
    [["只有一段。"], ["第一段。", "第二段。"], ["第一段。", "第二段。", "第三段。"], ["又来。", "有字。", "又来。"]],
)
@pytest.mark.parametrize("repeat", [[], ["标题"]])
def test_a_short_page_keeps_its_last_paragraph(credit: list[str], text: list[str], repeat: list[str]) -> None:
    page = read([HEAD[0], "标题", *credit, *text, *repeat])
    assert [line.text for block in page.chapters[0].blocks for line in block.lines] == text
    assert [reading.line.text for reading in page.accounted] == repeat


def test_a_title_that_asks_in_its_first_line() -> None:
    page = read([*HEAD, "北山怎么办?", "南坪这样答", "■南坪区局长 许言", "有字。"])
    assert [line.text for line in page.chapters[1].title] == ["北山怎么办?", "南坪这样答"]


@pytest.mark.parametrize("date", ["2021年13月45日", "2021年02月30日", "0000年03月09日"])
def test_a_date_that_does_not_exist_says_nothing(date: str) -> None:
    lines = [HEAD[0].replace("2021年03月09日", date), *HEAD[1:]]
    assert (read(lines).paper, read(lines).date) == ("滨河城市报", "")
    assert unsure(lines) == [1]


def test_a_weekday_that_the_calendar_denies_is_told() -> None:
    assert unsure([HEAD[0].replace("二", "三"), *HEAD[1:]]) == [1]
    assert unsure(HEAD) == []


def test_a_dateline_that_contradicts_the_masthead_is_doubted() -> None:
    lines = [*HEAD[:2], "《 滨河城市报 》( 2021年03月10日   第 05 版)", *HEAD[3:]]
    page = read(lines)
    assert (page.date, page.number) == ("2021年03月09日", "05")
    assert unsure(lines) == [3]
    assert [fact.value for fact in page.facts if fact.key == "date"] == ["2021年03月09日", "2021年03月10日"]
