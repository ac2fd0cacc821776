"""Rules on reports: they cover the plan or the measures they report on, and are of the round that is asked for.

What can be known from records: the round in the title of the evidence, how many projects the explanations speak of,
and whether each measure of the year has anything to report. What the documents say is looked at where they are opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.checks.language.code_mentions import item_codes
from generator.checks.measures.misplaced import meant_year
from generator.findings.finding import Finding, finding
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.thai.digits import to_arabic

CODES = ("G018", "G019", "G020")

MEASURES_REPORT = "integrity-measures-report"
_HALF, _WHOLE = "รอบ 6 เดือน", "ประจำปีรอบ 12 เดือน"
_ROUND = re.compile(r"รอบ\s*(6|12|หก|สิบสอง)\s*เดือน")
_SIX = {"6", "หก"}
_ONES = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    "สิบ": 10,
    "สิบเอ็ด": 11,
    **{f"สิบ{word}": 10 + number for number, word in enumerate(_ONES[1:], 2)},
    "ยี่สิบ": 20,
}
_COUNTED = re.compile(
    rf"(\d+|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})\s*(โครงการ|กิจกรรม)(?!\s*ที่\s*\d)"
)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the published reports of all years leave out."""
    for year, states in site.states.items():
        for state in states.values():
            if state.loaded is not None and state.loaded.record.is_claimed:
                yield from _round(year, state)
                yield from _projects(site, year, state)
                if state.item.key == MEASURES_REPORT:
                    yield from _measures(site, year, state)


def _round(year: int, state: ItemState) -> Iterator[Finding]:
    """Compare “รอบ 6 เดือน” in the title of evidence with the window of the report."""
    window, loaded = state.item.window, state.loaded
    is_report = bool(state.item.reports_on or state.item.reports_on_last_year)
    if loaded is None or not is_report or window.kind not in {"first_half", "fiscal_year"}:
        return
    wants_half = window.kind == "first_half"
    if not wants_half and window.offset == 0:
        return
    for index, entry in enumerate(loaded.record.evidence):
        rounds = {found in _SIX for found in _ROUND.findall(to_arabic(entry.title or ""))}
        if rounds == {not wants_half}:
            place = loaded.place("evidence", index, "title")
            values: dict[str, Any] = {"wanted": _HALF if wants_half else _WHOLE, "title": entry.title or ""}
            yield finding("G019", place, item=state.item.code, year=year, **values)


def _projects(site: SiteContext, year: int, state: ItemState) -> Iterator[Finding]:
    """Compare how many projects a report and its plan say that they have, where each says one number."""
    loaded = state.loaded
    for code in state.item.reports_on:
        plan = site.workspace.item(year, code)
        if loaded is None or plan is None or _is_copied(site, year, plan.record):
            continue
        cited = {mention.code for mention in item_codes(loaded.record.explanation or "")}
        if cited and code not in cited:
            continue  # what it counts is that of another plan
        planned, told = _counted(plan.record), _counted(loaded.record)
        for noun in planned.keys() & told.keys():
            if told[noun] < planned[noun]:
                place = loaded.place("explanation")
                values: dict[str, Any] = {"plan": code, "noun": noun, "count": told[noun], "planned": planned[noun]}
                yield finding("G018", place, item=state.item.code, year=year, **values)


def _is_copied(site: SiteContext, year: int, item: Item) -> bool:
    """Tell whether an explanation is that of another item as well, which is told of as such."""
    others = (other.record for other in site.workspace.items[year].values())
    return any(other.item != item.item and other.explanation == item.explanation for other in others)


def _counted(item: Item) -> dict[str, int]:
    """Return how many projects and activities the explanation and the titles speak of; two numbers are none."""
    texts = (item.explanation, *(entry.title for entry in item.evidence))
    found: dict[str, set[int]] = {}
    for text in texts:
        for number, noun in _COUNTED.findall(to_arabic(text or "")):
            found.setdefault(noun, set()).add(_NUMBER_WORDS.get(number) or int(number))
    return {noun: numbers.pop() for noun, numbers in found.items() if len(numbers) == 1}


def _measures(site: SiteContext, year: int, state: ItemState) -> Iterator[Finding]:
    """Tell which measures of the reported year have nothing that could be reported."""
    loaded = state.loaded
    measures = site.workspace.measures.get(state.item.window.year(year), ())
    silent = [one.record.id for one in measures if not _tells(one.record) and not meant_year(one.record, year)]
    if loaded is not None and silent:
        place = loaded.place("evidence")
        yield finding("G020", place, item=state.item.code, year=year, names=", ".join(silent))


def _tells(measure: Measure) -> bool:
    return bool(
        measure.progress
        or measure.result
        or measure.outcome
        or measure.status in {"done", "cancelled"}
        or any(row.result for row in measure.rows)
    )
