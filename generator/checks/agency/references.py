"""Rules on what records refer to: units of the register, items, questions and indicators of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.shared_cause import told_once
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded, Workspace, squeezed
from generator.records.model.measure import Links, Measure
from generator.records.model.responsible import Responsible
from generator.records.model.result import Result
from generator.records.model.validate import did_you_mean

CODES = ("W330", "W331", "W332", "W333", "W334", "W337")

R = TypeVar("R", bound=BaseModel)


_MANY = 4
"""In how many records an unknown unit is the register's fault rather than theirs."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on units that the agency does not have and links to what the form does not have."""
    yield from _links(site)
    unknown = list(_unknown_units(site))
    if unknown and not site.workspace.config.units:
        yield finding("W337", site.workspace.config_file.place("units"), count=len(unknown))
    else:
        yield from told_once(unknown, fewest=_MANY)


def _links(site: SiteContext) -> Iterator[Finding]:
    """Yield all but the units that the register does not have."""
    workspace = site.workspace
    yield from _shared_names(workspace)
    for year, items in workspace.items.items():
        for code, loaded in items.items():
            if not loaded.record.responsible.named and loaded.record.is_claimed:
                yield finding("W331", loaded.place("item"), item=code, year=year)
    for year, measures in workspace.measures.items():
        yield from _shared_numbers(year, measures)
        for measure in measures:
            yield from _measure(site, year, measure)
    for year, result in workspace.results.items():
        yield from _result(workspace.form(year), year, result)


def _unknown_units(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding for every unit named by a record that the register does not have."""
    for year, items in site.workspace.items.items():
        for code, loaded in items.items():
            yield from _units(site, loaded, ("responsible",), loaded.record.responsible, item=code, year=year)
    for year, measures in site.workspace.measures.items():
        for measure in measures:
            for index, row in enumerate(measure.record.rows):
                loc = ("rows", index, "responsible")
                yield from _units(site, measure, loc, row.responsible, measure=measure.record.id, year=year)


def _shared_names(workspace: Workspace) -> Iterator[Finding]:
    """Say which names in the register are those of two units: a record that uses one means only the first."""
    seen: dict[str, str] = {}
    for index, unit in enumerate(workspace.config.units):
        named = [(("id",), unit.id), (("name",), unit.name), *((("aliases", n), a) for n, a in enumerate(unit.aliases))]
        for loc, name in named:
            owner = seen.setdefault(squeezed(name), unit.id)
            if owner != unit.id:
                yield finding("W333", workspace.config_file.place("units", index, *loc), value=name, other=owner)


def _shared_numbers(year: int, measures: Sequence[Loaded[Measure]]) -> Iterator[Finding]:
    """Say once for a year which numbers several of its measures have, at the first that has another's."""
    by_number: dict[int, list[Loaded[Measure]]] = defaultdict(list)
    for loaded in measures:
        if loaded.record.number is not None:
            by_number[loaded.record.number].append(loaded)
    shared = {number: found for number, found in by_number.items() if len(found) > 1}
    if shared:
        second = next(iter(shared.values()))[1]
        told = [f"{number} ({', '.join(one.record.id for one in found)})" for number, found in shared.items()]
        yield finding("W334", second.place("number"), measure=second.record.id, year=year, numbers=" · ".join(told))


def _result(form: Catalogue | None, year: int, result: Loaded[Result]) -> Iterator[Finding]:
    for index, failed in enumerate(result.record.failed_items):
        if form and form.item(failed.item) is None:
            place = result.place("failed_items", index, "item")
            yield finding("W332", place, item=failed.item, year=year, value=failed.item)
    for index, block in enumerate(result.record.analysis):
        for field, number, value in _unknown(form, block):
            yield finding("W332", result.place("analysis", index, field, number), year=year, value=value)


def _measure(site: SiteContext, year: int, loaded: Loaded[Measure]) -> Iterator[Finding]:
    measure = loaded.record
    answered = measure.answers.fiscal_year or year - 1
    for field, index, value in _unknown(site.workspace.form(answered), measure.answers):
        place = loaded.place("answers", field, index)
        yield finding("W332", place, measure=measure.id, year=answered, value=value)


def _units(
    site: SiteContext,
    loaded: Loaded[R],
    loc: tuple[str | int, ...],
    responsible: Responsible,
    **about: Any,  # noqa: ANN401 - whom the finding concerns, handed on
) -> Iterator[Finding]:
    known = [name for unit in site.workspace.config.units for name in (unit.id, unit.name, *unit.aliases)]
    for index, name in enumerate(responsible.units):
        if site.workspace.unit(name) is None:
            near = did_you_mean(name, known)
            cure = f"หมายถึง “{near}” ใช่หรือไม่ " if near else ""
            yield finding("W330", loaded.place(*loc, "units", index), value=name, cure=cure, **about)


def _unknown(form: Catalogue | None, links: Links) -> Iterator[tuple[str, int, str]]:
    """Yield field, position and code of every link to what ``form`` does not have; nothing where it is not known."""
    if form is None:
        return
    known: dict[str, Callable[[str], object]] = {"items": form.item, "sub_indicators": form.sub_indicator}
    if form.questions:
        known["questions"] = form.indicator_of_question
    for field, find in known.items():
        for index, code in enumerate(getattr(links, field)):
            if find(code) is None:
                yield field, index, code
