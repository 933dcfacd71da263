"""``build.py freeze``: every change of the text is caught; what is meant is accepted with a reason, and stays told."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build import main
from edition import pipeline
from edition.folders import ROOT
from edition.lock import live, read_lock
from edition.pipeline import build
from edition.problems import InputError
from helpers.editions import Run, edit, edit_file, lines_of, read, set_article, shorten
from helpers.sites import mkdocs_build
from verify import main as verify

pytestmark = pytest.mark.this_page

NEXT = '\n\n[[release]]\nversion = "0.3.0"\ndate = "2026-12-01"\nnote = "更正一段。"\n\n[[release]]\nversion = "0.2.0"'
P3 = "  纵向上,我们发挥"
P4 = "  横向上,我们发挥"
FORM = re.compile(r"[^:\n]+: [^;\n]+; .+")


def texts(source: Path, chapter: int = 0) -> dict[str, str]:
    return {item.id: item.text for item in build(source).edition.chapters[chapter].items}


@pytest.fixture
def source(source: Path) -> Path:
    return shorten(source)


def rename(source: Path) -> None:
    edit(source, P3, "  纵向来看,我们发挥")


def insert(source: Path) -> None:
    edit(source, P3, f"  这里补上一段。\n\n{P3}")


def remove(source: Path) -> None:
    edit(source, lines_of(source, P3) + "\n", "")


def swap(source: Path) -> None:
    third, fourth = lines_of(source, P3), lines_of(source, P4)
    edit(source, third, "§")
    edit(source, fourth, third)
    edit(source, "§", fourth)


def split(source: Path) -> None:
    edit(source, "统筹规划作用,定期", "统筹规划作用。\n\n  定期")


def join(source: Path) -> None:
    third, fourth = lines_of(source, P3), lines_of(source, P4)
    edit(source, third, third + fourth.strip())
    edit(source, fourth + "\n", "")


CASES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "rename": (rename, ["/chifeng/#p3"]),
    "remove": (remove, ["/chifeng/#p3"]),
    "split": (split, ["/chifeng/#p3"]),
    "join": (join, ["/chifeng/#p3", "/chifeng/#p4"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_of_the_text_stops_the_build_and_freeze(name: str, source: Path, tmp_path: Path, run: Run) -> None:
    change, lost = CASES[name]
    change(source)
    before = read(source, "permalinks.lock")
    for command in ([source, "--out", tmp_path / "docs"], ["freeze", source]):
        code, _, err = run(*command)
        assert code == 2
        found = re.findall(r"(\S+) is frozen, but nothing has its text any more", err)
        assert found == lost
        for address in lost:
            assert f'`build.py freeze --correct {address} --reason "…"`' in err
            assert f'`build.py freeze --retire {address} --to ADDRESS --reason "…"`' in err
    assert not (tmp_path / "docs").exists()
    assert read(source, "permalinks.lock") == before


@pytest.mark.parametrize(("name", "change"), [("insert", insert), ("swap", swap)])
def test_a_paragraph_that_comes_or_moves_changes_no_address(
    name: str, change: Callable[[Path], None], source: Path
) -> None:
    before = texts(source)
    change(source)
    after = texts(source)
    assert {id: text for id, text in after.items() if id in before} == before
    assert [id for id in after if id not in before] == (["p21"] if name == "insert" else [])
    order = list(after)
    assert order.index("p4") < order.index("p3") if name == "swap" else order.index("p21") + 1 == order.index("p3")
    assert main(["freeze", str(source)]) == 0
    assert [a for a in live(build(source).lock) if a.startswith("/chifeng/#")] == [f"/chifeng/#{id}" for id in after]


def test_the_terms_of_a_chapter_stand_as_they_occur(source: Path) -> None:
    """Also where paragraphs have changed places, so that their numbers aren't in order."""
    swap(source)
    made = build(source)
    marks = [c.mark.term for c in made.ledger if c.marked and c.mark.chapter == "chifeng"]
    page = pipeline.pages(made)["chifeng.md"]
    listed = re.findall(r"\{ #term-([\w-]+) \}$", page[page.index("#terms") :], re.MULTILINE)
    assert listed == list(dict.fromkeys(marks))


