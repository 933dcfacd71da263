"""The questions: the lint, a code a case; the editor's own, held to the article; those made from entries."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from build import main
from edition import pipeline
from edition.book import Book
from edition.model import Term
from edition.questions import made
from edition.questions.check import concept_problems
from edition.questions.made import apart
from helpers.editions import Run, without_matter
from helpers.golden import Golden

CASES = sorted(path for path in Path(__file__).parent.iterdir() if path.is_dir() and path.name[0] in "Qm")


@pytest.mark.this_page
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, source: Path, tmp_path: Path, run: Run, golden: Golden) -> None:
    """A case is a file of questions, and the messages that it gets; nothing is written."""
    (source / "questions.toml").write_text((case / "questions.toml").read_text(encoding="utf-8"), encoding="utf-8")
    code, _, err = run(source, "--out", tmp_path / "docs")
    assert code == 2
    assert not (tmp_path / "docs").exists()
    golden(case / "expected.txt", err.replace(f"{source}/", ""))


def test_every_code_has_a_case() -> None:
    assert [case.name for case in CASES] == [*(f"Q0{i}" for i in range(1, 8)), "missing"]


def test_a_name_too_long_for_a_platform_is_told_in_the_glossary(built: Book) -> None:
    class At:
        def problem(self, place: tuple[object, ...], what: str, _: str) -> tuple[tuple[object, ...], str]:
            return place, what

    first, second = (replace(term, headword="词", aliases=()) for term in built.terms[:2])
    long = replace(second, aliases=("嘎" * 255, "嘎" * 256))
    told: list[object] = list(concept_problems((first, long), At()))  # type: ignore[arg-type]
    assert told == [(("term", 1, "aliases"), f"Q08 {'嘎' * 12}…: the name has 256 characters, 255 at most")]


def test_an_edition_without_questions_has_no_page_and_no_link_to_it(source: Path, tmp_path: Path) -> None:
    without_matter(source)
    (source / "permalinks.lock").unlink()
    assert main([str(source), "--out", str(tmp_path / "docs")]) == 0
    assert not (tmp_path / "docs" / "quiz.md").exists()
    assert not [path for path in (tmp_path / "docs").rglob("*.md") if "quiz.md" in path.read_text(encoding="utf-8")]


@pytest.mark.this_page
def test_there_are_eight_questions_and_more_on_each_chapter(built: Book) -> None:
    counts = Counter(question.chapter for question in built.questions)
    assert counts.keys() == {chapter.id for chapter in built.edition.chapters}
    assert min(counts.values()) >= 8


def test_the_right_option_is_said_by_the_quotation_or_names_what_it_counts(built: Book) -> None:
    """Each word of two characters of a right option stands in the paragraph."""
    texts = {f"{c.id}#{item.id}": item.text for c in built.edition.chapters for item in c.items}
    for question in built.questions:
        words = re.findall(r"[\u4e00-\u9fff]{2}", re.sub(r"[的与、，]", " ", question.right))
        found = [word for word in words if word in texts[question.ref]]
        assert len(found) >= len(words) / 2, question.id


@pytest.mark.this_page
def test_right_options_stand_in_all_places(built: Book) -> None:
    """Whoever always takes the same letter gets no more than chance allows."""
    for questions in (built.questions, tuple(made(built.terms))):
        places = Counter(question.answer for question in questions)
        assert max(places.values()) < len(questions) * 0.45


@pytest.mark.this_page
def test_entries_questions_are_two_per_entry_where_the_glossary_allows(built: Book) -> None:
    questions = list(made(built.terms))
    assert len({question.id for question in questions}) == len(questions)
    assert len(questions) > 1.5 * len(built.terms)
    terms = {term.id: term for term in built.terms}
    for question in questions:
        term = terms[question.term]
        assert question.right == (term.headword if question.kind == "name" else term.short)
        assert len(set(question.options)) == 4


def test_no_wrong_option_of_an_entry_could_be_right(built: Book) -> None:
    """A second reading of the rule: by names and definitions alone."""
    by_name = {term.headword: term for term in built.terms}
    by_meaning = {term.short: term for term in built.terms}
    for question in made(built.terms):
        by = by_name if question.kind == "name" else by_meaning
        term = by[question.right]
        for option in set(question.options) - {question.right}:
            other = by[option]
            assert other.kind == term.kind
            assert other.id not in term.related
            assert term.id not in other.related
            assert not any(a in b or b in a for a in term.surfaces for b in other.surfaces)
            assert not any(name in term.short for name in other.surfaces)


def entry(id: str, headword: str, short: str = "释义。", **more: object) -> Term:
    facts = {"aliases": (), "pinyin": "x", "en": "x", "kind": "地名", "long": "", "here": "", "refs": ("a#p1",)}
    facts |= {"related": (), "basis": "general", "sources": (), "not_in": (), "only_in": ()}
    return Term(id=id, headword=headword, short=short, **(facts | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "right"),
    [
        (entry("b", "乙"), True),
        (entry("b", "甲乙"), False),
        (entry("b", "乙", aliases=("甲",)), False),
        (entry("b", "乙", related=("a",)), False),
        (entry("b", "乙", short="也是甲的一种。"), False),
        (entry("b", "乙", short="释义甲。"), False),
        (entry("b", "乙", short="另一个释义。"), True),
        (entry("b", "乙", short="释义一。"), False),
    ],
)
def test_a_wrong_option_is_apart_from_the_right_one(other: Term, right: bool) -> None:
    assert apart(entry("a", "甲", short="释义一。"), other) is right


@pytest.mark.this_page
def test_entries_of_one_headword_are_not_asked(built: Book) -> None:
    twice = {name for name, count in Counter(term.headword for term in built.terms).items() if count > 1}
    assert twice
    assert not [q for q in made(built.terms) if q.kind == "name" and q.right in twice]


@pytest.mark.this_page
def test_the_editors_questions_come_first_and_a_build_has_no_others(built: Book) -> None:
    assert {question.kind for question in built.questions} == {"text"}
    pages, _ = pipeline.published(built, kit=False)
    assert "quiz.md" in pages
