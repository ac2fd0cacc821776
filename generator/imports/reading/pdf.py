"""Text PDFs: tables by the lines that are drawn around their cells, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError

from generator.imports.reading.model import Block, Cell, Paragraph, Table, squared
from generator.imports.reading.pdf_cells import Drawn, Line, cells_of, joined_lines, lines_of
from generator.imports.reading.pdf_page import Page, page_of
from generator.inspection.bounds import PAGES, Budget
from generator.inspection.office import TrapError
from generator.inspection.pdf import read_pdf
from generator.inspection.pdf_actions import BROKEN_PDF

_NEAR = 6.0
"""How far two tables may be off each other sideways to be one that a page has cut (in points)."""


def read_pdf_tables(raw: bytes) -> Iterator[Block]:
    """Yield the tables and lines of a PDF, page by page; raises ``TrapError`` where it has no text to go by."""
    inspection = read_pdf(raw, Budget())
    if inspection.problems and not any(page.strip() for page in inspection.pages):
        raise TrapError(inspection.problems[0])
    budget = Budget()
    reader = PdfReader(BytesIO(raw), strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    joined = _Joined()
    for number in range(min(len(reader.pages), PAGES)):
        if budget.is_spent:
            break
        try:
            page = page_of(reader.pages[number], budget)
        except (DependencyError, NotImplementedError, *BROKEN_PDF):
            continue
        yield from joined.page(page, number + 1)
    yield from joined.end()


class _Joined:
    """Joins what the ends of pages cut: a table that goes on is one, a row that goes on too."""

    def __init__(self) -> None:
        self.open: Drawn | None = None
        self.rows: list[list[Cell]] = []
        self.name = ""
        self.count = 0

    def page(self, page: Page, number: int) -> Iterator[Block]:
        """Yield what is complete with the next page."""
        tables = cells_of(page)
        outside = [line for line in lines_of(page, tables) if not line.text.strip().isdecimal()]
        blocks: list[Drawn | Line] = sorted([*tables, *outside], key=lambda block: -block.top)
        for place, block in enumerate(blocks):
            if not isinstance(block, Drawn):
                yield from self.end()
                yield Paragraph(block.text)
            elif place == 0 and self._goes_on(block):
                self._append(block.rows)
            else:
                yield from self.end()
                self.count += 1
                self.open, self.name = block, f"หน้า {number} ตารางที่ {self.count}"
                self.rows = [list(row) for row in block.rows]

    def end(self) -> Iterator[Block]:
        """Yield the table that is open."""
        if self.open is not None and (rows := squared(self.rows)):
            yield Table(self.name, rows)
        self.open = None

    def _goes_on(self, block: Drawn) -> bool:
        mine = self.open.columns if self.open else ()
        return len(mine) == len(block.columns) and all(
            abs(one - other) < _NEAR for one, other in zip(mine, block.columns, strict=True)
        )

    def _append(self, rows: list[list[Cell]]) -> None:
        texts = [cell.text for cell in rows[0]] if rows else []
        begin = 1 if self.rows and texts == [cell.text for cell in self.rows[0]] else 0
        more = [list(row) for row in rows[begin:]]
        if more and _is_cut(self.rows[-1], more[0]):
            above, below = self.rows[-1], more.pop(0)
            self.rows[-1] = [
                Cell(joined_lines([one.text, other.text]), one.spread, one.links)
                if not one.spread
                else (Cell(other.text) if other.text else one)
                for one, other in zip(above, below, strict=True)
            ]
        self.rows += more


def _is_cut(above: list[Cell], below: list[Cell]) -> bool:
    """Tell whether a row is the rest of the one before: it has no number, and goes on with what it is about."""
    if len(above) < 3 or below[0].text or not above[0].text:  # noqa: PLR2004 - a list of two columns has no numbers
        return False
    return bool(above[1].text and below[1].text) and not above[1].spread
