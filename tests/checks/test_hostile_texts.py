"""Words made to hurt: every rule on text comes to an end and says what it says without failing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.language.code_mentions import doubtful_codes, item_codes, question_codes
from generator.checks.language.date_mentions import spoken_dates
from generator.checks.language.misspellings import misspelt, misspelt_latin
from generator.checks.language.nature import nature
from generator.checks.language.script_slips import foreign_words, loose_signs
from generator.checks.language.writing_slips import cut_off, doubled, left_over, small_slips, unpaired
from generator.records.loading.markdown_cost import burden
from generator.records.strict_yaml.parse import MAX_LINE
from tests.checks.rule_cases import on_texts
from tests.checks.text_case_folder import site_of

LENGTH = MAX_LINE - 500
"""As long as a field on one line can be."""

UNITS = [
    "ก",
    "กก ",
    "เ",
    "่",
    "aก",
    "เขabay",
    "a.",
    "a@",
    "www.a",
    "ข้อ 017, ",
    "ข้อ O17 การจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ",
    "O17-",
    "1๑",
    "กองงาน",
    "จัด 1. ",
    "คุณธรรม",
    "คุณธรรมและ",
    "เทศบาลตำบล",
    "เทศบาลตำบลเขาลานฟ",
    "อบต.",
    "ปี 2565 ",
    "ม.ค. 66",
    "ตัวชี้วัดที่1การปฏิบัติหน้าที่",
    "การประเมินคุณธรรมและความโปร่ง",
    "E-Servicr ",
    '("',
    "<a>",
    "........",
    "\ue000",
]


@pytest.mark.parametrize("unit", UNITS)
def test_long_and_regular(unit: str, tmp_path: Path) -> None:
    text = (unit * LENGTH)[:LENGTH].strip()
    record = {"progress": [text], "evidence": [{"title": text}], "explanation": text}
    measure = {"title": text, "issue": text, "rows": [{"steps": [text, text], "responsible": {"text": text}}]}
    case = {"items": {"O36": record, "O37": record}, "measures": {"m1": measure}, "result": text}
    if burden(text) is None:  # a page that no engine bears is refused when it is read
        case["page"] = text
    for found in on_texts(site_of(case, tmp_path)):
        assert found.message
        assert found.place


LETTERS = st.text(st.sampled_from("กขคเาิี่้์ำแะ๑๒0189abioOeE .,-/()“”\"'\n<>@:ฯๆ"), max_size=80)


@settings(max_examples=200, deadline=None)
@given(st.one_of(LETTERS, st.text(max_size=80)))
def test_any_words_at_all(text: str) -> None:
    for find in (foreign_words, loose_signs, doubled, left_over, small_slips, misspelt, misspelt_latin):
        for found in find(text):
            assert found
    for mention in (*item_codes(text), *question_codes(text)):
        assert text[mention.start : mention.end] == mention.typed
        assert mention.code[1:].isdecimal()
    for date in spoken_dates(text):
        assert date.first <= date.last
    assert all(doubtful_codes(text))
    assert nature(text, 2566) in {None, "unit", "work", "time"}
    assert cut_off(text) is None or text.rstrip().endswith(cut_off(text) or "?")
    unpaired(text)
