"""A built site is damaged in one way at a time, and the proof sees it; sites are values here, so that none is copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edition.folders import ROOT
from edition.proof.website import read_files
from edition.proof.whole import Expected, prove
from verify import expected_of

Files = dict[str, bytes]
Damage = Callable[[Files], None]

pytestmark = [pytest.mark.this_page]

CHAPTER, GLOSSARY, HOME, ABOUT = "chifeng/index.html", "glossary/index.html", "index.html", "about/index.html"
HANDOUT, TEACHING, LOST = "handout/chifeng/index.html", "teaching/index.html", "404.html"
EMBED, SEARCH = "embed/chifeng/p6.html", "search/index.html"
P3 = '<p id="p3">'
FALSE = "报社声明：本文所述数字有误。"


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """The real site, as files."""
    return read_files(site)


@pytest.fixture(scope="module")
def expected(files: Files) -> Expected:
    """What it must hold."""
    return expected_of(ROOT / "source", files)


def once(name: str, old: str, new: str) -> Damage:
    """Replace the first occurrence in a file."""

    def damage(files: Files) -> None:
        text = files[name].decode()
        assert old in text, f"{name} has no {old}"
        files[name] = text.replace(old, new, 1).encode()

    return damage


def pattern(name: str, old: str, new: str) -> Damage:
    """Replace the first match of a pattern in a file."""

    def damage(files: Files) -> None:
        changed, count = re.subn(old, new, files[name].decode(), count=1, flags=re.DOTALL)
        assert count, f"{name} has no {old}"
        files[name] = changed.encode()

    return damage


def everywhere(old: str, new: str) -> Damage:
    """Replace in every page: no page is left to compare with."""

    def damage(files: Files) -> None:
        for name in [name for name in files if name.endswith("index.html")]:
            files[name] = files[name].decode().replace(old, new, 1).encode()

    return damage


def gone(name: str) -> Damage:
    def damage(files: Files) -> None:
        del files[name]

    return damage


def added(name: str, text: str) -> Damage:
    return lambda files: files.update({name: text.encode()})


def appended(name: str, text: str) -> Damage:
    return lambda files: files.update({name: files[name] + text.encode()})


def before(name: str, mark: str, foreign: str) -> Damage:
    return once(name, mark, foreign + mark)


def wrapped(name: str, opening: str, closing: str) -> Damage:
    """Put the third paragraph of a chapter into an element."""
    return pattern(name, r'(<p id="p3">.*?</p>)', rf"{opening}\1{closing}")


# What stands where nothing may stand, and where it is put.
FOREIGN = {
    "a paragraph": f"<p>{FALSE}</p>",
    "bare text": FALSE,
    "a block": f"<div>{FALSE}</div>",
    "a block of a known class": f'<div class="ed-dateline">{FALSE}</div>',
    "a quotation": f"<blockquote><p>{FALSE}</p></blockquote>",
    "a picture with words": f'<img src="../assets/images/share.png" alt="{FALSE}">',
    "a drawing": f"<svg><text>{FALSE}</text></svg>",
    "a note": f'<aside class="admonition"><p>{FALSE}</p></aside>',
    "a comment": f"<!-- {FALSE} -->",
    "a list": f"<ul><li>{FALSE}</li></ul>",
    "a field": f'<input value="{FALSE}">',
    "a frame": '<iframe src="../songyuan/"></iframe>',
    "a number": "<p>1</p>",
    "a heading": f"<h2>{FALSE}</h2>",
    "a style sheet": "<style>p { display: none }</style>",
    "a script": "<script>document.title = 1</script>",
    "a blank character": "<p>\u200b</p>",
}
PLACES = {
    "between two paragraphs": P3,
    "before the title": '<h1 class="ed-title"',
    "among the entries": '<dt id="term-xinguan-feiyan">',
    "after the content": "</article>",
    "beside the content": '<article class="md-content__inner',
    "above the page": '<header class="md-header',
    "below the page": '<footer class="md-footer',
}
HIDING_ATTRIBUTES = [
    "hidden", 'style="display:none"', 'class="ed-hidden"', 'class="md-search"', "inert", 'aria-hidden="true"',
    'dir="rtl"', 'lang="en"', 'title="x"', 'contenteditable="true"', 'translate="no"', 'data-x="1"', 'role="presentation"',
    'popover=""', 'aria-label="x"', 'tabindex="-1"',
]  # fmt: skip
HIDING_ELEMENTS = [
    ("<template>", "</template>"), ("<noscript>", "</noscript>"), ("<dialog>", "</dialog>"),
    ("<details><summary>x</summary>", "</details>"), ("<details>", "</details>"), ("<del>", "</del>"), ("<s>", "</s>"),
    ('<bdo dir="rtl">', "</bdo>"), ("<div hidden>", "</div>"), ("<div inert>", "</div>"), ("<canvas>", "</canvas>"),
    ("<object>", "</object>"), ("<textarea>", "</textarea>"), ("<ruby>", "<rt>x</rt></ruby>"), ("<marquee>", "</marquee>"),
    ("<section>", "</section>"), ("<blockquote>", "</blockquote>"), ("<ins>", "</ins>"), ("<video>", "</video>"),
    ("<button>", "</button>"),
]  # fmt: skip
FETCHING = [
    '<meta http-equiv="refresh" content="0;url=https://x.example/">', '<base href="https://x.example/">',
    '<link rel="stylesheet" href="https://x.example/x.css">', '<link rel="prefetch" href="https://x.example/">',
    '<link rel="dns-prefetch" href="//x.example">', '<link rel="preload" as="image" imagesrcset="https://x.example/x.png 1x">',
    '<link rel="manifest" href="/x.json">', '<script type="importmap">{"imports": {"a": "https://x.example/"}}</script>',
    '<script src="data:text/javascript,alert(1)"></script>', '<script src="https://x.example/x.js"></script>',
    '<script type="speculationrules">{}</script>', '<link rel="icon" href="data:image/svg+xml,x">',
    '<meta name="referrer" content="unsafe-url">', '<meta http-equiv="set-cookie" content="a=b">', '<link itemprop="x" href="/">',
    '<noscript><link rel="stylesheet" href="/x.css"></noscript>',
]  # fmt: skip
IN_BODY = [
    '<form action="https://x.example/"><input name="a"></form>', '<a href="#p1" ping="https://x.example/">x</a>',
    '<svg><image href="https://x.example/x.png"></image></svg>', '<table background="https://x.example/x.png"></table>',
    '<iframe srcdoc="x"></iframe>', '<object data="https://x.example/"></object>', '<embed src="https://x.example/">',
    '<video poster="https://x.example/x.png"></video>', '<audio src="https://x.example/x.mp3"></audio>',
    '<img srcset="https://x.example/x.png 2x">', '<button formaction="https://x.example/">x</button>',
    '<a href="javascript:alert(1)">x</a>', '<a href="http://[::1">x</a>', '<p onclick="x()">x</p>',
    '<img src="../assets/images/share.png">', '<math href="https://x.example/"></math>',
]  # fmt: skip

DAMAGES: dict[str, Damage] = {
    **{f"{what} {where}": before(CHAPTER, mark, text) for what, text in FOREIGN.items() for where, mark in PLACES.items()},
    **{f"a paragraph with {each}": once(CHAPTER, P3, f'<p id="p3" {each}>') for each in HIDING_ATTRIBUTES},
    **{f"the content with {each}": once(CHAPTER, "<article ", f"<article {each} ") for each in HIDING_ATTRIBUTES},
    **{f"the main part with {each}": once(CHAPTER, "<main ", f"<main {each} ") for each in HIDING_ATTRIBUTES if "class" not in each},
    **{f"a paragraph in {opening}": wrapped(CHAPTER, opening, closing) for opening, closing in HIDING_ELEMENTS},
    **{f"in the head {each}": once(CHAPTER, "</head>", f"{each}</head>") for each in FETCHING},
    **{f"in the text {each}": before(CHAPTER, P3, each) for each in IN_BODY},
    # The article
    "a dropped character": once(CHAPTER, "纵向上，", "纵向，"),
    "a changed figure": once(CHAPTER, "2560个", "2650个"),
    "a changed width": once(CHAPTER, "纵向上，", "纵向上,"),
    "a doubled character": once(CHAPTER, "纵向上，", "纵向向上，"),
    "a paragraph away": pattern(CHAPTER, r'<p id="p3">.*?</p>', ""),
    "a paragraph twice": pattern(CHAPTER, r'(<p id="p3">.*?</p>)', r"\1\1"),
    "two paragraphs in turn": pattern(CHAPTER, r'(<p id="p3">.*?</p>)(\s*)(<p id="p4">.*?</p>)', r"\3\2\1"),
    "a number changed": once(CHAPTER, 'href="#p3">3</a>', 'href="#p3">33</a>'),
    "a number that leads elsewhere": once(CHAPTER, 'class="ed-n" href="#p3"', 'class="ed-n" href="#p4"'),
    "a number's name changed": once(CHAPTER, 'aria-label="第3段"', 'aria-label="第4段"'),
    "an id changed": once(CHAPTER, P3, '<p id="p30">'),
    "a heading's level changed": pattern(CHAPTER, r'<h2 id="s1">(.*?)</h2>', r'<h3 id="s1">\1</h3>'),
    "a heading's kicker changed": once(CHAPTER, "<em>强化四级联动</em>", "<em>强化三级联动</em>"),
    "the dateline changed": once(CHAPTER, "<li>2020年05月18日 星期一</li>", "<li>2020年05月19日 星期一</li>"),
    "the headline above a chapter changed": pattern(CHAPTER, r'(<p class="ed-kicker"><a [^>]*>)四级', r"\1三级"),
    "the headline above a chapter leads elsewhere": pattern(CHAPTER, r'(<p class="ed-kicker"><a href=")\.\./', r"\1../about/"),
    "an author changed": once(CHAPTER, "<strong>李炯</strong>", "<strong>李烔</strong>"),
    "a term without its link": once(CHAPTER, '<a href="#term-gacha-cun">嘎查村</a>', "嘎查村"),
    "a term of another entry": once(CHAPTER, '<a href="#term-gacha-cun">', '<a href="#term-qi">'),
    "a mark that was none": once(CHAPTER, "走在前", '<a href="#term-qi">走</a>在前'),
    "emphasis in the text": once(CHAPTER, "走在前", "<b>走</b>在前"),
    "ruby in the text": once(CHAPTER, "走在前", "<ruby>走<rt>跑</rt></ruby>在前"),
    "a line break in the text": once(CHAPTER, "走在前", "走<br>在前"),
    "a soft hyphen in the text": once(CHAPTER, "走在前", "走\u00ad在前"),
    "an override of direction in the text": once(CHAPTER, "走在前", "走\u202e在前"),
    # 本章术语 and the glossary
    "an entry's definition changed": once(CHAPTER, "新型冠状病毒肺炎（COVID-19）的流行", "新型冠状病毒肺炎的流行"),
    "an entry's pinyin changed": once(CHAPTER, "xīnguān", "xīnguǎn"),
    "an entry's places changed": pattern(CHAPTER, r"(见于 <a href=\"#p\d+\">¶)\d+", r"\g<1>19"),
    "an entry's place leads elsewhere": pattern(CHAPTER, r"见于 <a href=\"#p\d+\">", '见于 <a href="#p19">'),
    "an entry of the chapter away": pattern(CHAPTER, r'<dt id="term-xinguan-feiyan">.*?</dd>', ""),
    "a definition of the glossary changed": once(GLOSSARY, 'class="ed-short">', 'class="ed-short">不是'),
    "a headword of the glossary changed": once(GLOSSARY, 'id="term-gacha-cun">嘎查村', 'id="term-gacha-cun">嘎查'),
    "an English gloss changed": once(GLOSSARY, 'class="ed-en" lang="en">', 'class="ed-en" lang="en">not '),
    "a quotation of the glossary changed": once(GLOSSARY, "<strong>嘎查村</strong>", "<strong>嘎查</strong>"),
    "a place of the glossary leads elsewhere": pattern(GLOSSARY, r'<a href="\.\./chifeng/#p2">', '<a href="../chifeng/#p3">'),
    "a source of the glossary leads elsewhere": pattern(GLOSSARY, r'(<a href=")http[^"]*(" rel="noreferrer")', r"\1https://x.example/\2"),
    "an entry's address changed": once(GLOSSARY, 'id="term-gacha-cun"', 'id="term-gacha"'),
    "a list of kinds opened": once(GLOSSARY, "<details>", '<details open="open">'),
    # Other pages
    "the masthead changed": once(HOME, "<li>第08版</li>", "<li>第80版</li>"),
    "a figure of the home page changed": once(HOME, "1100个", "1101个"),
    "a chapter of the home page leads elsewhere": pattern(HOME, r'(<h2 id="chifeng"><a href=")chifeng/', r"\1songyuan/"),
    "a credit changed": once(HOME, "郑新钰", "郑新玉"),
    "the home page's title changed": once(HOME, '<h1 class="ed-headline"', '<h1 class="ed-title"'),
    "the hash on the page about the edition changed": pattern(ABOUT, r"(<code>dfe1b2c7)f", r"\1e"),
    "the rights changed": once(ABOUT, "MIT", "GPL"),
    "a handout's text changed": once(HANDOUT, "2560个", "2650个"),
    "a handout's address changed": once(HANDOUT, "/chifeng/#s1", "/chifeng/#s2"),
    "a handout's address leads elsewhere": pattern(HANDOUT, r'(class="ed-address" href="[^"]*#s)1', r"\g<1>2"),
    "a handout's source changed": once(HANDOUT, "《中国城市报》2020年05月18日", "《中国城市报》2021年05月18日"),
    "a code to embed changed": once(TEACHING, "embed/chifeng/p1.html", "embed/chifeng/p2.html"),
    "a height to embed changed": pattern(TEACHING, r'data-height="\d+"', 'data-height="1"'),
    "words of the teaching page changed": once(TEACHING, "</h1>", "</h1><p>无</p>"),
    "words of the search page changed": once(SEARCH, "</h1>", "</h1><p>无</p>"),
    "words of the page for wrong addresses changed": once(LOST, "</h1>", f"</h1><p>{FALSE}</p>"),
    "a link of the page for wrong addresses changed": pattern(LOST, r'(<li><a href=")[^"]*chifeng/', r"\1https://x.example/"),
    # Citations
    "a citation's date changed": once(CHAPTER, "，2020-05-18（8）", "，2020-05-19（8）"),
    "a citation's address changed": once(CHAPTER, '<a class="ed-c-url" href="./">/chifeng/', '<a class="ed-c-url" href="./">/songyuan/'),
    "a citation's style changed": once(CHAPTER, 'data-style="gb2025"', 'data-style="gb2015"'),
    "a citation's file leads elsewhere": once(CHAPTER, "assets/cite/chifeng.bib", "assets/cite/songyuan.bib"),
    "a citation's source changed": once(CHAPTER, "@newspaper{chifeng", "@newspaper{songyuan"),
    # Heads
    "another title": once(CHAPTER, "<title>", "<title>假"),
    "another description": pattern(CHAPTER, r'(<meta name="description" content=")', r"\1假"),
    "another author in the head": once(CHAPTER, '<meta name="DC.creator" content="李炯">', '<meta name="DC.creator" content="王五">'),
    "an author away from the head": once(CHAPTER, '<meta name="DC.creator" content="李炯">', ""),
    "another date in the head": once(CHAPTER, '<meta name="DC.date" content="2020-05-18">', '<meta name="DC.date" content="2021-05-18">'),
    "another paper in the head": pattern(CHAPTER, r'(<meta name="DC.source" content=")', r"\1假"),
    "another page in the head": pattern(CHAPTER, r'(<meta name="prism.startingPage" content=")8', r"\g<1>9"),
    "another type in the head": once(CHAPTER, 'content="newspaperArticle"', 'content="book"'),
    "another title for sharing": pattern(CHAPTER, r'(<meta property="og:title" content=")', r"\1假"),
    "a title for sharing away": pattern(CHAPTER, r'<meta property="og:title"[^>]*>', ""),
    "a robots' word in the head": once(CHAPTER, "</head>", '<meta name="robots" content="noindex"></head>'),
    "a canonical address of another site": once(CHAPTER, "</head>", '<link rel="canonical" href="https://x.example/"></head>'),
    "linked data changed": once(CHAPTER, '"@type": "NewsArticle"', '"@type": "Article"'),
    "linked data away": pattern(CHAPTER, r'<script type="application/ld\+json">.*?</script>', ""),
    "another language": once(CHAPTER, '<html lang="zh-Hans"', '<html lang="en"'),
    "another direction": once(CHAPTER, '<body dir="ltr"', '<body dir="rtl"'),
    "another viewport": once(CHAPTER, "width=device-width", "width=1"),
    # The frame
    "an item of the menu changed": pattern(CHAPTER, r"(md-tabs__link\">\s*)松原", r"\1松江"),
    "an item of the menu that leads elsewhere": pattern(CHAPTER, r'(<a href=")[^"]*(" class="md-tabs__link">\s*松原)', r"\1https://x.example/\2"),
    "an item of the contents changed": pattern(CHAPTER, r"(md-ellipsis\">\s*)强化四级联动", r"\1强化三级联动"),
    "a header that opens when it is asked for": pattern(CHAPTER, r'<header class="md-header', '<header popover class="md-header'),
    "a fold that is closed without script": pattern(CHAPTER, r'<details class="ed-fold" open="open">', '<details class="ed-fold">'),
    "the rights in the footer changed": once(CHAPTER, "文章著作权归", "文章著作权不归"),
    "a name for screen readers changed": pattern(CHAPTER, r'aria-label="页眉"', f'aria-label="{FALSE}"'),
    "foreign text in every page": everywhere("<footer ", f"<p>{FALSE}</p><footer "),
    "a hidden content in every page": everywhere("<article ", "<article hidden "),
    "data for a script": pattern(CHAPTER, r"</body>", '<script type="application/json">{"base": "https://x.example"}</script></body>'),
    # Policy
    "no policy": once(LOST, "Content-Security-Policy", "X-Policy"),
    "a loose policy": once(HOME, "style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    "a policy that lets others take a form": once(HOME, "form-action 'self'", "form-action *"),
    "a script of the theme changed": once(LOST, "var palette=", "let palette="),
    # Files
    **{f"{name} altered": appended(name, " ") for name in (
        "assets/data/edition.json", "assets/data/search.js", "assets/data/links.csv", "assets/data/links.json",
        "assets/data/ledger.csv", "assets/cite/chifeng.bib", "assets/cite/page.ris", "assets/site.css", "assets/site.js",
        "assets/css/theme.css", "assets/css/embed.css", "assets/js/search-worker.js", "assets/images/share.png", EMBED,
        "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "assets/images/favicon.svg",
    )},
    **{f"{name} away": gone(name) for name in (
        "assets/data/edition.json", "assets/data/search.js", "assets/cite/chifeng.json", "assets/site.css", EMBED,
        "assets/js/search-page.js", "sitemap.xml", CHAPTER, HANDOUT, SEARCH, "assets/images/share.png",
    )},
    "a style sheet that hides": appended("assets/site.css", "p{display:none}"),
    "a style sheet that adds": appended("assets/css/edition.css", "h1::after{content:'假'}"),
    "a style sheet that fetches a set": appended("assets/site.css", "p{background:image-set('https://x.example/x.png' 1x)}"),
    "a style sheet in another encoding": lambda files: files.update({"assets/site.css": b"\xff\xfe"}),
    "a script that rewrites": appended("assets/site.js", "document.title='假'"),
    "a script that fetches": appended("assets/js/search-page.js", "fetch('https://x.example/')"),
    "an embed's text changed": once(EMBED, "1100个", "1101个"),
    "an embed's way back away": pattern(EMBED, r"<a [^>]*>[^<]*</a>", ""),
    "an embed's source changed": once(EMBED, "《中国城市报》", "《城市报》"),
    "a script in an embed": once(EMBED, "</head>", "<script>x</script></head>"),
    "a page that belongs to nothing": added("extra/index.html", "<!doctype html><title>x</title><p>x"),
    "an embed that belongs to nothing": added("embed/chifeng/p99.html", "<!doctype html><title>x</title>"),
    "a file that belongs to nothing": added("assets/x.js", "x"),
    "a hidden file that belongs to nothing": added(".htaccess", "x"),
    "an empty page": lambda files: files.update({CHAPTER: b""}),
    "half a page": lambda files: files.update({CHAPTER: files[CHAPTER][: len(files[CHAPTER]) // 2]}),
    "a page in another encoding": lambda files: files.update({CHAPTER: files[CHAPTER].decode().encode("gb18030")}),
    "a page of another chapter": lambda files: files.update({CHAPTER: files["songyuan/index.html"]}),
    "an index that lists pages": once("search/search_index.json", '"docs":[]', '"docs":[{"location":"","text":"假","title":"假"}]'),
    "a map that lists another site": once("sitemap.xml", "</urlset>", "<url><loc>https://x.example/</loc><lastmod>2020-01-01</lastmod></url></urlset>"),
}  # fmt: skip


def damaged(files: Mapping[str, bytes], damage: Damage) -> Files:
    copy = dict(files)
    damage(copy)
    assert copy != files
    return copy


@pytest.mark.parametrize("kind", DAMAGES)
def test_it_is_seen(kind: str, expected: Expected, files: Files) -> None:
    faults, _ = prove(expected, damaged(files, DAMAGES[kind]))
    assert faults
    assert all(re.match(r"V\d\d", fault.code) for fault in faults)
    assert all(str(fault).count("; ") for fault in faults)


def test_the_site_itself_has_no_fault(expected: Expected, files: Files) -> None:
    assert list(map(str, prove(expected, files)[0])) == []


def test_there_are_many_kinds() -> None:
    assert len(DAMAGES) >= 150
