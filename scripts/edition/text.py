"""Facts about Chinese text and its forms that every stage may need: widths, Han, titles, dates, 版次, pinyin.

Nothing here knows the edition's nouns.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

# The punctuation that an export turns into ASCII; beside Han text the edition shows the wide form.
WIDE = dict(zip(",;:()?!", "，；：（）？！", strict=True))
NARROW = {wide: narrow for narrow, wide in WIDE.items()}
# What counts as equal where export and editor may differ in width: the same marks, ＋, ％ and the no-break blank.
_WIDTHS = tuple((NARROW | {"＋": "+", "％": "%", "\u00a0": " "}).items())

HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# Han and Chinese punctuation, the dashes and quotation marks among it: 党, 。, “, ——.
CJK = re.compile(
    r"[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u301b\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e\U00020000-\U000323af]"
)
_AFTER_MARK = re.compile(r"(?<=[，；：、。！？—]) ")  # “甲： 乙” is set on two lines, not written with a blank
# Every numeral that a text may count with: 1100, 2.3万, 8000多万, 97%, 四, 近千 without 近.
NUMERAL = re.compile(r"\d[\d.,]*[多余]?[十百千万亿]*%?|[〇零一二三四五六七八九十百千万亿两]+")
_DIGITS = dict(zip("〇零一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")  # 08, 08-09
_INNER = str.maketrans("“”‘’", "‘’“”")
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")

# Controls and noncharacters: no HTML holds them.
_UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
UNPRINTABLE = re.compile(f"[{_UNPRINTABLE}]")
# Those, and what nobody sees (U+200B, U+FEFF), what turns the text's direction (U+202E), line and paragraph separators,
# U+FFFD in place of a lost character, and private characters, which each font shows otherwise.
ODD = re.compile(
    f"[{_UNPRINTABLE}\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
# What no string of a TOML file may hold: controls, what turns the text's direction, a line's end where none belongs.
_CONTROLS = f"{_UNPRINTABLE}\u2028-\u202e\u2066-\u2069"
IN_A_STRING = re.compile(f"[{_CONTROLS}]")
IN_A_LINE = re.compile(f"[{_CONTROLS}\n\t]")


def narrow(text: str) -> str:
    """A text without regard to the width of punctuation; its length stays."""
    for wide, ascii_mark in _WIDTHS:  # a tenth of what str.translate takes
        text = text.replace(wide, ascii_mark)
    return text


def plain_blanks(text: str) -> str:
    """A text with ordinary blanks in place of no-break ones."""
    return text.replace("\u00a0", " ")


def squeeze(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())


def one_line(lines: Iterable[str]) -> str:
    """A title's lines as one: a blank between them, none after Chinese punctuation."""
    return _AFTER_MARK.sub("", " ".join(" ".join(lines).split()))


def quoted(words: str) -> str:
    """Words as a quotation; quotation marks inside it become single ones: “甲‘乙’丙”."""
    return f"“{words.translate(_INNER)}”"


def iso_date(printed: str) -> str:
    """A printed date (2020年05月18日) as 2020-05-18. Raises ``ValueError`` for another form."""
    year, month, day = map(int, re.findall(r"\d+", printed))
    return f"{year:04}-{month:02}-{day:02}"


def weekday_of(printed: str) -> str:
    """星期一 to 星期日 by the calendar, for a date in any notation with figures; empty for one that doesn't exist."""
    try:
        year, month, day = map(int, re.findall(r"\d+", printed))
        return "星期" + "一二三四五六日"[date(year, month, day).weekday()]
    except ValueError:
        return ""


def comparable(fact: str) -> str:
    """A paper's name, date, weekday or 版次 without blanks and leading zeros: 2020年5月18日 is 2020年05月18日."""
    return re.sub(r"(?<=[年月])0", "", squeeze(fact)).replace("星期天", "星期日")


def size(count: int) -> str:
    """A file's size as a reader is told it, on one line: 700 → 1 KB, 1500000 → 1.4 MB."""
    return f"{count / 1024**2:.1f}\u00a0MB" if count >= 1024**2 else f"{-(-count // 1024)}\u00a0KB"


def plain_number(number: str) -> str:
    """A 版次 without leading zeros, as citations write it: 08 → 8."""
    return _LEADING_ZEROS.sub("", number)


def page_label(number: str) -> str:
    """A 版次 as the pages say it (第08版); empty where there is none."""
    return f"第{number}版" if number else ""


def plain_pinyin(pinyin: str) -> str:
    """Pinyin without tones, blanks, apostrophes and capitals: for sorting."""
    return re.sub(r"[^a-z0-9+]", "", pinyin.lower().translate(_TONES))


def initial(pinyin: str) -> str:
    """The capital under which a pinyin is listed; 数 for what begins with a figure or a sign."""
    letter = pinyin.lower().translate(_TONES)[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "数"


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def amount(numeral: str) -> float:
    """What a numeral stands for, to sort by: 2.3万 → 23000, 8000多万 → 80000000, 五十 → 50, 百 → 100."""
    digits, rest = re.fullmatch(r"([\d.,]*)(.*)", numeral).groups()  # type: ignore[union-attr]  # it matches anything
    total, part = 0.0, float(digits.replace(",", "").rstrip(".")) if digits else 0.0
    for sign in rest:
        if sign in _DIGITS:
            part = part * 10 + _DIGITS[sign]
        elif sign in "万亿":
            total, part = (total + (part or (not total))) * _POWERS[sign], 0.0
        elif sign in _POWERS:
            total, part = total + (part or 1.0) * _POWERS[sign], 0.0
    return total + part
