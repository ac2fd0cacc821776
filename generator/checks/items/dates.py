"""Rules on the dates of items and of their evidence: each in its time, and none at odds with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator.assessment.completeness import ItemState, PartState, PartStatus, Proof, evidence_span
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Window
from generator.checks.language.paper_nature import paper_nature
from generator.checks.language.texts import texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.thai.dates import format_date
from generator.thai.fiscal import Span, first_day, fiscal_year_of, half_span, last_day

CODES = ("Y530", "Y531", "Y532", "Y533", "Y534", "Y535", "Y538", "Y548", "Y549")

_LATE = timedelta(days=92)
"""How long after its fiscal year an item may still be put in order, and how long before it work on it may begin."""
_EARLY = timedelta(days=183)
"""How long before the year it is of a paper may be issued."""
_LAST_DAYS = timedelta(days=3)
"""How long before the end of what it reports on a report may be issued: the last days may be free ones."""
_LONG = timedelta(days=366)
_HALF_YEAR = re.compile(r"(?:รอบ|ระยะ|ราย|ช่วง)?\s*(?:6|๖|หก)\s*เดือน(?!\s*หลัง)|ครึ่งปีแรก")
_STRETCHES = {"first_half", "monthly"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on dates of items that cannot be right; what the form's windows refuse is told elsewhere."""
    texts = texts_of(site)
    for year, states in texts.site.states.items():
        for state in states.values():
            if state.loaded is not None:
                about: dict[str, Any] = {"item": state.item.code, "year": year}
                yield from _updated(state.loaded, year, texts.site.as_of, about)
                yield from _days(state.loaded, texts.site.as_of, about)
                yield from _evidence(state, state.loaded, year, texts.site.as_of, about)


def is_time_to_update(day: date, year: int) -> bool:
    """Return whether an item of ``year`` may well have been put in order on ``day``."""
    return first_day(year) <= day <= last_day(year) + _LATE


def _updated(loaded: Loaded[Item], year: int, today: date, about: dict[str, Any]) -> Iterator[Finding]:
    updated = loaded.record.updated
    if updated and not is_time_to_update(updated, year):
        code = "Y531" if updated < first_day(year) else "Y535"
        if updated <= today:  # a day to come is told as that
            yield finding(code, loaded.place("updated"), **about, day=format_date(updated))


def _days(loaded: Loaded[Item], today: date, about: dict[str, Any]) -> Iterator[Finding]:
    record = loaded.record
    days: list[tuple[date | None, tuple[str | int, ...]]] = [
        (record.updated, ("updated",)),
        *((entry.date, ("progress", index, "date")) for index, entry in enumerate(record.progress)),
        *((entry.issued, ("evidence", index, "issued")) for index, entry in enumerate(record.evidence)),
    ]
    for day, loc in days:
        if day and day > today:
            yield finding("Y530", loaded.place(*loc), **about, day=format_date(day))
        elif day and loc[0] == "progress" and day < first_day(about["year"]) - _LATE:
            yield finding("Y533", loaded.place(*loc), **about, day=format_date(day))


def _evidence(
    state: ItemState, loaded: Loaded[Item], year: int, today: date, about: dict[str, Any]
) -> Iterator[Finding]:
    """Yield one finding at most for each piece of evidence, whatever number of parts it proves."""
    told: set[int] = set()
    updated = loaded.record.updated
    for index, entry in enumerate(loaded.record.evidence):
        if entry.issued and updated and today >= entry.issued > updated >= first_day(year):
            told.add(index)
            values: dict[str, Any] = {"day": format_date(entry.issued), "updated": format_date(updated)}
            yield finding("Y534", loaded.place("evidence", index, "issued"), **about, **values)
    for part in state.parts:
        for proof in part.proofs:
            if proof.index not in told and proof.status is not PartStatus.OUTSIDE:
                for found in _of_part(loaded, part, proof, year, about):
                    told.add(proof.index)
                    yield found


def _of_part(
    loaded: Loaded[Item], part: PartState, proof: Proof, year: int, about: dict[str, Any]
) -> Iterator[Finding]:
    """Compare the days of a piece of evidence with the window of a part: a report comes after what it reports on."""
    window, entry, span = part.window, proof.evidence, evidence_span(proof.evidence)
    if span is None:
        return
    reports = _is_report(window) or paper_nature(entry.title or "") == "report"
    half = reports and entry.period is not None and span.end - span.start < _EARLY + _LAST_DAYS
    if reports and entry.issued and entry.issued < span.start:
        values: dict[str, Any] = {"day": format_date(entry.issued), "start": format_date(span.start)}
        yield finding("Y532", loaded.place("evidence", proof.index, "issued"), **about, **values)
    elif (_is_report(window) or half) and entry.issued and entry.issued < (end := _end(entry, span)) - _LAST_DAYS:
        values = {"day": format_date(entry.issued), "end": format_date(end)}
        yield finding("Y538", loaded.place("evidence", proof.index, "issued"), **about, **values)
    elif window.kind == "fiscal_year" and entry.issued and entry.issued < span.start - _EARLY:
        values = {"day": format_date(entry.issued), "start": format_date(span.start)}
        yield finding("Y549", loaded.place("evidence", proof.index, "issued"), **about, **values)
    elif window.kind in _STRETCHES and span.end - span.start > _LONG:
        values = {"window": window.words(year), "span": f"{format_date(span.start)} – {format_date(span.end)}"}
        yield finding("Y548", loaded.place("evidence", proof.index, "period"), **about, **values)


def _end(entry: Evidence, span: Span) -> date:
    """Return the end of what a report is of: the half of its year where the title calls it a report of six months."""
    whole_year = (span.start.month, span.end - span.start > _EARLY) == (10, True)
    half = whole_year and _HALF_YEAR.search(entry.title or "")
    return half_span(fiscal_year_of(span.start), 1).end if half else span.end


def _is_report(window: Window) -> bool:
    return window.kind in _STRETCHES or (window.kind == "fiscal_year" and window.offset < 0)
