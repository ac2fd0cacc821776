"""Rules on the analysis of a result: it says what to keep as well, and it agrees with itself.

Source: the form asks for what must be mended at once and for what is to be developed further (FY2566 O42).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.code_mentions import item_codes
from generator.checks.results.answering import indicators_of
from generator.checks.results.answers import lists_what_failed
from generator.checks.results.called import called
from generator.checks.results.copied import without_copies
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.result import Analysis, AnalysisPoint, Result
from generator.thai.digits import to_arabic

CODES = ("M560", "M561", "M562", "M563", "M564")

_COUNT = re.compile(r"จำนวน\s*(\d{1,2})\s*ข้อ")
_LOST = re.compile(
    r"ข้อ[^0-9;]{0,24}?ไม่ได้(?:รับ)?คะแนน(?:เต็ม)?[^0-9;]{0,24}?"
    r"(?:(?P<count>(?<![Oo])[0-9]{1,2})\s*ข้อ|(?:ได้แก่|คือ|ประกอบด้วย|มี)\s*(?P<list>(?:\s*(?:และ|,|กับ)?\s*(?:ข้อ)?\s*[Oo]\s?-?[0-9]{1,2})+))"
)
_ONLY_SOME = re.compile(r"(?:ตัวชี้วัด[^;]{0,40}|(?:ปีก่อน|ปีที่|เดิม|เหลือ|ลดลง)[^0-9;]{0,20}|25[0-9]{2}\s*)$")
_ROOM = 60
_INDICATOR = re.compile(r"ตัวชี้วัด(?:ที่)?\s*(10|[1-9])(?!\d)(?!\.\d)")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the analysis of each result leaves out or says in two ways."""
    site = without_copies(site)
    for year, result in site.workspace.results.items():
        yield from _nothing_to_keep(site, result, year)
        yield from _keeps_what_to_improve(site, result, year)
        yield from _did_not_fail(site, result, year)
        yield from _in_words(result, year)
        for index, block in enumerate(result.record.analysis):
            yield from _counts(site, result, year, index, block)


def _nothing_to_keep(site: SiteContext, result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell that the analysis has no block on what to keep; where verdicts or words name it, that it is to be moved."""
    kinds = {block.kind for block in result.record.analysis}
    if "weakness" not in kinds or "maintain" in kinds:
        return
    kept = {number: one for number, one in called(site).get(year, {}).items() if one.verdict == "maintain"}
    if kept:
        first = min(kept)
        numbers = ", ".join(map(str, sorted(kept)))
        yield finding("M564", result.place(*kept[first].loc), year=year, numbers=numbers)
    else:
        yield finding("M560", result.place("analysis"), year=year)


def _keeps_what_to_improve(site: SiteContext, result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell of a block on what to keep that speaks of nothing but indicators which the verdict calls to improve."""
    form = site.workspace.form(year)
    verdicts = result.record.verdicts
    for index, block in enumerate(result.record.analysis):
        if block.kind != "maintain":
            continue
        parts = (block, *block.points)
        named = sorted({number for part in parts for number in indicators_of(part, form)})
        if named and all(verdicts.get(number) == "improve" for number in named):
            numbers = ", ".join(map(str, named))
            yield finding("M561", result.place("analysis", index), year=year, numbers=numbers)


def _did_not_fail(site: SiteContext, result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Tell of a weakness that names an item which is not listed among those that lost points."""
    failed = {one.item for one in result.record.failed_items}
    for index, block in enumerate(result.record.analysis) if lists_what_failed(site, year) else ():
        points = ((("analysis", index, "points", number), point) for number, point in enumerate(block.points))
        for loc, part in ((("analysis", index), block), *points) if block.kind == "weakness" else ():
            others = [code for code in part.items if code not in failed]
            if others:
                yield finding("M563", result.place(*loc, "items"), year=year, items=", ".join(others))


def _in_words(result: Loaded[Result], year: int) -> Iterator[Finding]:
    """Compare how many items running text says lost points, and which, with those listed."""
    failed = [one.item for one in result.record.failed_items]
    for section, part in enumerate(result.record.narrative) if failed else ():
        for number, text in enumerate(map(to_arabic, part.paragraphs)):
            lost = _LOST.search(text)
            if not lost or _ONLY_SOME.search(text[max(0, lost.start() - _ROOM) : lost.start()]):
                continue
            place = result.place("narrative", section, "paragraphs", number)
            if lost["count"] and int(lost["count"]) != len(failed):
                said = int(lost["count"])
                yield finding("M562", place, year=year, said=said, count=len(failed), items=", ".join(failed))
            elif lost["list"]:
                codes = [mention.code for mention in item_codes(lost["list"])]
                others = [code for code in codes if code not in failed]
                if others and len(codes) > len(others):
                    yield finding("M563", place, year=year, items=", ".join(others))


def _counts(site: SiteContext, result: Loaded[Result], year: int, index: int, block: Analysis) -> Iterator[Finding]:
    """Compare “จำนวน 3 ข้อ” with the items that the block, or its part on one indicator, lists."""
    form = site.workspace.form(year)
    for number, point in enumerate(block.points):
        text = to_arabic(point.text)
        count = _COUNT.search(text)
        if not count or len(_COUNT.findall(text)) > 1:
            continue
        spoken_of = _indicator_before(text, count.start(), point)
        parts = [part for part in (block, *block.points) if part.items]
        listed = list(
            dict.fromkeys(
                code
                for part in parts
                if spoken_of is None or spoken_of in indicators_of(part, form)
                for code in part.items
            )
        )
        if listed and len(listed) != int(count[1]):
            place = result.place("analysis", index, "points", number)
            items = ", ".join(listed)
            yield finding("M562", place, year=year, said=int(count[1]), count=len(listed), items=items)


def _indicator_before(text: str, end: int, point: AnalysisPoint) -> int | None:
    """Return the indicator that a count is about: the last one named before it, else the only one of the point."""
    named = _INDICATOR.findall(text[:end])
    if named:
        return int(named[-1])
    return point.indicators[0] if len(point.indicators) == 1 else None
