"""The OIT forecast of a year from what its records prove.

``forecast(Path("agency"), day, 2569, {})`` is every item's points, what each gap would add, and what was assumed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.app.examine import existing
from generator.assessment.forecast import YearForecast, year_forecast
from generator.assessment.site_context import site_context
from generator.catalogue.base import Instrument
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.records.loading.workspace import load

CODES = ("U914",)


def forecast(
    folder: Path, as_of: date, year: int | None, scores: Mapping[Instrument, Decimal | None]
) -> YearForecast | Sequence[Finding]:
    """Return the forecast of ``year`` (BE), or of the site's current year, with ``scores`` taken for granted.

    Where the folder has no readable config, what was found is returned instead. Raises ``UsageProblem`` when there is
    no such folder, or the year has no items.
    """
    workspace, findings = load(existing(folder))
    if workspace is None:
        return findings
    wanted = year or workspace.current_year
    try:
        return year_forecast(site_context(workspace, as_of), wanted or 0, scores)
    except LookupError:
        known = ", ".join(map(str, workspace.item_years)) or "ไม่มี"
        raise usage_problem("U914", value=wanted or "–", known=known) from None
