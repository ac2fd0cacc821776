"""Whether a fiscal year is to come, runs or is over, on the day of the build and on the days to come."""

from __future__ import annotations

from datetime import date

from generator.assessment.by_day import TODAY, ByDay, after, by_day, days_from
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day


def year_days(year: int, day: date) -> ByDay:
    """Return what is said of fiscal year ``year`` (BE) on ``day`` and on each day that changes it."""
    first, last = first_day(year), last_day(year)

    def said(on: date) -> str:
        """Return what is said on a day; a year that is over stays so, and needs no day."""
        if on < first:
            return f"เริ่มปีงบประมาณ {format_date(first)} ในอีก {days_from(first)} วัน (ณ วันที่ {TODAY})"
        if on <= last:
            return f"อยู่ระหว่างปีงบประมาณ ถึง {format_date(last)} (ณ วันที่ {TODAY})"
        return f"สิ้นสุดปีงบประมาณเมื่อ {format_date(last)}"

    return by_day(day, (first, after(last)), said)
