"""Rules on words beside a structured value: the target's number, the responsible units, the year of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.findings import Finding, finding
from generator.loaded import Loaded
from generator.model.evidence import Evidence
from generator.model.measure import Measure
from generator.model.responsible import Responsible
from generator.text_rules.asked_years import numbers_in_name, spoken_years
from generator.text_rules.letters import squeezed
from generator.text_rules.texts import Texts
from generator.thai.digits import to_arabic
from generator.thai.fiscal import fiscal_year_of
from generator.workspace import Workspace

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def check(texts: Texts) -> Iterator[Finding]:
    """Give findings on words that say something else than the value they stand beside."""
    workspace = texts.site.workspace
    for year, items in workspace.items.items():
        for code, item in items.items():
            about: dict[str, Any] = {"item": code, "year": year}
            yield from _units(workspace, item, ("responsible",), item.record.responsible, about)
            told = _told(texts, year, code)
            for index, entry in enumerate(item.record.evidence):
                if index not in told:
                    yield from _year(item, index, entry, about)
    for year, measures in workspace.measures.items():
        for measure in measures:
            about = {"measure": measure.record.id, "year": year}
            yield from _target(measure, about)
            for index, row in enumerate(measure.record.rows):
                yield from _units(workspace, measure, ("rows", index, "responsible"), row.responsible, about)
            for index, entry in enumerate(measure.record.evidence):
                yield from _year(measure, index, entry, about)


def _told(texts: Texts, year: int, code: str) -> set[int]:
    """Give the evidence whose time the rules on required parts already find wrong."""
    state = texts.site.states.get(year, {}).get(code)
    parts = state.parts if state else ()
    return {proof.index for part in parts for proof in part.proofs if proof.status.value == "outside"}


def _target(loaded: Loaded[Measure], about: dict[str, Any]) -> Iterator[Finding]:
    target = loaded.record.target
    if target is None or target.text is None or target.number is None:
        return
    numbers = [Decimal(found.replace(",", "")) for found in _NUMBER.findall(to_arabic(target.text))]
    if numbers and target.number not in numbers:
        values: dict[str, Any] = {"number": target.number, "text": target.text}
        yield finding("T560", loaded.place("target", "number"), **about, **values)


def _units(
    workspace: Workspace, loaded: Loaded[Any], loc: Sequence[str | int], responsible: Responsible, about: dict[str, Any]
) -> Iterator[Finding]:
    """Compare the units named in the words with those listed; words that name no registered unit say nothing."""
    if not responsible.text or not responsible.units or responsible.all:
        return
    words = squeezed(responsible.text)
    named = {
        unit.id: unit.name
        for unit in workspace.site.units
        if any(squeezed(name) in words for name in (unit.name, *unit.aliases) if len(name) > 3)  # noqa: PLR2004 - ช่าง, สป.
    }
    listed = {unit.id for name in responsible.units if (unit := workspace.unit(name))}
    missing = [name for key, name in named.items() if key not in listed]
    if missing:
        yield finding("T561", loaded.place(*loc), **about, text=responsible.text, missing=", ".join(missing))


def _year(loaded: Loaded[Any], index: int, entry: Evidence, about: dict[str, Any]) -> Iterator[Finding]:
    """Compare the year in an evidence's title and file name with its fiscal year or period."""
    span = entry.period.span if entry.period else None
    first = fiscal_year_of(span.start) if span else entry.fiscal_year
    last = fiscal_year_of(span.end) if span else entry.fiscal_year
    if first is None or last is None:
        return
    if entry.fiscal_year and span and not first <= entry.fiscal_year <= last:
        place = loaded.place("evidence", index, "fiscal_year")
        yield finding("Y544", place, **about, stated=entry.fiscal_year, given=_years(first, last), where="fiscal_year")
    name = (entry.file or "").rpartition("/")[2]
    for key, mentions in (("title", spoken_years(entry.title or "")), ("file", tuple(numbers_in_name(name)))):
        near = range(first - 1, last + 2)  # a paper of one year tells of the result before and the measures after
        if mentions and not any(one.covers(year) for one in mentions for year in near):
            place = loaded.place("evidence", index, key)
            values: dict[str, Any] = {"stated": mentions[0].first, "given": _years(first, last), "where": key}
            yield finding("Y544", place, **about, **values)


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
