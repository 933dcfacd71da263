"""What a definition rests on: the article, or general knowledge with its sources (G23–G25)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.glossary.evidence import Evidence, Fault
from edition.glossary.quotations import quotations_of
from edition.model import Term
from edition.text import iso_date

LATER = "晚于本版"
# A host alone, or a repository alone: https://example.org/, https://github.com/owner/name.
ROOT = re.compile(
    r"https?://[^/]+(?:/(?:index\.\w+)?)?"
    r"|https?://(?:www\.)?(?:github|gitlab|gitee|bitbucket|codeberg)\.(?:com|org)/[^/]+(?:/[^/?#]+)?/?"
)


def faults(term: Term, evidence: Evidence) -> Iterator[Fault]:
    """G23, G24, G25."""
    if term.basis == "article":
        if not any(quotations_of(term)):
            fix = 'quote what the article says, or write basis = "general"'
            yield Fault("here", "G23", "the definition is the article's, and `here` quotes nothing", fix)
        if term.sources:
            fix = 'write basis = "general", or take the sources out'
            yield Fault("sources", "G23", "the definition is the article's, and has sources", fix)
    for source in term.sources:
        if _later(source.date, evidence) and LATER not in term.long + term.here:
            what = f"the source of {source.date} is later than the page"
            yield Fault("sources", "G24", what, f"say so where the reader sees it, in `long` or `here`: （{LATER}）")
        if ROOT.fullmatch(source.url):
            what = f"{source.url} is a site or a repository, not a page"
            yield Fault("sources", "G25", what, "give the page's own address, or none")


def _later(date: str, evidence: Evidence) -> bool:
    """Whether a date (2019, 2019-05, 2019-05-08) is after the page's, as far as it says."""
    return date > iso_date(evidence.edition.page.date)
