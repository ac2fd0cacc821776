"""Rules on the items that lost points: they must give the printed scores of indicators 9 and 10.

Where the year gives an item all or nothing, the score of an indicator tells how many items failed in each of its
sub-indicators: what is listed too many or too few is said. Where it gives partial credit, the credits must be known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.assessment.failed_per_indicator import Counts, nearest, score_of, sizes
from generator.assessment.scoring import FULL_MARKS, Rounding, forecast
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, SubIndicator
from generator.checks.results.score_words import figures
from generator.findings.finding import Finding, finding
from generator.records.layouts.links import indicator_name
from generator.records.loading.workspace import Loaded
from generator.records.model.result import Result

_SHOWN = 2
"""How many ways to mend a list are told; more would confuse."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield indicators whose score and failed items contradict each other, or that have lost points nobody explains."""
    for year, result in site.workspace.results.items():
        form, names = site.workspace.form(year), site.workspace.names(year)
        printed = {
            one.number: result.record.indicators[one.number]
            for one in names.indicators_of("OIT")
            if one.number in result.record.indicators
        }
        yield from _twice(result, year)
        unexplained = [number for number, score in printed.items() if score < FULL_MARKS]
        if unexplained and not result.record.failed_items:
            place = result.place("indicators", str(unexplained[0]))
            said = " และ".join(f"{indicator_name(one, names)} ({printed[one]})" for one in unexplained)
            yield finding("S607", place, year=year, indicators=said)
        elif form is not None and all(form.item(failed.item) for failed in result.record.failed_items):
            for number, score in printed.items():
                yield from _indicator(result, year, form, number, score)


def _twice(result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell of an item that is listed again; papers are printed so, and the record keeps what they say."""
    seen: set[str] = set()
    for index, failed in enumerate(result.record.failed_items):
        if failed.item in seen:
            yield finding("S616", result.place("failed_items", index, "item"), year=year, item=failed.item)
        seen.add(failed.item)


def mismatched(site: SiteContext, year: int) -> frozenset[int]:
    """Return the indicators of the result of ``year`` (BE) whose printed scores the failed items cannot give."""
    result, form = site.workspace.results[year], site.workspace.form(year)
    if form is None or not result.record.failed_items:
        return frozenset()
    return frozenset(
        one.number
        for one in form.indicators_of("OIT")
        if (score := result.record.indicators.get(one.number)) is not None
        and any(_indicator(result, year, form, one.number, score))
    )


def listed_too_many(site: SiteContext, year: int, doubtful: frozenset[str]) -> frozenset[str]:
    """Return those of the ``doubtful`` failed items without which alone the printed scores come out.

    Of the items of an indicator it is all or none.
    """
    result, form = site.workspace.results[year], site.workspace.form(year)
    wrong = mismatched(site, year) if doubtful else frozenset()
    if form is None or not wrong:
        return frozenset()
    left = tuple(one for one in result.record.failed_items if one.item not in doubtful)
    without = replace(result, record=result.record.model_copy(update={"failed_items": left}))
    mended = {one for one in wrong if not any(_indicator(without, year, form, one, result.record.indicators[one]))}
    return frozenset(
        code
        for code in doubtful
        if (item := form.item(code)) and (sub := form.sub_indicator(item.sub_indicator)) and sub.indicator in mended
    )


def _indicator(result: Loaded[Result], year: int, form: Catalogue, number: int, score: Decimal) -> Iterator[Finding]:
    lost = {
        failed.item: failed.credit
        for failed in result.record.failed_items
        if (item := form.item(failed.item)) and item.sub_indicator in sizes(form, number)
    }
    place = result.place("indicators", str(number))
    values: dict[str, Any] = {
        "indicator": indicator_name(number, form),
        "printed": score,
        "listed": ", ".join(lost) or "ไม่มี",
    }
    if form.item_credit == "all-or-nothing":
        of = tuple(sizes(form, number).values())
        listed = _listed(form, number, lost)
        given = {score_of(listed, of, rounding) for rounding in Rounding}
        if score in given:
            return
        ways = nearest(score, of, listed)
        values |= {"computed": figures(given)}
        if not ways:
            yield finding("S606", place, year=year, **values)
        else:
            told = " หรือ ".join(_difference(form, number, listed, way) for way in ways[:_SHOWN])
            yield finding("S605", place, year=year, ways=told, **values)
    elif None not in lost.values():
        given = set(_with_credits(form, number, lost))
        if score not in given:
            ways_words = "เพิ่มข้อที่ยังขาด หรือแก้ credit ของข้อที่ระบุไว้"
            yield finding("S605", place, year=year, ways=ways_words, computed=figures(given), **values)


def _listed(form: Catalogue, number: int, lost: Mapping[str, Decimal | None]) -> Counts:
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


def _difference(form: Catalogue, number: int, listed: Counts, way: Counts) -> str:
    """Say which sub-indicators list too few or too many failed items for one way to reach the score."""
    words = []
    for sub, has, wants in zip(form.sub_indicators_of(number), listed, way, strict=True):
        if wants > has:
            words.append(f"เพิ่มข้อที่ไม่ได้คะแนนอีก {wants - has} ข้อใน{_range(form, sub)}")
        elif wants < has:
            words.append(f"ตัดออก {has - wants} ข้อใน{_range(form, sub)}")
    return " และ".join(words)


def _range(form: Catalogue, sub: SubIndicator) -> str:
    items = form.items_of(sub.code)
    return f"ตัวชี้วัดย่อย {sub.code} ({items[0].code}–{items[-1].code})"
