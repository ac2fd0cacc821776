"""Excel workbooks (XLSX)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from generator.inspection.bounds import CELLS, PAGES, Budget
from generator.inspection.office import BROKEN_ZIP, hyperlinks, located_pictures, paragraphs
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.sheet_cells import SheetCells, shown_value
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind

_BESIDE_CELLS = re.compile(r"xl/(?:comments\d*\.xml|(?:comments|threadedComments|drawings|charts)/[^/]+\.xml$)")
"""Parts of a workbook with words that are in no cell: comments, text boxes, charts."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
"""The part of one sheet."""
_FORMULAS_AND_HEADS = ("f", *(f"{page}{end}" for page in ("odd", "even", "first") for end in ("Header", "Footer")))
_BROKEN = (InvalidFileException, KeyError, AttributeError, TypeError, IndexError)


def read_excel(raw: bytes, budget: Budget) -> Inspection:
    """Read a guarded XLSX: each sheet, hidden ones too, is a page; cells are set apart by tabs, rows by line breaks."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that do not concern the text
            workbook = load_workbook(BytesIO(raw), read_only=True, data_only=True)
            sheets = workbook.worksheets
            cells = SheetCells(raw)
            pages = tuple(_pages(sheets, budget, cells))
        names = (str(getattr(sheet, "title", "")) for sheet in sheets)
        aside = normalised(budget.within(chain(names, _aside(raw))))
        links, located = hyperlinks(raw), located_pictures(raw)
    except (*_BROKEN, *BROKEN_ZIP):
        return failed(Problem.DAMAGED, Kind.EXCEL)
    whole = len(pages) == len(sheets) and not budget.is_spent
    problems = (Problem.EMPTY,) if whole and not any(page.strip() for page in pages) and not located else ()
    counted, tables = len(sheets), tuple(cells.tables)
    return Inspection(Kind.EXCEL, pages, counted, whole, problems, links, located, aside=aside, tables=tables)


def _aside(raw: bytes) -> Iterator[str]:
    """Yield what stands in comments, text boxes and charts, and formulas of links, of which cells show the words."""
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if _BESIDE_CELLS.match(name):
                yield from paragraphs(packed, name)
            elif _SHEET.match(name):
                content = packed.read(name)
                if b"HYPERLINK(" in content or b"<headerFooter" in content:
                    yield from paragraphs(packed, name, _FORMULAS_AND_HEADS)


def _pages(sheets: Iterable[object], budget: Budget, cells: SheetCells) -> Iterator[str]:
    for sheet in islice(sheets, PAGES):
        if budget.is_spent:
            return
        cells.begin(sheet)
        yield normalised(budget.within(_rows(sheet, budget, cells)))
        cells.end()


def _rows(sheet: object, budget: Budget, cells: SheetCells) -> Iterator[str]:
    """Yield the rows that hold anything; a sheet may claim a million rows, so empty cells are counted too."""
    sheet.reset_dimensions()  # type: ignore[attr-defined] # a sheet that is read only
    left = CELLS
    for number, row in enumerate(sheet.iter_rows(), start=1):  # type: ignore[attr-defined] # the same
        left -= len(row) + 1
        if left < 0 or budget.is_spent:
            budget.end()
            return
        shown = [shown_value(cell.value) for cell in row]
        line = "\t".join(shown).rstrip()
        if line.strip():
            cells.keep(number, row, shown)
            yield line
