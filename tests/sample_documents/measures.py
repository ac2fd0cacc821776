"""Rows of the documents about measures, taken from the agency's own records so that paper and site agree."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.records.loading.workspace import Workspace, load
from generator.records.model.measure import Measure
from generator.thai.dates import format_date, parse_date

FOLDER = Path(__file__).parents[2]
"""The agency's folder: the top level of the repository."""


def measure_rows(what: str, columns: str) -> tuple[list[str], list[list[str]]]:
    """Return the heading and the rows of a table of measures.

    ``what`` is a fiscal year, and for progress the last day to report (``2566 as of 31 มี.ค. 2566``); ``columns``
    are headings with ``|`` between them.
    """
    year, _, day = what.partition(" as of ")
    workspace = _agency()
    head = [column.strip() for column in columns.split("|")]
    rows = [
        [_COLUMNS[column](workspace, loaded.record, day) for column in head] for loaded in workspace.measures[int(year)]
    ]
    return head, rows


@cache
def _agency() -> Workspace:
    workspace, _ = load(FOLDER)
    if workspace is None:
        message = "the agency's records cannot be read"
        raise ValueError(message)
    return workspace


def _answers(_workspace: Workspace, measure: Measure, _day: str) -> str:
    links = measure.answers
    words = [f"ตัวชี้วัดที่ {', '.join(map(str, links.indicators))}"]
    words += [f"ข้อคำถาม {', '.join(links.questions)}"] if links.questions else []
    words += [f"ข้อ {', '.join(links.items)} ของปี {links.fiscal_year}"] if links.items else []
    return " · ".join(words)


def _steps(_workspace: Workspace, measure: Measure, _day: str) -> str:
    steps = [step for row in measure.rows for step in row.steps]
    return "\n".join(f"{number}. {step.text}" for number, step in enumerate(steps, 1))


def _units(workspace: Workspace, measure: Measure, _day: str) -> str:
    if any(row.responsible.all for row in measure.rows):
        return "ทุกส่วนราชการ"
    names = [name for row in measure.rows for name in row.responsible.units]
    found = [workspace.unit(name) for name in dict.fromkeys(names)]
    return "\n".join(unit.name for unit in found if unit)


def _periods(_workspace: Workspace, measure: Measure, _day: str) -> str:
    return "\n".join(row.period.text or "" for row in measure.rows if row.period)


def _follow_ups(_workspace: Workspace, measure: Measure, _day: str) -> str:
    return "\n".join(row.follow_up.method or "" for row in measure.rows if row.follow_up)


def _progress(_workspace: Workspace, measure: Measure, day: str) -> str:
    last = parse_date(day)
    entries = [entry for entry in measure.progress if entry.date and entry.date <= last]
    if not entries:
        return "ยังไม่ถึงกำหนดดำเนินการ"
    return "\n".join(f"{format_date(entry.date, months='short')}: {entry.text}" for entry in entries if entry.date)


def _percent(_workspace: Workspace, measure: Measure, day: str) -> str:
    last = parse_date(day)
    reached = [entry.percent for entry in measure.progress if entry.date and entry.date <= last and entry.percent]
    return str(max(reached, default=Decimal(0)))


_COLUMNS: dict[str, Callable[[Workspace, Measure, str], str]] = {
    "ที่": lambda _workspace, measure, _day: str(measure.number),
    "มาตรการ": lambda _workspace, measure, _day: "\n".join(measure.title),
    "ผลการประเมินที่นำมาแก้ไข": _answers,
    "ประเด็นที่พบ": lambda _workspace, measure, _day: measure.issue or "",
    "ขั้นตอน/วิธีการดำเนินการ": _steps,
    "ผู้รับผิดชอบ": _units,
    "ระยะเวลา": _periods,
    "การกำกับติดตาม": _follow_ups,
    "เป้าหมาย": lambda _workspace, measure, _day: (measure.target.text if measure.target else "") or "",
    "ความก้าวหน้า": _progress,
    "ร้อยละ": _percent,
    "ผลการดำเนินการ": lambda _workspace, measure, _day: "\n".join(measure.result),
    "ผลลัพธ์หรือความสำเร็จ": lambda _workspace, measure, _day: "\n".join(measure.outcome),
}
"""Heading of a column → what it shows of a measure."""
