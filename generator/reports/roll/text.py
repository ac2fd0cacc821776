"""The report on a begun year as text for a terminal: what was carried, what must be done, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reports.roll.rows import Fate, Report, Row
from generator.thai.dates import format_date


def report_lines(report: Report, *, short: bool = False) -> Iterator[str]:
    """Yield the lines of the report; ``short`` leaves out what each item has to do and gives one line for each."""
    yield f"เริ่มปีงบประมาณ พ.ศ. {report.year} จากปี {report.source} · {report.agency}"
    yield " · ".join(f"{fate.thai} {count}" for fate, count in report.counts)
    yield from (f"! {remark}" for remark in report.remarks)
    last: Fate | None = None
    for row in sorted(report.rows, key=lambda one: list(Fate).index(one.fate)):
        if row.fate is not last:
            yield ""
            yield row.fate.thai
            last = row.fate
        yield from _row(row, short=short)


def due_words(row: Row) -> str:
    """Say by whom and by when a row is to be done."""
    who = ", ".join(row.units)
    when = f"ภายใน {format_date(row.due, months='short')}" if row.due else ""
    return " · ".join(filter(None, (who, when)))


def _row(row: Row, *, short: bool) -> Iterator[str]:
    head = " · ".join(filter(None, (f"{row.code} {row.title}", row.origin, row.points, due_words(row))))
    yield f"  {head}{' · มีระเบียนอยู่แล้ว ไม่แตะ' if row.is_there else ''}"
    if short:
        return
    yield from (f"      ยกมา: {line}" for line in row.carried)
    yield from (f"      ต้องทำ: {line}" for line in row.todo)
