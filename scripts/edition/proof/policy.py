"""The content security policy of the built pages: strict, and of exactly the scripts that are in them.

V10 a page's policy is missing, late, loose, or its hashes aren't those of its inline scripts · V11 a page has an inline
style or handler, which the policy would silence.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence

# What a policy must at least say; https://www.w3.org/TR/CSP3/ has the words.
NEEDED = {"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'self'", "'none'"]}
ALLOWED = {"'none'", "'self'", "data:", "blob:"}
FIX = "after a new version of the theme: `python scripts/verify.py --fix`, then build again"
HASHES = re.compile(r"(script-src 'self')((?:\s+'sha256-[^']+')*)")  # script-src 'self' 'sha256-wr7B…=' 'sha256-…'

Row = tuple[str, str, str, str]  # place, code, what is wrong, what to do


def hash_of(script: str) -> str:
    """An inline script's source expression."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def with_hashes(text: str, hashes: Sequence[str]) -> str:
    """A file's text with these hashes in each policy in it, set out as the old ones were."""

    def renewed(match: re.Match[str]) -> str:
        blank = re.match(r"\s*", match[2])
        between = (blank and blank[0]) or " "
        return match[1] + "".join(between + each for each in hashes)

    return HASHES.sub(renewed, text)


def directives(policy: str) -> dict[str, list[str]]:
    """A policy's directives and their sources, in order."""
    words = [part.split() for part in policy.split(";") if part.strip()]
    return {name: sources for name, *sources in words}


def policy_faults(address: str, policies: Sequence[str], scripts: Sequence[str]) -> Iterator[Row]:
    """V10 of a page: its policies as they stand before all else in its head, and its inline scripts' texts."""
    place = f"/{address}"
    if len(policies) != 1:
        what = f"the page has {len(policies) or 'no'} content security policies at the beginning of its head"
        yield place, "V10", what, "every page gets the one of mkdocs.yml from overrides/edition.html"
        return
    found = directives(policies[0])
    for name, wanted in NEEDED.items():
        if found.get(name) not in [[source] for source in wanted]:
            yield place, "V10", f"the policy doesn't say {name} {wanted[0]}", "say it in extra.csp in mkdocs.yml"
    for name, sources in found.items():
        for source in sources:
            if source not in ALLOWED and not (name == "script-src" and source.startswith("'sha256-")):
                yield place, "V10", f"the policy allows {source} in {name}", "leave it out of extra.csp in mkdocs.yml"
    hashed = {source for source in found.get("script-src", []) if source.startswith("'sha256-")}
    have = {hash_of(script): script for script in scripts}
    for missing in sorted(have.keys() - hashed):
        beginning = " ".join(have[missing].split())[:40]
        yield place, "V10", f"the inline script “{beginning}” isn't in the policy: {missing}", FIX
    for extra in sorted(hashed - have.keys()):
        yield place, "V10", f"the policy has the hash of no inline script: {extra}", FIX


def inline_faults(address: str, inline: Sequence[str]) -> Iterator[Row]:
    """V11 of a page: ``inline`` names what the policy would silence."""
    for what in inline:
        yield f"/{address}", "V11", f"the page has an inline {what}", "put it into a style sheet or script of its own"