def test_a_corrected_text_keeps_its_address_and_the_history_shows(source: Path, tmp_path: Path, run: Run) -> None:
    before = texts(source)
    old = live(build(source).lock)["/chifeng/#p3"]
    rename(source)
    code, out, err = run("freeze", source, "--correct", "/chifeng/#p3", "--reason", "报社更正 “纵向上”")
    assert (code, err) == (0, "")
    assert "/chifeng/#p3 has now: 纵向来看，我们发挥" in out
    after = texts(source)
    assert list(after) == list(before)
    assert [id for id in before if before[id] != after[id]] == ["p3"]
    assert f"\n  corrected in 0.2.0, was {old}: 报社更正 “纵向上”\n" in read(source, "permalinks.lock")

    edit(source, "  纵向来看,", "  从纵向看,")
    edit_file(
        source, "edition.toml", '\nversion = "0.2.0"\n\n[[release]]\nversion = "0.2.0"', f'\nversion = "0.3.0"{NEXT}'
    )
    assert run("freeze", source, "--correct", "chifeng/#p3", "--reason", "再次更正")[0] == 0
    history = build(source).lock["/chifeng/#p3"].corrections
    assert [(each.version, each.reason) for each in history] == [("0.2.0", "报社更正 “纵向上”"), ("0.3.0", "再次更正")]
    assert history[0].was == old

    assert run(source, "--out", tmp_path)[0] == 0
    assert run(source, "--out", tmp_path, "--check") == (0, "", "")
    about = (tmp_path / "about.md").read_text(encoding="utf-8")
    assert "- [/chifeng/&#35;p3](chifeng.md#p3)：数字版0.3.0更正，再次更正" in about


def headline(source: Path) -> None:
    set_article(source, read(source).replace("增强城市基层党建整体效应", "增强基层党建整体效应"))


@pytest.mark.parametrize(
    ("address", "change"),
    [
        ("/chifeng/", lambda source: edit(source, "“开门党建”聚焦", "“开门党建”，聚焦")),
        ("/", headline),
        ("/chifeng/#s1", lambda source: edit(source, "强化四级联动\n", "强化三级联动\n")),
        ("/glossary/#term-shixingji", lambda source: edit_file(source, "glossary.toml", 'headword = "十星级"', 'headword = "星级"')),
    ],
)  # fmt: skip
def test_titles_headings_and_headwords_are_corrected_too(
    address: str, change: Callable[[Path], None], source: Path, run: Run
) -> None:
    change(source)
    with pytest.raises(InputError, match=re.escape(address)):
        build(source)
    code, _, err = run("freeze", source, "--correct", address, "--reason", "更正")
    assert (code, err) == (0, "")
    assert len(build(source).lock[address].corrections) == 1


def test_of_a_split_paragraph_one_part_keeps_the_address(source: Path, run: Run) -> None:
    split(source)
    correct = ["freeze", source, "--correct", "/chifeng/#p3", "--reason", "原文分作两段"]
    code, _, err = run(*correct)
    assert code == 2
    assert "1 lost and 2 new texts stand there, so it isn't clear which is meant" in err
    assert "add --to and one of them: /chifeng/#p21 “纵向上，我们发挥市委党建…”, /chifeng/#p22 “定期听取" in err
    assert run(*correct, "--to", "/chifeng/#p21")[0] == 0
    ids = list(texts(source))
    assert ids[ids.index("p3") + 1] == "p21"
    assert texts(source)["p3"].endswith("统筹规划作用。")


def test_of_joined_paragraphs_one_goes_on_and_the_other_leads_to_it(source: Path, run: Run) -> None:
    join(source)
    correct = ["freeze", source, "--correct", "/chifeng/#p3", "--reason", "原文为一段"]
    assert "2 lost and 1 new texts stand there" in run(*correct)[2]
    retire = ["freeze", source, "--retire", "/chifeng/#p4", "--reason", "并入第3段"]
    code, _, err = run(*retire, "--to", "/chifeng/#p21")
    assert code == 2
    assert "--to /chifeng/#p21 is a new text, perhaps that of /chifeng/#p3, which has none now" in err
    code, out, _ = run(*correct, "--to", "/chifeng/#p21")
    assert code == 0
    assert "still to do: /chifeng/#p4 is frozen, but nothing has its text any more" in out
    assert run(*retire, "--to", "/chifeng/#p3")[0] == 0
    assert "p4" not in texts(source)
    assert texts(source)["p3"].endswith("变相互分离为相融共生。")


