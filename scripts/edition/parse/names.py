"""Bylines and credits: what is office, what is a name.

A blank separates office and names, but also stands inside two-character names (李 炯). Rule: read from the end. What
was done (整理) and what stands in brackets follows the names. Two single characters are one name, three as well; the
last word is a name; the words before it are names as long as they have a name's form: two to four Han characters with
a family name first and no word of office at the end, or a name with ·. Where a name of two characters is spaced, a
word of two that isn't is no name (南坪 李 二).
"""

from __future__ import annotations

import re

from edition.model import Person, Signature

# The characters that names begin with, after 百家姓, today's frequent ones first.
FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
    "尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹"
    "井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢"
    "公嵇哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由欧诸葛上官皇甫"
)
OFFICE = re.compile(
    r"(书记|局长|主任|部长|市长|区长|县长|镇长|乡长|旗长|院长|校长|会长|处长|科长|厅长|省长|州长|社长|所长|站长|组长|队长|经理|"
    r"区|市|县|省|局|厅|街道|社区|大学|学院|公司|集团|中心|协会|报社|教授|研究员|工程师|常委|委员|记者|编辑|通讯员|秘书长|总监|代表|专家|评论员|摄影|报道|撰文|供稿|整理|采写|文/图|图/文)$"
)
ROLE = re.compile(r"(记者|通讯员|报道组|撰稿人?|评论员|实习生|编辑)$")
TAIL = re.compile(r"(报道|采写|摄影报道|文/图|图/文|文|图|摄|整理|撰文|供稿|供图)$|[\d《》]")
BRACKETED = re.compile(r"^(.*?)\s*([(（][^()（）]*[)）])$")
COMPOUND = re.compile(
    "^(司马|欧阳|上官|诸葛|皇甫|东方|尉迟|公孙|令狐|慕容|夏侯|端木|司徒|司空|南宫|西门|百里|呼延|长孙|宇文)$"
)
ODD = re.compile(r"[/:：()（）《》\d]")  # what neither an office nor a name holds
HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U000323af〇]+$")
SEPARATOR = re.compile(r"[、，,/]")


def split_byline(text: str) -> Signature:
    """Split a byline's text (without its mark) into office, names and what follows them."""
    words, tail = _cut_tail(text)
    people: list[str] = []
    while words and (names := _names(words[-1]) or (not people and len(words) > 1 and [words[-1]])):
        if _is_tight(names) and any(" " in name for name in people):
            break
        people = [*names, *people]
        words.pop()
    return Signature(" ".join(words), tuple(map(_person, people)), tail)


def split_credit(text: str) -> Signature:
    """Split a credit's text (without mark and dateline): the reporters' function, their names, what they did."""
    if text[:1] in ("(", "（") and text[-1:] in (")", "）"):
        inner = split_credit(text[1:-1].strip())
        return Signature(text[0] + inner.office, inner.people, inner.tail + text[-1])
    words, tail = _cut_tail(text)
    office = [word for word in words if ROLE.search(word)]
    people = [word for word in words if not ROLE.search(word)]
    if not office and len(people) > 1 and not _names(people[0]):
        office = [people.pop(0)]
    names = [name for word in people for name in _names(word) or [word]]
    return Signature(" ".join(office), tuple(map(_person, names)), tail)


def all_names(text: str) -> bool:
    """Whether a line holds nothing but names, one of them spaced (马 源)."""
    words = _words(text)
    return any(" " in word for word in words) and all(map(_names, words))


def doubtful(signature: Signature) -> bool:
    """Whether form alone doesn't tell what is office and what is a name: what was taken for names hasn't their form, or
    a name stands among the other words.
    """
    others = _words(signature.office) + _words(signature.tail.strip("()（）"))
    return (
        not all(_is_name(who.printed) for who in signature.people)
        or any(" " in word and _names(word) for word in others)
        or bool(ODD.search(signature.office.strip("(（")))
    )


def told(signature: Signature) -> str:
    """How a byline or credit was split, for the table of readings."""
    names = "、".join(who.name for who in signature.people) or "nobody"
    return "; ".join(filter(None, (f"by {names}", signature.office and f"office {signature.office}", signature.tail)))


def _cut_tail(text: str) -> tuple[list[str], str]:
    """The words of office and names, and what follows them."""
    bracketed = BRACKETED.match(text)
    after = bracketed[2] if bracketed and bracketed[1] else ""
    words = _words(bracketed[1] if bracketed and after else text)
    tail: list[str] = [after] if after else []
    while words and TAIL.search(words[-1]) and not _names(words[-1]):
        tail.insert(0, words.pop())
    return words, " ".join(tail)


def _words(text: str) -> list[str]:
    """The words between blanks; neighbouring single Han characters are one word by pairs (李 炯), the last three of an
    odd number (李 晓 红), and one after a family name of two (司马 光).
    """
    words: list[str] = []
    singles: list[str] = []
    for word in [*text.split(), ""]:
        if len(word) == 1 and HAN.match(word):
            singles.append(word)
            continue
        if len(singles) == 1 and words and COMPOUND.match(words[-1]):
            words[-1] += " " + singles.pop()
        while singles:
            size = 3 if len(singles) == 3 else 2
            words.append(" ".join(singles[:size]))
            del singles[:size]
        words += [word] if word else []
    return words


def _is_tight(names: list[str]) -> bool:
    return len(names) == 1 and len(names[0]) == 2


def _names(word: str) -> list[str]:
    """The names that a word consists of (one, or several joined by 、); none if any part isn't a name."""
    parts = [part for part in SEPARATOR.split(word) if part]
    return parts if all(map(_is_name, parts)) else []


def _is_name(word: str) -> bool:
    plain = word.replace(" ", "")
    if "·" in plain:
        return bool(HAN.match(plain.replace("·", "")))
    return bool(HAN.match(plain)) and 2 <= len(plain) <= 4 and plain[0] in FAMILY and not OFFICE.search(plain)


def _person(word: str) -> Person:
    return Person(word.replace(" ", ""), word)
