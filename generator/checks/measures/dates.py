"""Rules on the dates of measures and of their evidence: none to come, none far from the measure's fiscal year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator.assessment.completeness import evidence_span
from generator.assessment.site_context import SiteContext
from generator.checks.language.paper_nature import paper_nature
from generator.checks.language.texts import texts_of
from generator.checks.measures.misplaced import meant_year
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.measure import Measure
from generator.thai.dates import format_date
from generator.thai.fiscal import Span, first_day, fiscal_year_of, last_day

CODES = ("Y516", "Y536", "Y537", "Y558")

_EARLY = timedelta(days=92)
"""How long before its fiscal year a measure may have begun: the result it answers comes out in August."""
_LATE = timedelta(days=183)

Loc = tuple[str | int, ...]


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on dates of measures that cannot be right."""
    texts = texts_of(site)
    for year, measures in texts.site.workspace.measures.items():
        for loaded in (one for one in measures if meant_year(one.record, year) is None):
            about: dict[str, Any] = {"measure": loaded.record.id, "year": year}
            told = list(_days(loaded, year, texts.site.as_of, about))
            yield from told
            if not told:
                yield from _updated(loaded, about)
                yield from _status(loaded, about)
            yield from _evidence(loaded, year, about)


def _days(loaded: Loaded[Measure], year: int, today: date, about: dict[str, Any]) -> Iterator[Finding]:
    record = loaded.record
    days: list[tuple[date | None, Loc]] = [
        (record.status_date, ("status_date",)),
        (record.updated, ("updated",)),
        *((entry.date, ("progress", index, "date")) for index, entry in enumerate(record.progress)),
        *((entry.issued, ("evidence", index, "issued")) for index, entry in enumerate(record.evidence)),
    ]
    for day, loc in days:
        if day is None or _is_after_the_end(record, day, loc):
            continue
        if day > today:
            yield finding("Y530", loaded.place(*loc), **about, day=format_date(day))
        elif not first_day(year) - _EARLY <= day <= last_day(year) + _LATE:
            yield finding("Y533", loaded.place(*loc), **about, day=format_date(day))


def _updated(loaded: Loaded[Measure], about: dict[str, Any]) -> Iterator[Finding]:
    """Yield a record that was updated before the latest thing it tells had happened."""
    record = loaded.record
    reported = [entry.date for entry in record.progress if entry.date]
    if any(_is_after_the_end(record, day, ("progress",)) for day in reported):
        return
    latest = max([*reported, *(one.issued for one in record.evidence if one.issued)], default=record.status_date)
    if latest and record.updated and record.updated < latest:
        values: dict[str, Any] = {"updated": format_date(record.updated), "day": format_date(latest)}
        yield finding("Y536", loaded.place("updated"), **about, **values)


def _status(loaded: Loaded[Measure], about: dict[str, Any]) -> Iterator[Finding]:
    """Yield a status that is of a day before the latest progress; of work that is done the rules on progress tell."""
    record = loaded.record
    latest = max((entry.date for entry in record.progress if entry.date), default=None)
    if latest and record.status_date and record.status_date < latest and record.status != "done":
        values: dict[str, Any] = {"status": format_date(record.status_date), "day": format_date(latest)}
        yield finding("Y537", loaded.place("status_date"), **about, **values)


def _is_after_the_end(record: Measure, day: date, loc: Loc) -> bool:
    """Tell whether the rules on progress already say of ``day`` that progress was told after the end of the work."""
    if record.status != "done" or record.status_date is None or loc[0] not in {"progress", "status_date"}:
        return False
    if loc[0] == "status_date":
        return any(entry.date and entry.date > day for entry in record.progress)
    return day > record.status_date


def _evidence(loaded: Loaded[Measure], year: int, about: dict[str, Any]) -> Iterator[Finding]:
    """Yield evidence of another year: a measure may mend a paper of the year before, and show that paper."""
    for index, entry in enumerate(loaded.record.evidence):
        if span := span_elsewhere(entry, year):
            key = "period" if entry.period else "fiscal_year"
            place = loaded.place("evidence", index, key)
            yield finding("Y516", place, **about, found=fiscal_year_of(span.start))
        elif _tells_of_before(loaded.record, entry, year):
            key = "period" if entry.period else "fiscal_year"
            values: dict[str, Any] = {"title": entry.title, "found": year - 1}
            yield finding("Y558", loaded.place("evidence", index, key), **about, **values)


def _tells_of_before(record: Measure, entry: Evidence, year: int) -> bool:
    """Tell whether a report of the year before is the proof of work that began in ``year`` (BE).

    A measure that mends what is disclosed may show the mended paper, which is of the year before; so may one whose
    own words speak of that year.
    """
    span = evidence_span(entry) if entry.fiscal_year or entry.period else None
    if span is None or span.end >= first_day(year) or (entry.issued and entry.issued >= first_day(year)):
        return False
    spans = [row.period.span for row in record.rows if row.period and row.period.span]
    own = any(str(year - 1) in text for text in (*record.title, *record.result, *record.outcome))
    of_items = bool(record.answers.items) or "OIT" in record.answers.instruments
    began = bool(spans) and all(one.start >= first_day(year) for one in spans)
    return began and not own and not of_items and paper_nature(entry.title or "") == "report"


def span_elsewhere(entry: Evidence, year: int) -> Span | None:
    """Return the time that ``entry`` is of, where that is neither the measure's fiscal year (BE) nor the one before."""
    span = evidence_span(entry) if entry.fiscal_year or entry.period else None
    return span if span and (span.end < first_day(year - 1) or span.start > last_day(year)) else None
