"""Follow-ups written out as ``follow_ups`` reads them back: the method, then when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.thai.dates import MonthNames, format_date
from generator.thai.digits import Digits, in_digits
from generator.thai.due_dates import Schedule
from generator.thai.era import YearDigits, write_year
from generator.thai.fiscal import fiscal_year_of, quarter_of, quarter_span
from generator.thai.frequencies import Every

_EVERY = {1: "ทุกเดือน", 3: "ทุกไตรมาส", 12: "ปีละ 1 ครั้ง"}


def format_follow_up(
    schedule: Schedule,
    fiscal_year: int,
    *,
    digits: Digits = "arabic",
    months: MonthNames = "short",
    years: YearDigits = 4,
) -> str:
    """Write a schedule as ``รายงานผล ไตรมาส 2 - 4``; a time outside ``fiscal_year`` (BE) is written with its year.

    How often comes first, then quarters, then the days that neither of them says.
    """
    dates = [format_date(day, months=months, years=years) for day in schedule.due]
    named = dict(zip(schedule.due, dates, strict=True))
    parts, rest = _frequency(schedule, fiscal_year, _listed(dates), years)
    quarters = _quarters(schedule, rest, fiscal_year, years)
    if rest and not parts and schedule.quarters and set(schedule.quarters) != {quarter_of(day) for day in rest}:
        quarters = f"ไตรมาส {_numbers(schedule.quarters)} ({_listed(dates)})"
    parts += [quarters] if quarters else [named[day] for day in rest]
    return " ".join(part for part in (schedule.method, in_digits(_listed(parts), digits)) if part)


def _listed(parts: Sequence[str]) -> str:
    return " และ ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _frequency(schedule: Schedule, fiscal_year: int, dates: str, years: YearDigits) -> tuple[list[str], list[date]]:
    """Return how often, and the due days that this leaves to be said."""
    due = list(schedule.due)
    if not schedule.every_months:
        return [], due
    words = _EVERY.get(schedule.every_months, f"ทุก {schedule.every_months} เดือน")
    for year in (fiscal_year, *map(fiscal_year_of, due)):
        regular = {span.end for span in Every(schedule.every_months).spans(year)}
        if regular <= set(due):
            of_year = "" if year == fiscal_year else f" ปีงบประมาณ พ.ศ. {write_year(year, years)}"
            return [words + of_year], [day for day in due if day not in regular]
    return [f"{words} ({dates})" if due else words], []


def _quarters(schedule: Schedule, due: Sequence[date], fiscal_year: int, years: YearDigits) -> str:
    """Write quarters where they say just the days ``due``, or where nothing else is known; otherwise nothing."""
    if not due:
        unsaid = schedule.quarters and not schedule.due and not schedule.every_months
        return f"ไตรมาส {_numbers(schedule.quarters)}" if unsaid else ""
    year = fiscal_year_of(due[0])
    numbers = [quarter_of(day) for day in due]
    if schedule.quarters and list(due) == [quarter_span(year, number).end for number in numbers]:
        return f"ไตรมาส {_numbers(numbers)}" + ("" if year == fiscal_year else f"/{write_year(year, years)}")
    return ""


def _numbers(quarters: Sequence[int]) -> str:
    first, last = quarters[0], quarters[-1]
    if len(quarters) > 1 and list(quarters) == list(range(first, last + 1)):
        return f"{first} - {last}"
    return _listed([str(quarter) for quarter in quarters])
