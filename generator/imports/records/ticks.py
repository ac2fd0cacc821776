"""What is ticked instead of written: units and states of the work that stand as headings over columns of ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.imports.cells.responsible import read_responsible
from generator.imports.cells.status import status_of
from generator.imports.records.context import Context
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Line


def units_ticked(line: Line, reading: Reading, context: Context) -> list[str]:
    """Return the ids of the units under whose names a row is ticked."""
    found: list[str] = []
    for entry, heading in _ticked(line, reading, context):
        for name in _tails(heading):
            told, sure = read_responsible(name, context.register)
            units = told if isinstance(told, list) else []
            if units and sure:
                found += [one for one in units if one not in found]
                context.ledger.use(entry)
                break
    return found


def status_ticked(lines: Iterable[Line], reading: Reading, context: Context) -> str | None:
    """Return the code of the status that rows are ticked under; ``None`` where there is none, or more than one."""
    told = [
        (entry, code)
        for line in lines
        for entry, heading in _ticked(line, reading, context)
        if (code := next(filter(None, map(status_of, _tails(heading))), None))
    ]
    codes = {code for _, code in told}
    if len(codes) != 1:
        return None
    context.ledger.use(*(entry for entry, _ in told))
    return codes.pop()


def _ticked(line: Line, reading: Reading, context: Context) -> Iterator[tuple[Entry, str]]:
    for place in reading.columns("ticked"):
        if line.entries[place].text:
            yield line.entries[place], context.headings[place]


def _tails(heading: str) -> Iterator[str]:
    """Yield the ends of a heading: of two rows of headings only the lower one names what is ticked."""
    words = heading.split()
    yield from (" ".join(words[start:]) for start in range(len(words)))
