"""Rules on a result that is another year's: a record copied for the new year whose scores were never exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import plain
from generator.checks.per_site import once_per_site
from generator.checks.results.failed_scores import mismatched
from generator.findings.finding import Finding, finding
from generator.records.model.result import Result

CODES = ("S615",)

_ENOUGH = 5
"""Indicators from which two results with the same scores in all of them are one result, unless all scores are alike."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding for each result that has the scores of another year."""
    for year, original in copies(site).items():
        place = site.workspace.results[year].place("indicators")
        yield finding("S615", place, year=year, original=original)


@once_per_site
def without_copies(site: SiteContext) -> SiteContext:
    """Return the site without the results that are copies: nothing follows from what they say."""
    copied = copies(site)
    if not copied:
        return site
    results = {year: result for year, result in site.workspace.results.items() if year not in copied}
    return replace(site, workspace=replace(site.workspace, results=results))


@once_per_site
def copies(site: SiteContext) -> Mapping[int, int]:
    """Return the years (BE) whose result is a copy, with the year that it was copied from."""
    results = site.workspace.results
    found: dict[int, int] = {}
    for first, second in combinations(sorted(results), 2):
        if _is_same(results[first].record, results[second].record):
            copied, original = sorted((second, first), key=lambda year: _belongs(site, year))
            found[copied] = original
    return found


def _is_same(one: Result, other: Result) -> bool:
    scores = one.indicators
    varied = len(scores) >= _ENOUGH and len(set(scores.values())) > len(scores) // 2
    return varied and scores == other.indicators and one.total == other.total


def _belongs(site: SiteContext, year: int) -> tuple[bool, bool, bool]:
    """Tell what speaks for a result being that of ``year``: its level, its failed items, measures that answer it."""
    workspace = site.workspace
    said = plain((workspace.results[year].record.level or "").removeprefix("ระดับ"))
    known = not said or any(plain(one.name) == said for one in workspace.names(year).levels.levels)
    measures = workspace.measures.get(year + 1, ())
    return known, not mismatched(site, year), any(one.record.answers.fiscal_year == year for one in measures)
