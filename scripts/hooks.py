"""What MkDocs calls while it builds the site: two functions for the templates that change the theme's own HTML.

The changes themselves are data, in ``overrides/partials/changes.html``. One that finds nothing to change is a warning,
which ``mkdocs build --strict`` turns into an error: a new version of the theme writes something else there.
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Iterable

from jinja2 import Environment

# MkDocs counts the warnings of loggers below its own.
LOG = logging.getLogger("mkdocs.hooks.edition")


def adapt(html: str, changes: Iterable[tuple[str, str]], **values: str) -> str:
    """HTML of the theme with each change made: ``(old, new)``, where ``*`` in old stands for all but a quotation mark.

    ``{name}`` in new stands for one of the values.
    """
    for old, new in changes:
        found = re.findall('[^"]*'.join(map(re.escape, old.split("*"))), html)
        if not found:
            _miss(old)
        for piece in set(found):
            html = html.replace(piece, new.format_map(values))
    return html


def between(html: str, before: str, after: str) -> str:
    """An attribute's value between two pieces of the theme's HTML; nothing, with a warning, where there is none."""
    found = re.search(f'{re.escape(before)}([^"]*){re.escape(after)}', html)
    if not found:
        _miss(f"{before} … {after}")
        return ""
    return found[1]


@functools.cache  # every page would say the same
def _miss(old: str) -> None:
    LOG.warning("overrides/partials/changes.html: the theme doesn't write %r any more; see what it writes now", old)


def on_env(env: Environment, **_: object) -> Environment:
    """MkDocs' event: the environment of the templates gets the two functions."""
    _miss.cache_clear()
    env.globals.update(adapt=adapt, between=between)
    return env
