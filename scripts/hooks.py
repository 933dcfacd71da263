"""What MkDocs calls: the pages get the site's address, and what is derived and many is made with the site.

MkDocs' ``site_url`` is the only place that knows the address. Without one the pages are the committed ones.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from edition import addresses, pipeline
from edition.book import Book
from edition.files import stale
from edition.problems import InputError

log = logging.getLogger("mkdocs.edition")


class Published:
    """The pages as they say the site's address, by their Markdown files; empty where it isn't known."""

    pages: Mapping[str, str] = {}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the files that are made with the site; stop where the source has faults, warn of pages that are stale."""
    book = _book(Path(config.config_file_path).parent / "source")
    _warn_of_stale(book, Path(config.docs_dir))
    if config.site_url:
        book = pipeline.at(book, _checked(config.site_url))
    Published.pages = pipeline.files(book, pipeline.COMMITTED) if config.site_url else {}
    for path, text in pipeline.files(book, pipeline.WITH_SITE).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """The page's text with the site's address in it, below its front matter."""
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
    for name in stale(pipeline.files(book, pipeline.COMMITTED), docs):
        log.warning("%s is stale: run `python scripts/build.py` and commit it", docs / name)
