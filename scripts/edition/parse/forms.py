"""Forms of the lines around a text: masthead, dateline, the paper's page line, links, and lines that name authors.

Each says what one line looks like, without its neighbours. The rules were read off pages of paper.people.com.cn, its
sister papers and other papers' web pages; each pattern has an example beside it and cases in ``tests/parse/``.
"""

from __future__ import annotations

import re

from edition.text import squeeze

MARKS = "■□"
BYLINE_LIMIT = 80  # characters
CREDIT_LIMIT = 120
MASTHEAD_LINES = 12  # the masthead stands among the first lines

# 2020年05月18日, 2025.12.22, 2013-05-24
DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}"
# 08, A12, 08-09
NUMBER = r"[A-Z]?\d{1,3}(?:\s*[-—–~～、，,]\s*[A-Z]?\d{1,3})*"
WEEKDAY = r"星期[一二三四五六日天]"
# 星期一: alone on a line below the masthead
ONLY_WEEKDAY = re.compile(rf"^{WEEKDAY}$")
# between the parts of a masthead: 滨河日报 > 2021年07月25日 | 星期日; 滨河科学报 (2021-07-26 第1版 要闻)
_GAP = r"[\s>＞|｜·()（）]*"
# 中国城市报 2020年05月18日 星期一; 人民日报2025.12.22星期一; 2020-05-18 第04版; 2021年7月25日 星期日 滨河日报
MASTHEAD = re.compile(
    rf"^(?P<paper>[^\d\s《。！？!?；;，,：:](?:[^。！？!?；;，,：:]{{0,30}}?[^\s>＞|｜·()（）。！？!?；;，,：:])?)??{_GAP}(?P<date>{DATE})"
    rf"{_GAP}(?P<weekday>{WEEKDAY})?{_GAP}(?:农历\S+)?{_GAP}(?:第?\s*(?P<number>{NUMBER})\s*版)?{_GAP}(?P<later>{WEEKDAY})?"
    rf"(?:(?<=\s)(?P<after>\S{{1,12}}[报刊])|(?<=版\s)(?P<name>\S{{1,8}}?)[)）]?)?$"
)
# 《 中国城市报 》( 2020年05月18日   第 08 版); 《 人民日报 》（ 2021年07月25日 01 版）
DATELINE = re.compile(
    rf"(?:《\s*(?P<paper>[^》]+?)\s*》\s*)?[(（]\s*(?P<date>{DATE})\s*(?:{WEEKDAY})?\s*第?\s*(?P<number>{NUMBER})\s*版\s*[)）]"
)
# 2021年07月25日 来源：滨河日报 第04版; 2021年07月28日 03版: a dateline without brackets, on a line of its own
PLAIN_DATELINE = re.compile(
    rf"^(?P<date>{DATE})\s*(?:来源\s*[：:]\s*(?P<paper>[^\s。，,]+?))?\s*第?\s*(?P<number>{NUMBER})\s*版$"
)
# 第08版：城市治理; 08版; 第 04 版 要闻
PAGE_LINE = re.compile(rf"^第?\s*(?P<number>{NUMBER})\s*版(?:\s*[：:·|]?\s*(?P<name>[^\s。，,：:]{{1,10}}))?$")
# A08 城市治理; A05：时局
SHORT_PAGE_LINE = re.compile(r"^(?P<number>[A-Z]\d{1,2}|0\d)[\s：:]\s*(?P<name>[\u3400-\u9fff]{2,8})$")
# 友情链接, 返回目录 打印; 版权所有 滨河城市报社
LINK = re.compile(
    r"^(友情链接|日报周报杂志人民网|返回目录|返回首页|上一[版篇期]|下一[版篇期]|往期回顾|数字报检索|放大\+?|缩小-?|默认|打印|关闭|"
    r"全文复制|分享到?|微信|微博|QQ空间|[\[\]【】|｜:：])+$|^(版权所有|Copyright|©)"
)
# 上一篇：老街的新账本: a link with another article's headline
NEIGHBOUR_LINK = re.compile(r"^(上一|下一)[篇版期]\s*[：:]")

