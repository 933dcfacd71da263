"""build.py init: a new edition's source folder, the same folder again, and what it shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from edition import editorial
from edition.folders import ROOT
from helpers.editions import Run
from parse.reading import Case, cases

CASES = sorted((ROOT / "tests" / "parse" / "cases").glob("*.txt"))
SINGLE = ROOT / "tests" / "parse" / "cases" / "single-headings.txt"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_any_page_is_set_up_and_built(path: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("init", path, tmp_path / "source")
    assert (code, err) == (0, "")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(rows(out.split("All lines:")[1])) == len(lines)
    assert run(tmp_path / "source", "--out", tmp_path / "docs")[0] == 0
    data = json.loads((tmp_path / "docs" / "assets" / "data" / "edition.json").read_text(encoding="utf-8"))
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [data["source"][key] for key in ("paper", "date", "page", "headline")] == [
        expected[key] for key in ("paper", "date", "page", "headline")
    ]
    found = [
        {
            "title": chapter["title"],
            "byline": chapter["byline"],
            "blocks": [{"kind": block["kind"], "lines": block["lines"]} for block in chapter["blocks"]],
        }
        for chapter in data["chapters"]
    ]
    # A chapter without a title of its own has the page's.
    for chapter in expected["chapters"]:
        chapter["title"] = chapter["title"] or expected["headline"]
    assert found == expected["chapters"]


def rows(table: str) -> list[str]:
    """The rows of a table that begin a line's reading."""
    return [row for row in table.splitlines() if row[:8].strip(" ?").isdecimal()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_of_any_form_is_set_up_and_built(case: Case, tmp_path: Path, run: Run) -> None:
    """As a maintainer does it: say what the lines are and what the frame doesn't, never touch the export."""
    export = tmp_path / "export.txt"
    export.write_text(case.text, encoding="utf-8")
    reads = [f"--read={number}={kind}" for number, kind in case.kinds.items()]
    code, _, err = run("init", export, tmp_path / "source", *reads)
    assert (code, err) == (0, "")
    file = tmp_path / "source" / "edition.toml"
    text = file.read_text(encoding="utf-8").replace('paper = ""', 'paper = "某报"')
    file.write_text(text.replace('date = ""', 'date = "2020年05月18日"'), encoding="utf-8")
    code, _, err = run(tmp_path / "source", "--out", tmp_path / "docs")
    assert (code, [line for line in err.splitlines() if "warning: readers have no way" not in line]) == (0, [])


@pytest.mark.parametrize(
    "case", [case for case in cases() if {"authors", "reporters"} & case.facts.keys()], ids=lambda case: case.name
)
def test_authors_are_proposed_right_or_doubted(case: Case, tmp_path: Path, run: Run) -> None:
    export = tmp_path / "export.txt"
    export.write_text(case.text, encoding="utf-8")
    reads = [f"--read={number}={kind}" for number, kind in case.kinds.items()]
    run("init", export, tmp_path / "source", *reads)
    text = (tmp_path / "source" / "edition.toml").read_text(encoding="utf-8")
    page, *chapters = re.split(r"\n\[\[chapter\]\]\n", text.split("# A line read otherwise")[0])
    wanted = [each.strip() for each in case.facts.get("authors", "").split("/")]
    pairs = list(zip(chapters, wanted, strict=True)) if "authors" in case.facts else []
    pairs += [(page, case.facts["reporters"])] if "reporters" in case.facts else []
    for table, names in pairs:
        found = re.search(r"^authors = (\[.*\])", table, re.MULTILINE)
        proposed = "、".join(json.loads(found[1])) if found else ""
        assert proposed == names or "# ?" in table


def test_init_overwrites_no_other_edition(tmp_path: Path, run: Run) -> None:
    assert run("init", CASES[0], tmp_path)[0] == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, _, err = run("init", CASES[1], tmp_path)
    assert code == 2
    assert "article.txt: there is an edition of another export here already; choose another folder" in err
    (tmp_path / "article.txt").unlink()
    code, _, err = run("init", CASES[1], tmp_path)
    assert code == 2
    assert re.search(r"edition\.toml:\d+: there is an edition of another export here already", err)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: data for name, data in before.items() if name != "article.txt"
    }


