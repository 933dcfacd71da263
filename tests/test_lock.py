"""Permanent ids: they follow the text, and a build that would drop or reuse an address stops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import main
from edition.folders import ROOT
from edition.lock import give_ids, live, read_lock, record, write_lock
from edition.model import Correction, Frozen, Retirement
from edition.pipeline import build
from edition.problems import InputError
from edition.text import digest
from helpers.editions import Run, set_article


@pytest.fixture
def frozen(source: Path) -> Path:
    assert main(["freeze", str(source)]) == 0
    return source


def text(source: Path) -> str:
    return (source / "article.txt").read_text(encoding="utf-8")


def ids(source: Path) -> list[str]:
    return [item.id for item in build(source).edition.chapters[0].items]


@pytest.mark.this_page
def test_ids_count_through_a_chapter_that_is_not_frozen(source: Path) -> None:
    (source / "permalinks.lock").unlink()
    assert [id for id in ids(source) if id[0] == "p"] == [f"p{i}" for i in range(1, 21)]
    assert [id for id in ids(source) if id[0] == "s"] == ["s1", "s2", "s3", "s4"]


@pytest.mark.this_page
def test_an_inserted_paragraph_gets_a_new_number_and_renumbers_nobody(frozen: Path) -> None:
    before = ids(frozen)
    set_article(frozen, text(frozen).replace("  纵向上,", "  新的一段。\n\n  纵向上,"))
    after = ids(frozen)
    assert [id for id in after if id != "p21"] == before
    assert after.index("p21") == before.index("p3")


@pytest.mark.this_page
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  纵向上,我们", "  纵向上,大家", "/chifeng/#p3 is frozen, but nothing has its text any more"),
        ("  强化四级联动\n", "  强化三级联动\n", "/chifeng/#s1 is frozen, but nothing has its text"),
        ("内蒙古赤峰:“开门党建”", "内蒙古赤峰:“关门党建”", "the text at /chifeng/ isn't the frozen one"),
    ],
)
def test_a_changed_text_stops_the_build(old: str, new: str, message: str, frozen: Path) -> None:
    set_article(frozen, text(frozen).replace(old, new, 1))
    with pytest.raises(InputError, match=message.replace("(", r"\(")):
        build(frozen)


@pytest.mark.this_page
def test_a_renamed_chapter_stops_the_build(frozen: Path) -> None:
    file = frozen / "edition.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('id = "songyuan"', 'id = "song"'), encoding="utf-8")
    (frozen / "glossary.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="/songyuan/#p1 is frozen, but nothing has its text"):
        build(frozen)


@pytest.mark.this_page
def test_a_removed_term_stops_the_build(frozen: Path) -> None:
    (frozen / "glossary.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="/glossary/#term-gacha-cun is frozen"):
        build(frozen)


def test_check_fails_on_an_address_that_is_not_frozen(source: Path, tmp_path: Path, run: Run) -> None:
    (source / "permalinks.lock").unlink()
    assert run(source, "--out", tmp_path)[0] == 0
    code, _, err = run(source, "--out", tmp_path, "--check")
    assert code == 1
    assert "addresses aren't frozen (/, /about/, /teaching/ …)" in err


def test_the_real_lock_holds_every_address() -> None:
    built = build(ROOT / "source")
    assert live(built.lock) == {address: digest(text)[:16] for address, text in built.texts.items()}
    assert (ROOT / "source" / "permalinks.lock").read_text(encoding="utf-8") == write_lock(built.lock)


def test_freezing_twice_changes_nothing(frozen: Path) -> None:
    before = (frozen / "permalinks.lock").read_bytes()
    assert main(["freeze", str(frozen)]) == 0
    assert (frozen / "permalinks.lock").read_bytes() == before


TEXTS = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=8)


@given(TEXTS, TEXTS)
def test_ids_follow_their_texts(old: list[str], new: list[str]) -> None:
    first = give_ids("p", old, "/c/", {})
    lock = {f"/c/#{id}": Frozen(digest(text)[:16]) for id, text in zip(first, old, strict=True)}
    second = give_ids("p", new, "/c/", lock)
    assert len(set(second)) == len(second)
    for id, text in zip(second, new, strict=True):
        if f"/c/#{id}" in lock:
            assert lock[f"/c/#{id}"].hash == digest(text)[:16]
        else:
            assert int(id[1:]) > len(old)
            assert new.count(text) > old.count(text)


HASHES = st.text("0123456789abcdef", min_size=16, max_size=16)
REASONS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)
ADDRESSES = st.from_regex(r"/[a-z]{0,3}/?(#[ps][1-9])?", fullmatch=True)
ENTRIES = st.builds(
    Frozen,
    HASHES,
    st.lists(st.builds(Correction, st.just("1.0.0"), HASHES, REASONS), max_size=2).map(tuple),
    st.none() | st.builds(Retirement, st.just("1.0.0"), ADDRESSES, REASONS),
)


@given(st.dictionaries(ADDRESSES, ENTRIES, max_size=4))
def test_lock_reads_what_it_writes(lock: dict[str, Frozen]) -> None:
    found = read_lock(write_lock(lock), "x")
    assert {address: replace(entry, line=0) for address, entry in found.items()} == lock
    assert list(found) == list(lock)
    lines = write_lock(lock).splitlines()
    assert all(lines[entry.line - 1].startswith(address) for address, entry in found.items())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/\t0000000000000000\n/\t1111111111111111\n", "x:2: / stands twice"),
        ("/ 0000000000000000\n", "x:1: neither an address"),
        ("  corrected in 1.0.0, was 0000000000000000: why\n", "x:1: neither an address"),
        ("/\t0000000000000000\n  corrected in 1.0.0, was 0: why\n", "x:2: neither an address"),
        ("/\t0000000000000000\n  retired in 1.0.0, see /x/: \n", "x:2: neither an address"),
        ("/\t0000000000000000\n  retired in 1.0.0, see /x/: a\n  retired in 1.0.0, see /x/: b\n", "x:3: neither"),
    ],
)
def test_lines_of_another_form_are_told(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_lock(text, "x")


@given(st.lists(ADDRESSES, unique=True, max_size=8), st.lists(ADDRESSES, unique=True, max_size=8))
def test_recording_keeps_what_is_frozen_and_takes_the_order_of_the_text(old: list[str], new: list[str]) -> None:
    lock = {address: Frozen("a" * 16) for address in old}
    found = record(dict.fromkeys(new, "b" * 64), lock)
    assert set(found) == {*old, *new}
    assert [address for address in found if address in new] == new
    assert all(found[address].hash[0] == ("a" if address in old else "b") for address in found)
