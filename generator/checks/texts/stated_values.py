"""Rules on words beside a structured value: the number of a target, the units that are responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.boundaries import WholeNames
from generator.checks.language.letters import squeezed
from generator.checks.language.texts import texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure
from generator.records.model.responsible import Responsible
from generator.thai.digits import to_arabic

CODES = ("T560", "T561")

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on words that say something else than the value they stand beside."""
    texts = texts_of(site)
    workspace = texts.site.workspace
    for year, items in workspace.items.items():
        for code, item in items.items():
            about: dict[str, Any] = {"item": code, "year": year}
            yield from _units(workspace, item, ("responsible",), item.record.responsible, about)
    for year, measures in workspace.measures.items():
        for measure in measures:
            about = {"measure": measure.record.id, "year": year}
            yield from _target(measure, about)
            for index, row in enumerate(measure.record.rows):
                yield from _units(workspace, measure, ("rows", index, "responsible"), row.responsible, about)


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
    called = {
        squeezed(name): unit
        for unit in workspace.config.units
        for name in (unit.name, *unit.aliases)
        if len(name) > 3  # noqa: PLR2004 - ช่าง, สป.
    }
    found = (called[hit.name] for hit in WholeNames(called).find(squeezed(responsible.text)))
    named = {unit.id: unit.name for unit in found}
    listed = {unit.id for name in responsible.units if (unit := workspace.unit(name))}
    missing = [name for key, name in named.items() if key not in listed]
    if missing:
        yield finding("T561", loaded.place(*loc), **about, text=responsible.text, missing=", ".join(missing))
