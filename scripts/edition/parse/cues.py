"""Forms of the lines of a text: what one line looks like, without its neighbours. Pure text, no structure.

Each rule is a sentence here, each pattern has an example beside it, and both have cases in ``tests/parse/``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from edition.model import Kind
from edition.parse import forms

HEADING_LIMIT = 30  # characters; longer lines are text even without a full stop
TITLE_LIMIT = 40

STOPS = frozenset("。｡；;")  # ends that no title, byline or credit has
ENDS = tuple("。｡！!；;，,、…⋯：:")
CLOSING = "”’」』｣）)】"
# 这才是老街该有的样子！ 治理方式: 路还长……: ends that a heading may have too
UNUSUAL_END = re.compile(r"[！!：:]$|[…⋯]$")
# 早晚都有人坐。居民这样说: a sentence ends before the line does
SENTENCE_INSIDE = re.compile(r"[。｡！？!?；;](?=[^”’」』｣）)】])")
# 问题从哪里来？
QUESTION = re.compile(r"[？?]$")
# “谁来管？”
QUOTED_QUESTION = re.compile(r"[？?][”’」』]+$")
# (作者单位:南坪区商务局), 【记者手记】
PARENTHESIS = re.compile(r"^[(（【\[][^)）】\]]*[)）】\]]$")
# （本报记者李静参与采写）, （本报评论员）: a note that may be a signature
NAMES_SOMEBODY = re.compile(r"记者|通讯员|实习生|评论员|采写|整理|执笔|撰文|[摄文][)）】\]]$")
# 图为临江老街的早市, 上图:口袋公园, ▲社区食堂
CAPTION_BEGIN = re.compile(
    r"图为|图[一二三四五六七八九十\d①-⑳：:/]|[上下左右]图|资料图|图片|照片|漫画|摄影|制图|[▲△▼▽◀▶↑↓]"
)
# 老街的早市 周宁摄, 口袋公园(资料图片), 图片由园林局提供
CAPTION_END = re.compile(r"(摄|供图|制图|绘图|资料图片|资料图|/图|图/\S{2,8}|(图片|照片|图)由\S+提供)[)）】]?$")
# 游客在西湖断桥游览, 工人正在施工, 老街一角: a picture's words, if there is a picture
SCENE = re.compile(
    r"[\u3400-\u9fff]在[\u3400-\u9fff]{2,}|正在|(一景|一角|外景|全景|远景|夜景|场景|现场|效果图|示意图)$"
)
# 责任编辑:周宁, 本版撰文：许言 (sure), 来源：中国经营报 (may be a heading: 统筹:全市一盘棋)
IMPRINT = re.compile(
    r"^[(（【\[]?\s*(?:((?:本版|本期|值班)?(?:责任编辑|责编|校对|版式|美编)|"
    r"(?:本版|本期|值班)(?:主编|编辑|撰文|文字|摄影|图片|制图|统筹|策划))|"
    r"编辑|来源|资料来源|统筹|策划|制图|摄影)\s*[：:]"
)
# ● 建台账, - 一户一册: begins an item of a list
SIGN = re.compile(r"^[●○◆◇◎★☆▪•※*+—-]\s")
# ____, ———, *****: a rule between two parts
RULE = re.compile(r"^[_＿\-—－─━═=*＊~～]{3,}$")
# 2020年5月18日, 5月18日, 2020-05-18: a date alone
DATE_ALONE = re.compile(rf"^[(（]?\s*({forms.DATE}|\d{{1,2}}月\d{{1,2}}日|\d{{4}}年\d{{1,2}}月)\s*[)）]?$")
# 010-65363456, 电话：12345, 热线 0311 8859 0000
PHONE = re.compile(r"(电话|热线|传真|邮箱|邮编|网址|手机|QQ|微信)\s*[：:]|\d{3,}[\s-]?\d{4,}|@\w|www\.|https?://")
# 2018 120 5.2%: figures in columns
COLUMN_FIGURE = re.compile(r"^[\d.,%％万亿元个]+$")
HAN = re.compile(r"[\u3400-\u9fff]")
# a letter, a figure or a Han character: ※ ※ ※ and ____ have none
WORD = re.compile(r"[^\W_]")
# 马 源: a name alone
SPACED = re.compile(r"^\S\s\S(\s|$)")
# 一、摸家底 · （一）先问底楼 · 第三,谁来管 · ①建台账 · 1.建台账
NUMBERED = re.compile(
    r"^([一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[、，, ]|"
    r"[①-⑳]|\d{1,2}[.、．])"
)
# 一、摸家底: the level above （一）
HIGH_NUMBER = re.compile(r"^[一二三四五六七八九十]+、")
# （一）先问底楼: the level below 一、
LOW_NUMBER = re.compile(r"^[(（][一二三四五六七八九十]+[)）]")
# 石磊:靠人来吃。: a speaker's name before a colon
LABEL = re.compile(r"^([^\s：:，,。“”]{1,10})[：:]")
INTERVIEW_LABELS = frozenset({"问", "答", "记者", "主持人", "本报", "本报记者", "Q", "A"})
# 编者按:老街是一座城市的记忆。 核心阅读
EDITORS_NOTE = re.compile(
    r"^[【\[]?(编者按|编者的话|编辑手记|开栏的话|开篇的话|按语|编后|核心阅读|阅读提示|导读|导语|引言|内容提要)"
)
# 链接, 延伸阅读: the title of a box beside the text
BOX = re.compile(
    r"^[■□●]?\s*(相关|新闻|知识|延伸|背景)?(链接|阅读|背景|小贴士|短评|快评|点评|专家观点|编者附言|记者手记)$"
)
# 您担心亏本吗?
ADDRESS = re.compile(r"[您你]")
# 临江: · 老街——: announces the next line
ANNOUNCES = re.compile(r"([：:]|——)$")

SHORT_QUESTION = "a short question"
# What any other rule of `look` looks for at a line's beginning: a paragraph without it need not be asked one by one.
_BEGINS = re.compile(
    rf"{CAPTION_BEGIN.pattern}|{IMPRINT.pattern}|{LABEL.pattern}|{forms.AUTHOR_AT_BEGIN.pattern}|^[(（【\[]"
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a line of a text looks like, by which rule, and whether form alone decides."""

    kind: Kind
    rule: str
    sure: bool = True

    @property
    def heading(self) -> bool:
        """Whether the line can be one of a heading's lines."""
        return self.kind is Kind.HEADING or self.kind is Kind.SECTION


