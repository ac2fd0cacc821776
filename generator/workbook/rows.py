"""What the records hold, as rows: every item of the form, its evidence, every measure and its rows, the results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessment.acting_units import NOBODY
from generator.assessment.measure_words import measure_name
from generator.assessment.responsibility import measure_responsibility, responsibility
from generator.catalogue.codes import file_stem
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.workbook.forms import About, as_entries
from generator.workbook.kinds import ENTRIES, ITEM, MEASURE, RESULT, Kind
from generator.workbook.values import value_at

RESULT_OWNER = "ผล"
"""What stands for the owner in rows of a result, of which a year has one."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What rows belong to: a record that is there, or an item of the form that has none yet (``source`` is None)."""

    kind: Kind
    year: int
    code: str
    title: str
    units: tuple[str, ...]
    file: str
    source: Loaded[Any] | None

    @property
    def key(self) -> str:
        """By what its rows are found: ``2569/O10``."""
        return f"{self.year}/{self.code}"

    def about(self, workspace: Workspace) -> About:
        """Return what its cells are read with."""
        return About(workspace, self.year, self.code if self.kind is ITEM else None)

    @property
    def data(self) -> Mapping[str, object]:
        """What its file holds; nothing where there is none."""
        data = self.source.source.data if self.source else {}
        return data if isinstance(data, dict) else {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: whose it is, the index of its entry, and what stands in its cells by column."""

    kind: Kind
    owner: Owner
    index: int | None
    shown: Mapping[str, str]

    @property
    def key(self) -> str:
        """By what it is found wherever it stands in a workbook: ``2569/O10/evidence/2``."""
        return self.owner.key if self.index is None else f"{self.owner.key}/{self.kind.field}/{self.index + 1}"


def owners(workspace: Workspace, year: int | None = None) -> Iterator[Owner]:
    """Yield what rows belong to in all years or in ``year`` (BE): items in the form's order, measures, results."""
    years = [known for known in workspace.years if year in {None, known}]
    for known in years:
        yield from _items(workspace, known)
    for known in years:
        for measure in workspace.measures.get(known, ()):
            units = _units(measure_responsibility(measure.record, workspace).names)
            yield Owner(
                *(MEASURE, known, measure.record.id, measure_name(measure.record), units), measure.source.name, measure
            )
    for known in sorted(workspace.results, reverse=True):
        # A year's work answers the result of the year before.
        if year in {None, known, known + 1}:
            result = workspace.results[known]
            yield Owner(*(RESULT, known, RESULT_OWNER, f"ผลการประเมินปี {known}", (NOBODY,)), result.source.name, result)


def rows(workspace: Workspace, found: Sequence[Owner]) -> Iterator[Row]:
    """Yield the rows of every owner: its own, then those of its lists."""
    for owner in found:
        about = owner.about(workspace)
        yield Row(owner.kind, owner, None, shown(owner.kind, owner.data, about))
        for kind in ENTRIES[owner.kind.model]:
            for index, entry in enumerate(as_entries(owner.data.get(str(kind.field)))):
                yield Row(kind, owner, index, shown(kind, entry, about))


def shown(kind: Kind, data: object, about: About) -> dict[str, str]:
    """Return what stands in the cells of a row with these ``data``, by column; an empty cell is left out."""
    texts = {column.id: column.form.show(value_at(data, column.path), about) for column in kind.columns}
    return {name: text for name, text in texts.items() if text}


def _items(workspace: Workspace, year: int) -> Iterator[Owner]:
    records = workspace.items.get(year, {})
    form = workspace.form(year) if records else None
    titles = {item.code: item.title for item in form.items} if form else {}
    for code in (*titles, *(code for code in records if code not in titles)):
        file = f"oit_items/{year}/{file_stem(code)}.yml"
        loaded = records.get(code)
        if loaded is None and file in workspace.unreadable:
            continue
        units = _units(responsibility(loaded.record.responsible, workspace).names if loaded else ())
        yield Owner(ITEM, year, code, titles.get(code, ""), units, loaded.source.name if loaded else file, loaded)


def _units(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names) or (NOBODY,)
