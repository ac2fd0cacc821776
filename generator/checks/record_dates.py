"""Rules on the dates of records: none to come, none from before there was anything to report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator.catalogue.model import Window
from generator.completeness import ItemState, PartStatus, evidence_span
from generator.findings import Finding, Place, finding
from generator.loaded import Loaded
from generator.model.measure import Measure
from generator.text_rules.texts import Texts
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day

_EARLY = timedelta(days=92)
"""How long before its fiscal year a measure may have begun: the result it answers comes out in August."""
_LATE = timedelta(days=183)
_REPORTS = {"first_half", "monthly"}


def check(texts: Texts) -> Iterator[Finding]:
    """Give findings on dates of items and measures that cannot be right."""
    for year, states in texts.site.states.items():
        for state in states.values():
            if state.loaded is not None:
                yield from _item(state, year, texts.site.as_of)
    for year, measures in texts.site.workspace.measures.items():
        for loaded in measures:
            yield from _measure(loaded, year, texts.site.as_of)


def _item(state: ItemState, year: int, today: date) -> Iterator[Finding]:
    loaded = state.loaded
    if loaded is None:
        return
    about: dict[str, Any] = {"item": state.item.code, "year": year}
    updated = loaded.record.updated
    if updated and updated < first_day(year):
        yield finding("Y531", loaded.place("updated"), **about, day=format_date(updated))
    days: list[tuple[date | None, Place]] = [(updated, loaded.place("updated"))] if updated else []
    days += [(one.date, loaded.place("progress", at, "date")) for at, one in enumerate(loaded.record.progress)]
    days += [(one.issued, loaded.place("evidence", at, "issued")) for at, one in enumerate(loaded.record.evidence)]
    for day, place in days:
        if day and day > today:
            yield finding("Y530", place, **about, day=format_date(day))
    yield from _too_early(state, year)


def _too_early(state: ItemState, year: int) -> Iterator[Finding]:
    """Give a finding for every report that bears a date from before the time it reports on had begun."""
    seen: set[int] = set()
    for part in state.parts:
        window = part.window
        if not _is_report(window):
            continue
        for proof in part.proofs:
            entry, span = proof.evidence, evidence_span(proof.evidence)
            told = proof.status is PartStatus.OUTSIDE or proof.index in seen
            if entry.issued and span and entry.issued < span.start and not told and state.loaded:
                seen.add(proof.index)
                place = state.loaded.place("evidence", proof.index, "issued")
                values: dict[str, Any] = {"day": format_date(entry.issued), "start": format_date(span.start)}
                yield finding("Y532", place, item=state.item.code, year=year, **values)


def _is_report(window: Window) -> bool:
    return window.kind in _REPORTS or (window.kind == "fiscal_year" and window.offset < 0)


def _measure(loaded: Loaded[Measure], year: int, today: date) -> Iterator[Finding]:
    record = loaded.record
    days: list[tuple[date | None, tuple[str | int, ...]]] = [
        (record.status_date, ("status_date",)),
        (record.updated, ("updated",)),
        *((entry.date, ("progress", index, "date")) for index, entry in enumerate(record.progress)),
        *((entry.issued, ("evidence", index, "issued")) for index, entry in enumerate(record.evidence)),
    ]
    about: dict[str, Any] = {"measure": record.id, "year": year}
    for day, loc in days:
        if day is None:
            continue
        if day > today:
            yield finding("Y530", loaded.place(*loc), **about, day=format_date(day))
        elif not first_day(year) - _EARLY <= day <= last_day(year) + _LATE:
            yield finding("Y533", loaded.place(*loc), **about, day=format_date(day))