_PARAGRAPH = Look(Kind.PARAGRAPH, "ends a sentence or a clause")


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence or a clause, closing marks apart; the point of 2. or 1.5. doesn't."""
    core = text.rstrip(CLOSING)
    return core.endswith(ENDS) or (core.endswith((".", "．")) and core[-2:-1] not in ("", ".") and not _figure(core))


def _figure(core: str) -> bool:
    return core[-2].isdecimal()


def is_sentence(text: str) -> bool:
    """Whether a line is text for sure: it ends a sentence, or is longer than any heading."""
    return ends_sentence(text) or len(text) > TITLE_LIMIT


def is_caption(text: str) -> bool:
    """Whether a line has a caption's form; a line that ends in a full stop has none at its end."""
    return bool(CAPTION_BEGIN.match(text) or (not text.endswith(("。", "｡")) and CAPTION_END.search(text)))


def is_table_row(text: str) -> bool:
    """Whether a line holds three or more columns, half of them figures, or columns set by tabs."""
    columns = text.split()
    figures = sum(bool(COLUMN_FIGURE.match(column)) for column in columns)
    return text.count("\t") > 1 or (len(columns) >= 3 and 2 * figures >= len(columns))


def speakers(texts: Iterable[str], paper: str) -> frozenset[str]:
    """Labels that begin two or more lines (王五:…): the voices of an interview, with the usual ones."""
    labels = Counter(match[1] for text in texts if (match := LABEL.match(text)))
    return INTERVIEW_LABELS | {paper} | {label for label, count in labels.items() if count > 1}


def has_title_form(text: str) -> bool:
    """Whether a line can belong to a title: it has a heading's form, or ends by announcing the next line."""
    if len(text) > TITLE_LIMIT or forms.is_marked(text) or PARENTHESIS.match(text) or not WORD.search(text):
        return False
    if SENTENCE_INSIDE.search(text) or is_caption(text) or IMPRINT.match(text) or DATE_ALONE.match(text):
        return False
    return bool(ANNOUNCES.search(text)) or not (ends_sentence(text) or QUESTION.search(text))


