"""What is to be said of a record while it is typed: the same findings as ``oit check``, put to the controls.

``told_while_typing`` reads the record as it would be saved, in memory, and asks the rules on the folder with that
record in it. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.app.examine import judged
from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext, site_context
from generator.editor.desk import Desk
from generator.editor.forms.posted import Posted, keys_of
from generator.editor.places import RecordPlace
from generator.findings.finding import Finding, Severity
from generator.inspection.result import Inspection
from generator.records.editing.where import paths_at
from generator.records.loaded import Loaded
from generator.records.loading.record_reader import RecordReader
from generator.records.loading.typed_names import UnitNames, items_as_meant, measures_as_meant
from generator.records.loading.workspace import Workspace
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result

Said = Mapping[str, Sequence[Finding]]
"""Findings by the key of the control that they are of; ``""`` are those of the whole record."""


@dataclass(frozen=True)
class Told:
    """What is to be said of a record, control by control, and how its item would stand."""

    said: Said = field(default_factory=dict)
    state: ItemState | None = None


def told_while_typing(desk: Desk, place: RecordPlace, text: str, form: Posted, *, wholly: bool = True) -> Told:
    """Return what is to be said of the record whose file would hold ``text``, typed as ``form``.

    Not ``wholly`` is what can be told at once: what cannot be read, and how the item's parts stand. The rules on the
    whole folder take about a second.
    """
    seen = desk.seen()
    workspace = seen.workspace
    if workspace is None:
        return Told()
    reader = RecordReader(desk.folder, [])
    reader.answers(workspace.config)
    loaded, problems = reader.from_text(place.model, text, desk.folder / place.file, place.year)
    if loaded is None or seen.site is None:
        return Told(by_key(text, problems, form))
    changed = with_record(workspace, place, loaded)
    if changed is None:
        return Told(by_key(text, problems, form))
    site = site_context(changed, seen.day).with_opened(_opened(desk))
    if not wholly:
        return Told(by_key(text, problems, form), _state(site, place))
    found = judged(site, problems)
    here = [one for one in found if is_about(one, place)]
    return Told(by_key(text, here, form), _state(site, place))


def _opened(desk: Desk) -> Mapping[Path, Inspection]:
    last = desk.known()
    return last.site.opened if last is not None and last.site is not None else {}


def _state(site: SiteContext, place: RecordPlace) -> ItemState | None:
    return site.states.get(place.year or 0, {}).get(place.code)


def with_record(workspace: Workspace, place: RecordPlace, loaded: Loaded[Any]) -> Workspace | None:
    """Return the folder with this record in it; ``None`` where a record is not what all others are read by."""
    units, record, year = UnitNames(workspace.config.units), loaded.record, place.year or 0
    if isinstance(record, Item):
        meant = items_as_meant({year: {record.item: loaded}}, units, workspace.forms)
        of_year = {**workspace.items.get(year, {}), **meant[year]}
        return replace(workspace, items={**workspace.items, year: of_year})
    if isinstance(record, Measure):
        (changed,) = measures_as_meant({year: (loaded,)}, units)[year]
        others = workspace.measures.get(year, ())
        with_it = tuple(changed if one.record.id == record.id else one for one in others)
        return replace(workspace, measures={**workspace.measures, year: with_it})
    if isinstance(record, Result):
        return replace(workspace, results={**workspace.results, year: loaded})
    if isinstance(record, Redirects):
        return replace(workspace, redirects=loaded)
    return None


def is_about(finding: Finding, place: RecordPlace) -> bool:
    """Tell whether a finding is of this record: it stands in its file, or speaks of its item or measure."""
    if finding.place is not None and finding.place.file == place.file:
        return True
    if place.kind == "item":
        return finding.year == place.year and finding.item == place.code and finding.place is None
    return False


def by_key(text: str, findings: Iterable[Finding], form: Posted) -> dict[str, list[Finding]]:
    """Return ``findings`` by the key of the control each is of, the innermost that the form has."""
    told = [one for one in findings if one.severity is not Severity.NOTE and one.waived is None]
    spots = [(one.place.line or 1, one.place.column or 1) if one.place else (1, 1) for one in told]
    found: dict[str, list[Finding]] = {}
    for one, path in zip(told, paths_at(text, spots), strict=True):
        is_placed = one.place is not None and one.place.line is not None
        keys = list(keys_of(form, path)) if is_placed else []
        found.setdefault(keys[-1] if keys else "", []).append(one)
    return found
