"""The fields that measures and items share: who, when, how followed up, proved by what.

An agency's own words are kept only where the layout of the document would not write the same from the structured
value; white space and the style of digits do not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from generator.records.layouts.model import Column, ColumnKey, Layout
from generator.records.model.evidence import Evidence
from generator.records.model.period import FollowUp, Period
from generator.site.tables.blocks import Pen
from generator.site.tables.periods import follow_up_words, span_words
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import QUARTERS, quarter_span
from generator.thai.follow_ups import parse_follow_up
from tests.real_documents.agency import Record, unit_names
from tests.real_documents.gold import Raw, buddhist, joined, listed, points, squeezed, value, whole, words


@dataclass(frozen=True, slots=True)
class Paper:
    """What a value's wording is judged by: the layout of its table, the fiscal year, the register of units."""

    layout: Layout
    year: int
    register: Mapping[str, Record]
    rewritten: set[str] = field(default_factory=set)
    """Words that no record keeps because the layout writes them itself."""

    def pen(self, key: ColumnKey) -> Pen:
        """Return the pen of the column that holds ``key``, or a plain one."""
        column = next((one for one in self.layout.columns if key in one.key), Column(key=(key,), heading="–"))
        return Pen(self.layout, column)

    def own_words(self, text: str | None, written: str | None) -> Record:
        """Return ``text`` as the agency's own words, unless ``written``, our words for the same thing, are the same."""
        if text and written and squeezed(text) == squeezed(written):
            self.rewritten.add(squeezed(text))
            return {}
        return {"text": text} if text else {}


def responsible(node: Raw, paper: Paper, above: Record | None = None) -> Record:
    """Return who is responsible; a ditto mark stands for the row above."""
    if isinstance(node, str):
        node = {"text": node}
    if not isinstance(node, Mapping):
        return {}
    text, names = words(node, "text"), unit_names(node)
    ditto = bool(node.get("ditto")) or (text is not None and not any(letter.isalnum() for letter in text))
    every = bool(node.get("all_units") or node.get("all"))
    if ditto and not names and not every:
        return dict(above or {})
    found: Record = {"units": [paper.register[squeezed(name)]["id"] for name in names], "all": every}
    pen = paper.pen("responsible")
    made = pen.list([*([paper.layout.all_units] if every else []), *names])
    found |= paper.own_words(None if ditto else text, " ".join(_lines(made)))
    return {key: entry for key, entry in found.items() if entry}


def _lines(blocks: Raw) -> list[str]:
    return [f"{entry.mark} {entry.text}" for block in blocks for entry in block.entries]


def period(node: Raw, paper: Paper) -> Record:
    """Return the days of a period and, where they are its own, the agency's words for it."""
    if isinstance(node, str):
        return {"text": node}
    if isinstance(node, list):
        return _several_periods(node, paper)
    if not isinstance(node, Mapping):
        return {}
    found = {"start": buddhist(node.get("start")), "end": buddhist(node.get("end"))}
    found = {key: entry for key, entry in found.items() if entry}
    read = _read(Period, found, paper.year)
    written = span_words(read.span, paper.layout, paper.year) if read and read.span else None
    return found | paper.own_words(unmarked(words(node, "text"), paper, "period"), written)


def _several_periods(entries: list[Any], paper: Paper) -> Record:
    """Return periods printed in one cell as one stretch with all their words."""
    each = [period(entry, paper) for entry in entries]
    starts = [one["start"] for one in each if one.get("start")]
    ends = [one["end"] for one in each if one.get("end")]
    text = " ".join(filter(None, (words(entry, "text") for entry in entries)))
    found = {"start": min(starts, default=None), "end": max(ends, default=None), "text": text}
    return {key: entry for key, entry in found.items() if entry}


def follow_up(node: Raw, paper: Paper) -> Record:
    """Return how and when work is followed up, and the agency's words where they are its own."""
    if isinstance(node, str):
        return {"text": node}
    if not isinstance(node, Mapping):
        return {}
    quarters = [quarter for found in listed(node, "quarters") if (quarter := whole(found)) in QUARTERS]
    due = [day for day in map(buddhist, listed(node, "due", "dates")) if day]
    if due == [buddhist(quarter_span(paper.year, quarter).end) for quarter in quarters]:
        due = []  # the ends of the quarters, said twice
    found: Record = {"quarters": quarters, "due": due, "every": whole(value(node, "every_months", "every"))}
    found = {key: entry for key, entry in found.items() if entry}
    text = unmarked(words(node, "text"), paper, "follow_up")
    for method in (_method(text, paper.year), words(node, "method")):
        told = found | ({"method": method} if method else {})
        read = _read(FollowUp, told, paper.year)
        if text and read and not paper.own_words(text, follow_up_words(read, paper.layout, paper.year)):
            return told
    return told | ({"text": text} if text else {})


def _method(text: str | None, year: int) -> str | None:
    """Return how work is followed up as the words themselves say it, apart from when."""
    with suppress(ThaiTimeError):
        return parse_follow_up(text or "", year).method or None
    return None


def unmarked(text: str | None, paper: Paper, key: ColumnKey) -> str | None:
    """Return ``text`` without the mark that its column prints before a single entry."""
    mark = paper.pen(key).column.marks.one
    return text.removeprefix(mark).strip() if text and mark == "-" else text


def times(node: Mapping[str, Any], paper: Paper) -> Record:
    """Return the period, the follow-up and the note of a row or an item.

    Where the paper has one column for remarks, the note may be the very words of the period or the follow-up: then it
    is their text and no note.
    """
    told, remark = dict(node), words(node, "note", "remark", "remarks")
    for key in ("period", "follow_up"):
        found = told.get(key)
        if remark and isinstance(found, Mapping) and squeezed(words(found, "text") or remark) == squeezed(remark):
            told[key], remark = {**found, "text": remark}, None
    record = {"period": period(told.get("period"), paper), "follow_up": follow_up(told.get("follow_up"), paper)}
    return {key: found for key, found in {**record, "note": remark}.items() if found}


def evidence(node: Mapping[str, Any]) -> list[Record]:
    """Return the evidence that a measure or an item names: addresses, and years that no address stands beside."""
    found: list[Record] = []
    for entry in listed(node, "evidence"):
        data = entry if isinstance(entry, Mapping) else {"url": entry}
        kept = {key: words(data, key) for key in ("title", "url", "number")} | {"issued": buddhist(data.get("date"))}
        found.append({key: one for key, one in kept.items() if one} | _year(data.get("fiscal_year")))
    found += [{"url": str(address)} for address in listed(node, "evidence_urls")]
    year = _year(value(node, "evidence_fiscal_year"))
    if year and found:
        found = [entry | year for entry in found]
    elif year:
        found = [year]
    return [entry for entry in found if _read(Evidence, entry, None)]


def _year(found: Raw) -> Record:
    return {"fiscal_year": year} if (year := whole(found)) else {}


def texts(node: Raw, *keys: str) -> list[str]:
    """Return the words of every entry of a list, each with what stands under it."""
    return [f"{point.text} {joined(point.sub)}".strip() for point in points(node, *keys)]


def _read(model: Raw, data: Record, year: int | None) -> Raw:
    with suppress(ValidationError):
        return model.model_validate(data, context={"fiscal_year": year})
    return None
