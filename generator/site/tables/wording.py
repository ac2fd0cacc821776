"""Values in words: responsible units, periods, follow-ups and status; an agency's own words win over ours."""

from __future__ import annotations

from generator.records.loading.workspace import Workspace
from generator.records.model.progress import WORK_STATUS_THAI, WorkStatus
from generator.records.model.responsible import Responsible
from generator.site.tables.blocks import Pen
from generator.site.tables.values import Block


def responsible_blocks(pen: Pen, responsible: Responsible, workspace: Workspace) -> tuple[Block, ...]:
    """Return who is responsible: the agency's words, else the units by name, all of them in the layout's word."""
    if responsible.text:
        return pen.plain(responsible.text)
    every = [pen.layout.all_units] if responsible.all else []
    units = [(workspace.unit(name), name) for name in responsible.units]
    return pen.list([*every, *(unit.name if unit else name for unit, name in units)])


def status_blocks(pen: Pen, status: WorkStatus | None) -> tuple[Block, ...]:
    """Return the status as the layout's boxes, else in a word; nothing where it is not stated.

    One that the layout has no box for stands in a word below boxes of which none is ticked.
    """
    if status is None:
        return ()
    boxes = pen.choices((choice.label, status in choice.statuses) for choice in pen.layout.statuses)
    ticked = any(entry.ticked for block in boxes for entry in block.entries)
    return boxes if ticked else (*boxes, *pen.plain(WORK_STATUS_THAI[status]))
