"""Permanent ids: they follow the text, and a build that would drop or reuse an address stops."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import ROOT, build, main
from conftest import Run, set_article
from edition.errors import InputError
from edition.lock import digest, give_ids, read_lock, write_lock


@pytest.fixture
def frozen(source: Path) -> Path:
    assert main(["freeze", str(source)]) == 0
    return source


def text(source: Path) -> str:
    return (source / "article.txt").read_text(encoding="utf-8")


def ids(source: Path) -> list[str]:
    return [item.id for item in build(source).edition.chapters[0].items]


def test_ids_count_through_a_chapter_that_is_not_frozen(source: Path) -> None:
    (source / "permalinks.lock").unlink()
    assert [id for id in ids(source) if id[0] == "p"] == [f"p{i}" for i in range(1, 21)]
    assert [id for id in ids(source) if id[0] == "s"] == ["s1", "s2", "s3", "s4"]


def test_an_inserted_paragraph_gets_a_new_number_and_renumbers_nobody(frozen: Path) -> None:
    before = ids(frozen)
    set_article(frozen, text(frozen).replace("  纵向上,", "  新的一段。\n\n  纵向上,"))
    after = ids(frozen)
    assert [id for id in after if id != "p21"] == before
    assert after.index("p21") == before.index("p3")


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


def test_a_renamed_chapter_stops_the_build(frozen: Path) -> None:
    file = frozen / "edition.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('id = "songyuan"', 'id = "song"'), encoding="utf-8")
    for path in (frozen / "glossary.toml",):
        path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="/songyuan/#p1 is frozen, but nothing has its text"):
        build(frozen)


def test_a_removed_term_stops_the_build(frozen: Path) -> None:
    (frozen / "glossary.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="/glossary/#term-gacha-cun is frozen"):
        build(frozen)


def test_check_fails_on_an_address_that_is_not_frozen(source: Path, tmp_path: Path, run: Run) -> None:
    (source / "permalinks.lock").unlink()
    assert run(source, "--out", tmp_path)[0] == 0
    code, _, err = run(source, "--out", tmp_path, "--check")
    assert code == 1
    assert "addresses aren't frozen (/, /about/, /chifeng/ …)" in err


def test_the_real_lock_holds_every_address() -> None:
    built = build(ROOT / "source")
    assert dict(built.frozen) == {address: value[:16] for address, value in built.addresses.items()}


def test_freezing_twice_changes_nothing(frozen: Path) -> None:
    before = (frozen / "permalinks.lock").read_bytes()
    assert main(["freeze", str(frozen)]) == 0
    assert (frozen / "permalinks.lock").read_bytes() == before


TEXTS = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=8)


@given(TEXTS, TEXTS)
def test_ids_follow_their_texts(old: list[str], new: list[str]) -> None:
    first = give_ids("p", old, "/c/", {})
    lock = {f"/c/#{id}": digest(text)[:16] for id, text in zip(first, old, strict=True)}
    second = give_ids("p", new, "/c/", lock)
    assert len(set(second)) == len(second)
    for id, text in zip(second, new, strict=True):
        if f"/c/#{id}" in lock:
            assert lock[f"/c/#{id}"] == digest(text)[:16]
        else:
            assert int(id[1:]) > len(old)
            assert new.count(text) > old.count(text)


def test_lock_reads_what_it_writes() -> None:
    lock = {"/": "0" * 16, "/chifeng/#p1": "a" * 16}
    assert read_lock(write_lock(lock), "x") == lock
    with pytest.raises(InputError, match="x:4: / stands twice"):
        read_lock(write_lock({"/": "0" * 16}) + f"/\t{'1' * 16}\n", "x")
