"""What stands around the code: workflows that are pinned and end by themselves, one place for the version."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from edition.folders import ROOT, SOURCE

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()


def test_each_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    uses = [
        line.strip().removeprefix("- ")
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


def test_each_action_has_one_version() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    versions = set(re.findall(r"uses: (\S+)@(\S+)", text))
    assert len({name for name, _ in versions}) == len(versions)


def test_each_job_ends_by_itself() -> None:
    assert [name for name, job in jobs() if not 0 < job.get("timeout-minutes", 0) <= 60] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_runs_of_one_branch_do_not_overlap_and_no_publishing_is_cut_off(path: Any) -> None:
    concurrency = yaml.safe_load(path.read_text(encoding="utf-8"))["concurrency"]
    assert "${{ github.ref }}" in concurrency["group"]
    assert concurrency["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


def test_one_commit_is_tested_once() -> None:
    """A push to any other branch is tested by its pull request."""
    site = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))
    assert site[True]["push"] == {"branches": ["main"]}  # YAML takes the key `on` for a truth value


def test_what_is_published_was_tested_and_only_the_site_is_made() -> None:
    publish = dict(jobs())["publish"]
    assert set(publish["needs"]) == dict(jobs()).keys() - {"publish"}
    assert [step["run"] for step in publish["steps"] if "run" in step] == ["make kit"]


def test_no_test_imports_another_test() -> None:
    line = re.compile(r"^\s*(?:from|import) (?:test_\w+|conftest)\b.*", re.MULTILINE)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert {name: found for name, text in texts.items() if (found := line.findall(text))} == {}


def test_the_version_is_the_edition_s_alone() -> None:
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")).get("project", {})


@pytest.mark.this_page
def test_the_changelog_says_what_the_version_brought() -> None:
    version = tomllib.loads((SOURCE / "edition.toml").read_text(encoding="utf-8"))["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## \[(.+?)\](?: - \d{4}-\d{2}-\d{2})?$", changelog, re.MULTILINE)
    assert sections[:2] == ["Unreleased", version]
