"""Who a byline or credit names: a proposal for edition.toml, where a person settles it. No build asks this.

A blank separates offices and names, but also stands inside two-character names (李 炯). Two single characters are one
name, three as well. A word that ends in a function (本报记者) is an office; a word of a name's form is a name: two or
three Han characters with a family name first, four after a family name of two, or several parts joined by ·. What was
done (整理) and what stands in brackets at the end follows the names. Whatever else a word can be is a doubt, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# The characters that names begin with, after 百家姓, today's frequent ones first.
FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
    "尤阳时穆农卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹"
    "井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢"
    "公嵇哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由诸"
)
# 欧阳, 司马: the names after them have up to two characters more.
COMPOUND = re.compile(
    "^(司马|欧阳|上官|诸葛|皇甫|东方|尉迟|公孙|令狐|慕容|夏侯|端木|司徒|司空|南宫|西门|百里|呼延|长孙|宇文)"
)
# Two characters that are a place where a byline begins with them (南京 王小波), though 宁 and 江 are family names too.
PLACES = frozenset(
    re.findall(
        "..",
        "北京天津上海重庆河北山西辽宁吉林江苏浙江安徽福建江西山东河南湖北湖南广东海南四川贵州云南陕西甘肃青海"
        "广西西藏宁夏新疆香港澳门台湾太原沈阳长春南京杭州合肥福州南昌济南郑州武汉长沙广州南宁海口成都贵阳昆明"
        "拉萨西安兰州西宁银川大连宁波厦门青岛深圳苏州无锡温州黄山雄安",
    )
)
# 组织部长, 滨河大学: ends of an office.
OFFICE = re.compile(
    r"(书记|局长|主任|部长|市长|区长|县长|镇长|乡长|旗长|院长|校长|会长|处长|科长|厅长|省长|州长|社长|所长|站长|组长|队长|经理|主席|"
    r"区|市|县|省|局|厅|街道|社区|大学|学院|公司|集团|中心|协会|报社|部|办|教授|研究员|工程师|常委|委员|秘书长|总监|代表|专家)$"
)
# 中国城市报记者, 通讯员: ends of a journalist's function.
ROLE = re.compile(r"(记者|通讯员|报道组|撰稿人?|评论员|实习生|编辑)$")
# 中青报·中青网, 经济日报·中国经济网: parts of it aren't parts of a name (阿拉坦·图雅).
MEDIUM = re.compile(r"(报|网|社|台|刊|记者|通讯员)$")
# 本报记者祝瑶: a function and a name without a blank.
GLUED = re.compile(
    r"^(\S*?(?:记者|通讯员|评论员|实习生|撰稿人))([\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\s[\u3400-\u9fff])$"
)
# 综合报道, 文/图, 摄, 2021年3月7日: what was done, and when.
TAIL = re.compile(r"(报道|采写|文/图|图/文|文|图|摄|摄影|整理|撰文|供稿|供图|编译)$|[\d《》]")
# 葛 锐 (本报记者 李 炯 整理): what stands in brackets at the end.
BRACKETED = re.compile(r"^(.*?)\s*([(（][^()（）]*[)）])$")
# (本报记者 马 源): a credit that stands in brackets as a whole.
WRAPPED = re.compile(r"^[(（【]([^()（）【】]*)[)）】]$")
HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U000323af〇]+$")
SEPARATOR = re.compile(r"[、，,/]")  # 周宁、何一帆
ODD = re.compile(r"[/:：()（）《》\d]")  # 文/李炯: what neither an office nor a name holds


@dataclass(frozen=True)
class Signed:
    """A byline's words as they may be declared: ``office`` and ``tail`` as exported, ``authors`` without inner blanks.

    ``doubts`` say what else they could be; without any, form is enough.
    """

    office: str = ""
    authors: tuple[str, ...] = ()
    tail: str = ""
    doubts: tuple[str, ...] = ()


def split_byline(text: str) -> Signed:
    """Propose the office, names and further words of a byline or credit (without its mark and dateline)."""
    wrapped = WRAPPED.match(text)
    words, tail = _cut_tail(wrapped[1] if wrapped else text)
    kinds = [_kind(word) for word in words]
    _settle(words, kinds)
    offices = [word for word, kind in zip(words, kinds, strict=True) if kind == "office"]
    names = [name for word, kind in zip(words, kinds, strict=True) if kind == "name" for name in _names(word)]
    return Signed(
        " ".join(offices),
        tuple(name.replace(" ", "") for name in names),
        " ".join(tail),
        tuple(dict.fromkeys(_doubts(words, kinds, tail))),
    )


# （作者：李静，系临江大学教授）, （作者葛锐为研究员）, （作者系临江大学教授）
AUTHOR_NOTE = re.compile(
    r"^[(（【\[]?\s*作者\s*[：:]?\s*(?P<names>.*?)\s*"
    r"(?:[，,；;]?\s*(?P<office>(?:系|为|单位)[^()（）】\]]*))?[)）】\]]?$"
)
# (本报记者 李静), （作者：李静）, （记者王浩）: in the first or last words of a paragraph
IN_BRACKETS = re.compile(r"[(（]\s*((?:作者(?!单位)|本报记者|记者|通讯员|文/)[^()（）]{1,60})[)）]")


def split_note(text: str) -> Signed:
    """Propose the author of a note in brackets (（作者：李静，系…）); always doubtful."""
    match = AUTHOR_NOTE.match(text.strip())
    if not match:
        found = split_byline(text.strip("()（）"))
        return replace(found, doubts=(*found.doubts, f"named in “{text}”"))
    names = tuple(name.replace(" ", "") for name in SEPARATOR.split(match["names"]) if name.strip())
    doubts = (f"named in “{text}”",) if names else (f"“{text}” says an office and no name",)
    return Signed((match["office"] or "").removeprefix("系").removeprefix("为"), names, "", doubts)


def told(signed: Signed) -> str:
    """How a byline was split, in a line of the table of readings."""
    by = f"by {'、'.join(signed.authors) or 'nobody'}"
    return "; ".join(filter(None, (by, signed.office and f"office {signed.office}", signed.tail, *signed.doubts)))


def _cut_tail(text: str) -> tuple[list[str], list[str]]:
    """The words of office and names, and what follows them."""
    bracketed = BRACKETED.match(text)
    after = bracketed[2] if bracketed and bracketed[1] else ""
    words = _words(bracketed[1] if bracketed and after else text)
    tail = [after] if after else []
    while len(words) > 1 and TAIL.search(words[-1]) and not _has_name_form(words[-1]):
        tail.insert(0, words.pop())
    if len(words) == 1 and TAIL.search(words[0]) and not ROLE.search(words[0]) and not _has_name_form(words[0]):
        return [], [words[0], *tail]
    return words, tail


def _words(text: str) -> list[str]:
    """The words between blanks, a function and a name that stand together (本报记者祝瑶) as two.

    Neighbouring single Han characters are one word by pairs (李 炯), the last three of an odd number (李 晓 红), and
    one after a family name of two (司马 光).
    """
    words: list[str] = []
    singles: list[str] = []
    for word in [*_apart(text), ""]:
        if len(word) == 1 and HAN.match(word):
            singles.append(word)
            continue
        if len(singles) == 1 and words and COMPOUND.fullmatch(words[-1]):
            words[-1] += " " + singles.pop()
        while singles:
            size = 3 if len(singles) == 3 else 2
            words.append(" ".join(singles[:size]))
            del singles[:size]
        glued = GLUED.match(word)
        words += [glued[1], glued[2]] if glued else [word] * bool(word)
    return words


def _apart(text: str) -> Iterator[str]:
    """The text at its blanks; 、 at a word's end, or between single characters (王 浩、李 静), separates like one."""
    for word in text.split():
        parts = [part for part in re.split("[、，,]", word) if part]
        if any(len(part) == 1 for part in parts) and all(map(HAN.match, parts)):
            yield from parts
        else:
            yield word.strip("、，,")


