from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.measure_state import measure_state
from generator.assessment.measure_words import (
    days_words,
    follow_up_words,
    last_word,
    measure_name,
    overdue_days,
    period_words,
    shortened,
)
from generator.records.model.measure import Measure
from generator.records.model.period import FollowUp, Period

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


@pytest.mark.parametrize(
    ("space", "kept"),
    [(12, 12), (11, 11), (8, 8), (7, 12), (5, 12), (1, 12)],  # nearby is in the last third
)
def test_a_cut_is_made_at_a_space_nearby(space: int, kept: int) -> None:
    text = "ก" * space + " " + "ก" * 40
    assert shortened(text, 12) == f"{text[:kept].rstrip()}…"


def test_a_text_that_fits_is_left_whole() -> None:
    assert shortened("ก" * 12, 12) == "ก" * 12
    assert shortened("ก" * 13, 12) == "ก" * 12 + "…"


@pytest.mark.parametrize(
    ("follow_up", "words"),
    [
        (None, ("", "")),
        ({"text": "รายงานนายก", "quarters": [4]}, ("รายงานนายก", "30 ก.ย. 2569")),
        ({"quarters": [4, 2, 4]}, ("รายงานผล ไตรมาส 2, 4", "30 ก.ย. 2569")),
        ({"every": 6}, ("รายงานผลทุก 6 เดือน", "30 ก.ย. 2569")),
        ({"due": ["2569-09-30"]}, ("รายงานผล 30 ก.ย. 2569", "")),
    ],
)
def test_a_follow_up_gives_words_and_days_once(follow_up: dict[str, object] | None, words: tuple[str, str]) -> None:
    read = FollowUp.model_validate(follow_up) if follow_up else None
    assert follow_up_words(read, (date(2026, 9, 30),)) == words
    assert follow_up_words(FollowUp(method="ประชุม"), ()) == ("", "")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2025, 10, 31), None),
        (date(2025, 11, 1), date(2025, 11, 1)),
        (date(2025, 11, 30), date(2025, 11, 1)),
        (date(2025, 12, 1), date(2025, 12, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 5, 1), date(2026, 1, 1)),
    ],
)
def test_the_last_word_on_a_measure_is_never_of_a_later_day(day: date, told: date | None) -> None:
    record = {"id": "m1", "answers": ANSWERS, "updated": "2568-11-01", "status_date": "2569-01-01"}
    measure = Measure.model_validate({**record, "progress": [{"text": "เริ่ม", "date": "2568-12-01"}]})
    assert last_word(measure, day) == told


@pytest.mark.parametrize(("day", "days"), [(date(2026, 3, 31), 0), (date(2026, 4, 1), 1), (date(2026, 5, 1), 31)])
def test_days_overdue_are_counted_from_the_last_day_in_time(day: date, days: int) -> None:
    rows = [{"period": {"start": "2568-10-01", "end": "2569-03-31"}}, {"period": {"end": "2569-04-15"}}]
    measure = Measure.model_validate({"id": "m1", "answers": ANSWERS, "status": "in_progress", "rows": rows})
    assert overdue_days(measure_state(measure, 2569, day)) == days


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_is_no_longer_than_asked_and_begins_alike(text: str, limit: int) -> None:
    cut = shortened(text, limit)

    assert len(cut) <= limit + 1
    assert text.startswith(cut.removesuffix("…")) or cut == text
