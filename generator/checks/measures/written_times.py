"""Rules on times in the agency's own words: words that cannot be read, words that differ from the days beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.texts import Texts, texts_of
from generator.checks.measures.follow_up_words import differs
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.period import FollowUp, Period
from generator.thai.dates import format_date
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.thai.periods import Span, parse_period

CODES = ("Y540", "Y541", "Y542", "Y543", "Y545")

Loc = tuple[str | int, ...]
_GREGORIAN = re.compile(r"ปี\s?งบ(?:ประมาณ)?\s*(?:พ\s?\.\s?ศ\s?\.)?\s*(?P<year>20[0-9]{2})(?![0-9])")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on periods and follow-ups of items, their evidence and measures."""
    texts = texts_of(site)
    yield from gregorian(texts)
    workspace = texts.site.workspace
    for year, items in workspace.items.items():
        for code, item in items.items():
            about: dict[str, Any] = {"item": code, "year": year}
            yield from _period(item, ("period",), item.record.period, about)
            yield from _follow_up(item, ("follow_up",), item.record.follow_up, about)
            for index, entry in enumerate(item.record.evidence):
                yield from _period(item, ("evidence", index, "period"), entry.period, about)
    for year, measures in workspace.measures.items():
        for measure in measures:
            about = {"measure": measure.record.id, "year": year}
            for index, row in enumerate(measure.record.rows):
                yield from _period(measure, ("rows", index, "period"), row.period, about)
                yield from _follow_up(measure, ("rows", index, "follow_up"), row.follow_up, about)


def gregorian(texts: Texts) -> Iterator[Finding]:
    """Yield a finding for every fiscal year that is written in the Gregorian era, which reads as one long past."""
    for passage in texts.passages:
        match = _GREGORIAN.search(to_arabic(passage.text))
        if match:
            year = int(match["year"])
            yield finding("Y545", passage.place, **passage.about, field=passage.field, found=year, meant=year + OFFSET)


def _period(loaded: Loaded[Any], loc: Loc, period: Period | None, about: dict[str, Any]) -> Iterator[Finding]:
    if period is None or not period.text:
        return
    try:
        read = parse_period(period.text, about["year"])
    except ThaiTimeError as error:
        if period.span is None:
            yield finding("Y540", loaded.place(*loc), **about, text=error.text, cure=error.hint)
        return
    if period.span and read != period.span:
        values: dict[str, Any] = {"text": period.text, "read": _days(read), "given": _days(period.span)}
        yield finding("Y542", loaded.place(*loc), **about, **values)


def _follow_up(loaded: Loaded[Any], loc: Loc, follow_up: FollowUp | None, about: dict[str, Any]) -> Iterator[Finding]:
    if follow_up is None or not follow_up.text:
        return
    structured = bool(follow_up.quarters or follow_up.due or follow_up.every)
    try:
        read = parse_follow_up(follow_up.text, about["year"])
    except ThaiTimeError as error:
        if not structured:
            yield finding("Y541", loaded.place(*loc), **about, text=error.text, cure=error.hint)
        return
    if structured and differs(read, follow_up):
        given = _schedule(follow_up.quarters, follow_up.due, follow_up.every)
        values: dict[str, Any] = {
            "text": follow_up.text,
            "read": _schedule(read.quarters, read.due, read.every_months),
            "given": given,
        }
        yield finding("Y543", loaded.place(*loc), **about, **values)


def _days(span: Span) -> str:
    return f"{format_date(span.start)} – {format_date(span.end)}"


def _schedule(quarters: Any, due: Any, every: int | None) -> str:  # noqa: ANN401 - tuples of either model
    if quarters:
        return "ไตรมาส " + ", ".join(map(str, quarters))
    return ", ".join(map(format_date, due)) if due else f"ทุก {every} เดือน"