def test_init_again_writes_its_own_file_anew(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "s"
    assert run("init", SINGLE, folder)[0] == 0
    first = (folder / "edition.toml").read_text(encoding="utf-8")
    assert "nothing written" in run("init", SINGLE, folder)[1]
    assert "edition.toml written" in run("init", SINGLE, folder, "--read", "15=paragraph")[1]
    second = (folder / "edition.toml").read_text(encoding="utf-8")
    assert (first.count("\n[[override]]"), second.count("\n[[override]]")) == (0, 1)
    assert "edition.toml written" in run("init", folder / "article.txt", folder, "--read", "21=paragraph")[1]
    third = (folder / "edition.toml").read_text(encoding="utf-8")
    assert [line for line in third.splitlines() if line.startswith("line = ")] == ["line = 15", "line = 21"]
    assert run(folder, "--out", tmp_path / "docs")[0] == 0
    assert "## 先问居民要什么" not in (tmp_path / "docs" / "linjiang.md").read_text(encoding="utf-8")


def test_init_again_keeps_what_was_written_by_hand(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "s"
    run("init", SINGLE, folder)
    file = folder / "edition.toml"
    by_hand = file.read_text(encoding="utf-8").replace('name = "临江"', 'name = "江岸"')
    file.write_text(by_hand, encoding="utf-8")
    (folder / "glossary.toml").write_text("# of a person\n", encoding="utf-8")
    code, out, _ = run("init", SINGLE, folder, "--read", "15=paragraph")
    assert code == 0
    assert file.read_text(encoding="utf-8").startswith(by_hand)
    assert file.read_text(encoding="utf-8").count("\n[[override]]") == 1
    assert (folder / "glossary.toml").read_text(encoding="utf-8") == "# of a person\n"
    assert "edition.toml was changed by hand and is kept" in out
    shown = out[out.index("edition.toml was changed") :].splitlines()
    assert [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")] == [
        '-name = "江岸"',
        '+name = "临江"',
    ]
    assert run(folder, "--out", tmp_path / "docs")[0] == 0
    code, _, err = run("init", SINGLE, folder, "--read", "15=heading")
    assert (code, "edition.toml says that line 15 is a paragraph; change its [[override]] there" in err) == (2, True)


def test_init_after_one_that_was_cut_off(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "s"
    run("init", SINGLE, folder)
    for left in ("article.txt", "edition.toml", "glossary.toml"):
        (folder / left).unlink()
        assert run("init", SINGLE, folder)[0] == 0
        assert (folder / left).exists()


def test_init_says_what_is_wrong_with_a_read(tmp_path: Path, run: Run) -> None:
    code, _, err = run("init", SINGLE, tmp_path / "t", "--read", "15=paragraf")
    assert (code, (tmp_path / "t").exists()) == (2, False)
    assert "“15=paragraf” isn't LINE=KIND" in err
    reads = ["999=paragraph", "15=paragraph", "15=heading", "2=heading", "3=blank"]
    code, _, err = run("init", SINGLE, tmp_path / "t", *(f"--read={read}" for read in reads))
    assert (code, (tmp_path / "t").exists()) == (2, False)
    assert "“999=paragraph”: there is no text in line 999, or no such line" in err
    assert "“15=heading”: line 15 is to be a paragraph too" in err
    assert "“3=blank” isn't LINE=KIND" in err


def test_init_shows_its_reading_where_it_refuses(tmp_path: Path, run: Run) -> None:
    export = tmp_path / "export.txt"
    export.write_text(SINGLE.read_text(encoding="utf-8").rstrip("\n") + "\n又一行\n", encoding="utf-8")
    page = tmp_path / "reading.html"
    code, out, err = run("init", export, tmp_path / "s", "--read", "13=repeat", "--html", page)
    assert (code, (tmp_path / "s").exists()) == (2, False)
    assert re.findall(r"export\.txt:(\d+): ([^;]+)", err) == [
        ("13", "the line repeats no line of the headline or of a title"),
        ("39", "a heading at the end of a chapter has no text"),
    ]
    assert re.search(r"40 +continuation +又一行", out)
    assert 'id="L40"' in page.read_text(encoding="utf-8")


def wide(line: str) -> int:
    """The columns of a line where a terminal sets all that isn't ASCII wide."""
    return sum(1 if char.isascii() else 2 for char in line)


@pytest.mark.parametrize("path", [*CASES, ROOT / "source" / "article.txt"], ids=lambda path: path.stem)
def test_the_table_fits_a_hundred_columns_and_begins_with_the_doubts(path: Path, tmp_path: Path, run: Run) -> None:
    out = run("init", path, tmp_path / "s")[1].replace(str(tmp_path), "")
    assert [line for line in out.splitlines() if wide(line) > 100] == []
    doubts, every = out.split("All lines:") if "Unsure of:" in out else ("", out)
    assert [row[8:22] for row in rows(every) if row.startswith("?")] == [row[8:22] for row in rows(doubts)]


def test_the_reading_as_a_page(tmp_path: Path, run: Run) -> None:
    from lxml import html

    export = tmp_path / "export.txt"
    export.write_text(SINGLE.read_text(encoding="utf-8").replace("早晚都有人坐", "<b>早晚</b>"), encoding="utf-8")
    assert run("init", export, tmp_path / "s", "--html", tmp_path / "r.html")[0] == 0
    page = html.fromstring((tmp_path / "r.html").read_text(encoding="utf-8"))
    lines = [line.strip() for line in export.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert [span.text_content() for span in page.xpath("//ol//span[@lang]")] == lines
    kinds = {item.get("class").split()[0] for item in page.xpath("//ol/li")}
    legend = {item.get("class") for item in page.xpath("//ul[@class='legend']/li")}
    style = page.xpath("string(//style)")
    assert kinds == legend
    assert len({re.search(rf"\.{kind} {{ --mark: (.*?);", style)[1] for kind in kinds}) == len(kinds)  # type: ignore[index]
    assert len(page.xpath("//ol/li[contains(@class, 'doubt')]")) == len(page.xpath("//p/a"))


def test_names_are_not_cut_inside_a_word(tmp_path: Path, run: Run) -> None:
    export = tmp_path / "export.txt"
    titles = [
        "口袋公园里的城市温度",
        "老旧小区加装电梯的三个难题怎么解",
        "从一间屋到一条街到一座城怎样修怎样住",
        "临江：饭要热，账要平",
    ]
    stories = "".join(f"{title}\n■滨河市局长 许言\n有字。\n" for title in titles)
    frame = "滨河城市报 2021年03月09日 星期二\n标题\n《 滨河城市报 》( 2021年03月09日 第 05 版)\n"
    export.write_text(frame + stories, encoding="utf-8")
    _, out, _ = run("init", export, tmp_path / "s")
    text = (tmp_path / "s" / "edition.toml").read_text(encoding="utf-8")
    names = re.findall(r'^name = "(.*)"$', text, re.MULTILINE)[1:]
    assert names == ["口袋公园里的城市温度", "老旧小区加装电梯", "第3篇", "临江"]
    assert text.count("# ? a short name") == 1
    assert "chapter di3pian: a short name for menus and citations" in out


def test_odd_characters_wait_for_a_word(tmp_path: Path, run: Run) -> None:
    export = tmp_path / "export.txt"
    frame = "滨河城市报 2021年03月09日 星期二\n标题\n《 滨河城市报 》( 2021年03月09日 第 05 版)\n"
    export.write_text(frame + "有\u200b字。\n又\x02有字。\n", encoding="utf-8")
    code, out, _ = run("init", export, tmp_path / "s")
    assert code == 0
    assert "line 4, character 2: U+200B, to be allowed" in out
    code, _, err = run(tmp_path / "s", "--out", tmp_path / "docs")
    assert code == 2
    assert "article.txt:4: character 2 is U+200B" in err
    assert "article.txt:5: character 2 is U+0002" in err
    file = tmp_path / "s" / "edition.toml"
    text = re.sub(
        r"^# (?=\[\[allow\]\]|line = \d+\n# char|char|reason = \"\"$)",
        "",
        file.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    file.write_text(text.replace('reason = ""', 'reason = "报纸如此"'), encoding="utf-8")
    assert run(tmp_path / "s", "--out", tmp_path / "docs")[0] == 0
    data = json.loads((tmp_path / "docs" / "assets" / "data" / "edition.json").read_text(encoding="utf-8"))
    assert [block["text"] for block in data["chapters"][0]["blocks"]] == ["有\u200b字。", "又有字。"]
    assert f"{editorial.LABELS['controls']}（1处）" in (tmp_path / "docs" / "about.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_terminal_that_is_not_utf_8(encoding: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "init", str(SINGLE), str(tmp_path / "s")]
    done = subprocess.run(command, env={"PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"single" not in done.stdout
    assert b"headline" in done.stdout
    assert (tmp_path / "s" / "article.txt").read_bytes() == SINGLE.read_bytes()


def test_a_reader_that_has_gone(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "init", str(SINGLE), str(tmp_path / "s")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        error = process.stderr.read()
    assert (process.returncode, error) == (0, b"")
    assert (tmp_path / "s" / "edition.toml").exists()


def test_nothing_is_left_half_where_the_folder_cannot_be_written(tmp_path: Path, run: Run) -> None:
    (tmp_path / "s" / "edition.toml").mkdir(parents=True)
    code, _, err = run("init", SINGLE, tmp_path / "s")
    assert (code, "edition.toml: the file can't be read" in err) == (2, True)
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["edition.toml"]
    (tmp_path / "file").write_text("")
    code, _, err = run("init", SINGLE, tmp_path / "file" / "s")
    assert (code, "Traceback" in err) == (2, False)
