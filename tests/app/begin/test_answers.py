"""What a name and a line with a place tell of an agency."""

from __future__ import annotations

import pytest

from generator.app.begin.answers import Answers, guessed, with_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ตำบลดอนตัวอย่าง อำเภอสมมติ จังหวัดศรีธารา", ("ดอนตัวอย่าง", "สมมติ", "ศรีธารา")),
        ("ต.ดอนตัวอย่าง อ.สมมติ จ.ศรีธารา", ("ดอนตัวอย่าง", "สมมติ", "ศรีธารา")),
        ("จ. ศรีธารา อ. สมมติ", ("เดิม", "สมมติ", "ศรีธารา")),
        ("ดอนตัวอย่าง สมมติ ศรีธารา", ("ดอนตัวอย่าง", "สมมติ", "ศรีธารา")),
        ("สมมติ, ศรีธารา", ("เดิม", "สมมติ", "ศรีธารา")),
        ("", ("เดิม", "", "")),
    ],
)
def test_a_place_is_read_in_any_order_whole_or_short(text: str, place: tuple[str, str, str]) -> None:
    answers = with_place(Answers("อบต.เดิม", "sao", tambon="เดิม"), text)
    assert (answers.tambon, answers.district, answers.province) == place


def test_a_name_tells_the_tambon_or_the_province_where_it_is_one() -> None:
    assert guessed("อบต.ดอนตัวอย่าง").tambon == "ดอนตัวอย่าง"
    assert guessed("อบจ.ศรีธารา").province == "ศรีธารา"
    assert guessed("เทศบาลเมืองศรีธารา").tambon == ""
    assert guessed("สำนักงานพัฒนาชุมชนจังหวัดศรีธารา").province == "ศรีธารา"
