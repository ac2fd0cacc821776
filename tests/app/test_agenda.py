"""The days to come and the open work, as text and as a calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar

from generator.app.agenda import agenda
from generator.commands.cli import run
from generator.reports.agenda.calendar_file import calendar_bytes
from generator.reports.agenda.text import agenda_lines
from tests.sample_folder import sample_records

DAY = date(2026, 3, 20)


def test_days_are_those_of_the_form_the_survey_and_the_measures_with_their_basis(tmp_path: Path) -> None:
    found = agenda(sample_records(tmp_path), DAY)
    days = {one.key: one for one in found.days}

    assert days["oit-answers-2569"].last == date(2026, 4, 30)
    assert "ตามที่ปฏิบัติกันทั่วไป" in days["oit-answers-2569"].note
    assert days["eit-survey-2569"].last == date(2026, 6, 30)
    assert "site_config.yml" in days["eit-survey-2569"].note
    assert "เทียบจากปี 2569" in days["declaration-2570"].note
    assert any(key.startswith("measure-2569-asset-register-") for key in days)
    assert all(one.last >= DAY for one in found.days)
    assert [one.key for one in found.days if one.key.endswith("-2566")] == []


def test_open_work_stands_under_every_unit_that_must_act(tmp_path: Path) -> None:
    lines = "\n".join(agenda_lines(agenda(sample_records(tmp_path), DAY)))
    of_audit = lines.partition("  หน่วยตรวจสอบภายใน (")[2]

    assert "ปี 2569 · O24 รายงานผลการดำเนินการป้องกันการทุจริต · ยังเป็นฉบับร่าง" in lines
    assert "เพิ่มสถานะเรื่องในทะเบียนรับเรื่องร้องเรียนการทุจริต" in of_audit
    assert "ปี 2566" not in lines


def test_the_calendar_is_one_that_other_programs_read_and_the_same_when_written_again(tmp_path: Path) -> None:
    found = agenda(sample_records(tmp_path), DAY)
    content = calendar_bytes(found)
    events = icalendar.Calendar.from_ical(content).events
    answers = next(one for one in events if "ตอบแบบ OIT" in str(one["summary"]) and "2569" in str(one["summary"]))

    assert len(events) == len(found.days)
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert (answers.start, answers.end) == (date(2026, 3, 1), date(2026, 5, 1))
    assert calendar_bytes(agenda(tmp_path, DAY)) == content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_the_verb_writes_the_calendar_and_leaves_a_strangers_file_alone(tmp_path: Path) -> None:
    (tmp_path / "agency").mkdir()
    folder, out = sample_records(tmp_path / "agency"), tmp_path / "a.ics"
    words = ["agenda", "--folder", str(folder), "--as-of", "2569-03-20", "--ics", str(out)]

    assert run(words) == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")
    out.write_text("ของผู้อื่น", encoding="utf-8")
    assert run(words) == 2
    assert out.read_text(encoding="utf-8") == "ของผู้อื่น"
