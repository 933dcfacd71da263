"""Who a byline names: the proposals that init writes into edition.toml, right or marked as doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.propose.names import split_byline


@pytest.mark.parametrize(
    ("byline", "office", "names"),
    [
        ("赤峰市委常委、组织部长\u00a0李\u00a0炯", "赤峰市委常委、组织部长", ["李炯"]),
        ("临江市大数据局 C++ 工程师\u00a0王\u00a0五", "临江市大数据局 C++ 工程师", ["王五"]),
        ("杨浦区街道 党工委书记 李正明", "杨浦区街道 党工委书记", ["李正明"]),
        ("临江市园林局 局长 许言", "临江市园林局 局长", ["许言"]),
        ("南坪区商务局\u00a0阿拉坦·图雅", "南坪区商务局", ["阿拉坦·图雅"]),
        ("滨河大学 周 宁 何一帆", "滨河大学", ["周宁", "何一帆"]),
        ("滨河大学 周宁、何一帆", "滨河大学", ["周宁", "何一帆"]),
        ("许言", "", ["许言"]),
        ("临江市副市长 司马 光", "临江市副市长", ["司马光"]),
        ("榕江县委书记 石 朝 辉", "榕江县委书记", ["石朝辉"]),
        ("南坪区 李 炯 王小波", "南坪区", ["李炯", "王小波"]),
        ("临江市园林局 张图", "临江市园林局", ["张图"]),
        ("本报记者 王小明 通讯员 李 明", "本报记者 通讯员", ["王小明", "李明"]),
        ("本报记者 王小明 实习生 李 明 陈晨", "本报记者 实习生", ["王小明", "李明", "陈晨"]),
        ("滨河城市报记者 陈晨 通讯员 李 明", "滨河城市报记者 通讯员", ["陈晨", "李明"]),
        ("临江市园林局局长 陈晨 李 明", "临江市园林局局长", ["陈晨", "李明"]),
        ("本报记者 王 浩、 李心萍", "本报记者", ["王浩", "李心萍"]),
        ("本报记者 王 浩、李 静", "本报记者", ["王浩", "李静"]),
        ("中青报·中青网记者 宋宝颖", "中青报·中青网记者", ["宋宝颖"]),
        ("经济日报·中国经济网记者 周 雷 李静", "经济日报·中国经济网记者", ["周雷", "李静"]),
        ("本报记者祝瑶", "本报记者", ["祝瑶"]),
        ("(本报记者 马 源)", "本报记者", ["马源"]),
    ],
)
def test_a_sure_byline(byline: str, office: str, names: list[str]) -> None:
    signed = split_byline(byline)
    assert (signed.office, list(signed.authors), signed.tail, signed.doubts) == (office, names, "", ())


@pytest.mark.parametrize(
    ("byline", "office", "names", "tail"),
    [
        ("临江市政协主席 李 炯 （蒙古族）", "临江市政协主席", ["李炯"], "（蒙古族）"),
        ("李 炯(临江市委书记)", "", ["李炯"], "(临江市委书记)"),
        ("临江市园林局 许言 整理", "临江市园林局", ["许言"], "整理"),
        ("中国城市报记者 杜英姿 郭文治 马 源 综合报道", "中国城市报记者", ["杜英姿", "郭文治", "马源"], "综合报道"),
        ("本报记者 李静 青岛报道", "本报记者", ["李静"], "青岛报道"),
        (
            "滨河城市报记者 周 宁 通讯员 何一帆、林小满 文/图",
            "滨河城市报记者 通讯员",
            ["周宁", "何一帆", "林小满"],
            "文/图",
        ),
        ("滨河城市报记者 马 源 2021年3月7日 临江报道", "滨河城市报记者", ["马源"], "2021年3月7日 临江报道"),
    ],
)
def test_what_follows_the_names_is_no_name(byline: str, office: str, names: list[str], tail: str) -> None:
    signed = split_byline(byline)
    assert (signed.office, list(signed.authors), signed.tail, signed.doubts) == (office, names, tail, ())


@pytest.mark.parametrize(
    "byline",
    [
        "临江市委书记李炯",
        "老街大事记",
        "临江市委书记 李 炯 市长 王小波",
        "临江市委书记 李 炯 王小波 市长 周 宁 何一帆",
        "文/李 炯",
        "文/李炯 图/周宁",
        "临江市委书记 李 炯/文",
        "临江市委书记 炯",
        "整理:王 波",
        "包河区委书记 葛 锐 (本报记者 李 炯 整理)",
        "松原市委组织部",
        "综合报道",
        "南京 王小波",
        "宁波 王小波",
        "安徽黄山 王小波",
        "江苏 南京 王小波",
        "浙江 周宁 王小波",
        "周宁 王小波",
        "本报记者 Lin_Xi",
    ],
)
def test_a_doubtful_byline_says_so(byline: str) -> None:
    assert split_byline(byline).doubts


@pytest.mark.parametrize("place", ["南京", "江苏 南京", "上海", "宁波"])
def test_a_place_is_proposed_as_office(place: str) -> None:
    signed = split_byline(f"{place} 王小波")
    assert (signed.office, signed.authors) == (place, ("王小波",))


WORD = st.sampled_from(
    [
        "本报记者",
        "王小明",
        "李",
        "明",
        "南京",
        "通讯员",
        "整理",
        "文/图",
        "(蒙古族)",
        "周宁、何一帆",
        "·",
        "、",
        "摄",
        "综合报道",
        "局长",
        "C++",
        "2021年",
    ]
)


@given(st.lists(WORD, min_size=1, max_size=8).map(" ".join))
def test_a_proposal_has_each_word_once(byline: str) -> None:
    signed = split_byline(byline)
    proposed = "".join((signed.office, *signed.authors, signed.tail))
    assert sorted(_letters(proposed)) == sorted(_letters(byline))


def _letters(text: str) -> str:
    return "".join(char for char in text if char not in " 、()")
