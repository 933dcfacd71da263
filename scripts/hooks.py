"""What MkDocs calls: the pages get the site's address, and what is derived and many is made with the site.

MkDocs' ``site_url`` is the only place that knows the address. Without one the pages are the committed ones.

The templates get two functions that change the theme's own HTML. The changes are data, in
``overrides/partials/changes.html``. One that finds nothing to change is a warning, which ``mkdocs build --strict``
turns into an error: a new version of the theme writes something else there.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pymdownx.blocks import BlocksProcessor

from edition import addresses, pipeline
from edition.book import Book
from edition.exports import offline
from edition.files import OWNED, put, stale
from edition.problems import InputError

MOST = 12  # chapters in a page's navigation

# MkDocs counts the warnings of loggers below its own.
LOG = logging.getLogger("mkdocs.hooks.edition")


SEARCHING = BlocksProcessor.parse_blocks


def _parse_blocks(self: BlocksProcessor, blocks: list[str], current_parent: Element) -> None:
    """The extension's own, where it searches only the outermost block for lists that stand between blocks.

    By itself it searches the whole page anew for every block: two thirds of the glossary's time. (A list that the
    outermost block itself stands in goes uncounted; our pages have none.)
    """
    SEARCHING(self, blocks, self.stack[0].el if self.stack else current_parent)


def on_startup(**_: object) -> None:
    """MkDocs' event: once a process."""
    BlocksProcessor.parse_blocks = _parse_blocks


class Made(File):
    """A file that is made with the site: never a page, even if its name ends in .md."""

    def is_documentation_page(self) -> bool:
        """No."""
        return False


class Published:
    """The pages as the site shows them, by their Markdown files: with its address and the sizes of its files.

    ``chapters`` are the files of the chapters.
    """

    pages: Mapping[str, str] = {}
    chapters: Container[str] = ()


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the files that are made with the site; stop where the source has faults, warn of pages that are stale."""
    book = _book(Path(config.config_file_path).parent / "source")
    owned = (Path(config.docs_dir) / OWNED).exists()  # else these are pages that no build made
    if owned:
        _warn_of_stale(book, Path(config.docs_dir))
    if config.site_url:
        book = pipeline.at(book, _checked(config.site_url))
    try:
        pages, made = pipeline.published(book, kit=bool(config.extra.get("kit")))
    except InputError as error:
        raise PluginError(str(error)) from None
    Published.pages = pages if owned else {}
    Published.chapters = {addresses.source(addresses.chapter(chapter.id)) for chapter in book.edition.chapters}
    for path, content in made.items():
        files.append(Made.generated(config, path, content=content))
    return files


def on_nav(nav: Navigation, **_: object) -> Navigation:
    """Let every page's navigation name a dozen chapters at most, or the site would grow by their square.

    The home page lists all, and each page leads to the next one.
    """
    chapters = [item for item in nav.items if isinstance(item, Page) and item.file.src_uri in Published.chapters]
    late = {id(item) for item in chapters[MOST:]}
    nav.items = [item for item in nav.items if id(item) not in late]
    return nav


def on_page_context(context: TemplateContext, *, page: Page, nav: Navigation, **_: object) -> TemplateContext:
    """Name in the navigation of a later chapter that chapter too, so that it is marked as the page at hand."""
    if page.file.src_uri in Published.chapters and not any(item is page for item in nav.items):
        named = [i for i, item in enumerate(nav.items) if item.is_page and item.file.src_uri in Published.chapters]
        after = named[-1] + 1 if named else len(nav.items)
        context["nav"] = Navigation([*nav.items[:after], page, *nav.items[after:]], nav.pages)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Pack the whole site for those who read it from disk, and say on the page of downloads how large that is."""
    site = Path(config.site_dir)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files.pop(offline.path(), None)
    made = offline.packed_site(files, config.site_url or "")
    put({offline.path(): made}, site)
    page = addresses.split(addresses.DOWNLOADS)[0] + "index.html"
    if page in files:
        put({page: offline.with_size(files[page].decode(), len(made))}, site)


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """The page's text with the site's address in it, below its front matter.

    No page goes into the theme's own index, which nothing reads.
    """
    page.meta["search"] = {"exclude": True}
    text = Published.pages.get(page.file.src_uri)
    return text.split("\n---\n", 1)[1].lstrip("\n") if text else markdown


def _checked(url: str) -> str:
    if not addresses.is_site(url):
        raise PluginError(f"SITE_URL: “{url}” isn't a site's address; write it as https://example.org/page/")
    return url


def _book(source: Path) -> Book:
    try:
        return pipeline.build(source)
    except InputError as error:
        raise PluginError(str(error)) from None


def _warn_of_stale(book: Book, docs: Path) -> None:
    for name in stale(pipeline.pages(book), docs):
        LOG.warning("%s is stale: run `python scripts/build.py` and commit it", docs / name)


def adapt(html: str, changes: Iterable[tuple[str, str]], **values: str) -> str:
    """HTML of the theme with each change made: ``(old, new)``. ``{name}`` in new stands for one of the values."""
    for old, new in changes:
        if old not in html:
            _miss(old)
        html = html.replace(old, new.format_map(values))
    return html


@functools.cache  # every page would say the same
def _miss(old: str) -> None:
    LOG.warning("overrides/partials/changes.html: the theme doesn't write %r any more; see what it writes now", old)


def on_env(env: Environment, **_: object) -> Environment:
    """MkDocs' event: the environment of the templates gets the function."""
    _miss.cache_clear()
    env.globals.update(adapt=adapt)
    return env
