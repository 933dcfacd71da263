"""Who wrote what: declared in edition.toml, held against the export, resolved once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edition.folders import ROOT
from edition.model import Chapter, Edition
from edition.pipeline import build
from helpers.editions import Run

FRAME = "滨河城市报 2021年03月09日 星期二\n标题\n"
DATELINE = "《 滨河城市报 》( 2021年03月09日 第 05 版)\n"


def made(folder: Path, run: Run, text: str, *changes: tuple[str, str]) -> Edition:
    """The edition of an export, set up by init and corrected by hand."""
    export = folder / "export.txt"
    export.write_text(text, encoding="utf-8")
    assert run("init", export, folder / "source")[0] == 0
    file = folder / "source" / "edition.toml"
    written = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in written
        written = written.replace(old, new)
    file.write_text(written, encoding="utf-8")
    return build(folder / "source").edition


def chapter(edition: Edition) -> Chapter:
    return edition.chapters[-1]


def test_two_offices_and_two_names_in_the_printed_order(tmp_path: Path, run: Run) -> None:
    found = chapter(made(tmp_path, run, FRAME + DATELINE + "临江:一\n■本报记者 王小明 通讯员 李 明\n有字。\n"))
    assert found.authors == ("王小明", "李明")
    assert found.byline == "本报记者 王小明 通讯员 李明"
    assert [piece.text for piece in found.pieces if piece.author] == ["王小明", "李明"]
    assert [(who.name, who.printed, who.office) for who in found.people] == [
        ("王小明", "王小明", "本报记者"),
        ("李明", "李 明", "通讯员"),
    ]


def test_names_that_share_an_office_each_have_it(tmp_path: Path, run: Run) -> None:
    found = chapter(made(tmp_path, run, FRAME + DATELINE + "临江:一\n■滨河大学 周 宁、何一帆(整理)\n有字。\n"))
    assert [(who.name, who.office) for who in found.people] == [("周宁", "滨河大学"), ("何一帆", "滨河大学")]
    assert found.byline == "滨河大学 周宁、何一帆（整理）"


def test_what_the_proposal_has_wrong_is_said_by_hand(tmp_path: Path, run: Run) -> None:
    text = FRAME + DATELINE + "临江:一\n■周宁 王小波\n有字。\n"
    change = ('authors = ["周宁", "王小波"]', 'office = "周宁"\nauthors = ["王小波"]')
    found = chapter(made(tmp_path, run, text, change))
    assert (found.authors, found.office, found.byline) == (("王小波",), "周宁", "周宁 王小波")


def test_the_office_is_cited_where_no_name_stands_and_the_reporters_where_neither_does(
    tmp_path: Path, run: Run
) -> None:
    text = FRAME + "■滨河城市报记者 周 宁\n编者按:有字。\n临江:一\n■松原市委组织部\n有字。\n"
    edition = made(tmp_path, run, text)
    assert edition.authors == ("周宁",)
    assert [each.authors for each in edition.chapters] == [("周宁",), ("松原市委组织部",)]
    assert [each.byline for each in edition.chapters] == ["", "松原市委组织部"]


def test_an_edition_without_any_byline_has_no_author(tmp_path: Path, run: Run) -> None:
    edition = made(tmp_path, run, FRAME + "有字。\n")
    assert (edition.authors, edition.credit, chapter(edition).authors, chapter(edition).byline) == ((), "", (), "")


def test_what_the_export_does_not_say_is_declared(tmp_path: Path, run: Run) -> None:
    changes = (
        ('# number = "08"', 'number = "08"'),
        ('title = "标题"', 'title = "标题"\nauthors = ["李炯"]\noffice = "临江市委书记"'),
    )
    edition = made(tmp_path, run, FRAME + "有字。\n", *changes)
    found = chapter(edition)
    assert (edition.number, found.authors, found.byline) == ("08", ("李炯",), "")
    assert [(who.name, who.office) for who in found.people] == [("李炯", "临江市委书记")]


@pytest.mark.parametrize("line", ["本报记者 李 炯 (李炯工作室)", "李炯工作室 李 炯"])
def test_a_name_that_an_office_holds_too_is_found_in_its_own_place(line: str, tmp_path: Path, run: Run) -> None:
    found = chapter(made(tmp_path, run, FRAME + DATELINE + f"临江:一\n■{line}\n有字。\n"))
    assert (found.authors, found.people[0].printed) == (("李炯",), "李 炯")


def test_a_signature_below_the_text_names_the_author(tmp_path: Path, run: Run) -> None:
    found = chapter(made(tmp_path, run, FRAME + "有字。\n又有字。\n本报记者 王小明\n"))
    assert (found.authors, found.byline, found.items[-1].kind) == (("王小明",), "", "signature")


def test_a_note_in_brackets_may_name_more_than_the_author(tmp_path: Path, run: Run) -> None:
    text = FRAME + "有字。\n又有字。\n（作者葛锐，系滨河大学教授）\n"
    found = chapter(made(tmp_path, run, text))
    assert (found.authors, found.office) == (("葛锐",), "滨河大学教授")


def test_the_page_s_authors_are_the_only_chapter_s_where_no_credit_names_any(tmp_path: Path, run: Run) -> None:
    edition = made(tmp_path, run, FRAME + "有字。\n又有字。\n本报记者 王小明\n")
    assert edition.authors == ("王小明",)


def test_kicker_headline_and_byline_below_a_lead(tmp_path: Path, run: Run) -> None:
    text = FRAME.replace("标题", "眉题\n标题") + "这是导语。\n■本报记者 王小明\n有字。\n"
    export = tmp_path / "export.txt"
    export.write_text(text, encoding="utf-8")
    assert run("init", export, tmp_path / "source", "--read", "3=headline")[0] == 0
    edition = build(tmp_path / "source").edition
    assert (edition.kicker, edition.headline) == (("眉题",), ("标题",))
    assert (chapter(edition).byline, chapter(edition).byline_at) == ("本报记者 王小明", 1)
    assert [(item.id, item.kind) for item in chapter(edition).items] == [("p1", "lead"), ("p2", "paragraph")]


def test_headings_of_both_levels_share_their_numbers(tmp_path: Path, run: Run) -> None:
    text = FRAME + DATELINE + "一、甲\n（一）乙\n有字。\n二、丙\n（一）丁\n有字。\n图为甲。\n"
    items = chapter(made(tmp_path, run, text)).items
    assert [(item.id, item.kind) for item in items] == [
        ("s1", "section"),
        ("s2", "heading"),
        ("p1", "paragraph"),
        ("s3", "section"),
        ("s4", "heading"),
        ("p2", "paragraph"),
        ("p3", "caption"),
    ]


def test_a_page_of_stories_is_called_as_edition_toml_says(tmp_path: Path, run: Run) -> None:
    page = "第05版：民生\n"
    text = FRAME.replace("标题\n", page) + "甲\n有字。\n本报记者 王小明\n乙\n有字。\n本报记者 李静\n"
    edition = made(tmp_path, run, text)
    assert (edition.page.headline, edition.headline, edition.number) == ((), ("民生",), "05")
    assert [(each.title, each.authors) for each in edition.chapters] == [(("甲",), ("王小明",)), (("乙",), ("李静",))]


def test_no_build_asks_for_proposals() -> None:
    code = "import sys; from edition import folders, pipeline; pipeline.build(folders.SOURCE); print([m for m in sys.modules if 'propose' in m])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
