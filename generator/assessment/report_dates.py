"""When a measure must be reported on, and which of those dates passed without a report.

- A report is due on every follow-up date of a row: the dates as written, else the last day of each quarter named, else
  every so many months from the start of the period, and at its end.
- A report counts for a date when it was made after the date before and at most ``REPORT_AHEAD`` before this one; a
  report made later still counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from generator.records.model.period import FollowUp
from generator.thai.fiscal import Span, first_day, last_day, month_span, quarter_span

REPORT_AHEAD = timedelta(days=92)
"""How long before its due date a report may be made: about a quarter."""

_MONTHS = 12
_OCTOBER = 10


def due_dates(follow_up: FollowUp | None, year: int, span: Span | None) -> tuple[date, ...]:
    """Return the report dates of a follow-up in order: as written, by quarter of ``year`` (BE), or every n months.

    ``span`` is the period of the row; without one, regular reports run over the fiscal year.
    """
    if follow_up is None:
        return ()
    if follow_up.due:
        return tuple(dict.fromkeys(follow_up.due_dates()))
    if follow_up.quarters:
        return tuple(quarter_span(year, quarter).end for quarter in sorted(set(follow_up.quarters)))
    return _every(follow_up.every, year, span or Span(first_day(year), last_day(year))) if follow_up.every else ()


def late_dates(due: tuple[date, ...], day: date, reports: Sequence[date]) -> tuple[date, ...]:
    """Return those of the report dates ``due`` (in order) that lie before ``day`` and have none of ``reports``."""
    late = []
    for previous, due_date in pairwise((date.min, *due)):
        opens = max(previous, due_date - REPORT_AHEAD - timedelta(days=1))
        if due_date < day and not any(report > opens for report in reports):
            late.append(due_date)
    return tuple(late)


def _every(months: int, year: int, span: Span) -> tuple[date, ...]:
    october = first_day(year)
    nth = (span.start.year - october.year) * _MONTHS + span.start.month - _OCTOBER
    dates: list[date] = []
    while (due := month_span(year, nth + months * (len(dates) + 1)).end) < span.end:
        dates.append(due)
    return (*dates, span.end)
