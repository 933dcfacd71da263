"""Escaping: whatever a line holds, the page that MkDocs renders shows the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from edition.load import read_article
from edition.model import Mark
from edition.pages.markdown import escape, escape_line, linked, running
from edition.text import UNPRINTABLE
from helpers.properties import examples
from helpers.rendering import TRAPS, rendered_html

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(TRAPS), max_size=8).map("".join),
).map(lambda text: UNPRINTABLE.sub("", re.sub("[\n\r]", "", text)).strip()).filter(bool)  # fmt: skip


CHAPTER = st.lists(TEXT, min_size=20, max_size=40)  # paragraphs that are rendered at once, as a chapter's are


def rendered(source: str) -> HtmlElement:
    return fragment_fromstring(rendered_html(source), create_parent="div")


def paragraphs(sources: Sequence[str]) -> list[HtmlElement]:
    """Paragraphs as a chapter writes them, rendered among others."""
    number = '[7](#p7){ .ed-n aria-label="第7段" }'
    body = "".join(f"{number}{source}\n{{ #p{i} }}\n\n" for i, source in enumerate(sources, 1))
    found = rendered(f"前\n{{ #p0 }}\n\n{body}后\n{{ #end }}\n")
    assert [child.get("id") for child in found] == [*(f"p{i}" for i in range(len(sources) + 1)), "end"]
    return list(found)[1:-1]


def paragraph(source: str) -> HtmlElement:
    return paragraphs([source])[0]


@examples(100)
@given(CHAPTER)
def test_a_paragraph_shows_the_text_that_it_was_given(texts: list[str]) -> None:
    for text, element in zip(texts, paragraphs([escape(text) for text in texts]), strict=True):
        assert element.text_content() == "7" + text
        assert [child.tag for child in element] == ["a"]


@examples(100)
@given(CHAPTER)
def test_a_line_of_its_own_shows_the_text_that_it_was_given(texts: list[str]) -> None:
    found = rendered("".join(f"{escape_line(text)}\n{{ .x }}\n\n" for text in texts))
    assert [(child.tag, child.text_content()) for child in found] == [("p", text) for text in texts]


@examples(1000)
@given(TEXT, TEXT, TEXT)
def test_a_link_holds_its_words_and_nothing_else(before: str, surface: str, after: str) -> None:
    text = before + surface + after
    mark = Mark("c", "p7", len(before), len(before) + len(surface), "x")
    element = paragraph(linked(text, [mark]))
    assert element.text_content() == "7" + text
    links = [(link.get("href"), link.text_content()) for link in element.iter("a")]
    assert links[1:] == [("#term-x", surface)]
    assert {child.get("class") for child in element.iter("span")} <= {"ed-unbroken"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("建立785个、2982个，", ["785个", "2982个"]),
        ("2.3万名党员认领1000多个岗位", ["2.3万名", "1000多个"]),
        ("2020年5月18日第08版", ["2020年", "5月", "18日", "08版"]),
        ("占80%以上，“4+X”“1+6”，300 米", []),
        ("“党建+”模式2.0版", ["建+", "2.0版"]),
    ],
)
def test_figures_and_plus_signs_stay_with_their_words(text: str, kept: list[str]) -> None:
    element = paragraph(running(text))
    assert element.text_content() == "7" + text
    assert [span.text for span in element.iter("span")] == kept


def test_sample_with_markdown_characters() -> None:
    article = read_article(Path(__file__).parent / "parse" / "cases" / "markdown-characters.txt")
    for line in article.lines:
        if line.text:
            assert paragraph(escape(line.text)).text_content() == "7" + line.text


def test_ordinary_text_stays_readable() -> None:
    text = "按照“4+X”模式，减少80%，建成2.0版（街道），1100个、27.8万人——完。"
    assert escape(text) == text
