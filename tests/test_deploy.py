"""The sample header files say what the pages say."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from edition.folders import ROOT
from edition.proof.policy import directives
from edition.proof.website import pages_of, read_files

HEADER = "Content-Security-Policy"


def policy() -> str:
    """The policy in mkdocs.yml, whose other values need MkDocs' own loader."""
    found = re.search(r"^  csp: >-\n((?:    .*\n)+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return " ".join(found[1].split())


def rules() -> dict[str, dict[str, str]]:
    """The rules of ``_headers``: {path pattern: {name: value}}."""
    found: dict[str, dict[str, str]] = {}
    for line in (ROOT / "deploy" / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[next(reversed(found))][name] = value
    return found


def matching(path: str) -> list[str]:
    """The policies that a host sends with a path."""
    return [
        headers[HEADER]
        for pattern, headers in rules().items()
        if HEADER in headers
        and (re.fullmatch(pattern.replace(":page", "[^/]+"), path) if ":page" in pattern else fnmatch(path, pattern))
    ]


def test_each_page_gets_one_policy_and_it_is_its_own(site: Path) -> None:
    for address, page in pages_of(read_files(site)).items():
        (sent,) = matching(f"/{address}")
        base, _, frames = sent.rpartition("; frame-ancestors ")
        assert base == policy(), address
        if not address.startswith("embed/"):
            assert page.policies == [base]
            assert frames == "'self'"


@pytest.mark.parametrize(
    ("path", "frames"),
    [("/", "'self'"), ("/chifeng/", "'self'"), ("/handout/chifeng/", "'self'"), ("/embed/x/p1/", "*")],
)
def test_only_what_is_made_for_it_is_shown_in_frames(path: str, frames: str) -> None:
    (sent,) = matching(path)
    assert directives(sent)["frame-ancestors"] == [frames]


def test_nginx_sends_the_same() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    (sent,) = re.findall(rf'add_header {HEADER} "(.*?)"', text)
    assert sent == policy() + "; frame-ancestors $edition_frames"
    assert re.findall(r"map \$uri \$edition_frames \{\s+default\s+\"'self'\";\s+~\^/embed/ \"\*\";\s+\}", text)
    for name, value in rules()["/*"].items():
        assert f"add_header {name} {value} always;" in text
