"""Rules on the items that lost points: they must give the printed scores of indicators 9 and 10.

What is listed too many or too few is said; how the scores follow from the items knows ``failed_scores.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.assessment.failed_per_indicator import Counts
from generator.assessment.scoring import FULL_MARKS
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, SubIndicator
from generator.checks.results.arithmetic import figures
from generator.checks.results.copied import without_copies
from generator.checks.results.failed_scores import mismatch
from generator.findings.finding import Finding, finding
from generator.records.layouts.links import indicator_name
from generator.records.loading.workspace import Loaded
from generator.records.model.result import Result

CODES = ("S605", "S606", "S607", "S616", "S624")

_FEWEST = 3
"""Failed items from which what is told of all the others is told of each."""
_SHOWN = 2
"""How many ways to mend a list are told; more would confuse."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield indicators whose score and failed items contradict each other, or that have lost points nobody explains."""
    site = without_copies(site)
    for year, result in site.workspace.results.items():
        form, names = site.workspace.form(year), site.workspace.names(year)
        printed = {
            one.number: result.record.indicators[one.number]
            for one in names.indicators_of("OIT")
            if one.number in result.record.indicators
        }
        yield from _twice(result, year)
        yield from _left_empty(result, year)
        unexplained = [number for number, score in printed.items() if score < FULL_MARKS]
        if unexplained and not result.record.failed_items:
            place = result.place("indicators", str(unexplained[0]))
            said = " และ".join(f"{indicator_name(one, names)} ({printed[one]})" for one in unexplained)
            yield finding("S607", place, year=year, indicators=said).of_indicators(*unexplained)
        elif form is not None and all(form.item(failed.item) for failed in result.record.failed_items):
            for number in printed:
                yield from _indicator(result, year, form, number)


def _twice(result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell of an item that is listed again; papers are printed so, and the record keeps what they say."""
    seen: set[str] = set()
    for index, failed in enumerate(result.record.failed_items):
        if failed.item in seen:
            yield finding("S616", result.place("failed_items", index, "item"), year=year, item=failed.item)
        seen.add(failed.item)


def _left_empty(result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell of the one failed item without what all others have; of a list with one twice that is told."""
    failed = result.record.failed_items
    lacking: dict[int, list[str]] = {}
    if len({one.item for one in failed}) < len(failed):
        return
    for field, name in (("comment", "ความเห็นผู้ประเมิน"), ("cause", "สาเหตุ"), ("remedy", "แนวทางแก้ไข")):
        empty = [index for index, one in enumerate(failed) if not getattr(one, field)]
        if len(empty) == 1 and len(failed) >= _FEWEST:
            lacking.setdefault(empty[0], []).append(name)
    for index, names in lacking.items():
        values: dict[str, Any] = {"field": " ".join(names), "others": len(failed) - 1}
        yield finding("S624", result.place("failed_items", index), year=year, item=failed[index].item, **values)


def _indicator(result: Loaded[Result], year: int, form: Catalogue, number: int) -> Iterator[Finding]:
    """Tell of a printed score that the failed items cannot give, and of what would give it."""
    wrong = mismatch(result.record, form, number)
    if wrong is None:
        return
    place = result.place("indicators", str(number))
    values: dict[str, Any] = {
        "indicator": indicator_name(number, form),
        "printed": result.record.indicators[number],
        "listed": ", ".join(wrong.listed) or "ไม่มี",
        "computed": figures(wrong.given),
    }
    if form.item_credit != "all-or-nothing":
        ways = "เพิ่มข้อที่ยังขาด หรือแก้ credit ของข้อที่ระบุไว้"
        yield finding("S605", place, year=year, ways=ways, **values)
    elif wrong.ways:
        ways = " หรือ ".join(_difference(form, number, wrong.counts, way) for way in wrong.ways[:_SHOWN])
        yield finding("S605", place, year=year, ways=ways, **values)
    else:
        yield finding("S606", place, year=year, **values)


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
