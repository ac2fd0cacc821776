"""A form that contradicts itself is refused with the reason; each case breaks the sound form in one place."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalogue.model import Catalogue
from generator.records.forms.store import form_data


def last_item(data: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = data["items"][-1]
    return item


CASES: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "an item is skipped": (lambda d: d["items"].pop(10), "ข้อ O12 ควรเป็นข้อ O11"),
    "a code stands twice": (lambda d: last_item(d).update(code="O42"), "ข้อ O42 ซ้ำกัน 2 ครั้ง"),
    "a key stands twice": (lambda d: last_item(d).update(key="contact"), "contact ซ้ำกัน"),
    "a part id stands twice": (
        lambda d: last_item(d)["parts"].append({"id": "eit-qr", "title": "ซ้ำ"}),
        "รหัสองค์ประกอบของข้อ O43 eit-qr ซ้ำกัน",
    ),
    "an item leaves its neighbours": (lambda d: d["items"][3].update(sub_indicator="9.2"), "ลำดับตัวชี้วัดย่อย"),
    "a sub-indicator has no items": (
        lambda d: d["sub_indicators"].append({"code": "10.3", "title": "ว่าง", "indicator": 10}),
        "ลำดับตัวชี้วัดย่อย",
    ),
    "a sub-indicator stands elsewhere": (
        lambda d: d["sub_indicators"][0].update(indicator=10),
        "9.1 อยู่ใต้ตัวชี้วัดที่ 10 ไม่ได้",
    ),
    "an item reports on nothing": (lambda d: last_item(d).update(reports_on=["O99"]), "อ้างถึงข้อ O99 ซึ่งไม่มีในปีนี้"),
    "an item reports on itself": (lambda d: last_item(d).update(reports_on=["O43"]), "รายงานผลของตัวเองไม่ได้"),
    "origins of no known year": (lambda d: d.pop("follows"), "ไม่ได้ระบุ follows"),
    "questions run backwards": (lambda d: d["questions"][0].update(first="i6", last="i1"), "ช่วงคำถาม i6–i1"),
    "questions overlap": (lambda d: d["questions"][0].update(last="i7"), "คำถาม i7 ซ้ำกัน"),
    "weights fall short": (lambda d: d["weights"].update(OIT=30), "รวมกันต้องเป็น 100"),
    "an instrument has no weight": (lambda d: d.update(weights={"IIT": 50, "OIT": 50}), "เครื่องมือของตัวชี้วัดไม่ตรง"),
    "levels stand upside down": (lambda d: d["levels"]["levels"].reverse(), "ต้องเรียงจากสูงไปต่ำ"),
    "levels leave a gap at the bottom": (lambda d: d["levels"]["levels"].pop(), "ต้องเริ่มที่ 0 คะแนน"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_contradiction_is_named(name: str) -> None:
    spoil, reason = CASES[name]
    data: dict[str, Any] = copy.deepcopy(form_data(2566))
    spoil(data)
    with pytest.raises(ValidationError) as refusal:
        Catalogue.model_validate(data)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "11"),
        ("key", "Annual Plan"),
        ("sub_indicator", "สิบ"),
        ("window", {"kind": "weekly"}),
        ("titel", "ผิด"),
    ],
)
def test_a_field_out_of_shape_is_refused(field: str, value: object) -> None:
    data: dict[str, Any] = copy.deepcopy(form_data(2566))
    last_item(data)[field] = value
    with pytest.raises(ValidationError, match=field):
        Catalogue.model_validate(data)
