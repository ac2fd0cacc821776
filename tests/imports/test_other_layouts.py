"""Tables that are laid out otherwise than the printed ones, and what is doubtful in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.imports.against_gold import LOST, RIGHT, WRONG, compare
from tests.imports.fresh.papers import make
from tests.imports.importing import proposed, records
from tests.imports.test_small_papers import word

FRESH = ("p02", "p05", "p07", "p10", "p12", "p14", "p19", "p23", "p28", "p30")
HALVES = ("a", "b")


def test_scores_beside_each_other_are_read_from_the_side(tmp_path: Path) -> None:
    table = [
        ["ด้าน", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "ตัวชี้วัดที่ 6", "คะแนนรวม", "ระดับ"],
        ["ได้", "91.20", "84.50", "77.05", "88.10", "ผ่านดี"],
    ]

    found = proposed(tmp_path, word(tmp_path / "result.docx", table))

    (result,) = records(found.plan, "result")
    assert result == {"indicators": {1: 91.2, 2: 84.5, 6: 77.05}, "total": 88.1, "level": "ผ่านดี"}


def test_two_lists_side_by_side_are_one(tmp_path: Path) -> None:
    table = [["หน่วยงาน", "โทร.", "หน่วยงาน", "โทร."], ["กองคลัง", "0 2999 1111", "กองช่าง", "0 2999 2222"]]

    found = proposed(tmp_path, word(tmp_path / "phones.docx", table))

    (config,) = records(found.plan, "config")
    assert [(unit["id"], unit["phone"]) for unit in config["units"]] == [
        ("finance", "0 2999 1111"),
        ("works", "0 2999 2222"),
    ]
    assert found.is_understood


def test_a_plan_told_in_paragraphs_is_measures(tmp_path: Path) -> None:
    paper = word(
        tmp_path / "plan.docx",
        "แผนปฏิบัติการ",
        "มาตรการที่ ๑ ลดสำเนา (EIT ข้อ e12)",
        "สิ่งที่จะทำให้เกิดขึ้น",
        "๑. สำรวจแบบคำขอ",
        "๒. ตัดแบบที่ซ้ำ",
        "ผู้รับผิดชอบ : กองคลัง",
        "ระยะเวลา: ม.ค. 2569",
        "หมายเหตุ แผนนี้แก้ไขได้",
    )

    found = proposed(tmp_path, paper)

    (measure,) = records(found.plan)
    assert (measure["number"], measure["title"]) == (1, "ลดสำเนา (EIT ข้อ e12)")
    assert measure["rows"] == [
        {"steps": ["สำรวจแบบคำขอ", "ตัดแบบที่ซ้ำ"], "responsible": ["finance"], "period": "ม.ค. 2569"}
    ]
    assert found.plan.outside == {"plan.docx": ["แผนปฏิบัติการ", "หมายเหตุ แผนนี้แก้ไขได้"]}


def test_paragraphs_that_only_name_a_measure_are_none(tmp_path: Path) -> None:
    text = ("มาตรการที่ 1 ลดสำเนา", "มาตรการนี้ได้ผลดีเมื่อปีก่อน")

    found = proposed(tmp_path, word(tmp_path / "plan.docx", *text))

    assert not records(found.plan)
    assert found.plan.outside == {"plan.docx": list(text)}


def test_units_and_states_are_read_from_ticks_under_their_names(tmp_path: Path) -> None:
    table = [
        ["ที่", "มาตรการ", "ขั้นตอน", "กองคลัง", "กองช่าง", "แล้วเสร็จ", "กำลังทำ"],
        ["1", "ลดสำเนา (EIT)", "สำรวจ", "/", "/", "✓", ""],
        ["2", "เปิดเว็บ (EIT)", "ทำเว็บ", "", "/", "", "✓"],
    ]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    assert [(one["rows"][0]["responsible"], one["status"]) for one in records(found.plan)] == [
        (["finance", "works"], "done"),
        (["works"], "in_progress"),
    ]
    assert found.is_understood


def test_a_column_known_only_for_want_of_others_is_told(tmp_path: Path) -> None:
    table = [
        ["ที่", "มาตรการ", "เนื้องาน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["1", "ลดสำเนา (EIT)", "สำรวจแบบคำขอ", "กองคลัง", "ม.ค. 2569"],
    ]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    (measure,) = records(found.plan)
    assert measure["rows"][0]["steps"] == ["สำรวจแบบคำขอ"]
    assert [choice.text for choice in found.plan.choices] == ["เนื้องาน"]


def test_sentences_made_of_words_of_headings_stay_in_the_table(tmp_path: Path) -> None:
    table = [
        ["OIT ข้อที่", "ความเห็นคณะกรรมการ", "ต้นเหตุ", "วิธีปรับแก้"],
        ["O6", "ขาดช่องทางติดต่อที่สอง", "ผู้ดูแลเว็บย้ายระหว่างปี", "เพิ่มแบบฟอร์มติดต่อ"],
        ["O16", "รายงานไม่มีข้อเสนอแนะ", "ใช้แบบรายงานที่ตัดหัวข้อ", "เขียนข้อเสนอแนะทุกกิจกรรม"],
    ]

    found = proposed(tmp_path, word(tmp_path / "failed.docx", table))

    (result,) = records(found.plan, "result")
    assert [one["item"] for one in result["failed_items"]] == ["O6", "O16"]


def test_sums_and_words_below_a_table_are_no_measures(tmp_path: Path) -> None:
    table = [
        ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "งบประมาณ"],
        ["1", "ลดสำเนา (EIT)", "สำรวจ", "กองคลัง", "20,000"],
        ["รวมทั้งสิ้น", "", "", "", "20,000"],
        ["ผู้จัดทำ งานแผน", "", "", "", ""],
    ]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    assert len(records(found.plan)) == 1
    assert found.plan.outside == {"plan.docx": ["ผู้จัดทำ งานแผน", "รวมทั้งสิ้น 20,000"]}
    assert found.is_understood


def test_headings_that_stand_over_nothing_are_named(tmp_path: Path) -> None:
    table = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    assert [one.text for one in found.plan.unread] == table[0]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", FRESH)
def test_small_papers_of_other_wordings_lose_nothing_and_say_nothing_wrong(
    name: str, half: str, tmp_path: Path
) -> None:
    make(tmp_path / "papers", half, 3, (name,))
    gold = yaml.safe_load((tmp_path / "papers" / f"{name}.gold.yml").read_text(encoding="utf-8"))

    told = compare(tmp_path / "papers" / gold["paper"], gold, tmp_path / "agency")

    counted = Counter(verdict for _, verdict, _ in told)
    assert not [one for one in told if one[1] in {WRONG, LOST}]
    assert counted[RIGHT] * 10 >= (sum(counted.values()) - len(gold["nothing_lost"])) * 8