def _kind(word: str) -> str:
    """Whether a word is an office or a name, by its own form."""
    if ROLE.search(word):
        return "office"
    return "name" if _has_name_form(word) else "office"


def _settle(words: Sequence[str], kinds: list[str]) -> None:
    """Correct by the neighbours: a place, and a tight word of two before spaced names, is no name where no function
    stands before it; a last word after an office is one.
    """
    spaced = [i for i, word in enumerate(words) if " " in word and kinds[i] == "name"]
    for i, word in enumerate(words):
        last = i == len(words) - 1
        place = word in PLACES and not last
        tight = len(word) == 2 and spaced and i < spaced[0]
        announced = i > 0 and _has_office_form(words[i - 1])
        if kinds[i] == "name" and (place or tight) and not announced and "name" not in kinds[:i]:
            kinds[i] = "office"
    if "name" not in kinds and len(words) > 1 and not OFFICE.search(words[-1]) and not ROLE.search(words[-1]):
        kinds[-1] = "name"


def _doubts(words: Sequence[str], kinds: Sequence[str], tail: Sequence[str]) -> Iterator[str]:
    """What form doesn't settle."""
    if "name" not in kinds:
        yield "no name found"
    for i, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        before = words[i - 1] if i else ""
        if kind == "name" and not _has_name_form(word):
            yield f"“{word}” hasn't a name's form"
        elif kind == "office" and ODD.search(word):
            yield f"“{word}” may hold a name"
        elif _may_be_either(word, kind, before, words[i + 1 :]):
            yield f"“{word}” is a place or a name"
        elif kind == "office" and "name" in kinds[:i] and not ROLE.search(word):
            yield f"“{word}” stands between names"
    if any(" " in word and _has_name_form(word) for part in tail for word in _words(part.strip("()（）"))):
        yield "a name stands after the others"


def _may_be_either(word: str, kind: str, before: str, after: Sequence[str]) -> bool:
    """Whether a word of two or four characters before the names can be a place as well (南京, 安徽黄山)."""
    if not after or " " in word or len(word) not in (2, 4) or OFFICE.search(before) or ROLE.search(before):
        return False
    if kind == "office":
        return word in PLACES or (word[:1] in FAMILY and HAN.match(word) is not None and not _has_office_form(word))
    return True


def _has_office_form(word: str) -> bool:
    return bool(OFFICE.search(word) or ROLE.search(word))


def _names(word: str) -> list[str]:
    return [part for part in SEPARATOR.split(word) if part]


def _has_name_form(word: str) -> bool:
    """Whether a word is a name, or several joined by 、."""
    names = _names(word)
    return bool(names) and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    plain = word.replace(" ", "")
    if "·" in plain:
        return all(HAN.match(part) and len(part) <= 6 and not MEDIUM.search(part) for part in plain.split("·"))
    if not HAN.match(plain) or OFFICE.search(plain) or len(plain) < 2:
        return False
    limit = 4 if COMPOUND.match(plain) else 3
    return (limit == 4 or plain[0] in FAMILY) and len(plain) <= limit
