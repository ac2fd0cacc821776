"""Tells measures that stand in the folder of another fiscal year than all their dates are of."""

from __future__ import annotations

from generator.records.model.measure import Measure
from generator.thai.fiscal import fiscal_year_of


def meant_year(measure: Measure, year: int) -> int | None:
    """Return the fiscal year (BE) that a measure in the folder of ``year`` is of; ``None`` where it may be that one.

    Every day of its work and follow-up, and the result that it answers, must speak for the other year.
    """
    starts = [row.period.span.start for row in measure.rows if row.period and row.period.span]
    due = [day for row in measure.rows if row.follow_up for day in row.follow_up.due]
    years = {fiscal_year_of(day) for day in (*starts, *due)}
    if len(years) != 1:
        return None
    meant = years.pop()
    return meant if meant != year and measure.answers.fiscal_year in {None, meant - 1} else None
