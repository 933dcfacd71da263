"""The proof fails when it must: a built site is damaged in one way at a time."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.proof.website import resolve
from helpers.editions import Run
from helpers.sites import mkdocs_build
from verify import main


def page(name: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def damage(site: Path) -> None:
        path = site / name
        text = path.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text
        path.write_text(changed, encoding="utf-8")

    return damage


def once(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def swap(text: str) -> str:
    found = re.search(r'(<p id="p3">.*?</p>)(\s*)(<p id="p4">.*?</p>)', text, re.DOTALL)
    assert found
    return text.replace(found[0], found[3] + found[2] + found[1])


def double(text: str) -> str:
    found = re.search(r'<p id="p3">.*?</p>', text, re.DOTALL)
    assert found
    return text.replace(found[0], found[0] + found[0])


def drop(text: str) -> str:
    return re.sub(r'<p id="p3">.*?</p>', "", text, count=1, flags=re.DOTALL)


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a dropped character": (page("chifeng/index.html", once("纵向上，", "纵向，")), "/chifeng/#p3: V01 from character 3"),
    "a changed character": (page("chifeng/index.html", once("2560个", "2650个")), "/chifeng/#p6: V01"),
    "a changed width": (page("chifeng/index.html", once("纵向上，", "纵向上,")), "/chifeng/#p3: V01 from character 4"),
    "a swapped paragraph": (page("chifeng/index.html", swap), "V01 the paragraph “横向上，我们发挥市、旗县区委组织部门牵头” stands out of its order"),
    "a doubled paragraph": (page("chifeng/index.html", double), "/chifeng/#p3: V03 the id stands 2 times"),
    "a missing paragraph": (page("chifeng/index.html", drop), "V01 the paragraph “纵向上，我们发挥市委党建工作领导小组统筹” is missing"),
    "a lost character of the export": (page("songyuan/index.html", once("</a>近年来", "</a>年来")), "V02 character"),
    "a changed heading": (page("songyuan/index.html", once("管理”</em>", "管理</em>")), "/songyuan/#s1: V01"),
    "a changed byline": (page("songyuan/index.html", once("<strong>于海波</strong>", "<strong>于波</strong>")), "/songyuan/: V01"),
    "a changed masthead": (page("index.html", once("<li>第08版</li>", "<li>第80版</li>")), "/: V01"),
    "a missing page": (lambda site: shutil.rmtree(site / "songyuan"), "songyuan/: V08 the page isn't in the site"),
    "a dead fragment": (page("about/index.html", once('href="#proof"', 'href="#prof"')), "/about/: V04 the link #prof leads to no place"),
    "a dead link in raw HTML": (
        page("about/index.html", once("</article>", '<a href="../nowhere/">x</a></article>')),
        "/about/: V04 the link ../nowhere/ leads to no page or file",
    ),
    "a fetched script": (
        page("index.html", once("</head>", '<script src="https://cdn.example/x.js"></script></head>')),
        "/: V05 the page fetches https://cdn.example/x.js",
    ),
    "a fetched style": (
        lambda site: _write(site / "assets/css/edition.css", "@import '//fonts.example/x.css';"),
        "/assets/css/edition.css: V05 the style sheet fetches //fonts.example/x.css",
    ),
    "a fetched image in a style attribute": (
        page("index.html", once("<article", '<p style="background:url(http://x.example/y.png)"></p><article')),
        "/: V05 the page fetches http://x.example/y.png",
    ),
    "an address that is gone": (
        page("glossary/index.html", once('id="term-gacha-cun"', 'id="term-gacha"')),
        "/glossary/#term-gacha-cun: V06 the address is frozen, but the site doesn't have it",
    ),
    "an address with another headword": (
        page("glossary/index.html", once('id="term-gacha-cun">嘎查村', 'id="term-gacha-cun">嘎查')),
        "/glossary/#term-gacha-cun: V06 the text at this address isn't the frozen one",
    ),
    "a term that lost its link": (
        page("chifeng/index.html", once('<a href="#term-gacha-cun">嘎查村</a>', "嘎查村")),
        "V07 “嘎查村” (character 20) isn't linked to #term-gacha-cun",
    ),
    "a term linked to another entry": (
        page("chifeng/index.html", once('<a href="#term-gacha-cun">嘎查村</a>', '<a href="#term-qi">嘎查村</a>')),
        "is, and shouldn't be, linked to #term-qi",
    ),
    "an inline script that isn't in the policy": (
        page("index.html", once("</body>", "<script>alert(1)</script></body>")),
        "/: V10 the inline script “alert(1)” isn't in the policy: 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; after a new version of the theme",
    ),
    "a script of the theme that changed": (
        page("404.html", once("var palette=", "let palette=")),
        "/404.html: V10 the policy has the hash of no inline script: 'sha256-",
    ),
    "no policy": (page("404.html", once("Content-Security-Policy", "X-Policy")), "/404.html: V10 the page has no content security policies"),
    "a policy after what it should hold": (
        page("about/index.html", once("<head>", '<head><link rel="stylesheet" href="../assets/css/edition.css">')),
        "/about/: V10 the page has no content security policies",
    ),
    "a loose policy": (page("index.html", once("style-src 'self'", "style-src 'self' 'unsafe-inline'")), "/: V10 the policy allows 'unsafe-inline' in style-src"),
    "a policy that lets others take a form": (page("index.html", once("form-action 'self'", "form-action *")), "/: V10 the policy doesn't say form-action 'self'"),
    "an inline style": (page("index.html", once("<article", '<p style="color:red"></p><article')), '/: V11 the page has an inline style="color:red"'),
    "an inline handler": (page("index.html", once("<article", '<p onclick="x()"></p><article')), '/: V11 the page has an inline onclick="x()"'),
    "an inline style sheet": (page("index.html", once("</head>", "<style>p{}</style></head>")), "/: V11 the page has an inline <style>"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found(kind: str, site: Path, tmp_path: Path, run: Run) -> None:
    damage, message = DAMAGE[kind]
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    damage(copy)
    code, out, err = run(copy, command=main)
    assert (code, out) == (1, "")
    assert message in err


def test_a_whole_site_is_proved_and_says_so(site: Path, run: Run) -> None:
    code, out, err = run(site, command=main)
    assert (code, err) == (0, "")
    assert out.startswith("proved: 6354 characters in 78 lines, 48 paragraphs and 10 headings, in order")
    assert (site / "assets" / "data" / "proof.json").exists()


def test_another_article_is_not_proved(site: Path, source: Path, run: Run) -> None:
    (source / "permalinks.lock").unlink()
    (source / "glossary.toml").write_text("")
    toml = source / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('name = "松原"', 'name = "松原市"'), encoding="utf-8")
    code, _, err = run(site, "--source", source, command=main)
    assert code == 1
    assert "V07" in err


def test_no_site_is_told(tmp_path: Path, run: Run) -> None:
    code, _, err = run(tmp_path, command=main)
    assert code == 2
    assert "there is no built site here; run `mkdocs build` first" in err


def test_a_site_under_a_subpath_is_proved(known_site: Path, run: Run) -> None:
    assert run(known_site, command=main)[0] == 0


@pytest.mark.site
@pytest.mark.parametrize("name", ["editors-note", "three-line-title"])
def test_a_page_never_seen_is_proved(name: str, tmp_path: Path, run: Run) -> None:
    """Set up, built and proved as CONTRIBUTING.md says, with a glossary still to be written."""
    cases = Path(__file__).parent / "parse" / "cases"
    shutil.copytree(
        Path(__file__).parent.parent / "docs" / "assets" / "images", tmp_path / "docs" / "assets" / "images"
    )
    assert run("init", cases / f"{name}.txt", tmp_path / "source")[0] == 0
    assert run("freeze", tmp_path / "source")[0] == 0
    assert run(tmp_path / "source", "--out", tmp_path / "docs")[0] == 0
    chapters = re.findall('^id = "(.*)"', (tmp_path / "source" / "edition.toml").read_text(encoding="utf-8"), re.M)
    pages = ["index", *chapters, "glossary", "search", "teaching", "downloads", "about"]
    mkdocs_build(tmp_path / "docs", tmp_path / "site", "nav:\n" + "".join(f"  - {page}.md\n" for page in pages))
    code, out, err = run(tmp_path / "site", "--source", tmp_path / "source", command=main)
    assert (code, err) == (0, "")
    assert out.startswith("proved: ")


@pytest.mark.parametrize(
    ("page", "href", "target"),
    [
        ("chifeng/", "#p1", ("chifeng/", "p1")),
        ("chifeng/", "../songyuan/#p2", ("songyuan/", "p2")),
        ("chifeng/", "..", ("", "")),
        ("chifeng/", "./", ("chifeng/", "")),
        ("", "chifeng/", ("chifeng/", "")),
        ("", ".", ("", "")),
        ("404.html", "/assets/x.css", ("assets/x.css", "")),
        ("chifeng/", "../assets/%E5%9B%BE.png", ("assets/图.png", "")),
        ("chifeng/", "https://example.org/", None),
        ("chifeng/", "mailto:a@b.c", None),
    ],
)
def test_addresses_resolve_as_in_a_browser(page: str, href: str, target: tuple[str, str] | None) -> None:
    assert resolve(page, href) == target
