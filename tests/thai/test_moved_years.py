"""Years of a text moved on where it is certain that they move."""

from __future__ import annotations

import pytest

from generator.thai.moved_years import moved, moved_schedule


@pytest.mark.parametrize(
    ("text", "of", "wanted"),
    [
        ("รายงานผลประจำปีงบประมาณ พ.ศ. 2568", {2568}, "รายงานผลประจำปีงบประมาณ พ.ศ. 2569"),
        ("สถิติ ปี ๒๕๖๘ (Excel)", {2568}, "สถิติ ปี ๒๕๖๙ (Excel)"),
        ("หน้าหลัก → ข้อมูลสาธารณะ", {2568}, "หน้าหลัก → ข้อมูลสาธารณะ"),
        ("วิเคราะห์ผล ITA ปี 2568 และมาตรการปี 2569", {2568, 2569}, "วิเคราะห์ผล ITA ปี 2569 และมาตรการปี 2570"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570)", {2566, 2570}, None),
        ("คำสั่งที่ 601/2568 ตั้งคณะทำงาน", {2568}, None),
        ("ประกาศเมื่อเดือนตุลาคม 2568", {2568}, None),
        ("พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540 ปี 2568", {2568}, None),
        ("เริ่ม 1 ต.ค. 68 ปี 2568", {2568}, None),
        ("รายงานปี 2567", {2568}, None),
    ],
)
def test_only_years_that_the_text_is_of_move(text: str, of: set[int], wanted: str | None) -> None:
    assert moved(text, of, 1) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ม.ค. - มี.ค. 2569", "ม.ค. - มี.ค. 2570"),
        ("ต.ค. 2568 - มี.ค. 2569", "ต.ค. 2569 - มี.ค. 2570"),
        ("ตลอดปีงบประมาณ", None),
        ("ม.ค. - มี.ค. 2567", None),
    ],
)
def test_a_schedule_moves_whole_or_not_at_all(text: str, wanted: str | None) -> None:
    assert moved_schedule(text, {2568, 2569}, 1) == wanted
