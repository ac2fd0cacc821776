"""Rules on whole parts that are absent: the result that a year's measures answer, and its analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.results.answering import answering
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Measure
from generator.records.model.result import Result

CODES = ("M558", "M559")


def check(site: SiteContext) -> Iterator[Finding]:
    """Tell once for a year that the result its measures answer is missing, or that nobody analysed it.

    It is told at the result of the year before, where nothing was made of that: it may be the one, under a wrong name.
    """
    workspace = site.workspace
    for year in workspace.measures:
        found = left_alone(site, year - 1)
        if found:
            misfiled = workspace.results.get(year - 2) if _is_unused(site, year - 2) else None
            place = misfiled.place() if misfiled else found[0].place("answers", "fiscal_year")
            about: dict[str, Any] = {"measure": None if misfiled else found[0].record.id, "year": year}
            likely = f" (content/results/{year - 2}.yml อาจเป็นของปีนี้)" if misfiled else ""
            yield finding("M558", place, answered=year - 1, count=len(found), likely=likely, **about)
        elif (result := workspace.results.get(year - 1)) and _is_unanalysed(result.record):
            yield finding("M559", result.place("indicators"), year=year - 1, next=year)


def _is_unanalysed(record: Result) -> bool:
    """Tell whether scores are told and nothing of what they call for: no analysis, no verdict, no text."""
    scored = bool(record.indicators or record.instruments)
    return scored and not (record.analysis or record.narrative or record.verdicts or record.failed_items)


def left_alone(site: SiteContext, year: int) -> Sequence[Loaded[Measure]]:
    """Return the measures that name the result of ``year`` (BE) as the one they answer, if there is none."""
    if year in site.workspace.results or site.workspace.lacks_result(year):
        return ()
    measures = site.workspace.measures.get(year + 1, ())
    return [one for one in measures if one.record.answers.fiscal_year == year]


def _is_unused(site: SiteContext, year: int) -> bool:
    return not site.workspace.lacks_measures(year + 1) and not answering(site).get(year)
