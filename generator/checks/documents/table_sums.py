"""Rules on tables that tell their own sums: a column or a row called the sum is what stands beside or above it.

Only where nearly all of a table adds up is the rest wrong; else “sum” means something that is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import islice, takewhile

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import is_what_it_is_called
from generator.checks.documents.grids import Grid, grids_of
from generator.checks.documents.published import Paper, papers
from generator.checks.documents.told_before import Saying, told_before
from generator.findings.finding import Finding
from generator.inspection.result import Row

CODES = ("D429",)

_CALLED_SUM = re.compile(r"(?:จำนวน|ยอด)?\s*(?:รวม|ทั้งสิ้น|ทั้งหมด)(?:ทั้งสิ้น|ทั้งหมด|ทุกรายการ|ทุกงาน|ทั้งปี)?\s*(?:\(.{0,12}\))?")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_NOUGHT = {"", "-", "–", "0"}
_FEWEST, _SHARE = 2, 3
"""How many sums must be right for one to be wrong, and how many for each that is."""

Sum = tuple[str, Decimal, Decimal]
"""What a sum is called with where it stands, what it says and what it should."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield one finding a document: the first of its sums that its own figures do not make."""
    told: set[str] = set()
    before = told_before(site)
    for paper in papers(site):
        if paper.document.name in told or not is_what_it_is_called(paper):
            continue
        told.add(paper.document.name)
        yield from before.findings(paper, "sums", partial(_first_wrong, paper))


def _first_wrong(paper: Paper) -> Iterator[Saying]:
    for name, said, right in islice(filter(None, map(_wrong, grids_of(paper))), 1):
        yield "D429", {"row": name, "said": f"{said:f}", "right": f"{right:f}"}


def _wrong(grid: Grid) -> Sum | None:
    """Return a sum of a table that is not what it is made of, where just a few are wrong."""
    rows = grid.rows
    head = next((index for index, row in enumerate(rows[:20]) if any(map(_is_sum, row.cells[1:]))), None)
    sums = []
    if head is not None:
        column = next(index for index, cell in enumerate(rows[head].cells) if index and _is_sum(cell))
        sums += [one for row in rows[head + 1 :] if (one := _across(grid, row, column))]
    sums += _below(grid) if grid.is_whole else []
    bad = [one for one in sums if one[1] != one[2]]
    good = len(sums) - len(bad)
    return bad[0] if bad and good >= max(_FEWEST, _SHARE * len(bad)) else None


def _is_sum(cell: str) -> bool:
    return _CALLED_SUM.fullmatch(cell.strip()) is not None


def _across(grid: Grid, row: Row, column: int) -> Sum | None:
    """Return a row's sum with what its other cells make, where all of them are numbers."""
    cells = [_value(cell) for cell in row.cells[1 : column + 1]]
    known = [cell for cell in cells if cell is not None]
    if len(row.cells) <= column or len(known) < len(cells) or len(known) <= _FEWEST:
        return None
    return f"{row.cells[0].strip()} ({grid.place(row, column + 1)})", known[-1], sum(known[:-1], Decimal(0))


def _below(grid: Grid) -> list[Sum]:
    """Return the sums of the last row, where that is called so, with what the columns above make."""
    filled = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
    last = filled[-1] if filled else None
    if last is None or not last.cells or not _is_sum(last.cells[0]):
        return []
    found = []
    for column, cell in enumerate(last.cells[1:], start=1):
        cells = (_value(row.cells[column]) if len(row.cells) > column else None for row in reversed(filled[:-1]))
        numbers = [value for value in takewhile(lambda value: value is not None, cells) if value is not None]
        said = _value(cell) if cell.strip() not in _NOUGHT else None
        if said is not None and len(numbers) >= _FEWEST:
            name = f"{last.cells[0].strip()} ({grid.place(last, column + 1)})"
            found.append((name, said, sum(numbers, Decimal(0))))
    return found


def _value(cell: str) -> Decimal | None:
    text = cell.strip()
    if text in _NOUGHT:
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