def test_two_neighbours_are_corrected_each_at_its_place(source: Path, run: Run) -> None:
    before = list(texts(source))
    edit(source, P3, "  纵向来看,我们发挥")
    edit(source, P4, "  横向来看,我们发挥")
    for id in ("p4", "p3"):
        assert run("freeze", source, "--correct", f"/chifeng/#{id}", "--reason", "更正")[0] == 0
    after = texts(source)
    assert list(after) == before
    assert (after["p3"][:4], after["p4"][:4]) == ("纵向来看", "横向来看")


def retired_last(source: Path, run: Run) -> None:
    """The last paragraph of the first chapter, taken out and retired."""
    edit(source, lines_of(source, "  此外,赤峰市充分发挥政治优势") + "\n", "")
    code, _, err = run(
        "freeze", source, "--retire", "/chifeng/#p20", "--to", "/chifeng/#p19", "--reason", "报纸更正：此段不属本文。"
    )
    assert (code, err) == (0, "")


def test_a_retired_address_stays_as_a_tombstone_and_is_never_used_again(source: Path, tmp_path: Path, run: Run) -> None:
    retired_last(source, run)
    lock = read(source, "permalinks.lock")
    assert "\n  retired in 0.2.0, see /chifeng/#p19: 报纸更正：此段不属本文。\n" in lock
    assert lock.index("/chifeng/#p19\t") < lock.index("/chifeng/#p20\t") < lock.index("/songyuan/\t")
    assert "p20" not in texts(source)
    edit(source, "  同时,赤峰市进一步", "  补入一段。\n\n  同时,赤峰市进一步")
    assert "p21" in texts(source)
    assert run("freeze", source)[0] == 0
    assert run(source, "--out", tmp_path)[0] == 0
    page = (tmp_path / "chifeng.md").read_text(encoding="utf-8")
    assert (
        "第20段 { #p20 .ed-gone }\n:   自数字版0.2.0起已撤下：报纸更正：此段不属本文。现见[赤峰\u00a0第19段](#p19)"
        in page
    )
    made = pipeline.files(build(source), pipeline.WITH_SITE)
    assert "此处嵌入的第20段自数字版0.2.0起已撤下" in str(made["embed/chifeng/p20.html"])
    assert "#p20" not in str(made["assets/data/links.csv"])
    assert "/chifeng/&#35;p20：数字版0.2.0撤下" in (tmp_path / "about.md").read_text(encoding="utf-8")


def test_a_retired_text_that_comes_back_gets_a_new_number(source: Path, run: Run) -> None:
    paragraph = lines_of(source, "  此外,赤峰市充分发挥政治优势")
    retired_last(source, run)
    edit(source, "  同时,赤峰市进一步", f"{paragraph}\n\n  同时,赤峰市进一步")
    assert "p20" not in texts(source)
    assert texts(source)["p21"].startswith("此外")


