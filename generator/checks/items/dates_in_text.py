"""Rules on days and months named in running text: none outside the time that a record can speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from generator.assessment.site_context import SiteContext
from generator.checks.items.explained_dates import of_evidence
from generator.checks.language.asked_years import asked
from generator.checks.language.date_mentions import DateMention, impossible_days, spoken_dates
from generator.checks.language.letters import around
from generator.checks.language.passages import Kind, Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.time_asides import is_aside, is_from_above
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic
from generator.thai.fiscal import first_day, last_day

CODES = ("Y505", "Y508", "Y509")

_OF_ITEMS: set[Kind] = {"explanation", "progress", "instruction", "note", "evidence"}
_OF_MEASURES: set[Kind] = {"step", "result", "outcome", "progress", "evidence"}
_DONE: set[Kind] = {"result", "progress"}
_YEAR = timedelta(days=365)
_BEFORE = timedelta(days=92)
_JOIN = re.compile(r"\s*(?:-|–|ถึง|จนถึง)\s*(?:วันที่|เดือน)?\s*")
_YEARS = re.compile(
    r"(?:พ\s?\.\s?ศ\s?\.|ปี(?:งบประมาณ)?)\s*(?P<first>25[0-9]{2})\s*(?:-|–|ถึง)\s*(?:พ\s?\.\s?ศ\s?\.)?\s*(?P<last>25[0-9]{2})(?![0-9])"
)
_DATED = re.compile(r"(?:ลง|ณ|เมื่อ)\s*วันที่\s*$")
_NEAR = 16
_OLD = timedelta(days=5 * 365)
"""How much older than all it speaks of a record's rules may be: nobody mistypes a year by five."""
_REPORTING = timedelta(days=183)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on days in the words of items and measures that lie before or after all they can speak of."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    for passage in texts.passages:
        for start, end in impossible_days(passage.text):
            day = passage.text[start:end].strip()
            yield finding("Y509", passage.place, **passage.about, field=passage.field, day=day)
        mentions = list(spoken_dates(passage.text))
        reversed_stretches = list(_reversed(passage, mentions))
        yield from reversed_stretches
        bounds = _bounds(texts, passage) if mentions and not reversed_stretches else None
        if bounds is None:
            continue
        if shown := _stretch_of_another_year(texts, passage, mentions):
            yield finding("Y505", passage.place, **passage.about, field=passage.field, day=shown, text=shown)
            continue
        for mention in mentions:
            if (mention.last < bounds[0] or mention.first > bounds[1]) and not _is_of_a_rule(
                passage, mention, bounds[0]
            ):
                shown = around(passage.text, mention.start, mention.end)
                day = passage.text[mention.start : mention.end].strip()
                yield finding("Y505", passage.place, **passage.about, field=passage.field, day=day, text=shown)
                break
        else:
            yield from of_evidence(texts, passage, mentions)


def _reversed(passage: Passage, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    """Yield two days, months or years joined to a stretch of which the end comes first."""
    for first, second in pairwise(mentions):
        between = passage.text[first.end : second.start]
        if _JOIN.fullmatch(between) and second.last < first.first:
            shown = passage.text[first.start : second.end]
            yield finding("Y508", passage.place, **passage.about, field=passage.field, text=shown)
    for match in _YEARS.finditer(to_arabic(passage.text)):
        if int(match["last"]) < int(match["first"]):
            shown = passage.text[match.start() : match.end()]
            yield finding("Y508", passage.place, **passage.about, field=passage.field, text=shown)


def _stretch_of_another_year(texts: Texts, passage: Passage, mentions: Sequence[DateMention]) -> str | None:
    """Return months joined to a stretch that lies outside the fiscal years which the form asks the item for.

    A single day may be that of a paper, a stretch is what is reported on; comparisons are left alone.
    """
    form = texts.site.workspace.form(passage.year or 0)
    item = form.item(passage.item or "") if form else None
    wanted = asked(item, passage.year or 0) if item else None
    if wanted is None or wanted.plan:
        return None
    first, last = first_day(min(wanted.years)), last_day(max(wanted.years))
    for one, other in pairwise(mentions):
        joined = _JOIN.fullmatch(passage.text[one.end : other.start])
        if joined and not is_aside(passage.text, one.start) and (other.last < first or one.first > last):
            return passage.text[one.start : other.end]
    return None


def _is_of_a_rule(passage: Passage, mention: DateMention, earliest: date) -> bool:
    """Tell whether a day is that of an old rule which is named with its date, as the ground of what is done today."""
    dated = _DATED.search(passage.text[max(0, mention.start - _NEAR) : mention.start]) is not None
    return (dated and mention.last + _OLD < earliest) or (
        mention.last < earliest and is_from_above(passage.text, mention.start)
    )


def _bounds(texts: Texts, passage: Passage) -> tuple[date, date] | None:
    """Return the first and the last day that a passage can speak of; ``None`` where it is not bound to a year.

    An item is answered within its fiscal year, and tells of the year that the form asks for, or the one before; an
    item without a year may tell of any day before. A measure is reported on until half a year after its own.
    """
    year = passage.year
    if year is None or (passage.item is None and passage.measure is None):
        return None
    if passage.measure:
        return (_begun(texts, passage, year), last_day(year) + _REPORTING) if passage.kind in _OF_MEASURES else None
    form = texts.site.workspace.form(year)
    item = form.item(passage.item or "") if form else None
    if item is None or passage.kind not in _OF_ITEMS:
        return None
    wanted = asked(item, year)
    earliest = first_day(min(wanted.years)) - _YEAR if wanted and not wanted.plan else date.min
    return earliest, last_day(year)


def _begun(texts: Texts, passage: Passage, year: int) -> date:
    """Return the earliest day that a measure can speak of: what it has done came shortly before its work at most."""
    begins = texts.begins.get((year, passage.measure or ""))
    return begins - _BEFORE if begins and passage.kind in _DONE else first_day(year) - _YEAR
