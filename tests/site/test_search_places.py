"""Where the search must work: opened from disk, under a strict policy, built by Zensical, on editions never seen."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from build import main
from edition.folders import ROOT
from edition.pipeline import build
from helpers.server import serve
from helpers.sites import mkdocs_build
from helpers.waiting import until

serving = contextmanager(serve)

BOX = ".md-search__input"
RESULTS = ".md-search-result__link"
CASE = ROOT / "tests" / "parse" / "cases" / "single-headings.txt"


def test_from_disk(page: Page, site: Path) -> None:
    root = site.as_uri()
    page.goto(f"{root}/chifeng/index.html")
    page.locator(BOX).click()
    page.keyboard.insert_text("嘎查村")
    expect(page.locator(".md-search-result__meta")).to_have_text("词条1条，正文4段")
    page.locator(RESULTS, has_text="¶3").click()
    page.wait_for_url(f"{root}/chifeng/index.html?h=*#p3")
    until(page, "CSS.highlights.has('ed-found')")
    page.goto(f"{root}/search/index.html?q={quote('党组织')}")
    expect(page.locator(".ed-kwic li")).to_have_count(39)


def policy(html: bytes) -> str:
    """The strictest policy that works: scripts of the site itself, and the theme's inline ones by their hashes."""
    inline = re.findall(rb"<script>(.*?)</script>", html, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'" for code in inline)
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


def guarded(route: Route) -> None:
    """The server's answer with the policy: of a page by its own hashes, of a script by the strictest."""
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy(answer.body())})


def test_under_a_strict_policy(page: Page, server: str) -> None:
    page.route("**/*", guarded)
    page.goto(server + "chifeng/")
    page.locator(BOX).click()
    page.keyboard.insert_text("嘎查村")
    expect(page.locator(".md-search-result__meta")).to_have_text("词条1条，正文4段")
    page.goto(server + "chifeng/?h=" + quote("龙头") + "#p3")
    until(page, "CSS.highlights.has('ed-found')")
    page.goto(server + "search/?q=" + quote("党组织"))
    expect(page.locator(".ed-kwic li")).to_have_count(39)


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[str]:
    """A whole site of another edition, with one entry."""
    source, docs, site = tmp_path / "source", tmp_path / "docs", tmp_path / "site"
    assert main(["init", str(CASE), str(source)]) == 0
    chapter = build(source).edition.chapters[0]
    paragraph = next(item for item in chapter.items if item.id == "p1")
    word = re.search(r"[\u4e00-\u9fff]{2}", paragraph.text)
    assert word
    with (source / "glossary.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'[[term]]\nid = "word"\nheadword = "{word[0]}"\npinyin = "x"\nen = "word"\nkind = "治理用语"\n'
            f'short = "一个词。"\nhere = "本版用到。"\nrefs = ["{chapter.id}#p1"]\nbasis = "general"\n'
        )
    assert main([str(source), "--out", str(docs)]) == 0
    chapters = [f"  - {each.name}: {each.id}.md\n" for each in build(source).edition.chapters]
    others = [f"  - {name}.md\n" for name in ("glossary", "search", "teaching", "downloads", "about")]
    mkdocs_build(docs, site, nav="".join(["nav:\n  - index.md\n", *chapters, *others]))
    yield from serve(site)


def test_the_site_of_an_edition_never_seen(page: Page, other_site: str) -> None:
    page.goto(other_site)
    page.locator(BOX).click()
    page.keyboard.insert_text("word")
    expect(page.locator(RESULTS).nth(1)).to_contain_text("一个词。")
    word = page.locator(RESULTS).nth(1).locator(".ed-hit-word").inner_text()
    page.locator(BOX).fill(word)
    page.locator(RESULTS, has_text="¶1").first.click()
    page.wait_for_url("**/?h=*#p1")
    until(page, "CSS.highlights.has('ed-found')")
    page.goto(f"{other_site}search/?q={quote(word)}")
    expect(page.locator(".ed-kwic li").first).to_be_visible()
