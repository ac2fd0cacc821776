"""Rules on what records refer to: units of the register, items, questions and indicators of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.catalogue.model import Catalogue
from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.model.measure import Links, Measure
from generator.model.responsible import Responsible
from generator.model.validate import did_you_mean
from generator.workspace import Loaded


def check(site: SiteContext) -> Iterator[Finding]:
    """Give findings on units that the agency does not have and links to what the form does not have."""
    workspace = site.workspace
    for year, items in workspace.items.items():
        for code, loaded in items.items():
            at = loaded.place("responsible")
            if not loaded.record.responsible.named and loaded.record.status == "published":
                yield finding("W331", loaded.place("item"), item=code, year=year)
            yield from _units(site, loaded.record.responsible, at, item=code, year=year)
    for year, measures in workspace.measures.items():
        for measure in measures:
            yield from _measure(site, year, measure)
    for year, result in workspace.results.items():
        form = workspace.form(year)
        for index, failed in enumerate(result.record.failed_items):
            if form and form.item(failed.item) is None:
                place = result.place("failed_items", index, "item")
                yield finding("W332", place, item=failed.item, year=year, value=failed.item)
        for index, block in enumerate(result.record.analysis):
            yield from _links(form, block, result.place("analysis", index), year)


def _measure(site: SiteContext, year: int, loaded: Loaded[Measure]) -> Iterator[Finding]:
    measure = loaded.record
    for index, row in enumerate(measure.rows):
        at = loaded.place("rows", index, "responsible")
        yield from _units(site, row.responsible, at, measure=measure.id, year=year)
    answered = measure.answers.fiscal_year or year - 1
    form = site.workspace.form(answered)
    yield from _links(form, measure.answers, loaded.place("answers"), answered, measure=measure.id)


def _units(
    site: SiteContext,
    responsible: Responsible,
    at: Place,
    **about: Any,  # noqa: ANN401 - whom the finding concerns, handed on
) -> Iterator[Finding]:
    known = [name for unit in site.workspace.site.units for name in (unit.id, unit.name, *unit.aliases)]
    for name in responsible.units:
        if site.workspace.unit(name) is None:
            near = did_you_mean(name, known)
            yield finding("W330", at, value=name, cure=f"หมายถึง “{near}” ใช่หรือไม่ " if near else "", **about)


def _links(
    form: Catalogue | None, links: Links, at: Place, year: int, *, measure: str | None = None
) -> Iterator[Finding]:
    if form is None:
        return
    unknown = [code for code in links.items if form.item(code) is None]
    unknown += [code for code in links.sub_indicators if form.sub_indicator(code) is None]
    if form.questions:
        unknown += [code for code in links.questions if form.indicator_of_question(code) is None]
    for value in unknown:
        yield finding("W332", at, measure=measure, year=year, value=value)
