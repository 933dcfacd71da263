"""What is found: every substring, every name of an entry, and nothing else; asked of the real worker."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from pypinyin import Style, pinyin

from edition.book import Book
from edition.model import Term
from edition.text import HAN
from helpers.searching import ask, blocks, entries, expected, places, plain

TONES = "\u0300\u0301\u0304\u030c"


@pytest.fixture(scope="module")
def home(browser: Browser, server: str) -> Iterator[Page]:
    """One page for all questions to the worker."""
    page = browser.new_page()
    page.goto(server + "about/")
    yield page
    page.close()


def substrings(texts: list[str], count: int) -> list[str]:
    chance = random.Random(20200518)
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        part = text[start : start + chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20))]
        found += [part] if part.strip() == part else []
    return found


@pytest.mark.any_page
def test_random_substrings(home: Page, server: str, built: Book) -> None:
    """At least 2,000, each finding all its paragraphs and headings and no other."""
    everything = blocks(built.edition)
    queries = substrings([block.text for block in everything], 2200)
    for query, answer in zip(queries, ask(home, server, queries), strict=True):
        found = places(answer)
        assert set(found) == expected(everything, query), query
        assert len([place for place in found if "#title" not in place]) == len(
            set(found) - {p for p in found if "#title" in p}
        )


@pytest.mark.any_page
def test_paragraphs_against_bare_containment(home: Page, server: str, built: Book) -> None:
    """Without any folding in the reckoning: a piece of text stands in exactly the paragraphs that contain it."""
    paragraphs = {
        f"{chapter.url}#{item.id}": item.text
        for chapter in built.edition.chapters
        for item in chapter.items
        if item.id[0] == "p"
    }
    queries = [q for q in substrings(list(paragraphs.values()), 600) if not re.search(r"\s", q)]
    for query, answer in zip(queries, ask(home, server, queries), strict=True):
        found = {place for place in places(answer) if "#p" in place}
        assert found == {place for place, text in paragraphs.items() if query in text}, query


def test_every_figure(home: Page, server: str, built: Book) -> None:
    everything = blocks(built.edition)
    text = "\n".join(block.text for block in everything)
    figures = sorted(set(re.findall(r"[0-9A-Z][0-9.+A-Za-z%]*[万亿个项名支]?", text)))
    assert {"2.3万", "80%", "4+X", "1+6"} <= set(figures)
    for query, answer in zip(figures, ask(home, server, figures), strict=True):
        assert set(places(answer)) == expected(everything, query), query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("党(工)委", "党（工）委"),
        ("(街道)", "（街道）"),
        ("4+x", "４＋Ｘ"),
        ("80%", "８０％"),
        ('"龙头"', "“龙头”"),
        ("李炯", "李 炯"),
        ("魅力五角场创智新家园", "魅力五角场 创智新家园"),
        ("联动以上带下", "联动 以上带下"),
        ("嘎查村　社区", "社区 嘎查村"),
        (" 嘎查村\u00a0", "嘎查村"),
    ],
)
def test_equal_queries(home: Page, server: str, one: str, other: str) -> None:
    first, second = ask(home, server, [one, other])
    assert places(first)
    assert set(places(first)) == set(places(second))


def test_all_words_are_required(home: Page, server: str, built: Book) -> None:
    everything = blocks(built.edition)
    chance = random.Random(8)
    texts = [block.text for block in everything if len(block.text) > 60]
    queries = [" ".join(substrings([text], 1)[0] for text in (chance.choice(texts),) * 3) for _ in range(100)]
    queries += ["嘎查村 社区", "社区 党组织 龙头", "嘎查村 园区"]
    for query, answer in zip(queries, ask(home, server, queries), strict=True):
        assert set(places(answer)) == expected(everything, query), query


@pytest.mark.any_page
def test_every_headword_and_alias(home: Page, server: str, built: Book) -> None:
    """The entries whose names contain the words, the entry itself in the first group, and the text's places."""
    everything = blocks(built.edition)
    queries = [surface for term in built.terms for surface in term.surfaces]
    owners = [term for term in built.terms for _ in term.surfaces]
    for query, term, answer in zip(queries, owners, ask(home, server, queries), strict=True):
        words = [plain(word) for word in query.split()]
        named = {t.id for t in built.terms if all(any(word in plain(s) for s in t.surfaces) for word in words)}
        assert set(entries(answer)) >= named, query
        if any(HAN.match(character) for character in query):
            assert set(entries(answer)) == named, query
        exact = {t.id for t in built.terms if plain(query) in map(plain, t.surfaces)}
        assert entries(answer[:1])[0] in exact, query
        assert term.id in exact
        assert set(places(answer)) == expected(everything, query), query


def without_tones(text: str, chance: random.Random | None = None) -> str:
    """A pinyin without its tone marks; with ``chance``, without about half of them."""
    kept = (c for c in unicodedata.normalize("NFD", text) if c not in TONES or (chance and chance.random() < 0.5))
    return unicodedata.normalize("NFC", "".join(kept))


