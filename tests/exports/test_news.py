"""The feed and the annotations: what courses and annotation tools read."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from edition import pipeline
from edition.book import Book
from edition.exports import annotations as web_annotations
from edition.exports import feed
from edition.model import Correction, Frozen, Retirement

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(book: Book) -> list[tuple[str, str, str]]:
    """Title, link and content of each entry of the feed."""
    root = etree.fromstring(dict(feed.files(book))["feed.xml"].encode())
    return [
        tuple(
            "".join(entry.xpath(path, namespaces=ATOM))
            for path in ("a:title/text()", "a:link/@href", "a:content/text()")
        )  # type: ignore[misc]
        for entry in root.xpath("a:entry", namespaces=ATOM)
    ]


@pytest.mark.this_page
def test_the_feed_has_versions_corrections_and_retirements(built: Book) -> None:
    corrected = Frozen("0" * 16, (Correction("0.2.0", "1" * 16, "漏字"),))
    retired = Frozen("0" * 16, retired=Retirement("0.1.0", "/chifeng/#p2", "重复"))
    book = replace(
        pipeline.at(built, "https://example.org/a/"), lock={"/chifeng/#p1": corrected, "/chifeng/#p3": retired}
    )
    found = entries(book)
    assert [title for title, _, _ in found] == [
        "数字版0.2.0发布",
        "数字版0.1.0发布",
        "更正 /chifeng/#p1",
        "撤下 /chifeng/#p3",
    ]
    assert found[2][1:] == ("https://example.org/a/chifeng/#p1", "数字版0.2.0更正，网址不变：漏字")
    assert found[3][2] == "数字版0.1.0撤下，现见 /chifeng/#p2：重复"


def test_ids_of_the_feed_stay_when_the_site_moves(built: Book) -> None:
    ids = [
        re.findall("<id>(.*)</id>", dict(feed.files(pipeline.at(built, site)))["feed.xml"])
        for site in ("", "https://example.org/")
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0]) == len(entries(built)) + 1
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids[0])


@pytest.mark.this_page
def test_an_edition_without_releases_has_an_empty_feed(built: Book) -> None:
    book = replace(built, edition=replace(built.edition, releases=()), lock={})
    assert entries(book) == []
    assert "<updated>2020-05-18T00:00:00Z</updated>" in dict(feed.files(book))["feed.xml"]


def test_each_annotation_is_found_by_its_words_alone(built: Book) -> None:
    """As a tool does it: the quotation occurs once in the chapter's text, at the offset that the other selector names."""
    items = json.loads(dict(web_annotations.files(built))["assets/download/annotations.json"])["items"]
    assert len(items) == len(built.marks)
    texts = {chapter.id: {item.id: item.text for item in chapter.items} for chapter in built.edition.chapters}
    for item in items:
        quote, fragment = item["target"]["selector"]
        blocks = texts[item["target"]["source"].strip("/")]
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert "\n".join(blocks.values()).count(words) == 1
        at = blocks[fragment["value"]].index(words) + len(quote["prefix"])
        position = {"type": "TextPositionSelector", "start": at, "end": at + len(quote["exact"])}
        assert fragment["refinedBy"] == position
