"""Templates and what they may use: Markdown pages, and the few that are HTML themselves."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket

from edition import addresses, text
from edition.pages import front, markdown

TEMPLATES = Path(__file__).parent / "templates"


def _url(address: str) -> str:
    return address.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept as Python keeps compiled modules: compiling them takes a quarter of a build's time.

    Where nothing can be written, they are compiled each time.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    bytecode_cache=None if sys.dont_write_bytecode else _Compiled(str(TEMPLATES / "__pycache__"), "%s.jinja"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,  # a template doesn't change while it is used; there are hundreds of pages to embed
    autoescape=select_autoescape(["html.j2"], default=False),  # in Markdown, markdown.escape is the escaping
)
_ENVIRONMENT.filters |= {
    "href": addresses.href,
    "md": markdown.escape,
    "running": markdown.running,
    "line": markdown.escape_line,
    "heading": markdown.heading,
    "yaml": front.quote,
    "citation": markdown.citation,
    "page_label": text.page_label,
    "quoted": text.quoted,
    "size": text.size,
    "url": _url,
}
_ENVIRONMENT.globals["at"] = addresses


def fill(template: str, **values: object) -> str:
    """A page's text from its template."""
    return _ENVIRONMENT.get_template(template).render(values)
