"""The scripts that are pure functions, run by Node without a browser; and what they say beside what Python says."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypinyin import Style, pinyin

from build import main
from edition import pipeline
from edition.book import Book, Part
from edition.cite.formats import FORMATS
from edition.cite.record import Record, chapter_record, glossary_record, part_record, term_record
from edition.cite.styles import STYLES, plain
from edition.data import edition as edition_data
from edition.data import search as search_data
from edition.folders import ROOT, SOURCE
from edition.model import Term
from edition.text import HAN
from helpers.editions import CHAPTERS

WEB = ROOT / "tests" / "web"
CASES = sorted((ROOT / "tests" / "parse" / "cases").glob("*.txt"))
SITE, TODAY = "https://example.org/sub/", "2026-03-09"

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None, reason="Node isn't here: the scripts are tested by the browser tests alone"
)


def node(*arguments: str | Path, question: object = None, **environment: str) -> str:
    """Run Node with a question as JSON on its standard input; its standard output."""
    done = subprocess.run(
        [str(NODE), *map(str, arguments)],
        input=json.dumps(question),
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def data(source: Path, folder: Path) -> str:
    """The data of an edition that the scripts read, written into a folder."""
    folder.mkdir(parents=True)
    made = pipeline.files(pipeline.build(source), [edition_data.files, search_data.files])
    for path, text in made.items():
        (folder / Path(path).name).write_text(str(text), encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder with the data of the real edition."""
    return data(SOURCE, tmp_path_factory.mktemp("web") / "data")


@pytest.mark.this_page
def test_the_scripts(edition: str) -> None:
    node("--test", *sorted(WEB.glob("*.test.js")), EDITION=edition)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_edition_never_seen_is_searched(case: Path, tmp_path: Path) -> None:
    """Set up from its export alone; every piece of it finds its places and no other."""
    assert main(["init", str(case), str(tmp_path / "source")]) == 0
    node(
        "--test",
        WEB / "search-substrings.test.js",
        EDITION=data(tmp_path / "source", tmp_path / "data"),
        NEVER_SEEN="1",
    )


# Entries by their initials


# Figures and signs are read out: 零一二三四五六七八九, 加, 点.
READ_OUT = dict(zip("0123456789+.", "lyesswlqbjjd", strict=True))


def initials(term: Term) -> set[str]:
    """What the initials of a headword may be, by a dictionary of readings."""
    found = {""}
    for character in term.headword:
        if HAN.match(character):
            letters = {reading[0] for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]}
        else:
            letters = {READ_OUT.get(character, character.lower() if character.isalnum() else "")}
        found = {before + letter for before in found for letter in letters}
    return found


def test_every_entry_is_found_by_its_initials(built: Book, edition: str) -> None:
    terms = [term for term in built.terms if sum(map(str.isalnum, term.headword)) > 1]
    queries = [(each, term) for term in terms for each in sorted(initials(term))]
    answers = json.loads(node(WEB / "answer.js", "entries", question=[query for query, _ in queries], EDITION=edition))
    found = {term.id for (_, term), answer in zip(queries, answers, strict=True) if term.id in answer}
    assert [term.id for term in terms if term.id not in found] == []


# Citations: the script writes what the build writes


def written(record: Record) -> dict[str, str]:
    """A record in every style and format, as the build writes it."""
    texts = {style.key: plain(style.cite(record)) for style in STYLES}
    texts |= {f"{style.key}-in": plain(style.in_text(record)) for style in STYLES if style.in_text}
    return texts | {form.key: form.write(record) for form in FORMATS}


def read(record: Record) -> Record:
    """A record as a reader of this day, on this site, sees it."""
    return replace(record, url=SITE + record.url.removeprefix("/"), accessed=TODAY)


def pieces(parts: Iterable[Part]) -> list[tuple[str, str]]:
    """A citation's parts as the page has them: a text that is no script's business has no role there."""
    return [("" if part.role == "text" else part.role, part.text) for part in parts]


def script_writes(page: Record, works: Sequence[Mapping[str, str]]) -> Any:
    """Works in every style and format, as the script makes them from what the page says of itself."""
    styles = {
        style.key: {"line": pieces(style.cite(page)), "inText": pieces(style.in_text(page)) if style.in_text else []}
        for style in STYLES
    }
    files = {form.key: form.write(page) for form in FORMATS}
    question = {"day": TODAY, "works": works, "styles": styles, "files": files}
    return json.loads(node(WEB / "answer.js", "citations", question=question))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_part_of_a_chapter_is_cited_as_the_build_would(chapter: str, built: Book) -> None:
    whole = next(each for each in built.edition.chapters if each.id == chapter)
    page = chapter_record(built.edition, whole)
    records = {item.id: read(part_record(page, item)) for item in whole.items}
    works = [{"url": r.url, "id": id, "paragraph": r.paragraph, "section": r.section} for id, r in records.items()]
    assert script_writes(page, works) == [written(record) for record in records.values()]


def test_every_entry_is_cited_as_the_build_would(built: Book) -> None:
    records = {f"term-{term.id}": read(term_record(built.edition, term)) for term in built.terms}
    works = [{"url": record.url, "id": id, "title": record.title} for id, record in records.items()]
    assert script_writes(glossary_record(built.edition), works) == [written(record) for record in records.values()]


def test_odd_headwords_are_cited_as_the_build_would(built: Book) -> None:
    dice = random.Random(7)
    characters = "李党“”‘’：，（）—ABCxyz01{}[]()\\%&$#_~^`'\"@=,-<>/*+😀"
    odd = ["".join(dice.choices(characters, k=dice.randint(1, 25))) for _ in range(2000)]
    titles = [f"词{text}{dice.choice(['', '”'])}" for text in odd]
    sample = replace(read(term_record(built.edition, built.terms[0])), id="glossary-x")
    works = [{"url": sample.url, "id": "x", "title": title} for title in titles]
    assert script_writes(glossary_record(built.edition), works) == [
        written(replace(sample, title=title)) for title in titles
    ]