# 记者, 综合报道: words of a credit
CREDIT_WORD = re.compile(r"记者|通讯员|实习生|综合报道|报道组|特约撰稿|撰文|采写")
# 滨河城市报记者 周宁: the function, a blank, a name; 记者手记 is no credit
REPORTER = re.compile(r"^[(（【]?\s*\S{0,14}(记者|通讯员|实习生|评论员|撰稿人)\s+\S")
# 本报记者祝瑶: the same without a blank
GLUED = re.compile(
    r"^[(（【]?\s*(本报|\S{2,10}[报网社台])?(记者|通讯员)(?!手记|观察|调查|札记|走访|探访|来信|来电|获悉|了解)[\u3400-\u9fff]{2,3}(\s|[)）】]|$)"
)
# 文/李 炯; 作者：李静; 整理:王 波
AUTHOR_LABEL = re.compile(r"^(文|图|文字|撰文|作者|执笔|采写|整理|摄影|记者|口述|撰稿)\s*[/／:：|｜]\s*\S")
# 综合报道; 本报综合
COLLECTED = re.compile(r"^(本报)?综合(报道|整理)?$")
# 马 源 李静: words of a name's length, one of them spaced; a title may be set so too (观 察)
NAMES = re.compile(r"^(?=.*(?:^|\s)\S\s\S(?:\s|$))(?:[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,3}(?:\s+|$))+$")
# 王小波; 欧阳晴: a line of a name's length and nothing else
NAME_LENGTH = re.compile(r"^[\u3400-\u9fff]{2,4}$")
# 组织部长 李 炯, 街道党工委书记 李正明: an office and a name after it; 松原市委组织部: an office alone
OFFICE = (
    r"(书记|局长|主任|部长|市长|区长|县长|镇长|乡长|旗长|院长|校长|会长|处长|科长|厅长|省长|州长|社长|所长|站长|组长|队长|经理|主席|"
    r"教授|研究员|工程师|常委|委员|秘书长|总监|代表|专家|记者|编辑|干事|干部|教师|作家|诗人|学者|博士|"
    r"[市区县旗省州镇乡]|街道|社区|大学|学院|公司|集团|中心|协会|报社|[局厅委部办处院所])"
)
OFFICE_AND_NAME = re.compile(
    rf"{OFFICE}\s+([\u3400-\u9fff]\s?[\u3400-\u9fff]{{0,2}}(\s?[\u3400-\u9fff])?|[\u3400-\u9fff]+·[\u3400-\u9fff]+)([\s(（、]|$)"
)
OFFICE_ALONE = re.compile(rf"^\S*{OFFICE}$")
# 市委书记李炯, 书记 炯, 临江 李 炯, 李 炯/文: other things a marked byline can be
LOOSE_BYLINE = re.compile(
    rf"{OFFICE}\s?[\u3400-\u9fff]{{1,4}}$|(^|\s)[\u3400-\u9fff]{{2,4}}([/／]\S+)?$|[\u3400-\u9fff]\s[\u3400-\u9fff]([/／]\S+)?$"
    r"|·[\u3400-\u9fff]+$|[)）]$|\s[A-Z]\w+$"
)
# （作者：李静，系临江大学教授）; （作者系临江大学教授）
AUTHOR_NOTE = re.compile(r"^[(（【\[]\s*作者(?!单位)[^()（）]*[)）】\]]$")
# …的答案。（作者：李静）; …更有温度。(本报记者 周宁): the last words of a paragraph
AUTHOR_AT_END = re.compile(r"[(（]\s*((?:作者(?!单位)|文/|执笔|本报记者|记者)[^()（）]{2,60})[)）]\s*$")
# 本报北京5月17日电 （记者王浩）; 滨河日报讯 （记者/李静 通讯员/陈晨）: the first words of a paragraph
AUTHOR_AT_BEGIN = re.compile(r"^\S{0,20}?[电讯]\s*[(（]\s*((?:本报)?(?:记者|通讯员)[^()（）]{2,40})[)）]")
# 中国城市报编辑部; 本报评论员: who signs at a text's end without a name of a person
SIGNED_OFFICE = re.compile(r"^\S{0,20}(编辑部|编委会|课题组|调研组|报道组|评论员|组委会|报社|编者)$")


def masthead(text: str) -> dict[str, str]:
    """A masthead's facts: a date, and what else there is; empty for other lines."""
    return facts_of(MASTHEAD.match(text))


def page_line(text: str) -> dict[str, str]:
    """The facts of a line with the page's number and name (第08版：城市治理); empty for other lines."""
    return facts_of(PAGE_LINE.match(text) or SHORT_PAGE_LINE.match(text))


def facts_of(match: re.Match[str] | None) -> dict[str, str]:
    """The facts that a line of the frame says, by the keys of edition.toml's [page]; the date as it is printed."""
    parts = match.groupdict() if match else {}
    found = {
        "paper": parts.get("paper") or parts.get("after"),
        "date": parts.get("date"),
        "weekday": parts.get("weekday") or parts.get("later"),
        "number": squeeze(parts.get("number") or ""),
        "name": parts.get("name"),
    }
    return {key: value for key, value in found.items() if value}


def full_date(printed: str) -> str:
    """A date in any known notation as the masthead of a paper has it: 2025.12.22 → 2025年12月22日."""
    parts = re.findall(r"\d+", printed)
    return "{}年{}月{}日".format(*parts)


def is_link(text: str) -> bool:
    """Whether a line holds nothing but known links of the web page."""
    return bool(LINK.match(squeeze(text)) or NEIGHBOUR_LINK.match(text))


def is_dateline(text: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    return bool(DATELINE.fullmatch(text) or PLAIN_DATELINE.match(text))


def dateline(text: str) -> dict[str, str]:
    """The facts of the dateline that a line has; empty where it has none."""
    return facts_of(DATELINE.search(text) or PLAIN_DATELINE.match(text))


def has_names_form(text: str) -> bool:
    """Whether a line may hold nothing but names (马 源); a title may be set so too (观 察)."""
    return bool(NAMES.match(text))


def reports(text: str) -> bool:
    """Whether a line, its mark apart, names reporters: 本报记者 李静 青岛报道, (本报记者 马 源), 综合报道."""
    bare = text.lstrip(MARKS).strip()
    return bool(REPORTER.match(bare) or GLUED.match(bare) or COLLECTED.match(bare))


def names_authors(text: str) -> bool:
    """Whether a line without its mark has the form of a byline: reporters, 文/李静, names alone."""
    bare = text.lstrip(MARKS).strip()
    return reports(text) or bool(AUTHOR_LABEL.match(bare)) or has_names_form(bare)


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark of a byline, a credit or a section."""
    return text[:1] in MARKS


def has_byline_form(text: str) -> bool:
    """Whether a marked line names its authors surely: reporters, or an office and a name after it."""
    bare = text.lstrip(MARKS).strip()
    return names_authors(text) or bool(OFFICE_AND_NAME.search(bare))


def may_be_byline(text: str) -> bool:
    """Whether a marked line can be a byline at all, or rather a section's heading (□ 押金让空瓶回家)."""
    bare = text.lstrip(MARKS).strip()
    return has_byline_form(text) or bool(OFFICE_ALONE.match(bare) or LOOSE_BYLINE.search(bare))
