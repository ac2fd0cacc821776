from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.measure_words import days_words, measure_name, period_words, shortened
from generator.model.measure import Measure
from generator.model.period import Period

ANSWERS = {"indicators": ["4"]}


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"title": ["อบรม"]}, "อบรม"),
        ({"title": ["อบรม", "ทบทวน"]}, "อบรม · ทบทวน"),
        ({"recommendation": ["ควรอบรม"], "rows": [{"steps": ["ประชุม"]}]}, "ควรอบรม"),
        ({"rows": [{}, {"steps": ["ประชุม"]}]}, "ประชุม"),
        ({}, "มาตรการ m1"),
    ],
)
def test_a_measure_has_a_name_whatever_its_record_leaves_out(record: dict[str, object], name: str) -> None:
    assert measure_name(Measure.model_validate({"id": "m1", "answers": ANSWERS, **record})) == name


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 10, 1), date(2026, 3, 31), "1 ต.ค. 2568 – 31 มี.ค. 2569"),
        (date(2025, 10, 1), date(2025, 10, 1), "1 ต.ค. 2568"),
        (date(2025, 10, 1), None, "ตั้งแต่ 1 ต.ค. 2568"),
        (None, date(2025, 10, 1), "ภายใน 1 ต.ค. 2568"),
        (None, None, ""),
    ],
)
def test_days_are_written_for_people(start: date | None, end: date | None, words: str) -> None:
    assert days_words(start, end) == words


def test_a_period_gives_words_and_days_once() -> None:
    day = date(2025, 10, 1)

    assert period_words(None) == ("", "")
    assert period_words(Period(start=day, end=day)) == ("1 ต.ค. 2568", "")
    assert period_words(Period(start=day, end=day, text="1 ต.ค. 2568")) == ("1 ต.ค. 2568", "")
    assert period_words(Period(start=day, end=day, text="ต้นเดือนตุลาคม")) == ("ต้นเดือนตุลาคม", "1 ต.ค. 2568")
    assert period_words(Period(text="เมื่อพร้อม")) == ("เมื่อพร้อม", "")


def test_a_cut_never_takes_a_vowel_or_tone_from_its_letter() -> None:
    assert shortened("น้ำที่ดี", 1) == "…"
    assert shortened("น้ำที่ดี", 4) == "น้ำ…"
    assert shortened("ปรับปรุง ระบบงาน", 10) == "ปรับปรุง…"


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_is_no_longer_than_asked_and_begins_alike(text: str, limit: int) -> None:
    cut = shortened(text, limit)

    assert len(cut) <= limit + 1
    assert text.startswith(cut.removesuffix("…")) or cut == text
