"""Templates of the outputs: XML and XHTML, escaped, and plain text, which isn't."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from edition import addresses, text
from edition.exports import escape

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
    autoescape=select_autoescape(["xml.j2", "xhtml.j2", "opf.j2"], default=False),
)
_ENVIRONMENT.filters |= {"page_label": text.page_label, "one_line": text.one_line, "iso_date": text.iso_date}
_ENVIRONMENT.filters |= {"md": escape.markdown, "line": escape.markdown_line, "yaml": escape.yaml}
_ENVIRONMENT.globals["at"] = addresses


def fill(template: str, **values: object) -> str:
    """An output's text from its template."""
    return _ENVIRONMENT.get_template(template).render(values)
