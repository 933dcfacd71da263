"""The templates of what courses import: XML and HTML, everything escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from edition import addresses, text

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=True,
)
_ENVIRONMENT.filters["quoted"] = text.quoted
_ENVIRONMENT.globals["at"] = addresses


def fill(template: str, **values: object) -> str:
    """A file's text from its template."""
    return _ENVIRONMENT.get_template(template).render(values)
