"""An item written out for an official."""

import pytest

from generator.catalogue.lineage import relatives
from generator.catalogue.model import Catalogue
from generator.records.forms.store import available_years, catalogue
from generator.reports.form_item import form_text, item_text

FORMS = [catalogue(year) for year in available_years()]

SHOWN = {
    (2566, "O12"): [
        "ข้อ O12 รายงานการกำกับติดตามการดำเนินงานและการใช้งบประมาณประจำปี รอบ 6 เดือน",
        "ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน › การดำเนินงาน",
        "1. ความก้าวหน้าของแต่ละโครงการหรือกิจกรรม · รหัส progress",
        "6 เดือนแรกของปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 31 มี.ค. 2566)",
        "รายงานผลของข้อ O11 แผนดำเนินงานและการใช้งบประมาณประจำปี",
        "0.50 คะแนนจากคะแนนรวม 100 (น้ำหนัก OIT 40 ÷ 2 ตัวชี้วัด ÷ 5 ตัวชี้วัดย่อย ÷ 8 ข้อ)",
        "2565  O19 ",
        "2569  O6 ",
        "สอบทานแล้ว",
    ],
    (2566, "O11"): ["ข้อ O12 รายงานการกำกับติดตามการดำเนินงานและการใช้งบประมาณประจำปี รอบ 6 เดือน รายงานผลของข้อนี้"],
    (2566, "O13"): ["ปีงบประมาณ พ.ศ. 2565 (1 ต.ค. 2564 – 30 ก.ย. 2565)", "รายงานผลของปีก่อนในเรื่องแผนดำเนินงาน"],
    (2566, "O14"): ["อย่างน้อย 1 เรื่อง"],
    (2566, "O2"): ["ฝ่ายการเมือง", "หมายเลขโทรศัพท์ของแต่ละคน"],
    (2566, "O21"): ["รายเดือน", "(ยังไม่ยืนยัน)"],
    (2566, "O43"): ["ข้อนี้มี QR code ของแบบวัด EIT"],
    (2565, "O27"): ["แบบอาจขอมากกว่านี้", "ยังไม่ได้สอบทานกับแบบของสำนักงาน ป.ป.ช."],
    (2568, "O4"): ["ข้อนี้มี QR code ของแบบวัด EIT (จากที่หน่วยงานเผยแพร่ ไม่ใช่ตัวบทของแบบ)"],
    (2568, "O12"): ["มีแฟ้มรูปแบบเปิดคู่กัน", "ไม่ทราบองค์ประกอบของข้อนี้"],
    (2569, "O20"): ["ทุกองค์ประกอบ: จากที่หน่วยงานเผยแพร่", "   ช่วงเวลา: ปีงบประมาณ พ.ศ. 2568"],
    (2569, "O25"): ["ตัวชี้วัดย่อยที่ 10.2 การส่งเสริมคุณธรรมและความโปร่งใส (ยังไม่ยืนยัน)", "ผลวิเคราะห์ ITA ปี 2568"],
}


@pytest.mark.parametrize(("year", "code"), SHOWN)
def test_an_item_tells_an_official_what_matters(year: int, code: str) -> None:
    form = catalogue(year)
    item = form.item(code)
    assert item is not None
    text = item_text(form, item, FORMS)
    assert [line for line in SHOWN[year, code] if line not in text] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.fiscal_year))
def test_every_item_can_be_written_out(form: Catalogue) -> None:
    for item in form.items:
        text = item_text(form, item, FORMS)
        assert text.startswith(f"ข้อ {item.code} ")
        assert "None" not in text
        assert "\n\n\n" not in text


def test_a_form_lists_its_items_with_their_worth() -> None:
    text = form_text(catalogue(2566))
    assert "43 ข้อ · สอบทานแล้ว" in text
    assert "O1   0.40 คะแนน  โครงสร้าง" in text
    assert "O43  2.00 คะแนน" in text


CHECKED = (2565, 2566, 2568, 2569)
RELATIVES = {
    (2565, "O19"): {2566: {"O12"}, 2568: {"O6"}, 2569: {"O6"}},
    (2566, "O3"): {2565: {"O3"}, 2568: {"O1"}, 2569: {"O1"}},
    (2566, "O10"): {},
    (2566, "O21"): {2565: {"O23"}, 2568: {"O12"}, 2569: {"O11"}},
    (2568, "O6"): {2565: {"O10", "O18", "O11", "O19"}, 2566: {"O11", "O12"}, 2569: {"O6"}},
    (2569, "O26"): {2565: {"O43"}, 2566: {"O43"}, 2568: {"O28"}},
}


@pytest.mark.parametrize(("year", "code"), RELATIVES)
def test_a_subject_is_followed_through_mergers(year: int, code: str) -> None:
    form = catalogue(year)
    item = form.item(code)
    assert item is not None
    found: dict[int, set[str]] = {}
    for relative in relatives(form, item, FORMS):
        found.setdefault(relative.fiscal_year, set()).add(relative.item.code)
        assert relative.is_same == (relative.item.key == item.key)
    # Years that came after this was written follow the last of these.
    assert {other: codes for other, codes in found.items() if other in CHECKED} == RELATIVES[year, code]