def test_an_id_of_a_retired_term_is_not_taken_for_another(source: Path, run: Run) -> None:
    text = read(source, "glossary.toml")
    entry = next(part for part in text.split("[[term]]") if 'id = "shixingji"' in part)
    (source / "glossary.toml").write_text(text.replace("[[term]]" + entry, ""), encoding="utf-8")
    assert run("freeze", source, "--retire", "/glossary/#term-shixingji", "--to", "/glossary/", "--reason", "x")[0] == 0
    build(source)
    (source / "glossary.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="/glossary/#term-shixingji is retired and can't be used again"):
        build(source)


def test_a_renamed_chapter_leads_on_place_by_place(source: Path, tmp_path: Path, run: Run) -> None:
    edit_file(source, "edition.toml", 'id = "songyuan"', 'id = "song"')
    code, out, err = run("freeze", source, "--retire", "/songyuan/", "--to", "/song/", "--reason", "地址改短")
    assert (code, err) == (0, "")
    assert "/songyuan/ with 16 places of the page is retired and leads to /song/" in out
    built = build(source)
    assert built.gone["/songyuan/"].to == "/song/"
    assert built.gone["/songyuan/#p7"].to == "/song/#p7"
    assert "/songyuan/#p7\t" in read(source, "permalinks.lock")
    # The successor is given up in its turn: readers of the first address are led to the last.
    edit_file(source, "edition.toml", 'id = "song"', 'id = "songyuan-shi"')
    assert run("freeze", source, "--retire", "/song/", "--to", "/songyuan-shi/", "--reason", "地址改长")[0] == 0
    assert build(source).gone["/songyuan/#p7"].to == "/songyuan-shi/#p7"
    assert run(source, "--out", tmp_path)[0] == 0
    page = (tmp_path / "songyuan" / "index.md").read_text(encoding="utf-8")
    assert "现见[松原](../songyuan-shi.md){ .ed-moved" in page
    assert "(../songyuan-shi.md#p7){ .ed-moved" in page
    assert (tmp_path / "handout" / "songyuan.md").exists()
    # An edition that has a chapter of the old name again would send its readers elsewhere.
    edit_file(source, "edition.toml", 'id = "songyuan-shi"', 'id = "songyuan"')
    with pytest.raises(InputError, match="/songyuan/ is retired and can't be used again"):
        build(source)


BAD: dict[str, tuple[list[str], str]] = {
    "unknown address": (["--correct", "/chifeng/#p99", "--reason", "x"], "/chifeng/#p99 isn't a frozen address; did you mean /chifeng/#p"),
    "far from any address": (["--correct", "/ürümqi", "--reason", "x"], "/ürümqi isn't a frozen address; "),
    "no reason": (["--correct", "/chifeng/#p3"], "the reason is missing; add --reason"),
    "blank reason": (["--retire", "/chifeng/#p3", "--to", "/chifeng/", "--reason", " "], "the reason is missing"),
    "no target": (["--retire", "/chifeng/#p3", "--reason", "x"], "it isn't said where the readers go; add --to and an address"),
    "nothing to correct": (["--correct", "/chifeng/#p5", "--reason", "x"], "the text at /chifeng/#p5 is the frozen one: there is nothing to correct"),
    "still there": (["--retire", "/chifeng/#p5", "--to", "/chifeng/", "--reason", "x"], "/chifeng/#p5 is still in the edition; take its text out of source/ first"),
    "target unknown": (["--retire", "/chifeng/#p3", "--to", "/chifeng/#p33", "--reason", "x"], "--to /chifeng/#p33 isn't an address of this edition; did you mean /chifeng/#"),
    "target lost too": (["--retire", "/chifeng/#p3", "--to", "/chifeng/#p3", "--reason", "x"], "--to /chifeng/#p3 isn't an address of this edition"),
    "no new text": (["--correct", "/chifeng/#p3", "--reason", "x"], "no new text stands where /chifeng/#p3 stood: there is nothing to correct; restore the text, or retire"),
    "not a new text": (["--correct", "/chifeng/#p3", "--to", "/chifeng/#p4", "--reason", "x"], "/chifeng/#p4 isn't a new text; the new texts: there is none"),
    "both": (["--correct", "/chifeng/#p3", "--retire", "/chifeng/#p3", "--reason", "x"], "--correct and --retire in one call; do one after the other"),
    "a reason for nothing": (["--reason", "x"], "--to and --reason alone; add --correct or --retire and an address"),
    "empty address": (["--correct", "", "--reason", "x"], " isn't a frozen address"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_request_is_told_and_writes_nothing(name: str, source: Path, run: Run) -> None:
    remove(source)
    before = read(source, "permalinks.lock")
    arguments, message = BAD[name]
    code, out, err = run("freeze", source, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert all(FORM.match(line) for line in err.splitlines())
    assert read(source, "permalinks.lock") == before


def test_a_retirement_is_final(source: Path, run: Run) -> None:
    retired_last(source, run)
    for flag in ("--correct", "--retire"):
        code, _, err = run("freeze", source, flag, "/chifeng/#p20", "--to", "/chifeng/", "--reason", "x")
        assert code == 2
        assert "/chifeng/#p20 is retired since 0.2.0; a retirement is final" in err


def test_other_faults_of_the_source_stop_a_retirement(source: Path, run: Run) -> None:
    edit(source, lines_of(source, "  阿鲁科尔沁旗将机关党员") + "\n", "")
    code, _, err = run("freeze", source, "--retire", "/chifeng/#p9", "--to", "/chifeng/#p8", "--reason", "x")
    assert code == 2
    assert "十星级: it stands nowhere in the text" in err
    assert "retired in" not in read(source, "permalinks.lock").split("\n/", 1)[1]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("/chifeng/#p77", "leads to /chifeng/#p77, where nothing is"),
        ("/chifeng/#p20", "leads to itself by way of /chifeng/#p20, where nothing is"),
    ],
)
def test_a_tombstone_that_leads_nowhere_is_told(to: str, message: str, source: Path, run: Run) -> None:
    retired_last(source, run)
    edit_file(source, "permalinks.lock", "see /chifeng/#p19:", f"see {to}:")
    number = read(source, "permalinks.lock").splitlines().index(next(
        line for line in read(source, "permalinks.lock").splitlines() if line.startswith("/chifeng/#p20\t")
    )) + 1  # fmt: skip
    code, _, err = run(source, "--out", source)
    assert code == 2
    assert f"permalinks.lock:{number}: /chifeng/#p20 is retired and {message}" in err


# The proof of a site with a tombstone


@pytest.fixture(scope="module")
def tombs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source and the site of an edition with a corrected, a retired and a renamed address."""
    folder = tmp_path_factory.mktemp("tombs")
    source = shorten(Path(shutil.copytree(ROOT / "source", folder / "source")))
    rename(source)
    edit(source, lines_of(source, "  此外,赤峰市充分发挥政治优势") + "\n", "")
    edit_file(source, "edition.toml", 'id = "songyuan"', 'id = "song"')
    freeze = ["freeze", str(source), "--reason", "试改"]
    assert main([*freeze, "--correct", "/chifeng/#p3"]) == 0
    assert main([*freeze, "--retire", "/chifeng/#p20", "--to", "/chifeng/#p19"]) == 0
    assert main([*freeze, "--retire", "/songyuan/", "--to", "/song/"]) == 0
    assert main([str(source), "--out", str(folder / "docs")]) == 0
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1].split("\n\n")[0]
    mkdocs_build(folder / "docs", folder / "site", nav=f"nav:\n{nav}\n".replace("songyuan.md", "song.md"))
    return source, folder / "site"


def test_a_site_with_tombstones_is_proved(tombs: tuple[Path, Path], run: Run) -> None:
    source, site = tombs
    code, out, err = run(site, "--source", source, command=verify)
    assert (code, err) == (0, "")
    assert f"{len(read_lock(read(source, 'permalinks.lock'), 'x'))} frozen addresses hold" in out


DAMAGE: dict[str, tuple[str, str, str, str]] = {
    "no tombstone": ("chifeng/index.html", 'id="p20"', 'id="p200"', "/chifeng/#p20: V06 the address is retired, but the site has no word of it"),
    "a tombstone that leads elsewhere": ("chifeng/index.html", 'href="#p19">赤峰', 'href="#p18">赤峰', "/chifeng/#p20: V06 the retired address doesn't lead to /chifeng/#p19"),
    "a tombstone without a way on": ("songyuan/index.html", "ed-moved", "ed-mooved", "/songyuan/: V06 the retired address doesn't lead to /song/"),
    "a text at a retired address": ("chifeng/index.html", '<dt class="ed-gone" id="p20">第20段</dt>', '<dt></dt><p id="p20">第20段</p>', "/chifeng/#p20: V06 a text stands at a retired address"),
    "an embed without its text": ("embed/chifeng/p1.html", "习近平总书记指出", "习近平指出", "/embed/chifeng/p1.html: V13 the file isn't what the checkout and the build hold"),
    "an embed of a retired text": ("embed/chifeng/p20.html", "<main>", '<main><p class="ed-quote">此外</p>', "/embed/chifeng/p20.html: V13"),
    "a term's embed with another word": ("embed/glossary/term-qi.html", 'id="term-qi">旗<', 'id="term-qi">旗县<', "/embed/glossary/term-qi.html: V13"),
    "a handout with another text": ("handout/chifeng/index.html", "2560个", "2650个", "/handout/chifeng/#p6: V01"),
    "a chapter's title": ("song/index.html", 'ed-title" id="title">吉林松原', 'ed-title" id="title">松原', "/song/: V06 the text at this address isn't the frozen one"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_to_addresses_is_found(name: str, tombs: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    source, site = tombs
    file, old, new, message = DAMAGE[name]
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    code, _, err = run(copy, "--source", source, command=verify)
    assert code == 1
    assert message in err


def test_a_missing_embed_and_a_missing_tombstone_are_found(tombs: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    source, site = tombs
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "embed" / "chifeng" / "p7.html").unlink()
    shutil.rmtree(copy / "songyuan")
    _, _, err = run(copy, "--source", source, command=verify)
    assert "/embed/chifeng/p7.html: V13 the file is missing" in err
    assert "/songyuan/: V06 the address is retired, but the site has no word of it" in err


def test_freeze_says_how_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build.py"), "freeze", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    for option in ("--correct", "--retire", "--to", "--reason"):
        assert option in done.stdout
