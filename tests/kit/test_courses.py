"""The course files that need no library: read back as strictly as the programs that import them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.addresses import is_site, reference, term
from edition.book import Book
from edition.kit import cartridge, gift, moodle, plain
from helpers.courses import (
    SITE,
    complete,
    read_blackboard,
    read_cartridge,
    read_common,
    read_gift,
    read_moodle,
)


@pytest.fixture(scope="module")
def book(built: Book) -> Book:
    """The real edition as the site is made from it."""
    return complete(built)


def test_gift_has_every_question_with_one_right_answer(book: Book) -> None:
    found = list(read_gift(gift.gift(book)))
    assert [(q.id, q.stem, q.options, q.answer) for q in found] == [
        (q.id, q.stem, q.options, q.answer) for q in book.questions
    ]


def test_gift_escapes_what_acts() -> None:
    assert gift.escape(r"a~b=c#d{e}f:g\h") == r"a\~b\=c\#d\{e\}f\:g\\h"


@pytest.mark.this_page
def test_the_common_text_and_blackboards_say_the_same(book: Book) -> None:
    made = dict(plain.files(book))
    common = list(read_common(made[plain.QUESTIONS]))
    assert [(q.stem, q.options, q.answer) for q in common] == [(q.stem, q.options, q.answer) for q in book.questions]
    parts = [list(read_blackboard(text)) for path, text in made.items() if "blackboard" in path]
    assert max(map(len, parts)) <= plain.AT_ONCE
    lines = [each for part in parts for each in part]
    assert [(q.options, q.answer) for q in lines] == [(q.options, q.answer) for q in book.questions]
    assert all(line.stem.startswith(q.stem) for line, q in zip(lines, book.questions, strict=True))


@pytest.mark.this_page
def test_each_question_says_its_source_and_its_permanent_address(book: Book) -> None:
    made = dict(plain.files(book))
    read = [*read_common(made[plain.QUESTIONS])]
    blackboard = [q.stem for path, text in made.items() if "blackboard" in path for q in read_blackboard(text)]
    for question, common, stem in zip(book.questions, read, blackboard, strict=True):
        for said in (common.explanation, stem):
            assert "《中国城市报》2020年05月18日第08版" in said
            assert f"{SITE}{reference(question.ref)[1:]} " in said


def test_cards_of_two_columns_have_each_entry_once(book: Book) -> None:
    rows = [line.split("\t") for line in dict(plain.files(book))[plain.TERMS].splitlines()]
    assert {len(row) for row in rows} == {2}
    assert len({row[0] for row in rows}) == len(rows) == len(book.terms)
    for entry, (word, side) in zip(book.terms, rows, strict=True):
        assert word.startswith(entry.headword)
        assert side.endswith(f"{SITE}{term(entry.id)[1:]}")
        assert entry.pinyin in side and entry.en in side and entry.short in side


@pytest.mark.this_page
def test_moodles_glossary_has_every_entry_and_links_where_it_may(book: Book) -> None:
    found = read_moodle(dict(moodle.files(book))[moodle.FILE])
    assert len(found) == len(book.terms)
    assert len({each.concept for each in found}) == len(found)
    for entry, read in zip(book.terms, found, strict=True):
        assert read.aliases == entry.aliases
        assert read.category == entry.kind
        assert read.linked is not bool(entry.not_in or entry.only_in)
        for words in (entry.short, f'href="{SITE}{term(entry.id)[1:]}"'):
            assert words in read.definition
    assert not all(each.linked for each in found)


@pytest.mark.this_page
def test_the_cartridge_has_every_address_and_a_page_a_discussion_and_a_quiz_per_chapter(book: Book) -> None:
    found = read_cartridge(dict(cartridge.files(book))[cartridge.FILE])
    addresses = [link.address for link in book.links if link.kind != "term"]
    assert list(found.links) == [SITE + address[1:] for address in addresses]
    chapters = len(book.edition.chapters)
    assert found.counts == {
        "webcontent": chapters,
        "imsdt_xmlv1p1": chapters,
        "imsqti_xmlv1p2/imscc_xmlv1p1/assessment": chapters,
        "imswl_xmlv1p1": len(addresses),
    }
    read = [(q.id, q.stem, q.options, q.answer) for quiz in found.quizzes for q in quiz]
    assert read == [(q.id, q.stem, q.options, q.answer) for q in book.questions if q.kind == "text"]


def test_a_cartridge_is_made_only_where_the_address_is_known(built: Book) -> None:
    assert not list(cartridge.files(complete(built, "")))


@pytest.mark.this_page
def test_text_that_would_act_comes_out_as_it_went_in(book: Book) -> None:
    """Of an invented question with every sign that some form gives a meaning to."""
    hostile = "a<b>&\"'~=#{}:\\ $x$ <![CDATA[ ]]> 1+1=2？"
    first = replace(book.questions[0], stem=hostile, options=(hostile + "1", hostile + "2"), answer=1, note=hostile)
    changed = replace(book, questions=(first,))
    ((quiz,),) = [quiz for quiz in read_cartridge(dict(cartridge.files(changed))[cartridge.FILE]).quizzes if quiz]
    (asked,) = read_gift(gift.gift(changed))
    for read in (quiz, asked):
        assert (read.stem, read.options, read.answer) == (hostile, first.options, 1)
        assert read.explanation.endswith(hostile)


@pytest.mark.this_page
def test_without_an_address_the_files_print_paths(built: Book) -> None:
    assert is_site(SITE)
    made = dict(plain.files(complete(built, "")))
    assert "，/chifeng/#p2 ）" in made[plain.QUESTIONS]
    assert "http" not in made[plain.QUESTIONS]
