"""How many points of the total hang on what is found: from what a finding is about, where arithmetic knows it.

A gap, or an error that keeps something from the site, is worth

- the points that an indicator has lost, where it speaks of the score of one,
- the points that a failed item has lost, where it stands in a result,
- its item, or as many parts of it as it names where the year gives partial credit,
- the item that asks for the measures or for the report on them, where it is about a measure.

Nothing is said of what may be right, nor of a year without a form. It is at stake, and no forecast: ``forecast.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generator.assessment.completeness import ItemStatus
from generator.assessment.completeness_figures import item_figure
from generator.assessment.concerned import concerned
from generator.assessment.scoring import FULL_MARKS, indicator_share, item_share, two_decimals
from generator.assessment.site_context import SiteContext
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding, Severity, Stake
from generator.findings.marks import Mark
from generator.findings.messages.store import message
from generator.records.model.result import Result

_MEASURES, _REPORT = "integrity-measures", "integrity-measures-report"
"""The stable keys of the items that ask for the measures of a year and for the report on them."""
_PART = "measures"
"""The part of these items that the measures themselves are, where the form names parts."""
_COSTS = {Severity.GAP, Severity.ERROR}


def with_stakes(site: SiteContext, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings``, each with what hangs on it."""
    for problem in findings:
        stakes = tuple(_stakes(site, problem)) if _costs(problem) else ()
        yield replace(problem, stakes=stakes) if stakes else problem


def points_of(findings: Iterable[Finding]) -> Decimal | None:
    """Return the points that hang on ``findings`` together, with two decimals; ``None`` where nobody knows any.

    What several of them cost is counted once, and of a whole and its shares only what is more.
    """
    worth: dict[tuple[int, tuple[str, ...]], Fraction] = {}
    for stake in (stake for found in findings for stake in found.stakes):
        key = stake.year, stake.of
        worth[key] = max(worth.get(key, stake.points), stake.points)
    for length in range(max((len(of) for _, of in worth), default=1), 1, -1):
        shares: dict[tuple[int, tuple[str, ...]], Fraction] = {}
        for (year, of), points in worth.items():
            if len(of) == length:
                shares[year, of[:-1]] = shares.get((year, of[:-1]), Fraction()) + points
        worth |= {key: max(points, worth.get(key, points)) for key, points in shares.items()}
    whole = [points for (_, of), points in worth.items() if len(of) == 1]
    return two_decimals(sum(whole, Fraction())) if whole else None


def points_by_year(findings: Sequence[Finding]) -> dict[int, Decimal]:
    """Return the points that hang on ``findings`` by the year (BE) that they are points of, newest first."""
    years = sorted({stake.year for found in findings for stake in found.stakes}, reverse=True)
    of_year = {
        year: [
            replace(found, stakes=tuple(stake for stake in found.stakes if stake.year == year)) for found in findings
        ]
        for year in years
    }
    return {year: points for year, some in of_year.items() if (points := points_of(some)) is not None}


def _costs(problem: Finding) -> bool:
    """Tell whether findings of its kind lose points, however the agency grades them."""
    entry = message(problem.code)
    return Severity(entry.severity) in _COSTS and Mark.NO_POINTS not in entry.marks


def _stakes(site: SiteContext, problem: Finding) -> Iterator[Stake]:
    about = concerned(problem)
    year = about.year
    if year is None:
        return
    form = site.workspace.form(year)
    if problem.indicators or about.is_result:
        loaded = site.workspace.results.get(year)
        if loaded is not None and problem.indicators:
            yield from _lost_by_indicators(loaded.record, year, site.workspace.names(year), problem.indicators)
        elif loaded is not None and form is not None and about.item:
            yield from _lost_by_item(loaded.record, year, form, about.item)
    elif about.item and form is not None:
        # What is said in a record of an item need not be said of the item; but an error keeps the whole of it away.
        if problem.item or problem.severity is Severity.ERROR:
            yield from _of_item(site, year, form, about.item, (problem.part or "").split(", "))
    elif about.measure:
        reported = problem.marked(Mark.REPORTED)
        yield from _of_measures(site, year, _REPORT if reported else _MEASURES)


def _lost_by_indicators(record: Result, year: int, names: Catalogue, indicators: Sequence[int]) -> Iterator[Stake]:
    """Yield what the indicators have lost; what one of them weighs is the same in every form."""
    for number in indicators:
        score = record.indicators.get(number)
        if score is not None and score < FULL_MARKS and names.indicator(number):
            lost = indicator_share(names, number) * (FULL_MARKS - Fraction(score)) / FULL_MARKS
            yield Stake(year, (str(number),), lost)


def _lost_by_item(record: Result, year: int, form: Catalogue, code: str) -> Iterator[Stake]:
    """Yield what an item has lost that a result names as failed."""
    item = form.item(code)
    if item is not None:
        credit = next((one.credit for one in record.failed_items if one.item == code), None)
        lost = item_share(form, code) * (FULL_MARKS - Fraction(credit or 0)) / FULL_MARKS
        yield Stake(year, _path(item), lost)


def _of_item(site: SiteContext, year: int, form: Catalogue, code: str, parts: Sequence[str]) -> Iterator[Stake]:
    """Yield the item, or the parts of it that are named where each of them counts and others are proved."""
    item, state = form.item(code), site.states.get(year, {}).get(code)
    if item is None or (state is not None and state.status is ItemStatus.NOT_APPLICABLE):
        return
    share = item_share(form, code)
    known = [part.id for part in item.parts if part.id in parts]
    if form.item_credit == "all-or-nothing" or state is None or state.status is not ItemStatus.PARTIAL or not known:
        yield Stake(year, _path(item), share)
        return
    total = item_figure(state).total
    for part in known:
        yield Stake(year, (*_path(item), part), share / total)


def _of_measures(site: SiteContext, year: int, key: str) -> Iterator[Stake]:
    """Yield the item that asks for the measures of ``year`` (BE), or for the report on them, maybe a year later."""
    for asking in (year, year + 1):
        form = site.workspace.form(asking)
        item = form.by_key(key) if form else None
        if form is not None and item is not None and (key == _MEASURES or item.window.year(asking) == year):
            named = [_PART] if any(part.id == _PART for part in item.parts) else []
            yield from _of_item(site, asking, form, item.code, named)
            return


def _path(item: CatalogueItem) -> tuple[str, ...]:
    return item.sub_indicator.partition(".")[0], item.sub_indicator, item.code
