"""Rules on what a result calls for: every failed item and every weakness has a measure and a step that answers it.

Source: the form wants the weaknesses of last year's result turned into measures (FY2566 O42, FY2569 O25); every item
and indicator that scored low needs one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from generator.assessment.measure_words import measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.results.answering import Steps, answering, has_step_for, names_item
from generator.checks.results.failed_items import listed_too_many, mismatched
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Measure
from generator.records.model.result import FailedItem, Result
from generator.thai.fiscal import first_day

_NAME = 40


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every failed item that no step answers."""
    yield from _unanswered(site)


def without_result(site: SiteContext) -> Iterator[Finding]:
    """Tell once for a year that the result its measures answer is missing, where the agency does keep results.

    It is told at the result of the year before, where nothing was made of that: it may be the one, under a wrong name.
    """
    workspace = site.workspace
    for year in workspace.measures if workspace.results else ():
        found = _left_alone(site, year - 1)
        if found:
            misfiled = workspace.results.get(year - 2) if _is_unused(site, year - 2) else None
            place = misfiled.place() if misfiled else found[0].place("answers", "fiscal_year")
            about: dict[str, Any] = {"measure": None if misfiled else found[0].record.id, "year": year}
            likely = f" (content/results/{year - 2}.yml อาจเป็นของปีนี้)" if misfiled else ""
            yield finding("M558", place, answered=year - 1, count=len(found), likely=likely, **about)


def _left_alone(site: SiteContext, year: int) -> Sequence[Loaded[Measure]]:
    """Return the measures that name the result of ``year`` (BE) as the one they answer, if there is none."""
    if year in site.workspace.results or site.workspace.lacks_result(year):
        return ()
    return [one for one in site.workspace.measures.get(year + 1, ()) if one.record.answers.fiscal_year == year]


def _is_unused(site: SiteContext, year: int) -> bool:
    return not site.workspace.lacks_measures(year + 1) and not answering(site).get(year)


def lists_what_failed(site: SiteContext, year: int) -> bool:
    """Tell whether the failed items of the result of ``year`` (BE) are known and right, as far as anything can tell.

    They are not where the form has none of that code, where they cannot give the printed scores, or where one of them
    is one that no measure knows of: then what names another item may be right.
    """
    result, form = site.workspace.results.get(year), site.workspace.form(year)
    if result is None or form is None or not all(form.item(one.item) for one in result.record.failed_items):
        return False
    unknown = any(found.year == year and found.code in {"M551", "M552"} for found in _unanswered(site))
    return bool(result.record.failed_items) and not unknown and not mismatched(site, year)


@lru_cache(maxsize=1)
def _unanswered(site: SiteContext) -> tuple[Finding, ...]:
    return tuple(_each(site))


def _each(site: SiteContext) -> Iterator[Finding]:
    measures = answering(site)
    for year, result in site.workspace.results.items():
        if site.workspace.lacks_measures(year + 1):
            continue
        answers = measures.get(year, ())
        if not answers:
            yield from _nothing(site, year, result)
            continue
        form = site.workspace.form(year)
        lost = enumerate(result.record.failed_items)
        found = [one for index, failed in lost for one in _failed(result, year, form, index, failed, answers)]
        # One that no measure knows and that the scores speak against did not fail: that is told of the scores.
        named = {code for steps in answers for code in steps.links.items}
        added = listed_too_many(site, year, frozenset(one.item for one in found if one.item) - named)
        yield from (one for one in found if one.item not in added)


def _nothing(site: SiteContext, year: int, result: Loaded[Result]) -> Iterator[Finding]:
    """Tell once when the next year has begun and nothing at all was made of a result."""
    record = result.record
    calls = record.failed_items or "improve" in record.verdicts.values()
    weak = [block for block in record.analysis if block.kind == "weakness"]
    begun = site.as_of >= first_day(year + 1) or year + 1 in site.workspace.items
    if begun and (calls or weak) and not _left_alone(site, year + 1):
        yield finding("M550", result.place(), year=year, next=year + 1)


def _failed(  # noqa: PLR0913, PLR0917 - one failed item among the measures that answer its result
    result: Loaded[Result],
    year: int,
    form: Catalogue | None,
    index: int,
    failed: FailedItem,
    answers: Sequence[Steps],
) -> Iterator[Finding]:
    place = result.place("failed_items", index)
    known = form.item(failed.item) if form else None
    if form and known is None:
        return
    title = known.title if known else ""
    stated = [steps for steps in answers if failed.item in steps.links.items]
    if stated:
        if any(_is_answered(steps, failed, form, result.record) for steps in stated):
            return
        code, nearest = "M552", stated[0]
    else:
        near = [steps for steps in answers if _is_near(steps, failed, form)]
        if any(has_step_for(steps, failed, form) for steps in near):
            return
        if not near:
            yield finding("M551", place, item=failed.item, year=year, title=title)
            return
        code, nearest = "M552", near[0]
    measure = nearest.subject.measure
    name = shortened(measure_name(measure), _NAME)
    yield finding(code, place, item=failed.item, measure=measure.id, year=year, title=title, name=name)


def _is_answered(steps: Steps, failed: FailedItem, form: Catalogue | None, record: Result) -> bool:
    """Tell whether a measure that names the item has a step for it.

    A measure for a single failed item is about nothing else. Where steps name the items they are for, each item must
    be named; otherwise there must be as many steps as items.
    """
    lost = {one.item for one in record.failed_items}
    own = [code for code in steps.links.items if code in lost]
    if len(own) <= 1:
        return steps.count > 0
    if has_step_for(steps, failed, form):
        return True
    return steps.count >= len(own) and not any(names_item(steps.texts, code) for code in own)


def _is_near(steps: Steps, failed: FailedItem, form: Catalogue | None) -> bool:
    """Tell whether a measure that does not name the item answers its indicator, or the whole of OIT."""
    item = form.item(failed.item) if form else None
    if item is None or not steps.indicators:
        return "OIT" in steps.links.instruments
    return int(item.sub_indicator.partition(".")[0]) in steps.indicators
