"""The facts in the front matter: YAML and JSON at once, whatever the text holds."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from edition.book import Book
from edition.pages import front as head
from edition.text import iso_date

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
@example('a"b\\c{site}<site></script>\u2028\x85\x80\ufeff\uffff\t\n - x: # y')
def test_any_text_survives_the_front_matter(text: str) -> None:
    data = {"@id": text, "name": text, "items": [{"name": text}, {"name": text}]}
    ld = head.linked_data(data)
    page = f"title: {head.quote(text)}\nld: |\n  " + ld.replace("\n", "\n  ") + "\n"
    front = yaml.safe_load(page)
    assert front["title"] == text
    assert front["ld"] == ld + "\n"
    assert "<" not in ld
    assert ld.count(head.SITE) == 1
    assert json.loads(ld.replace(head.SITE, "/x/")) == data | {"@id": "/x/" + text}


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("2020年05月18日", "2020-05-18"), ("2020年5月8日", "2020-05-08")],
)
def test_a_date_as_printed_becomes_a_date(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso


@pytest.mark.this_page
def test_a_title_of_two_lines_is_one_line(built: Book) -> None:
    article = head.article(built.edition, built.edition.chapters[2])
    assert article["title"] == "上海杨浦区五角场街道：三建融合 构建城区基层党建共同体"
