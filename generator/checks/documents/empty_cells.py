"""Rules on cells left empty in a column that says who, when or with what money: what an assessor looks for first.

A row counts that says in words what is done. A cell that is one with the cell above is not empty, nor is a dash; what
most rows leave empty is left so on purpose, and a column empty from top to bottom was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import own_papers
from generator.checks.documents.grids import Grid, grids_of
from generator.checks.documents.published import Paper
from generator.checks.documents.told_before import Saying, told_before
from generator.checks.language.letters import LETTERS
from generator.findings.finding import Finding
from generator.inspection.result import Row

CODES = ("D462", "D463")

_REQUIRED = re.compile(
    r"(?:หน่วยงาน|ส่วนราชการ|กอง|ส่วนงาน)?(?:หลัก)?(?:ที่|ผู้)?รับผิดชอบ(?:หลัก|โครงการ|ดำเนินการ)?|ผู้รับผิดชอบ|(?:กำหนด|ช่วง)?ระยะเวลา(?:ที่)?(?:ดำเนิน(?:การ|งาน)|แล้วเสร็จ)?|ช่วงเวลา(?:ดำเนิน(?:การ|งาน))?"
    r"|งบประมาณ(?:ที่(?:ใช้|ได้รับ|ตั้งไว้|อนุมัติ))?(?:จัดสรร)?|วงเงิน(?:งบประมาณ)?"
)
_UNITS = re.compile(r"\([^()]{1,24}\)$")
_SUM = re.compile(r"\s*(?:จำนวน|ยอด)?\s*รวม")
_WORDS = re.compile(f"[{LETTERS}]{{6}}")
_HEAD_ROWS, _FEWEST, _LEAST_HEAD, _SHARE = 12, 3, 3, 4
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that must be filled, by the row of its heading."""

    name: str
    column: int
    head: int


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield documents whose tables have such cells or columns empty, each once."""
    before = told_before(site)
    for paper in own_papers(site):
        yield from before.findings(paper, "empty cells", partial(_left_empty, paper))


def _left_empty(paper: Paper) -> Iterator[Saying]:
    cells, columns = _empty(list(grids_of(paper)))
    if cells:
        more = " …" if len(cells) > _SHOWN else ""
        yield "D462", {"words": " · ".join(cells[:_SHOWN]) + more, "count": len(cells)}
    if columns:
        yield "D463", {"words": " · ".join(columns[:_SHOWN])}


def _empty(grids: Sequence[Grid]) -> tuple[list[str], list[str]]:
    """Return the cells and the columns that are empty; a table without a head goes on with the one before."""
    cells: list[str] = []
    columns: list[str] = []
    above: list[_Column] = []
    width = 0
    for grid in grids:
        own = _columns(grid)
        size = max((len(row.cells) for row in grid.rows), default=0)
        if not own and size == width and not grid.is_sheet:
            own = [_Column(one.name, one.column, -1) for one in above]
        above, width = own, size
        for one in own:
            rows = [row for row in grid.rows[one.head + 1 :] if _tells(row, one.column)]
            lacking = [row for row in rows if _is_empty(row, one.column)]
            if lacking and len(lacking) == len(rows) >= _FEWEST - 1:
                columns.append(f"{grid.name} ช่อง “{one.name}”" if grid.name else f"ช่อง “{one.name}”")
            elif len(rows) - len(lacking) >= _FEWEST and len(lacking) * _SHARE <= len(rows):
                cells += [f"{grid.place(row, one.column)} ({one.name})" for row in lacking]
    return cells, columns


def _columns(grid: Grid) -> list[_Column]:
    """Return the columns that must be filled, by the first row that has several headings."""
    for index, row in enumerate(grid.rows[:_HEAD_ROWS]):
        filled = [cell for cell in row.cells if cell.strip()]
        names = [(column, _UNITS.sub("", "".join(cell.split()))) for column, cell in enumerate(row.cells, start=1)]
        found = [_Column(name, column, index) for column, name in names if _REQUIRED.fullmatch(name)]
        if found and len(filled) >= _LEAST_HEAD:
            return found
    return []


def _tells(row: Row, column: int) -> bool:
    """Tell whether a row says in words what is done, and is no sum, no heading of a group and no second head."""
    words = [cell for place, cell in enumerate(row.cells, start=1) if cell.strip() and place != column]
    if len(words) < _FEWEST - 1 or _SUM.match(words[0]) or any(_REQUIRED.fullmatch(cell.strip()) for cell in words):
        return False
    return any(_WORDS.search(cell) for cell in words) and "m" not in row.kinds[:1]


def _is_empty(row: Row, column: int) -> bool:
    return column > len(row.kinds) or row.kinds[column - 1] == "_"
