"""Rules on planned and real figures by period, of measures and of items.

Source: arithmetic; a cumulative figure counts all before it, and a stretch that is over has a figure to be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.targets import Figures, PeriodFigure, number_words
from generator.thai.periods import Span

CODES = ("M580", "M581", "M582", "M583", "M584")

_NAMES = {"planned": "แผน", "real": "ผล"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what is wrong with the figures of measures and items."""
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            if loaded.record.status not in {"cancelled", "draft"}:
                yield from _record(site, loaded, {"measure": loaded.record.id, "year": year})
    for year, items in site.workspace.items.items():
        for code, item in items.items():
            if not item.record.is_claimed:
                continue
            yield from _record(site, item, {"item": code, "year": year})


def _record(site: SiteContext, loaded: Loaded[Measure] | Loaded[Item], about: dict[str, Any]) -> Iterator[Finding]:
    for index, figures in enumerate(loaded.record.figures):
        loc = ("figures", index, "periods")
        for place, one in enumerate(figures.periods):
            yield from _one(site, loaded, (*loc, place), (figures, one), about)
        for place, name in figures.falls():
            one = figures.periods[place]
            at = loaded.place(*loc, place, name)
            yield finding(
                "M581", at, **about, name=_NAMES[name], when=_when(one), value=number_words(getattr(one, name))
            )
        for (first, before), (_, after) in pairwise(enumerate(figures.periods)):
            spans = (before.period.span, after.period.span)
            if spans[0] and spans[1] and spans[1].start <= spans[0].end:
                at = loaded.place(*loc, first + 1, "period")
                yield finding("M583", at, **about, when=_when(after), before=_when(before))


def _one(
    site: SiteContext,
    loaded: Loaded[Measure] | Loaded[Item],
    loc: tuple[str | int, ...],
    told: tuple[Figures, PeriodFigure],
    about: dict[str, Any],
) -> Iterator[Finding]:
    figures, one = told
    values = {**about, "when": _when(one), "unit": figures.unit}
    if one.real is not None and one.planned is not None and one.real > one.planned and not one.note:
        real, planned = number_words(one.real), number_words(one.planned)
        yield finding("M580", loaded.place(*loc, "real"), **values, real=real, planned=planned)
    span: Span | None = one.period.span
    if span and span.end < site.as_of and one.real is None:
        yield finding("M582", loaded.place(*loc), **values)
    if one.planned is None and one.real is not None:
        yield finding("M584", loaded.place(*loc), **values)


def _when(one: PeriodFigure) -> str:
    return one.period.text or (str(one.period.span) if one.period.span else "ช่วงนี้")
