"""Every address of the site: its pages, their places, and the files that follow from them.

A public address is counted from the site's root and begins with a slash: ``/chifeng/``, ``/chifeng/#p2``,
``/glossary/#term-qi``. Addresses are promises (``permalinks.lock``); this is the one place where they are spelled.
"""

from __future__ import annotations

import re

HOME, ABOUT, GLOSSARY, SEARCH, TEACHING = "/", "/about/", "/glossary/", "/search/", "/teaching/"
DOWNLOADS = "/downloads/"
QUIZ, WORKSHEET = "/quiz/", "/worksheet/"
COMPARE, FIGURES, INDEX, ENGLISH = "/compare/", "/figures/", "/names/", "/en/"
# The site's own pages with their names, as menus and links say them.
NAMES = {
    HOME: "导读",
    ABOUT: "关于本数字版",
    GLOSSARY: "术语",
    SEARCH: "检索",
    TEACHING: "教学使用",
    DOWNLOADS: "下载",
    QUIZ: "自测",
    WORKSHEET: "观察—思考—提问",
    COMPARE: "三地对照",
    FIGURES: "数字一览",
    INDEX: "索引",
    ENGLISH: "English",
}
# Folders of the site that no chapter may be called after.
RESERVED = frozenset({address.strip("/") for address in NAMES if address != HOME}) | {
    "assets",
    "embed",
    "handout",
    "index",
    "page",
    "wordlist",
}
# A published site's root: no query, no fragment, a slash at the end.
_SITE = re.compile(r"https?://[^\s/?#\ud800-\udfff]+/([^\s?#\ud800-\udfff]+/)?")
KIT = "assets/kit"  # the files for courses
CITATIONS = "assets/cite"  # the files for reference managers
FEED, LLMS = "feed.xml", "llms.txt"  # where programs look for them
_EMBEDDED = re.compile(r"p\d+|term-.+")  # fragments of what can be embedded: p2, term-qi


def is_site(url: str) -> bool:
    """Whether this can be the address of a site's root: https://example.org/page/."""
    return bool(_SITE.fullmatch(url))


def chapter(id: str) -> str:
    """A chapter's page."""
    return f"/{id}/"


def block(chapter_id: str, id: str) -> str:
    """A paragraph or heading of a chapter: /chifeng/#p2."""
    return f"/{chapter_id}/#{id}"


def reference(ref: str) -> str:
    """The paragraph that an entry refers to: chifeng#p2 → /chifeng/#p2."""
    return block(*ref.split("#"))


def term_id(id: str) -> str:
    """The fragment of an entry, on the glossary page and at a chapter's foot."""
    return f"term-{id}"


def term(id: str) -> str:
    """An entry of the glossary page."""
    return f"{GLOSSARY}#{term_id(id)}"


def split(address: str) -> tuple[str, str]:
    """An address as the path under the site's root and the fragment: ``("chifeng/", "p2")``."""
    path, _, fragment = address.removeprefix("/").partition("#")
    return path, fragment


def embed(address: str) -> str:
    """The page that shows a paragraph or an entry in a frame; empty where there is none."""
    path, fragment = split(address)
    return f"/embed/{path}{fragment}.html" if _EMBEDDED.fullmatch(fragment) else ""


def handout(address: str) -> str:
    """The handout of a chapter's page; empty for other addresses."""
    path, fragment = split(address)
    is_chapter = path and not fragment and path.strip("/") not in RESERVED
    return f"/handout/{path}" if is_chapter else ""


def wordlist(chapter_id: str) -> str:
    """The word list of a chapter: 本章生词表."""
    return f"/wordlist/{chapter_id}/"


def kit_file(name: str) -> str:
    """A file for courses, under the site's root: assets/kit/terms.tsv."""
    return f"{KIT}/{name}"


def derived(address: str) -> str:
    """The further address that follows from a frozen one and lasts as long; empty where there is none."""
    return embed(address) or handout(address)


def qr(address: str) -> str:
    """The file with the QR code of a chapter or a section, under the site's root."""
    path, fragment = split(address)
    return f"assets/qr/{path}{fragment or 'page'}.svg"


def citation_file(name: str, ending: str) -> str:
    """A citation's file, under the site's root: assets/cite/chifeng.bib."""
    return f"{CITATIONS}/{name}.{ending}"


def readings(chapter_id: str) -> str:
    """The file with a chapter's pinyin, under the site's root."""
    return f"assets/data/readings/{chapter_id}.js"


def download(name: str) -> str:
    """A file to take along, under the site's root: assets/download/edition.epub."""
    return f"assets/download/{name}"


def source(address: str) -> str:
    """The Markdown file of a page, under the docs folder: /handout/chifeng/ → handout/chifeng.md."""
    return (split(address)[0].removesuffix("/") or "index") + ".md"


def of_source(path: str) -> str:
    """The address of a page by its Markdown file: handout/chifeng.md → /handout/chifeng/, song/index.md → /song/."""
    name = path.removesuffix(".md")
    return f"/{name.removesuffix('index')}" if name == "index" or name.endswith("/index") else f"/{name}/"


def href(address: str, here: str = HOME) -> str:
    """An address as a link between Markdown files, from the page ``here``; inside that page its fragment alone."""
    path, fragment = split(address)
    suffix = f"#{fragment}" if fragment else ""
    if fragment and path == split(here)[0]:
        return suffix
    return "../" * source(here).count("/") + source(address) + suffix


def whole(site: str, address: str) -> str:
    """An address as it is printed: whole where the site's address (with its slash) is known, else from the root."""
    return site + address[1:] if site else address
