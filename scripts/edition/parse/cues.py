"""Marks of form in one line of an export: what a line looks like, without its neighbours. Pure text, no structure.

The rules were read off pages of paper.people.com.cn and its sister papers; each is a sentence here and has cases in
``tests/parse/``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

BYLINE_MARKS = "■□"
HEADING_LIMIT = 30  # characters; longer lines are text even without a full stop
TITLE_LIMIT = 40
BYLINE_LIMIT = 80

MASTHEAD = re.compile(
    r"^(?P<paper>\S(?:.*?\S)?)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*(?P<weekday>星期[一二三四五六日天])?$"
)
DATELINE = re.compile(
    r"《\s*(?P<paper>[^》]+?)\s*》\s*[(（]\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*第\s*"
    r"(?P<number>[A-Z]?\d+(?:\s*[-—–~～、,，]\s*[A-Z]?\d+)*)\s*版\s*[)）]"
)
CREDIT_WORD = re.compile(r"记者|通讯员|实习生|综合报道|报道组|特约撰稿|撰文|采写")
# 滨河城市报记者 周宁: the function, a blank, a name. 记者手记 is no credit.
CREDIT_BEGIN = re.compile(r"^[■□]?\s*\S{0,12}(记者|通讯员|实习生)\s+\S")
NAVIGATION_WORD = re.compile(
    r"^(友情链接|日报周报杂志人民网|返回目录|返回首页|上一[版篇期]|下一[版篇期]|往期回顾|数字报检索|放大\+?|缩小-?|默认|打印|关闭|"
    r"全文复制|分享到?|微信|微博|QQ空间|[\[\]【】|｜:：])+$|^(版权所有|Copyright|©)"
)
ENDS = tuple("。！!；;，,、…：:")
CLOSING = "”’」』）)】"
UNUSUAL_END = re.compile(r"[！!：:]$|…$")  # of a short line: may be a heading's
SENTENCE_INSIDE = re.compile(r"[。！？!?；;](?=[^”’」』）)】])")
QUESTION = re.compile(r"[？?]$")
QUOTED_QUESTION = re.compile(r"[？?][”’」』]+$")
PARENTHESIS = re.compile(r"^[(（【\[][^)）】\]]*[)）】\]]$")
CAPTION_BEGIN = re.compile(
    r"图为|图[一二三四五六七八九十\d①-⑳：:/]|[上下左右]图|资料图|图片|照片|漫画|摄影|制图|[▲△▼▽◀▶↑↓]"
)
CAPTION_END = re.compile(r"(摄|供图|制图|绘图|资料图片|资料图|/图|图/\S{2,8}|(图片|照片|图)由\S+提供)[)）】]?$")
IMPRINT = re.compile(
    r"^(?:(责任编辑|责编|本版责编|本版编辑|校对|版式|美编)|编辑|来源|资料来源|统筹|策划|执笔|采写|整理)\s*[：:]"
)
SIGN = re.compile(r"^[●○◆◇◎★☆▪•■□※*+—-]\s")  # begins a list's item
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"\w")
SPACED = re.compile(r"^\S\s\S(\s|$)")  # a name alone: 马 源
# 马 源 李静: words of a name's length, one of them spaced.
NAMES = re.compile(r"^(?=.*(?:^|\s)\S\s\S(?:\s|$))(?:[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,3}(?:\s+|$))+$")
NUMBERED = re.compile(
    r"^([一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[、，, ]|"
    r"[①-⑳]|\d{1,2}[.、．])"
)
LABEL = re.compile(r"^([^\s：:，,。“”]{1,10})[：:]")
INTERVIEW_LABELS = frozenset({"问", "答", "记者", "主持人", "本报", "本报记者", "Q", "A"})
ADDRESS = re.compile(r"[您你]")
ANNOUNCES = re.compile(r"([：:]|——)$")


SHORT_QUESTION = "a short question"


@dataclass(frozen=True)
class Look:
    """What a line looks like: a heading or not, by which rule, and whether form alone decides."""

    heading: bool
    rule: str
    sure: bool = True


def squeeze(text: str) -> str:
    """The text without any blank: for comparing a headline with its repetition."""
    return re.sub(r"\s+", "", text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence or a clause, closing marks apart; the point of 2. or 1.5. doesn't."""
    core = text.rstrip(CLOSING)
    return core.endswith(ENDS) or (core.endswith(".") and core[-2:-1] not in ("", ".") and not core[-2].isdecimal())


