"""Rules on single cells of tables: days of the wrong era, days that are none, formulas that failed, numbers as text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import own_papers
from generator.checks.documents.grids import Grid, grids_of
from generator.checks.documents.published import Paper
from generator.checks.documents.reading import lines_of
from generator.checks.documents.told_before import Saying, told_before
from generator.findings.finding import Finding
from generator.inspection.result import Row
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET

CODES = ("D428", "D460", "D461", "D464", "D465")

_FAR_DAY = re.compile(r"(?P<year>2[45][0-9]{2})-[0-9]{2}-[0-9]{2} [0-9:]{8}")
"""A cell that holds a day, as it is read: its year is of the Common Era, however the sheet shows it."""
_WRONG_ERA = re.compile(
    r"(?<!ประมาณ)(?<!ประมาณ )พ\s?\.?\s?ศ\s?\.\s*(?P<common>20[0-4][0-9])(?![0-9])"
    r"|ค\s?\.?\s?ศ\s?\.\s*(?P<buddhist>25[0-9]{2})(?![0-9])"
)
_BUDDHIST_HEAD = re.compile(r"(?:ปี)?\s*\(?พ\s?\.?\s?ศ\s?\.?\)?")
_COMMON_YEAR = re.compile(r"20[0-4][0-9]")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})")
_ERROR = re.compile(r"#(?:REF|DIV/0|VALUE|NAME|NUM|NULL|N/A|SPILL|CALC)[!?]?|#{4,}")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_NAMES = re.compile(r"ลำดับ|ที่$|เลข|รหัส|โทร|บัตร|ปี|หมู่|ข้อ|ไปรษณีย์|ชั้น|หมายเหตุ|ร้อยละ|วันที่|สัญญา")
"""Headings of columns whose figures are names of something and are never added."""
_SHOWN, _MOST, _FEWEST, _MONTHS, _SHARE = 6, 200, 3, 12, 3


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield documents with such cells, each once for each kind of slip."""
    before = told_before(site)
    for paper in own_papers(site):
        yield from before.findings(paper, "cells", partial(_of_cells, paper))


def _of_cells(paper: Paper) -> Iterator[Saying]:
    grids = list(grids_of(paper))
    eras = chain(_typed_eras(lines_of(paper.inspection)), *map(_columns_of_years, grids))
    for code, slips in (
        ("D428", chain.from_iterable(map(_far_days, grids))),
        ("D460", eras),
        ("D461", chain.from_iterable(map(_no_days, grids))),
        ("D464", chain.from_iterable(map(_errors, grids))),
        ("D465", chain.from_iterable(map(_numbers_as_text, grids))),
    ):
        found = list(dict.fromkeys(slips))[:_MOST]
        if found:
            words = " · ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
            yield code, {"words": words, "count": len(found)}


def _cells(grid: Grid) -> Iterator[tuple[Row, int, str, str]]:
    for row in grid.rows:
        for column, (cell, kind) in enumerate(zip(row.cells, row.kinds, strict=False), start=1):
            if cell:
                yield row, column, cell, kind


def _far_days(grid: Grid) -> Iterator[str]:
    """Yield days of a workbook whose year of the Common Era is one of the Buddhist Era: 543 years too late."""
    for row, column, cell, kind in _cells(grid):
        match = _FAR_DAY.fullmatch(cell) if kind in "db" else None
        if match:
            yield f"{grid.place(row, column)} {cell[:10]} (ปี ค.ศ. {match['year']})"


def _typed_eras(pieces: Iterator[tuple[str, str]]) -> Iterator[str]:
    for text, where in pieces:
        for match in _WRONG_ERA.finditer(to_arabic(text)) if "ศ" in text else ():
            common = match["common"]
            right = f"พ.ศ. {int(common) + OFFSET}" if common else f"ค.ศ. {int(match['buddhist']) - OFFSET}"
            yield f"{where}: “{' '.join(match[0].split())}” (น่าจะเป็น {right})"


def _columns_of_years(grid: Grid) -> Iterator[str]:
    """Yield years of the Common Era in a column called พ.ศ., and days shown so among days of the Buddhist Era."""
    heads = {
        column
        for row in grid.rows[:_MONTHS]
        for column, cell in enumerate(row.cells, start=1)
        if _BUDDHIST_HEAD.fullmatch(cell.strip())
    }
    shown: dict[int, Counter[str]] = {}
    for _, column, cell, kind in _cells(grid):
        if kind in "db" and not _FAR_DAY.fullmatch(cell):
            shown.setdefault(column, Counter())[kind] += 1
    for row, column, cell, kind in _cells(grid):
        if column in heads and _COMMON_YEAR.fullmatch(cell):
            yield f"{grid.place(row, column)}: {cell} (น่าจะเป็น พ.ศ. {int(cell) + OFFSET})"
        elif kind == "d" and not _FAR_DAY.fullmatch(cell) and shown[column]["b"] >= _SHARE * shown[column]["d"]:
            yield f"{grid.place(row, column)}: {cell[:10]} แสดงเป็น ค.ศ. ทั้งที่ช่องอื่นในคอลัมน์แสดงเป็น พ.ศ."


def _no_days(grid: Grid) -> Iterator[str]:
    """Yield days typed in figures that no calendar has; with the month first they are none of ours either."""
    for row, column, cell, kind in _cells(grid):
        match = _DAY.fullmatch(cell) if kind == "t" else None
        if match is None:
            continue
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
        common = year - OFFSET if year > 2400 else year  # noqa: PLR2004 - the Buddhist Era
        if not 1 <= month <= _MONTHS or not 1 <= day <= monthrange(max(common, 1), month)[1]:
            yield f"{grid.place(row, column)}: {cell}"


def _errors(grid: Grid) -> Iterator[str]:
    for row, column, cell, _ in _cells(grid):
        if grid.is_sheet and _ERROR.fullmatch(cell):
            yield f"{grid.place(row, column)}: {cell}"


def _numbers_as_text(grid: Grid) -> Iterator[str]:
    """Yield numbers that are text in a column of numbers: the program adds none of them."""
    columns: dict[int, list[tuple[Row, str, str]]] = {}
    for row, column, cell, kind in _cells(grid) if grid.is_sheet else ():
        columns.setdefault(column, []).append((row, cell, kind))
    for column, cells in columns.items():
        numbers = sum(kind == "n" for _, _, kind in cells)
        typed = [(row, cell) for row, cell, kind in cells if kind == "t" and _NUMBER.fullmatch(cell)]
        if numbers < _FEWEST or not typed or len(typed) * 2 > numbers or _is_name(cells):
            continue
        for row, cell in typed:
            missed = _missed(cells, Decimal(cell.replace(",", "")))
            yield f"{grid.place(row, column)} “{cell}”" + (f" (ผลรวม {missed} ไม่ได้นับช่องนี้)" if missed else "")


def _is_name(cells: Sequence[tuple[Row, str, str]]) -> bool:
    """Tell whether a column, by the texts above its figures, holds numbers that name something."""
    heads = [cell for _, cell, kind in cells[:_FEWEST] if kind == "t" and not _NUMBER.fullmatch(cell)]
    return any(_NAMES.search(head) for head in heads)


def _missed(cells: Sequence[tuple[Row, str, str]], typed: Decimal) -> str:
    """Return the last number of a column where it is the sum of the numbers alone, and not of what is typed as text."""
    numbers = [Decimal(cell) for _, cell, kind in cells if kind == "n" and _NUMBER.fullmatch(cell)]
    return f"{numbers[-1]:f}" if len(numbers) > 1 and typed and numbers[-1] == sum(numbers[:-1]) else ""