def has_loose_title_form(text: str) -> bool:
    """Whether a line directly before a byline can be a title though it asks, exclaims or stands in 【】."""
    ended = text.rstrip("”’」』").endswith(("？", "?", "！", "!"))
    return len(text) <= TITLE_LIMIT and (ended or (text[0] == "【" and text[-1] == "】"))


def asks(text: str) -> bool:
    """Whether a line is a short question: the first line of a title may be one."""
    return look(text, frozenset()).rule == SHORT_QUESTION


def look(text: str, voices: frozenset[str]) -> Look:
    """What a line of a chapter's text looks like. The first rule that fits decides.

    ``voices`` are the page's speaker labels.
    """
    if text[-1] == "。" and len(text) > HEADING_LIMIT and not _BEGINS.match(text):
        return _PARAGRAPH
    if RULE.match(text):
        return Look(Kind.RULE, "a rule between two parts", sure=False)
    label = LABEL.match(text)
    ended = ends_sentence(text) or bool(QUESTION.search(text))
    if label and label[1] in voices:
        return Look(Kind.PARAGRAPH, "a speaker's words", sure=ended or label[1] in INTERVIEW_LABELS)
    if not WORD.search(text):
        return Look(Kind.PARAGRAPH, "no word: a sign between two parts", sure=False)
    if forms.AUTHOR_NOTE.match(text):
        return Look(Kind.SIGNATURE, "says in brackets who the author is", sure=False)
    if imprint := IMPRINT.match(text):
        sure = bool(imprint[1]) and not re.search("撰文|文字", imprint[1])  # those are authors
        return Look(Kind.IMPRINT, "an imprint line", sure)
    if PARENTHESIS.match(text) and not NUMBERED.fullmatch(text):
        sure = text[0] not in "【[" and not NAMES_SOMEBODY.search(text)
        return Look(Kind.NOTE, "wholly in brackets: a note", sure)
    if forms.AUTHOR_AT_END.search(text) or forms.AUTHOR_AT_BEGIN.match(text):
        return Look(Kind.PARAGRAPH, "names somebody in its first or last bracket", sure=False)
    if is_caption(text):
        return Look(Kind.CAPTION, "a caption", sure=False)
    return _look_ended(text) if ends_sentence(text) else _look_unended(text)


def _look_ended(text: str) -> Look:
    short = len(text) <= HEADING_LIMIT and not SENTENCE_INSIDE.search(text)
    doubt = short and (NUMBERED.match(text) or UNUSUAL_END.search(text))
    return Look(Kind.PARAGRAPH, "ends a sentence or a clause", sure=not doubt)


def _look_unended(text: str) -> Look:
    if DATE_ALONE.match(text) or PHONE.search(text) or is_table_row(text):
        return Look(Kind.PARAGRAPH, "a date, an address or columns", sure=False)
    if len(text) > HEADING_LIMIT:
        return Look(Kind.PARAGRAPH, f"over {HEADING_LIMIT} characters", sure=bool(QUESTION.search(text)))
    if SENTENCE_INSIDE.search(text):
        return Look(Kind.PARAGRAPH, "a sentence ends inside it", sure=False)
    if QUOTED_QUESTION.search(text):
        return Look(Kind.PARAGRAPH, "a quoted question", sure=False)
    if QUESTION.search(text):
        if ADDRESS.search(text):
            return Look(Kind.PARAGRAPH, "a question to somebody (您)", sure=False)
        return Look(Kind.HEADING, SHORT_QUESTION, sure=False)
    return Look(Kind.HEADING, "short, without a full stop", sure=_is_plain(text))


def _is_plain(text: str) -> bool:
    """Whether nothing but its being a heading speaks for a short line's form."""
    odd = SIGN.match(text) or SPACED.search(text) or SCENE.search(text) or forms.SHORT_PAGE_LINE.match(text)
    signed = forms.SIGNED_OFFICE.match(text) or forms.reports(text) or forms.is_marked(text) or BOX.match(text)
    columns = len(text.split()) > 2
    return bool(HAN.search(text)) and not (re.search(r"[，,：:]", text) or odd or signed or columns)