def has_names_form(text: str) -> bool:
    """Whether a line may hold nothing but names (马 源); a title may be set so too (观 察)."""
    return bool(NAMES.match(text))


def is_caption(text: str) -> bool:
    """Whether a line has a caption's form; a line that ends in a full stop has none at its end."""
    return bool(CAPTION_BEGIN.match(text) or (not text.endswith("。") and CAPTION_END.search(text)))


def speakers(texts: Iterable[str], paper: str) -> frozenset[str]:
    """Labels that begin two or more lines (王五:…): the voices of an interview, with the usual ones."""
    labels = Counter(match[1] for text in texts if (match := LABEL.match(text)))
    return INTERVIEW_LABELS | {paper} | {label for label, count in labels.items() if count > 1}


def has_byline_form(text: str) -> bool:
    """Whether a marked line can be a byline: short, and no sentence."""
    return text[:1] in BYLINE_MARKS and len(text) <= BYLINE_LIMIT and text[-1] not in "。？?！!；;，,、：:…"


def has_title_form(text: str) -> bool:
    """Whether a line can belong to a chapter's title: it has a heading's form, or ends by announcing the next line."""
    if len(text) > TITLE_LIMIT or text[:1] in BYLINE_MARKS or PARENTHESIS.match(text):
        return False
    if SENTENCE_INSIDE.search(text) or is_caption(text) or IMPRINT.match(text):
        return False
    return bool(ANNOUNCES.search(text)) or not (ends_sentence(text) or QUESTION.search(text))


def look(text: str, voices: frozenset[str]) -> Look:
    """Whether a line of a chapter's body looks like a section heading.

    The first rule that fits decides. ``voices`` are the page's speaker labels.
    """
    label = LABEL.match(text)
    ended = ends_sentence(text) or bool(QUESTION.search(text))
    if label and label[1] in voices:
        return Look(False, "a speaker's words", sure=ended or label[1] in INTERVIEW_LABELS)
    if not WORD.search(text):
        return Look(False, "no word: a sign between two parts", sure=False)
    if PARENTHESIS.match(text) and not NUMBERED.fullmatch(text):
        return Look(False, "wholly in brackets: a note", sure=text[0] not in "【[")
    if is_caption(text):
        return Look(False, "a caption", sure=False)
    if imprint := IMPRINT.match(text):
        return Look(False, "an imprint line", sure=bool(imprint[1]))
    if ends_sentence(text):
        short = len(text) <= HEADING_LIMIT and not SENTENCE_INSIDE.search(text)
        doubt = short and (NUMBERED.match(text) or UNUSUAL_END.search(text))
        return Look(False, "ends a sentence or a clause", sure=not doubt)
    return _look_unended(text)


def _look_unended(text: str) -> Look:
    if len(text) > HEADING_LIMIT:
        return Look(False, f"over {HEADING_LIMIT} characters", sure=bool(QUESTION.search(text)))
    if SENTENCE_INSIDE.search(text):
        return Look(False, "a sentence ends inside it", sure=False)
    if QUOTED_QUESTION.search(text):
        return Look(False, "a quoted question", sure=False)
    if QUESTION.search(text):
        if ADDRESS.search(text):
            return Look(False, "a question to somebody (您)", sure=False)
        return Look(True, SHORT_QUESTION, sure=False)
    plain = HAN.search(text) and not re.search(r"[，,：:]", text) and not SIGN.match(text) and not SPACED.search(text)
    return Look(True, "short, without a full stop", sure=bool(plain))
