"""Rule on measures that answer a result which is not there, where the agency does keep results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.results.answering import answering
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Measure

CODES = ("M558",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Tell once for a year that the result its measures answer is missing, where the agency does keep results.

    It is told at the result of the year before, where nothing was made of that: it may be the one, under a wrong name.
    """
    workspace = site.workspace
    for year in workspace.measures if workspace.results else ():
        found = left_alone(site, year - 1)
        if found:
            misfiled = workspace.results.get(year - 2) if _is_unused(site, year - 2) else None
            place = misfiled.place() if misfiled else found[0].place("answers", "fiscal_year")
            about: dict[str, Any] = {"measure": None if misfiled else found[0].record.id, "year": year}
            likely = f" (content/results/{year - 2}.yml อาจเป็นของปีนี้)" if misfiled else ""
            yield finding("M558", place, answered=year - 1, count=len(found), likely=likely, **about)


def left_alone(site: SiteContext, year: int) -> Sequence[Loaded[Measure]]:
    """Return the measures that name the result of ``year`` (BE) as the one they answer, if there is none."""
    if year in site.workspace.results or site.workspace.lacks_result(year):
        return ()
    return [one for one in site.workspace.measures.get(year + 1, ()) if one.record.answers.fiscal_year == year]


def _is_unused(site: SiteContext, year: int) -> bool:
    return not site.workspace.lacks_measures(year + 1) and not answering(site).get(year)
