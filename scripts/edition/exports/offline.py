"""The built site as a zip that opens from disk by a double click, without script too.

From disk a folder's address shows a listing: in the zip every link names ``index.html``. What needs a server, or a
frame in another page, and the files to download stay out; links to them lead to the published site where its address is
known, else nowhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit, urlunsplit

from edition import addresses
from edition.exports.packed import packed

NAME = "offline.zip"
FOLDER = "edition/"  # all files lie in it, so that unpacking strews nothing about
# The theme's search and style sheets, which the edition has its own in place of; what a web server alone uses.
LEFT_OUT = re.compile(
    r"(embed|assets/download|assets/kit|assets/javascripts/(lunr|workers)|assets/stylesheets)/.*"
    r"|search/search_index\.json|sitemap\.xml(\.gz)?|404\.html|.*\.map|.*/proof\.json"
    r"|assets/data/(edition|edition\.schema|links|ledger)\.(json|csv)"
)
SIZE = re.compile('(<span class="ed-offline-size">)[^<]*(</span>)')
LINK = re.compile(r'(?P<space>\s)(?P<name>href|src|action)="(?P<to>[^"]*)"')


def path() -> str:
    """Where the zip lies, under the site's root."""
    return addresses.download(NAME)


def packed_site(files: Mapping[str, bytes], site: str = "") -> bytes:
    """A zip of a built site.

    ``files`` are all its files by path, ``site`` is the address of its root, with its slash, where it is known.
    """
    kept = {path: files[path] for path in sorted(files) if not LEFT_OUT.fullmatch(path)}
    return packed((FOLDER + path, _relinked(path, data, kept, site)) for path, data in kept.items())


def _relinked(path: str, data: bytes, kept: Mapping[str, bytes], site: str) -> bytes:
    """A file as it stands in the zip: of a page the links change."""
    if not path.endswith(".html"):
        return data
    return LINK.sub(lambda match: _link(match, path, kept, site), data.decode()).encode()


def _link(match: re.Match[str], page: str, kept: Mapping[str, bytes], site: str) -> str:
    scheme, host, path, query, fragment = urlsplit(match["to"])
    if scheme or host or not path:
        return match[0]
    if path.rpartition("/")[2] in ("", ".", ".."):  # a folder: its page
        path = posixpath.join(path, "index.html")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if target in kept:
        return f'{match["space"]}{match["name"]}="{urlunsplit(("", "", path, query, fragment))}"'
    address = site + target.removesuffix("index.html") + (f"#{fragment}" if fragment else "")
    return f'{match["space"]}{match["name"]}="{address}"' if site else ""


def with_size(html: str, size: int) -> str:
    """The page of downloads, or its Markdown, once the zip is there: its size in the place that waits for it."""
    return SIZE.sub(rf"\g<1>{size / 1024:.0f} KB\g<2>", html)


def without_size(html: str) -> str:
    """The page of downloads as it was when the zip was packed."""
    return SIZE.sub(r"\g<1>\g<2>", html)
