"""Who answers for a piece of work: the words of a record looked up in the agency's register of units."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure
from generator.records.model.responsible import Responsible, is_every_unit
from generator.records.model.site_config import Unit

EVERY_UNIT_THAI = "ทุกส่วนราชการ"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Registered units in the order named, whether every unit shares it, and names the register does not know.

    ``wording`` is the agency's own text where it stands beside units that are named one by one.
    """

    units: tuple[Unit, ...] = ()
    shared: bool = False
    others: tuple[str, ...] = ()
    wording: str | None = None

    @property
    def is_named(self) -> bool:
        """Whether anyone is named at all."""
        return bool(self.units or self.shared or self.others)

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone's name as a reader should see it."""
        every = (EVERY_UNIT_THAI,) if self.shared else ()
        return (*every, *(unit.name for unit in self.units), *self.others)


def responsibility(responsible: Responsible, workspace: Workspace) -> Responsibility:
    """Look up who is responsible; text that stands alone is tried as a unit's name as well."""
    structured = bool(responsible.units or responsible.all)
    named = responsible.units if structured or not responsible.text else (responsible.text,)
    shared = responsible.all or any(map(is_every_unit, named))
    known = {name: workspace.unit(name) for name in named if not is_every_unit(name)}
    units = tuple(dict.fromkeys(unit for unit in known.values() if unit))
    others = tuple(name for name, unit in known.items() if unit is None)
    return Responsibility(units, shared, others, responsible.text if structured else None)


def measure_responsibility(measure: Measure, workspace: Workspace) -> Responsibility:
    """Put together who is responsible for any row of ``measure``, each once."""
    rows = [responsibility(row.responsible, workspace) for row in measure.rows]
    return Responsibility(
        units=tuple(dict.fromkeys(unit for row in rows for unit in row.units)),
        shared=any(row.shared for row in rows),
        others=tuple(dict.fromkeys(name for row in rows for name in row.others)),
    )
