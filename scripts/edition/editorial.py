"""The editorial rules: all that the edition changes of the exported text, in one place.

1. ``width``: the export turned full-width punctuation into ASCII. ``, ; : ( ) ? !`` become ``，；：（）？！``
   beside Han text; figures and codes (2.0, 4+X, 1+6, 80%, 3:2, https://…) stay.
2. ``names``: the blank inside a two-character name (李 炯) is left out.
3. ``marks``: the mark ■ or □ before a byline or credit is left out: the layout says it.
4. ``controls``: a control character that no web page can hold is left out; ``load`` does it, edition.toml allows it.

Rule 1 keeps every character's place, so offsets into a line hold for both forms. Nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.model import Change, Line, Page
from edition.text import CJK, HAN, WIDE

LABELS = {
    "width": "导出文本的全角标点已转成半角；紧邻汉字的 , ; : ( ) ? ! 恢复为全角 ，；：（）？！，"
    "数字和代号（2.0、4+X、1+6、80%）照旧",
    "names": "两字姓名中间的空格（李 炯）删去",
    "marks": "署名前的“■”删去，改以版式区分",
    "controls": "网页不能容纳的控制字符删去",
}
MARKS = "■□"
MARK = re.compile(r"[,;:()?!]")
CODE = re.compile(r"&#?\w+;|:[a-z_]+:|https?://[!-~]+|!\[")


def widen(text: str, line: int = 0, keep: Sequence[str] = ()) -> tuple[str, list[Change]]:
    """Apply rule 1 to a line. ``keep`` are the words in it that stay as exported. The length never changes."""
    if not MARK.search(text):
        return text, []
    closed = _spans(text, keep)
    pairs = _bracket_pairs(text)
    shown = list(text)
    changes = []
    for match in MARK.finditer(text):
        i = match.start()
        if not any(start <= i < end for start, end in closed) and _beside_han(shown, i, pairs):
            shown[i] = WIDE[text[i]]
            changes.append(Change("width", line, i))
    return "".join(shown), changes


def show(page: Page, keep: Mapping[int, Sequence[str]]) -> tuple[dict[int, str], list[Change]]:
    """The page's lines as the edition shows them, by line number, and every change that was made.

    ``keep`` maps line numbers to words that rule 1 leaves alone.
    """
    shown: dict[int, str] = {}
    changes: list[Change] = []
    for line in _lines(page):
        text, made = widen(line.text, line.number, keep.get(line.number, ()))
        shown[line.number] = text
        changes += made
    signed = [(line, page.reporters) for line in page.credit_lines]
    signed += [(line, chapter.signature) for chapter in page.chapters for line in chapter.byline_lines]
    for line, signature in signed:
        changes += [Change("marks", line.number, 0)] if line.text[:1] in MARKS else []
        for who in signature.people:
            found = re.search(r"\s+".join(map(re.escape, who.printed.split())), line.text)
            changes += [Change("names", line.number, found.start())] if found and who.name != who.printed else []
    return shown, changes


def _lines(page: Page) -> Iterator[Line]:
    yield from page.kicker
    yield from page.headline
    yield from page.credit_lines
    for chapter in page.chapters:
        yield from chapter.kicker
        yield from chapter.title
        yield from chapter.byline_lines
        for block in chapter.blocks:
            yield from block.lines


def _spans(text: str, keep: Iterable[str]) -> list[tuple[int, int]]:
    spans = [match.span() for match in CODE.finditer(text)]
    return spans + [match.span() for words in keep for match in re.finditer(re.escape(words), text)]


def _bracket_pairs(text: str) -> dict[int, tuple[int, int]]:
    """Matching ( and ), each with the pair's two places."""
    pairs: dict[int, tuple[int, int]] = {}
    waiting: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            waiting.append(match.start())
        elif waiting:
            pair = (waiting.pop(), match.start())
            pairs[pair[0]] = pairs[pair[1]] = pair
    return pairs


def _beside_han(shown: Sequence[str], i: int, pairs: dict[int, tuple[int, int]]) -> bool:
    """Whether a mark stands in Han text: a neighbour is Han or Chinese punctuation; brackets go by pair, wide if they
    enclose Han text or stand between it.
    """
    left, right = pairs.get(i, (i, i))
    before = shown[left - 1] if left else ""
    after = shown[right + 1] if right + 1 < len(shown) else ""
    if left != right:
        inside = "".join(shown[left + 1 : right])
        return bool(HAN.search(inside)) or bool(CJK.match(before) and CJK.match(after))
    return bool(CJK.match(before) or CJK.match(after))
