"""build.py as a whole: its commands, its contract, and what it never does."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build import main
from edition.book import Book
from edition.folders import ROOT
from edition.proof import passages
from edition.proof import website as web
from edition.schema import EditionFile, GlossaryFile, Table
from helpers.editions import Run
from helpers.sites import mkdocs_build

CASES = sorted((ROOT / "tests" / "parse" / "cases").glob("*.txt"))


def test_committed_pages_are_fresh(run: Run) -> None:
    assert run("--check") == (0, "", "")


def test_check_writes_nothing_and_names_the_stale(source: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "docs"
    assert run(source, "--out", out)[0] == 0
    (out / "chifeng.md").write_text("altered", encoding="utf-8")
    (out / "old.md").write_text("", encoding="utf-8")
    with (out / ".generated").open("a", encoding="utf-8") as owned:
        owned.write("old.md\n")
    code, _, err = run(source, "--out", out, "--check")
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()] == [
        str(out / name) for name in (".generated", "chifeng.md", "old.md")
    ]
    assert (out / "chifeng.md").read_text(encoding="utf-8") == "altered"
    assert run(source, "--out", out)[1].splitlines()[-1].startswith(f"{out}: 2 of ")
    assert not (out / "old.md").exists()


def test_a_second_build_touches_no_file(source: Path, tmp_path: Path, run: Run) -> None:
    run(source, "--out", tmp_path / "docs")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")}
    run(source, "--out", tmp_path / "docs")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")} == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_any_page_is_set_up_and_built(path: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("init", path, tmp_path / "source")
    assert (code, err) == (0, "")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len([row for row in out.splitlines() if row[:8].strip(" ?").isdecimal()]) == len(lines)
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


def test_init_overwrites_nothing(tmp_path: Path, run: Run) -> None:
    assert run("init", CASES[0], tmp_path)[0] == 0
    code, _, err = run("init", CASES[1], tmp_path)
    assert code == 2
    assert err.count("there is an edition here already") == 3


def test_init_reads_a_line_as_told(tmp_path: Path, run: Run) -> None:
    path = ROOT / "tests" / "parse" / "cases" / "single-headings.txt"
    assert run("init", path, tmp_path / "s", "--read", "15=paragraph")[0] == 0
    assert 'kind = "paragraph"' in (tmp_path / "s" / "edition.toml").read_text(encoding="utf-8")
    assert run(tmp_path / "s", "--out", tmp_path / "docs")[0] == 0
    assert "## 先问居民要什么" not in (tmp_path / "docs" / "linjiang.md").read_text(encoding="utf-8")
    code, _, err = run("init", path, tmp_path / "t", "--read", "15=paragraf")
    assert (code, (tmp_path / "t").exists()) == (2, False)
    assert "“15=paragraf” isn't LINE=KIND" in err
    reads = ["--read", "999=paragraph", "--read", "15=paragraph", "--read", "15=heading", "--read", "2=heading"]
    code, _, err = run("init", path, tmp_path / "t", *reads)
    assert (code, (tmp_path / "t").exists()) == (2, False)
    assert "“999=paragraph”: there is no text in line 999, or no such line" in err
    assert "“15=heading”: line 15 is to be a paragraph too" in err


def test_init_shows_its_reading_where_it_refuses(tmp_path: Path, run: Run) -> None:
    export = tmp_path / "export.txt"
    text = (ROOT / "tests" / "parse" / "cases" / "single-headings.txt").read_text(encoding="utf-8")
    export.write_text(text.rstrip("\n") + "\n又一行\n", encoding="utf-8")
    code, out, err = run("init", export, tmp_path / "s", "--read", "13=repeat")
    assert (code, (tmp_path / "s").exists()) == (2, False)
    assert re.findall(r"export\.txt:(\d+): ([^;]+)", err) == [
        ("13", "the line can't be a repeat here: its neighbours make it a paragraph"),
        ("39", "a heading at the end of a chapter has no text"),
    ]
    assert re.search(r"40 +continuation +又一行", out)


def test_no_traceback_for_a_folder_that_is_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    code, _, err = run(tmp_path / "x")
    assert code == 2
    assert "Traceback" not in err


def test_edition_json_keeps_its_contract(pages: dict[str, str]) -> None:
    data = json.loads(pages["assets/data/edition.json"])
    assert list(data) == ["schema", "source", "chapters", "terms"]
    assert list(data["source"]) == ["paper", "date", "weekday", "page", "headline", "credit", "sha256"]
    assert data["source"]["credit"] == "中国城市报记者 杜英姿 郭文治 郑新钰 马 源 冯雅君 综合报道"
    source = [line.strip() for line in (ROOT / "source" / "article.txt").read_text(encoding="utf-8").split("\n")]
    texts = {}
    for chapter in data["chapters"]:
        assert list(chapter) == ["id", "title", "byline", "url", "blocks"]
        for block in chapter["blocks"]:
            assert list(block) == ["id", "kind", "lines", "text", "source_lines", "sha256"]
            assert block["lines"] == [source[number - 1] for number in block["source_lines"]]
            texts[chapter["id"], block["id"]] = block["text"]
    assert [chapter["url"] for chapter in data["chapters"]] == ["chifeng/", "songyuan/", "wujiaochang/"]
    keys = ["id", "headword", "aliases", "pinyin", "en", "kind", "short", "url", "occurrences"]
    for term in data["terms"]:
        assert list(term) == keys
        for place in term["occurrences"]:
            surface = texts[place["chapter"], place["block"]][place["start"] : place["end"]]
            wide = str.maketrans(",;:()?!\u00a0", "，；：（）？！ ")
            assert surface.translate(wide) in {form.translate(wide) for form in (term["headword"], *term["aliases"])}


def test_ledger_has_a_row_for_each_candidate(built: Book, pages: dict[str, str]) -> None:
    rows = list(csv.DictReader(pages["assets/data/ledger.csv"].splitlines()))
    assert len(rows) == len(built.ledger)
    assert all((row["marked"] == "yes") == (row["reason"] == "") for row in rows)


def test_chapters_read_well_as_plain_markdown(built: Book, pages: dict[str, str]) -> None:
    for chapter in built.edition.chapters:
        page = pages[f"{chapter.id}.md"]
        page = re.sub(r'<span class="ed-unbroken">([^<]+)</span>', r"\1", page)  # the one thing that Markdown can't say
        assert "<" not in page
        assert "&#" not in page
        assert page.split("\n")[1].startswith("# Generated by scripts/build.py")


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    mkdocs_build(ROOT / "docs", tmp_path / "site")
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site, tmp_path / "site")
    )
    # What verify.py has written into the site that it proved is no part of the build.
    assert one.keys() - {Path(passages.DATA)} == two.keys()
    assert [name for name in two if one[name] != two[name]] == []


def test_zensical_builds_the_same_texts_ids_and_links(site: Path, zensical_site: Path) -> None:
    ours, theirs = web.read_site(site), web.read_site(zensical_site)
    assert theirs.keys() == {address for address in ours if not address.startswith("embed/")}
    for address in theirs:
        page = ours[address]
        assert theirs[address].passages == page.passages
        # Ids that begin with __ are the themes' own switches.
        assert {id for id in page.ids.keys() - theirs[address].ids.keys() if not id.startswith("__")} == set()


GROUND = {
    f"edition.{name}" for name in ("model", "book", "text", "addresses", "problems", "schema", "matter", "folders")
}
ORDER = {"pipeline.py"}  # puts the stages together, so that it knows them all


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, ``from edition import x`` as edition.x."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = node.module == "edition"
            yield from (f"edition.{alias.name}" for alias in node.names) if whole else [node.module or ""]


def test_a_stage_imports_the_ground_floor_and_its_own_package() -> None:
    core = ROOT / "scripts" / "edition"
    for path in sorted(core.rglob("*.py")):
        stage = f"edition.{path.relative_to(core).parts[0].removesuffix('.py')}"
        for module in imported(path):
            assert not module.startswith("mkdocs"), path
            ours = module.split(".")[0] == "edition"
            own = module == stage or module.startswith(f"{stage}.")
            assert not ours or own or module in GROUND or path.name in ORDER, (path, module)
    order = ["text", "model", "problems", "addresses", "schema", "matter", "book"]  # the ground floor has floors too
    for i, name in enumerate(order):
        below = {f"edition.{each}" for each in order[:i]}
        inside = {module for module in imported(core / f"{name}.py") if module.startswith("edition")}
        assert inside <= below, name


READS = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "rename", "mkdir"}


def test_only_load_reads_files_and_only_files_writes_them() -> None:
    """Reading and writing are a path's methods or the built-in ``open``."""
    may = {"load.py", "files.py", "website.py"}
    for path in sorted((ROOT / "scripts" / "edition").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "open":
                assert path.name in may, path
            if isinstance(called, ast.Attribute) and called.attr in READS:
                assert path.name in may or path.name == "fill.py", (
                    path,
                    called.attr,
                )  # fill.py keeps compiled templates


def test_every_key_of_the_schemas_has_its_sentence() -> None:
    import msgspec

    def tables(table: type[Table]) -> set[type[Table]]:
        return {table, *(other for other in Table.__subclasses__())}

    for table in tables(EditionFile) | tables(GlossaryFile):
        for field in msgspec.structs.fields(table):
            notes = [
                note.description for note in getattr(field.type, "__metadata__", ()) if isinstance(note, msgspec.Meta)
            ]
            assert notes, (table, field.name)
            assert (notes[-1] or "").endswith("."), (table, field.name)


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("--check", "--out", "init ARTICLE.txt SOURCE_DIR", "freeze [SOURCE_DIR]"))


@pytest.mark.parametrize(("command", "word"), [("init", "--read"), ("freeze", "--retire")])
def test_each_command_has_a_help_of_its_own(command: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert word in capsys.readouterr().out
