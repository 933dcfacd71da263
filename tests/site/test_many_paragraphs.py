"""Generated paragraphs, from the export to what the browser shows: none is changed, and none is lost."""

from __future__ import annotations

import random
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Page

from edition import pipeline
from edition.folders import ROOT
from edition.text import ODD, narrow
from helpers.editions import read, set_article
from helpers.rendering import TRAPS, rendered_html

pytestmark = [pytest.mark.any_page, pytest.mark.fuzz]

BATCH = 1000
COUNT = {"fuzz": 100_000}.get(settings.get_current_profile_name(), 2_000)
LETTERS = [chr(code) for code in range(0x21, sys.maxunicode) if unicodedata.category(chr(code))[0] in "LMNPS"]
SAFE = [piece for piece in (*TRAPS, *LETTERS) if not ODD.search(piece)]
HAN = [chr(code) for code in range(0x4E00, 0x9FA5)]


def paragraph(chance: random.Random) -> str:
    """A line of what could act, of characters of any script and of Chinese ones; it ends as a sentence does."""
    pieces = [chance.choice(chance.choice((TRAPS, SAFE, HAN, HAN))) for _ in range(chance.randint(1, 30))]
    return "文" + ODD.sub("", "".join(pieces)).replace("\t", " ").strip() + "，此段如此。"


@pytest.mark.parametrize("number", range(COUNT // BATCH))
def test_generated_paragraphs_are_shown_as_they_were_given(number: int, tmp_path: Path, page: Page) -> None:
    seed = number if COUNT == BATCH * 2 else random.randrange(2**32)
    chance = random.Random(seed)
    source = Path(shutil.copytree(ROOT / "tests" / "editions" / "one-story", tmp_path / "source"))
    (source / "permalinks.lock").unlink()
    (source / "glossary.toml").write_text("", encoding="utf-8")
    given = [paragraph(chance) for _ in range(BATCH)]
    last = "  今年,街道打算把这个办法用到另外2座空置厂房。\n"
    set_article(source, read(source).replace(last, last + "".join(f"\n  {line}\n" for line in given)))
    book = pipeline.build(source)
    chapter = book.edition.chapters[0]
    texts = [item.text for item in chapter.items if not item.is_heading]
    made = [narrow(text).replace(" ", "") for text in texts[-BATCH:]]
    assert made == [narrow(line).replace(" ", "") for line in given], f"seed {seed}"
    page.set_content(rendered_html(pipeline.pages(book)["beibu.md"].split("\n---\n", 1)[1]))
    shown = page.evaluate(
        "() => [...document.querySelectorAll('p[id]')].map((p) => { p.querySelector('.ed-n').remove(); return p.textContent; })"
    )
    assert shown == texts, f"seed {seed}"
