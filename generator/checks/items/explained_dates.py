"""Rules on days in an explanation that are those of the evidence but for the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from generator.assessment.completeness import evidence_span
from generator.checks.language.asked_years import asked
from generator.checks.language.date_mentions import DateMention
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts
from generator.checks.language.time_asides import is_aside
from generator.findings.finding import Finding, finding
from generator.records.model.evidence import Evidence
from generator.thai.dates import format_date
from generator.thai.fiscal import fiscal_year_of

CODES = ("Y551", "Y555")

_SIGNED = re.compile(r"(?:ลงนาม|ลงวันที่|ประกาศใช้|ประกาศ|อนุมัติ|ออกคำสั่ง|ณ)(?:แล้ว)?\s*(?:เมื่อ)?\s*(?:วันที่)?\s*$")
_NEAR = 32


def of_evidence(texts: Texts, passage: Passage, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    """Yield a finding on an explanation that names the day or month of a piece of evidence with another year.

    One inside what any evidence speaks of may be anything; where it is in a year that the form asks for, it is not the
    explanation that is wrong.
    """
    form = texts.site.workspace.form(passage.year or 0)
    item = form.item(passage.item or "") if form else None
    wanted = asked(item, passage.year or 0) if item else None
    years = wanted.years if wanted and not wanted.plan else ()
    loaded = texts.site.workspace.item(passage.year or 0, passage.item or "")
    evidence = loaded.record.evidence if loaded and passage.kind == "explanation" else ()
    if signed := _signed(passage, mentions, evidence):
        yield signed
        return
    for mention in mentions:
        if is_aside(passage.text, mention.start) or any(_speaks_of(entry, mention) for entry in evidence):
            continue
        if fiscal_year_of(mention.first) in years or fiscal_year_of(mention.last) in years:
            continue
        meant = next((day for entry in evidence for day in _days(entry) if _is_but_for_the_year(mention, day)), None)
        if meant:
            values: dict[str, Any] = {"said": passage.text[mention.start : mention.end], "day": format_date(meant)}
            yield finding("Y551", passage.place, **passage.about, **values)
            return


def _signed(passage: Passage, mentions: Sequence[DateMention], evidence: Sequence[Evidence]) -> Finding | None:
    """Return a finding on the day of signing of the one dated piece of evidence that is near its day, but another.

    It is the same month of the same year, or the same day in another month: a slip, and not another paper.
    """
    issued = [entry.issued for entry in evidence if entry.issued]
    for mention in mentions if len(issued) == 1 else ():
        before = passage.text[max(0, mention.start - _NEAR) : mention.start]
        day, own = mention.first, issued[0]
        if mention.first != mention.last or day == own or day.year != own.year or not _SIGNED.search(before):
            continue
        if day.month == own.month or day.day == own.day:
            values: dict[str, Any] = {"said": format_date(day), "day": format_date(own)}
            return finding("Y555", passage.place, **passage.about, **values)
    return None


def _speaks_of(entry: Evidence, mention: DateMention) -> bool:
    span = evidence_span(entry)
    in_span = span is not None and span.start <= mention.last and mention.first <= span.end
    return in_span or any(mention.first <= day <= mention.last for day in _days(entry))


def _days(entry: Evidence) -> Iterator[date]:
    """Yield the day of issue, and the days on which the period begins and ends."""
    if entry.issued:
        yield entry.issued
    if entry.period and entry.period.span:
        yield entry.period.span.start
        yield entry.period.span.end


def _is_but_for_the_year(mention: DateMention, day: date) -> bool:
    """Tell whether a day is the one named, or in the month named, in another year."""
    is_month = mention.first != mention.last
    return mention.first.month == day.month and (is_month or mention.first.day == day.day)
