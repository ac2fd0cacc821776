"""Rules on tables that tell their own sums: a column or a row called the sum is what stands beside or above it.

Only where nearly all of a table adds up is the rest wrong; else “sum” means something that is not known here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import is_what_it_is_called
from generator.checks.documents.published import Paper, papers
from generator.findings.finding import Finding
from generator.records.file_kinds import Kind
from generator.thai.digits import to_arabic

CODES = ("D429",)

_TABLES = {Kind.TEXT, Kind.EXCEL}
_CALLED_SUM = re.compile(r"(?:จำนวน|ยอด)?\s*(?:รวม|ทั้งสิ้น|ทั้งหมด)(?:ทั้งสิ้น|ทั้งหมด|ทุกรายการ|ทุกงาน|ทั้งปี)?\s*(?:\(.{0,12}\))?")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_NOUGHT = {"", "-", "–", "0"}
_ROWS, _CELLS = 3000, 60
_FEWEST, _SHARE = 2, 3
"""How many sums must be right for one to be wrong, and how many for each that is."""

Row = Sequence[str]


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield one finding a document: the first of its sums that its own figures do not make."""
    told: set[str] = set()
    for paper in papers(site):
        if paper.document.name in told or paper.inspection.kind not in _TABLES or not is_what_it_is_called(paper):
            continue
        told.add(paper.document.name)
        for page in paper.inspection.pages:
            wrong = _wrong(paper, page)
            if wrong:
                name, said, right = wrong
                yield paper.finding("D429", row=name, said=f"{said:f}", right=f"{right:f}")
                break


def _wrong(paper: Paper, page: str) -> tuple[str, Decimal, Decimal] | None:
    """Return the name of a sum of a table, what it says and what it should, where just a few are wrong."""
    rows = _rows(paper, page)
    head = next((index for index, row in enumerate(rows[:20]) if any(map(_is_sum, row[1:]))), None)
    sums = []
    if head is not None:
        column = next(index for index, cell in enumerate(rows[head]) if index and _is_sum(cell))
        sums += [one for row in rows[head + 1 :] if (one := _across(row, column))]
    sums += _below(rows)
    bad = [one for one in sums if one[1] != one[2]]
    good = len(sums) - len(bad)
    return bad[0] if bad and good >= max(_FEWEST, _SHARE * len(bad)) else None


def _rows(paper: Paper, page: str) -> list[Row]:
    lines = page.replace("\ufeff", "").splitlines()[:_ROWS]
    if paper.inspection.kind is Kind.EXCEL:
        return [to_arabic(line).split("\t")[:_CELLS] for line in lines]
    try:
        return [row[:_CELLS] for row in islice(csv.reader(map(to_arabic, lines)), _ROWS)]
    except csv.Error:
        return []


def _is_sum(cell: str) -> bool:
    return _CALLED_SUM.fullmatch(cell.strip()) is not None


def _across(row: Row, column: int) -> tuple[str, Decimal, Decimal] | None:
    """Return a row's sum with what its other cells make, where all of them are numbers."""
    cells = [_value(cell) for cell in row[1 : column + 1]]
    known = [cell for cell in cells if cell is not None]
    if len(row) <= column or len(known) < len(cells) or len(known) <= _FEWEST:
        return None
    return row[0].strip(), known[-1], sum(known[:-1], Decimal(0))


def _below(rows: Sequence[Row]) -> list[tuple[str, Decimal, Decimal]]:
    """Return the sums of the last row, where that is called so, with what the columns above make."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled or not filled[-1] or not _is_sum(filled[-1][0]):
        return []
    found = []
    for column, cell in enumerate(filled[-1][1:], start=1):
        cells = (_value(row[column]) if len(row) > column else None for row in reversed(filled[:-1]))
        numbers = [value for value in takewhile(lambda value: value is not None, cells) if value is not None]
        said = _value(cell) if cell.strip() not in _NOUGHT else None
        if said is not None and len(numbers) >= _FEWEST:
            found.append((f"{filled[-1][0].strip()} (ช่องที่ {column + 1})", said, sum(numbers, Decimal(0))))
    return found


def _value(cell: str) -> Decimal | None:
    text = cell.strip()
    if text in _NOUGHT:
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
