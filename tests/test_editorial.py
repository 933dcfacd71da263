"""The editorial rules, each with what it must and must not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.book import Book
from edition.editorial import widen
from edition.text import narrow


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("指出,新冠", "指出，新冠"),
        ("苏木乡镇(街道)党(工)委", "苏木乡镇（街道）党（工）委"),
        ("审批环节程序减少80%,实现", "审批环节程序减少80%，实现"),
        ("2.0版、4+X、“1+6”文件、27.8万人", "2.0版、4+X、“1+6”文件、27.8万人"),
        ("上海杨浦区五角场街道:", "上海杨浦区五角场街道："),
        ("问题从哪里来?", "问题从哪里来？"),
        ("比分3:2，共1,000元", "比分3:2，共1,000元"),
        ("WHO(世卫组织)与公司(HP)的f(x)", "WHO（世卫组织）与公司（HP）的f(x)"),
        ("见https://example.org/?a=1,这里", "见https://example.org/?a=1,这里"),
        ("<city>/{id}?a=1&b=2", "<city>/{id}?a=1&b=2"),
        ("a,b", "a,b"),
        ("(上海)", "（上海）"),
        ("他说:“好!”", "他说：“好！”"),
    ],
)
def test_width(source: str, shown: str) -> None:
    assert widen(source)[0] == shown


def test_kept_words_stay() -> None:
    assert widen("甲,乙,丙", keep=["甲,乙"])[0] == "甲,乙，丙"


@given(st.text())
def test_width_never_moves_a_character_and_can_be_undone(text: str) -> None:
    shown, changes = widen(text)
    assert len(shown) == len(text)
    assert narrow(shown) == narrow(text)
    assert {change.offset for change in changes} == {
        i for i, pair in enumerate(zip(text, shown, strict=True)) if pair[0] != pair[1]
    }


@pytest.mark.this_page
def test_changes_of_the_real_article_are_all_counted(built: Book) -> None:
    changed = sum(
        source != shown
        for chapter in built.edition.chapters
        for item in chapter.items
        for line, part in zip(item.lines, item.parts, strict=True)
        for source, shown in zip(line.text, part, strict=True)
    )
    titles = sum(
        source != shown
        for chapter in built.edition.chapters
        for line, part in zip(chapter.raw.title, chapter.title, strict=True)
        for source, shown in zip(line.text, part, strict=True)
    )
    # The brackets of the dateline are Chinese punctuation too: they stand beside Han text in the credit's line.
    dateline = sum(change.rule == "width" and change.line == 7 for change in built.edition.changes)
    assert sum(change.rule == "width" for change in built.edition.changes) == changed + titles + dateline
    assert [change.line for change in built.edition.changes if change.rule == "names"] == [7, 11]
    assert [change.line for change in built.edition.changes if change.rule == "marks"] == [7, 11, 71, 115]
