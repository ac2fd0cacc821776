"""A mistake in one field hides nothing of the rest of its record, and makes nothing up; nothing is built with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.app.examine import Examined, examine
from tests.small_agency import CONFIG, DAY

MEASURE = """id: m1
number: 1
title: ปรับปรุงการยืมพัสดุ
answers: {fiscal_year: 2568, indicators: [4]}
issue: ขั้นตอนการยืมไม่ชัดเจน
rows:
  - steps: [จัดทำคู่มือและดำเนินนการแจ้งเวียน]
    responsible: [finance]
    period: ต.ค. - ธ.ค. 2568
    follow_up: {quarters: [1]}
target: {text: แจ้งครบร้อยละ 100, number: 100, unit: ร้อยละ}
status: done
status_date: 20 ธ.ค. 2568
progress:
  - {date: 20 ธ.ค. 2568, percent: 100, text: แจ้งครบทุกกอง}
result: [แจ้งเวียนครบทุกกองแล้ว]
outcome: [ไม่มีการยืมโดยไม่มีคำขอ]
evidence:
  - {title: คู่มือการยืมพัสดุ, url: "https://www.test.example/m1", issued: 19 ธ.ค. 2568}
updated: 22 ธ.ค. 2568
"""
FILE = "content/measures/2569/m1.yml"
SLIP = "T508"
"""The word that is misspelt in the steps, whatever else is wrong in the record."""

WRONG = {
    "a day that is none": ("issued: 19 ธ.ค. 2568", "issued: 31 ก.พ. 2569", "E210"),
    "more than all": ("percent: 100", "percent: 125", "E238"),
    "an unknown field": ("\nissue:", "\nissuee:", "E202"),
    "a follow-up in no quarter": ("quarters: [1]", "quarters: [7]", "E"),
    "a period that is none": ("period: ต.ค. - ธ.ค. 2568", "period: {start: 1 ต.ค. 2568, end: 40 ธ.ค. 2568}", "E210"),
}


def examined(folder: Path, text: str) -> Examined:
    (folder / "content/measures/2569").mkdir(parents=True)
    (folder / "site_config.yml").write_text(CONFIG.replace("2566", "2569"), encoding="utf-8")
    (folder / FILE).write_text(text, encoding="utf-8")
    return examine(folder, DAY)


def codes(found: Examined) -> set[str]:
    return {one.code for one in found.findings if one.place and one.place.file == FILE}


def test_the_record_without_a_mistake_has_only_the_misspelt_word(tmp_path: Path) -> None:
    assert codes(examined(tmp_path, MEASURE)) - {"M558"} == {SLIP}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_rest_of_the_record_is_checked(wrong: str, tmp_path: Path) -> None:
    before, after, code = WRONG[wrong]
    assert MEASURE.count(before) >= 1
    found = examined(tmp_path, MEASURE.replace(before, after, 1))
    assert SLIP in codes(found)
    errors = codes(found) - {SLIP, "M558"}
    assert errors
    assert all(one.startswith(code) for one in errors), "what is left out is not called missing"


def test_nothing_is_built_or_counted_with_it(tmp_path: Path) -> None:
    before, after, _ = WRONG["a day that is none"]
    found = examined(tmp_path, MEASURE.replace(before, after, 1))
    assert found.errors
    assert found.site is not None
    assert not found.site.workspace.measures[2569]


def test_a_record_of_nothing_but_mistakes_is_left_alone(tmp_path: Path) -> None:
    found = examined(tmp_path, "id: m1\n" + "".join(f"field{number}: ก\n" for number in range(40)))
    assert SLIP not in codes(found)
