"""Rules on what a result calls for: every failed item and every weakness has a measure and a step that answers it.

Source: the form wants the weaknesses of last year's result turned into measures (FY2566 O42, FY2569 O25); every item
and indicator that scored low needs one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.measure_words import measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.per_site import once_per_site
from generator.checks.results.answering import Steps, answering, has_step_for, names_item
from generator.checks.results.copied import without_copies
from generator.checks.results.failed_scores import listed_too_many, mismatched
from generator.checks.results.missing_result import left_alone
from generator.findings.finding import Finding, Own, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.result import FailedItem, Result
from generator.thai.fiscal import first_day

CODES = ("M550", "M551", "M552", "M568")

_NAME = 40


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A failed item of the result of ``year`` (BE) that no step answers; ``nearest`` is the measure that comes near it.

    Nothing comes near to one that no measure knows of.
    """

    year: int
    index: int
    failed: FailedItem
    title: str
    nearest: Steps | None

    @property
    def is_named(self) -> bool:
        """Whether a measure says that it answers the item."""
        return self.nearest is not None and self.failed.item in self.nearest.links.items


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every failed item that no step answers, and for a result of which nothing was made."""
    site = without_copies(site)
    for year, result in site.workspace.results.items():
        if _is_left_alone(site, year, result):
            yield finding("M550", result.place(), year=year, next=year + 1).of_indicators(*result.record.indicators)
    instead = [
        (year, one) for year, result in site.workspace.results.items() for one in _did_not_fail(site, year, result)
    ]
    yield from (found for _, (_, found) in instead)
    told = {(year, code) for year, (left, _) in instead for code in left}
    for gap in unanswered(site):
        if (gap.year, gap.failed.item) in told:
            continue
        place = site.workspace.results[gap.year].place("failed_items", gap.index)
        about: dict[str, Any] = {"item": gap.failed.item, "year": gap.year, "title": Own(gap.title)}
        if gap.nearest is None:
            yield finding("M551", place, **about)
        else:
            measure = gap.nearest.subject.measure
            name = Own(shortened(measure_name(measure), _NAME))
            yield finding("M552", place, measure=measure.id, name=name, **about)


def _did_not_fail(site: SiteContext, year: int, result: Loaded[Result]) -> Iterator[tuple[Sequence[str], Finding]]:
    """Yield the measures for an item that did not fail, each with those that did and have none: one number is wrong.

    A measure may well keep up what is good; then nothing that failed goes without one.
    """
    form, failed = site.workspace.form(year), [one.item for one in result.record.failed_items]
    answers = answering(site).get(year, ())
    named = {code for steps in answers for code in steps.links.items}
    left = [code for code in failed if code not in named]
    if form is None or not left or not all(map(form.item, failed)) or mismatched(site, year):
        return
    for steps in answers:
        of_this = answered_year(steps.subject.measure.answers, steps.subject.year) == year
        others = [code for code in steps.links.items if form.item(code) and code not in failed]
        if others and of_this:
            values: dict[str, Any] = {"items": ", ".join(others), "left": ", ".join(left), "answered": year}
            yield left, steps.subject.say("M568", "answers", "items", **values)


@once_per_site
def unanswered(site: SiteContext) -> tuple[Unanswered, ...]:
    """Return the failed items of every result that no step of a measure answers.

    One that no measure knows and that the scores speak against did not fail: that is told of the scores.
    """
    lacking: list[Unanswered] = []
    for year, result in site.workspace.results.items():
        answers = answering(site).get(year, ())
        if site.workspace.lacks_measures(year + 1) or not answers:
            continue
        form = site.workspace.form(year)
        lost = enumerate(result.record.failed_items)
        gaps = [gap for index, failed in lost for gap in _failed(result, year, form, index, failed, answers)]
        named = {code for steps in answers for code in steps.links.items}
        added = listed_too_many(site, year, frozenset(gap.failed.item for gap in gaps) - named)
        lacking += [gap for gap in gaps if gap.failed.item not in added]
    return tuple(lacking)


def lists_what_failed(site: SiteContext, year: int) -> bool:
    """Tell whether the failed items of the result of ``year`` (BE) are known and right, as far as anything can tell.

    They are not where the form has none of that code, where they cannot give the printed scores, or where one of them
    is one that no measure knows of: then what names another item may be right.
    """
    result, form = site.workspace.results.get(year), site.workspace.form(year)
    if result is None or form is None or not all(form.item(one.item) for one in result.record.failed_items):
        return False
    unknown = any(gap.year == year for gap in unanswered(site))
    return bool(result.record.failed_items) and not unknown and not mismatched(site, year)


def _is_left_alone(site: SiteContext, year: int, result: Loaded[Result]) -> bool:
    """Tell whether the next year has begun and nothing at all was made of a result that calls for something."""
    if site.workspace.lacks_measures(year + 1) or answering(site).get(year):
        return False
    record = result.record
    calls = record.failed_items or "improve" in record.verdicts.values()
    weak = [block for block in record.analysis if block.kind == "weakness"]
    begun = site.as_of >= first_day(year + 1) or year + 1 in site.workspace.items
    return begun and bool(calls or weak) and not left_alone(site, year + 1)


def _failed(  # noqa: PLR0913, PLR0917 - one failed item among the measures that answer its result
    result: Loaded[Result],
    year: int,
    form: Catalogue | None,
    index: int,
    failed: FailedItem,
    answers: Sequence[Steps],
) -> Iterator[Unanswered]:
    known = form.item(failed.item) if form else None
    if form and known is None:
        return
    title = known.title if known else ""
    stated = [steps for steps in answers if failed.item in steps.links.items]
    if stated:
        if any(_is_answered(steps, failed, form, result.record) for steps in stated):
            return
        nearest: Steps | None = stated[0]
    else:
        near = [steps for steps in answers if _is_near(steps, failed, form)]
        if any(has_step_for(steps, failed, form) for steps in near):
            return
        nearest = near[0] if near else None
    yield Unanswered(year, index, failed, title, nearest)


def _is_answered(steps: Steps, failed: FailedItem, form: Catalogue | None, record: Result) -> bool:
    """Tell whether a measure that names the item has a step for it.

    A measure for a single failed item is about nothing else, unless each of its steps names another one. Where steps
    name the items they are for, each item must be named; otherwise there must be as many steps as items.
    """
    lost = {one.item for one in record.failed_items}
    own = [code for code in steps.links.items if code in lost]
    if len(own) <= 1:
        mends = [text for text in steps.steps if any(names_item([text], code) for code in lost - {failed.item})]
        others = bool(mends) and len(mends) == len(steps.steps)
        return steps.count > 0 and (not others or has_step_for(steps, failed, form))
    if has_step_for(steps, failed, form):
        return True
    return steps.count >= len(own) and not any(names_item(steps.texts, code) for code in own)


def _is_near(steps: Steps, failed: FailedItem, form: Catalogue | None) -> bool:
    """Tell whether a measure that does not name the item answers its indicator, or the whole of OIT."""
    item = form.item(failed.item) if form else None
    if item is None or not steps.indicators:
        return "OIT" in steps.links.instruments
    return int(item.sub_indicator.partition(".")[0]) in steps.indicators