def initials(term: Term) -> set[str]:
    """What the initials of a headword may be, by a dictionary of readings."""
    found = {""}
    for character in term.headword:
        if HAN.match(character):
            letters = {reading[0] for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]}
        else:
            letters = {character.lower()} if character.isalnum() else {""}
        found = {before + letter for before in found for letter in letters}
    return found


@pytest.mark.any_page
def test_every_reading(home: Page, server: str, built: Book) -> None:
    """Pinyin as written, in one word, without tones, with some of them, by syllables; its initials; the English."""
    chance = random.Random(1)
    wanted = []
    for term in built.terms:
        toneless = without_tones(term.pinyin)
        forms = {term.pinyin, term.pinyin.replace(" ", ""), toneless, toneless.replace(" ", ""), term.pinyin.lower()}
        forms |= {without_tones(term.pinyin, chance).replace(" ", ""), term.en, term.en.lower()}
        wanted += [(form, term) for form in sorted(forms)]
    answers = ask(home, server, [form for form, _ in wanted])
    for (form, term), answer in zip(wanted, answers, strict=True):
        assert term.id in entries(answer), f"{form} doesn't find {term.headword}"


@pytest.mark.any_page
def test_every_initial(home: Page, server: str, built: Book) -> None:
    terms = [term for term in built.terms if sum(map(str.isalnum, term.headword)) > 1]
    queries = [(each, term) for term in terms for each in sorted(initials(term))]
    found: dict[str, bool] = {}
    answers = ask(home, server, [each for each, _ in queries])
    for (_, term), answer in zip(queries, answers, strict=True):
        found[term.id] = found.get(term.id, False) or term.id in entries(answer)
    assert [id for id, any_ in found.items() if not any_] == []


@pytest.mark.parametrize(
    ("query", "headwords"),
    [
        ("gacha", ["嘎查村"]),
        ("gāchá", ["嘎查村"]),
        ("gāchà", []),
        ("ga cha", ["嘎查村"]),
        ("GaCha", ["嘎查村"]),
        ("ga1", []),
        ("sjmc", ["三驾马车"]),
        ("mache", ["三驾马车"]),
        ("ache", []),  # the middle of a syllable
    ],
)
def test_readings(home: Page, server: str, built: Book, query: str, headwords: list[str]) -> None:
    names = {term.id: term.headword for term in built.terms}
    assert [names[id] for id in entries(ask(home, server, [query])[0])] == headwords


@pytest.mark.parametrize(
    ("name", "place"),
    [("李炯", "chifeng/#title"), ("组织部长", "chifeng/#title"), ("杜英姿", "#title"), ("杨浦区", "wujiaochang/")],
)
def test_people_offices_and_places(home: Page, server: str, name: str, place: str) -> None:
    assert any(found.startswith(place) for found in places(ask(home, server, [name])[0]))


def test_the_order_of_results(home: Page, server: str, built: Book) -> None:
    """Entries, then headings, then paragraphs in reading order, grouped by chapter; true counts."""
    answer = ask(home, server, ["党建"], whole=True)[0]
    heads = [group[0] for group in answer]
    assert [re.sub(r"<[^>]*>", "", head["title"]).split(" ")[0] for head in heads][:2] == ["词条", "标题"]
    order = [block.place for block in blocks(built.edition)]
    text = [place for group in answer[2:] for place in places([group])]
    assert text == sorted(text, key=order.index)
    for group in answer[:-1]:
        assert int(re.findall(r"· (\d+)", group[0]["title"])[0]) == len(group) - 1
    assert all(len({place.partition("#")[0] for place in places([group])}) == 1 for group in answer[2:-1])


def test_a_result_says_where_it_stands(home: Page, server: str) -> None:
    item = ask(home, server, ["2.3万名"], whole=True)[0][0][1]
    assert re.sub(r"<[^>]*>", "", item["title"]) == "¶6 叫响第一身份"
    assert "<mark>2.3万名</mark>" in item["text"]


def test_only_the_last_of_several_questions_is_answered(home: Page, server: str) -> None:
    """What was asked while the data was on its way is no longer wanted."""
    titles = home.evaluate(
        """(url) => new Promise((done) => {
          const worker = new Worker(url);
          const titles = [];
          worker.onmessage = ({data}) => {
            if (data.type !== 3) return;
            titles.push(data.data.items.at(-1)[0].location);
            if (data.data.items.length > 1) setTimeout(() => done(titles.concat("end")), 50);
          };
          for (const query of ["党", "党组", "党组织"]) worker.postMessage({type: 2, data: query});
        })""",
        server + "assets/js/search-worker.js",
    )
    waiting = [f"search/?q={quote(query)}" for query in ("党", "党组", "党组织")]
    assert titles == [*waiting, waiting[-1], "end"]
