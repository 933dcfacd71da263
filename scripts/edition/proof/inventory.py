"""The files of a site that aren't pages: V13 one is missing, altered or foreign.

Each is compared with what it is a copy of: the checkout's assets, the theme's own files, what the build makes anew from
the source. Pages to embed are such files too.
"""

from __future__ import annotations

import functools
import gzip
import re
import zlib
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from edition.proof.passages import DATA, Fault
from edition.proof.website import WebPage

AGAIN = "build the site again; nothing else may put files there"
INDEX = "search/search_index.json"
EMPTY_INDEX = re.compile(rb'\{"config":\{[^{}]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\}[^{}]*)*\},"docs":\[\]\}')
SITEMAP = re.compile(
    r'<\?xml version="1\.0" encoding="UTF-8"\?>\s*<urlset xmlns="http://www\.sitemaps\.org/schemas/sitemap/0\.9">\s*'
    r"(<url>\s*<loc>[^<]*</loc>\s*<lastmod>[\d-]*</lastmod>\s*</url>\s*)*</urlset>\s*"
)


def file_faults(
    files: Mapping[str, bytes], expected: Mapping[str, bytes | Path], site: Mapping[str, WebPage]
) -> Iterator[Fault]:
    """V13. ``files`` are the site's that no Markdown makes.

    ``expected`` says what each of them holds, or of which file it is a copy.
    """
    known = {INDEX, "sitemap.xml", "sitemap.xml.gz", DATA}
    for path in sorted(expected.keys() - files.keys()):
        yield Fault(f"/{path}", "V13", "the file is missing", AGAIN)
    for path, content in files.items():
        if path in expected:
            if content != _content(expected[path]):
                yield Fault(f"/{path}", "V13", "the file isn't what the checkout and the build hold", AGAIN)
        elif path not in known:
            yield Fault(f"/{path}", "V13", "the file belongs to nothing", AGAIN)
    if INDEX in files and not EMPTY_INDEX.fullmatch(files[INDEX]):
        yield Fault(f"/{INDEX}", "V13", "the theme's index, which nothing reads, isn't empty", AGAIN)
    yield from _map_faults(files.get("sitemap.xml", b""), site)
    yield from _packed_faults(files)


@functools.lru_cache(maxsize=4096)
def _content(copied: bytes | Path) -> bytes:
    return copied.read_bytes() if isinstance(copied, Path) else copied


def _map_faults(data: bytes, site: Mapping[str, WebPage]) -> Iterator[Fault]:
    """The site map lists pages of the site and nothing else."""
    text = data.decode(errors="replace")
    if not SITEMAP.fullmatch(text):
        yield Fault("/sitemap.xml", "V13", "the site map is missing, or has another form", AGAIN)
    root = site[""].canonical if "" in site else ""
    for address in re.findall("<loc>([^<]*)</loc>", text):
        if not address.startswith(root) or address.removeprefix(root) not in site:
            yield Fault("/sitemap.xml", "V13", f"the site map lists {address}, which is no page of the site", AGAIN)


def _packed_faults(files: Mapping[str, bytes]) -> Iterator[Fault]:
    try:
        same = gzip.decompress(files.get("sitemap.xml.gz", b"")) == files.get("sitemap.xml")
    except (OSError, EOFError, zlib.error):
        same = False
    if not same:
        yield Fault("/sitemap.xml.gz", "V13", "it isn't the site map, packed", AGAIN)


def theme_files(theme: Path) -> dict[str, Path]:
    """The files that MkDocs copies from a theme's folder, by their path in the site: no code, no templates."""
    code = (".html", ".py", ".pyc", ".yml", ".yaml", ".md")
    return {name: path for name, path in _visible(theme).items() if path.suffix not in code}


def own_files(docs: Path, generated: Container[str]) -> dict[str, Path]:
    """The files of the docs folder that people wrote and MkDocs copies, by their path in the site: no pages.

    What is ``generated`` there is no copy: the proof makes it anew.
    """
    return {name: path for name, path in _visible(docs).items() if path.suffix != ".md" and name not in generated}


def _visible(folder: Path) -> dict[str, Path]:
    """The files of a folder, without hidden ones and what is in hidden folders."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path for name, path in found.items() if not any(part.startswith(".") for part in name.parts)
    }
