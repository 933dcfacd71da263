"""What browsers get of the style sheets and scripts: joined, and of the theme only what the site uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2

from edition.folders import ROOT
from helpers.editions import CHAPTERS, Run
from tools import assets, theme


def test_joined_files_are_fresh(run: Run) -> None:
    assert run("--check", command=assets.main) == (0, "", "")


def test_the_themes_rules_are_fresh(site: Path, run: Run) -> None:
    assert run(site, "--check", command=theme.main) == (0, "", "")


def test_a_stale_file_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "STYLES", assets.STYLES[1:])
    code, _, err = run("--check", command=assets.main)
    assert code == 1
    assert err.startswith(f"{assets.ASSETS / 'site.css'}: the file is stale; run ")


def test_a_file_that_is_not_there_is_named_and_nothing_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (assets.ASSETS / "site.css").stat().st_mtime_ns
    monkeypatch.setattr(assets, "STYLES", ("no-such", *assets.STYLES))
    code, out, err = run(command=assets.main)
    assert (code, out) == (2, "")
    assert err.startswith(f"{assets.ASSETS / 'css' / 'no-such.css'}:1: the file can't be read (")
    assert (assets.ASSETS / "site.css").stat().st_mtime_ns == before


def test_each_style_sheet_and_script_reaches_a_page(site: Path) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    linked = set(re.findall(r"assets/((?:css|js)/[\w-]+\.(?:css|js))", pages))
    scripts = "".join(path.read_text(encoding="utf-8") for path in (assets.ASSETS / "js").iterdir())
    loaded = {
        f"js/{name}" for name in re.findall(r"\"(?:js/)?([\w-]+\.js)\"", scripts)
    }  # by the search, when it is wanted
    joined = {f"css/{name}.css" for name in assets.STYLES} | {
        f"js/{name}.js" for name in (*assets.HEAD, *assets.SCRIPTS)
    }
    there = {
        path.relative_to(assets.ASSETS).as_posix()
        for kind in ("css", "js")
        for path in (assets.ASSETS / kind).iterdir()
    }
    assert linked | joined | loaded == there
    # A page to embed stands in another's, without what is joined for ours.
    framed = "".join(path.read_text(encoding="utf-8") for path in (site / "embed").rglob("*.html"))
    assert linked & joined == set(re.findall(r"assets/(css/[\w-]+\.css)", framed)) & joined


def test_what_every_page_needs_is_asked_for_ahead(site: Path) -> None:
    framed = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "embed"]
    pages = [path.read_text(encoding="utf-8") for path in framed]
    assert len(pages) > len(CHAPTERS)
    assert not any("assets/javascripts/" in page for page in pages)  # the theme's own
    needed = r'<(?:link rel="stylesheet" href|script src)="[^"]*?(assets/[^"]+)"'
    common = set.intersection(*(set(re.findall(needed, page)) for page in pages))
    for page in pages:
        head = page[: page.index("Content-Security-Policy")]
        assert set(re.findall(r'<link rel="preload" href="[^"]*?(assets/[^"]+)" as=', head)) == common


def test_joining_loses_no_rule() -> None:
    def rules(text: str) -> list[str]:
        parsed = tinycss2.parse_stylesheet(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL), True, True)
        return [re.sub(r";(?=\})", "", re.sub(r"\s+", "", rule.serialize())) for rule in parsed]

    sheets = [(assets.ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in assets.STYLES]
    assert rules((assets.ASSETS / "site.css").read_text(encoding="utf-8")) == rules("".join(sheets))


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".a{x:y}.b{x:y}", ".a{x:y}"),
        (".a .b,.a p{x:y}", ".a p{x:y}"),
        (".a:not(.b):hover{x:y}", ".a:not(.b):hover{x:y}"),
        ("#i,#j{x:y}", "#i{x:y}"),
        ("[data-s=on] p{x:y}[data-s=off] p{x:y}[data-s]{x:y}", "[data-s=on] p{x:y}|[data-s]{x:y}"),
        ("@media print{.b{x:y}}@media print{.a{x:y}}", "@media print{|.a{x:y}|}"),
        (".a{--v:1;x:y}.a{--v:1}", ".a{x:y}"),
        (".a{x:url(\"data:,<svg a='(;})'>\")}", ".a{x:url(\"data:,<svg a='(;})'>\")}"),
        ("@keyframes k{to{x:y}}.a{x:y}", ".a{x:y}"),
    ],
)
def test_of_the_theme_stays_what_a_page_may_use(sheet: str, kept: str) -> None:
    rules = tinycss2.parse_stylesheet(sheet, True, True)
    words = {"a", "p", "i", "data-s", "on"}
    assert "".join(theme.kept(rules, words, {"--v", "k"})).strip().replace("\n", "|") == kept


def test_variables_and_animations_that_are_used_stay() -> None:
    sheet = ":root{--a:1;--b:2;--c:3;--d:4}.x{y:var(--a);animation:k 1s}@keyframes k{}@keyframes l{}"
    assert theme.unread(sheet, "style.setProperty('--b', 0)") == {"--c", "--d", "l"}


def test_the_name_of_the_theme_is_told() -> None:
    assert "Copyright (c) 2016-2025 Martin Donath" in (ROOT / "docs/assets/css/theme.css").read_text(encoding="utf-8")
