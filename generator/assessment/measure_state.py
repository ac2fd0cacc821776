"""Where a measure stands on one day: its status, how far it is, what is overdue, which reports are late, what is next.

The rules, for every place that shows or checks measures:

- The status is the one the agency states. A row is done when its measure is, or when it has a result of its own.
- The percentage is that of the latest progress entry up to the day that gives one; done is 100, not started 0.
- A row is overdue when its period ended before the day and it is neither done nor cancelled. A row without a period
  has no deadline and is never overdue.
- A report is late when its date (``report_dates``) has passed, the row is still open, and nothing was reported for
  it. Reports are dated progress entries and the date of the status; what is dated after the day does not count yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.assessment.report_dates import due_dates, late_dates
from generator.findings.choices import Choice
from generator.records.model.measure import Measure, MeasureRow
from generator.records.model.progress import WorkStatus

WHOLE = Decimal(100)


class RowStatus(Choice):
    """Where a row stands on a day."""

    DONE = "done", "แล้วเสร็จ"
    RUNNING = "running", "อยู่ในช่วงดำเนินการ"
    OVERDUE = "overdue", "เลยกำหนด"
    UPCOMING = "upcoming", "ยังไม่ถึงกำหนดเริ่ม"
    UNDATED = "undated", "ไม่ได้ระบุระยะเวลา"
    CANCELLED = "cancelled", "ยกเลิก"


@dataclass(frozen=True, slots=True)
class RowState:
    """A row on a day; ``index`` counts from 0, ``due`` are all its report dates, ``late`` those with no report."""

    index: int
    row: MeasureRow
    status: RowStatus
    due: tuple[date, ...] = ()
    late: tuple[date, ...] = ()

    @property
    def end(self) -> date | None:
        """The last day of the row's period, if one is stated."""
        return self.row.period.end if self.row.period else None


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure on ``day``; ``percent`` (0–100) is None where nobody said how far the work is."""

    measure: Measure
    year: int
    day: date
    percent: Decimal | None
    rows: tuple[RowState, ...]

    @property
    def status(self) -> WorkStatus:
        """The status the agency states."""
        return self.measure.work

    @property
    def overdue_rows(self) -> tuple[RowState, ...]:
        """The rows whose period is over and whose work is not."""
        return tuple(row for row in self.rows if row.status is RowStatus.OVERDUE)

    @property
    def is_overdue(self) -> bool:
        """Whether any row is overdue."""
        return bool(self.overdue_rows)

    @property
    def overdue_since(self) -> date | None:
        """The last day of the row that has been overdue longest."""
        return min((row.end for row in self.overdue_rows if row.end), default=None)

    @property
    def late_follow_ups(self) -> tuple[date, ...]:
        """The report dates that passed without a report, in order, each once."""
        return tuple(sorted({due for row in self.rows for due in row.late}))

    @property
    def next_due(self) -> date | None:
        """The next report date of an open row, the day itself included."""
        coming = [due for row in self.rows if _is_open(row.status) for due in row.due if due >= self.day]
        return min(coming, default=None)

    def quarters(self) -> tuple[int, ...]:
        """Return the quarters 1–4 of the measure's fiscal year that its rows work in, in order."""
        spans = [row.row.period.span for row in self.rows if row.row.period and row.row.period.span]
        return tuple(sorted({quarter for span in spans for quarter in span.quarters(self.year)}))


def measure_state(measure: Measure, year: int, day: date) -> MeasureState:
    """Tell where ``measure`` of fiscal year ``year`` (BE) stands on ``day``."""
    return MeasureState(measure, year, day, _percent(measure, day), tuple(_row_states(measure, year, day)))


def _row_states(measure: Measure, year: int, day: date) -> Iterator[RowState]:
    reported = [moment for moment in (*(entry.date for entry in measure.progress), measure.status_date) if moment]
    reports = [moment for moment in reported if moment <= day]
    for index, row in enumerate(measure.rows):
        status = _row_status(measure, row, day)
        due = due_dates(row.follow_up, year, row.period.span if row.period else None)
        yield RowState(index, row, status, due, late_dates(due, day, reports) if _is_open(status) else ())


def _row_status(measure: Measure, row: MeasureRow, day: date) -> RowStatus:
    if measure.status == "cancelled":
        return RowStatus.CANCELLED
    if measure.status == "done" or row.result:
        return RowStatus.DONE
    period = row.period
    if period is None or (period.start is None and period.end is None):
        return RowStatus.UNDATED
    if period.end is not None and period.end < day:
        return RowStatus.OVERDUE
    return RowStatus.UPCOMING if period.start is not None and day < period.start else RowStatus.RUNNING


def _is_open(status: RowStatus) -> bool:
    return status not in {RowStatus.DONE, RowStatus.CANCELLED}


def _percent(measure: Measure, day: date) -> Decimal | None:
    if measure.status == "done":
        return WHOLE
    if measure.status == "cancelled":
        return None
    entries = [entry for entry in measure.progress if entry.percent is not None and (entry.date or day) <= day]
    if entries:
        return max(reversed(entries), key=lambda entry: entry.date or date.min).percent
    return Decimal(0) if measure.status == "not_started" else None
