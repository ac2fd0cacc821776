"""Whether the items that lost points give the printed scores of indicators 9 and 10; what is said of it: failed_items.

Where the year gives an item all or nothing, the score of an indicator tells how many items failed in each of its
sub-indicators. Where it gives partial credit, the credits must be known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.assessment.failed_per_indicator import Counts, nearest, score_of, sizes
from generator.assessment.scoring import FULL_MARKS, Rounding, forecast
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.records.model.result import FailedItem, Result


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An indicator whose printed score is not among the scores ``given`` by the items that are ``listed`` as failed.

    Where items are all or nothing, ``counts`` says how many are listed in each sub-indicator, and ``ways`` which other
    numbers would come nearest to it and give the score.
    """

    listed: Sequence[str]
    given: Collection[Decimal]
    counts: Counts = ()
    ways: Sequence[Counts] = ()


def mismatch(record: Result, form: Catalogue, number: int) -> Mismatch | None:
    """Return how the failed items contradict the printed score of indicator ``number``, if they do."""
    return _mismatch(record.failed_items, form, number, record.indicators[number])


def mismatched(site: SiteContext, year: int) -> frozenset[int]:
    """Return the indicators of the result of ``year`` (BE) whose printed scores the failed items cannot give."""
    record, form = site.workspace.results[year].record, site.workspace.form(year)
    if form is None or not record.failed_items:
        return frozenset()
    printed = [one.number for one in form.indicators_of("OIT") if record.indicators.get(one.number) is not None]
    return frozenset(number for number in printed if mismatch(record, form, number))


def listed_too_many(site: SiteContext, year: int, doubtful: frozenset[str]) -> frozenset[str]:
    """Return those of the ``doubtful`` failed items without which alone the printed scores come out.

    Of the items of an indicator it is all or none.
    """
    record, form = site.workspace.results[year].record, site.workspace.form(year)
    wrong = mismatched(site, year) if doubtful else frozenset()
    if form is None or not wrong:
        return frozenset()
    left = tuple(failed for failed in record.failed_items if failed.item not in doubtful)
    mended = {number for number in wrong if not _mismatch(left, form, number, record.indicators[number])}
    return frozenset(
        code
        for code in doubtful
        if (item := form.item(code)) and (sub := form.sub_indicator(item.sub_indicator)) and sub.indicator in mended
    )


def _mismatch(failed_items: Sequence[FailedItem], form: Catalogue, number: int, score: Decimal) -> Mismatch | None:
    of = sizes(form, number)
    lost = {
        failed.item: failed.credit
        for failed in failed_items
        if (item := form.item(failed.item)) and item.sub_indicator in of
    }
    if form.item_credit == "all-or-nothing":
        counts = _counts(form, number, lost)
        given = {score_of(counts, tuple(of.values()), rounding) for rounding in Rounding}
        if score in given:
            return None
        return Mismatch(tuple(lost), given, counts, nearest(score, tuple(of.values()), counts))
    if None in lost.values():
        return None
    given = set(_with_credits(form, number, lost))
    return None if score in given else Mismatch(tuple(lost), given)


def _counts(form: Catalogue, number: int, lost: Mapping[str, Decimal | None]) -> Counts:
    """Count the listed items by sub-indicator; one listed with full marks has not failed."""
    return tuple(
        sum(item.code in lost and lost[item.code] != FULL_MARKS for item in form.items_of(code))
        for code in sizes(form, number)
    )


def _with_credits(form: Catalogue, number: int, lost: Mapping[str, Decimal | None]) -> Iterator[Decimal]:
    """Yield the score of an indicator from known credits, in both rounding orders."""
    earned = {
        item.code: lost.get(item.code) or Decimal(0) if item.code in lost else Decimal(FULL_MARKS)
        for item in form.items
    }
    for rounding in Rounding:
        score = forecast(form, earned, {}, rounding).indicators[number]
        if score is not None:
            yield score
