"""Templates and what they may use: Markdown pages, and the few that are HTML themselves."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket

from edition.render import head, markdown


def href(address: str, depth: int = 0, here: str = "") -> str:
    """A public address as a link between Markdown files, from one that lies ``depth`` folders down.

    ``here`` is the address of the page that has the link: a link inside it is its fragment alone.
    """
    if here and address.startswith(f"{here}#"):
        return address.removeprefix(here)
    page, _, fragment = address.removeprefix("/").partition("#")
    return "../" * depth + (page.removesuffix("/") or "index") + ".md" + (f"#{fragment}" if fragment else "")


def _url(text: str) -> str:
    return text.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")


TEMPLATES = Path(__file__).parent / "templates"


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
    "href": href,
    "md": markdown.escape,
    "line": markdown.escape_line,
    "heading": markdown.heading,
    "yaml": head.quote,
    "citation": markdown.citation,
    "url": _url,
}


_ENVIRONMENT.globals["head"] = head


def fill(template: str, **values: object) -> str:
    """A page's text from its template."""
    return _ENVIRONMENT.get_template(template).render(values)
