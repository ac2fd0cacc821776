"""Draws tables: ruled cells, headings again on every page, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tests.sample_documents.lines import wrap
from tests.sample_documents.tables import NUMBER, Table, amount

if TYPE_CHECKING:
    from tests.sample_documents.paper import Paper

PAD = 1.4
"""Between the rule and the text, in millimetres."""

GAP = 0.6
"""Above and below the text of a row, in millimetres."""

SHADE = 240


class Style(NamedTuple):
    """How a row is written: ``weight`` (``""`` or ``"B"``), ``size`` in points, ``line`` in millimetres."""

    weight: str
    size: float
    line: float
    shaded: bool = False


class Cell(NamedTuple):
    """A cell: its text, its width in millimetres and where its text stands (``L``, ``C`` or ``R``)."""

    text: str
    width: float
    align: str


def draw_table(paper: Paper, table: Table, size: float, line: float) -> None:
    """Draw ``table`` across the page in type of ``size`` points with lines ``line`` millimetres high."""
    share = paper.epw / sum(table.widths)
    widths = [width * share for width in table.widths]
    aligns = ["C" if name == NUMBER else _align([row[i] for row in table.rows]) for i, name in enumerate(table.head)]
    head = [Cell(text, width, "C") for text, width in zip(table.head, widths, strict=True)]
    heading, plain = Style("B", size, line, shaded=True), Style("", size, line)
    for number, texts in enumerate(table.rows):
        row = [Cell(*cell) for cell in zip(texts, widths, aligns, strict=True)]
        style = heading if table.summed and number == len(table.rows) - 1 else plain
        if number == 0:
            paper.room(_height(paper, head, heading) + _height(paper, row, style))
            _row(paper, head, heading)
        elif paper.room(_height(paper, row, style)):
            _row(paper, head, heading)
        _row(paper, row, style)


def _align(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell not in {"", "-"}]
    return "R" if filled and all(amount(cell) is not None for cell in filled) else "L"


def _lines(paper: Paper, cell: Cell, style: Style) -> list[str]:
    paper.font(style.weight, style.size)
    return list(wrap(paper.digits(cell.text), cell.width - 2 * PAD, paper.width))


def _height(paper: Paper, row: Sequence[Cell], style: Style) -> float:
    return max(len(_lines(paper, cell, style)) for cell in row) * style.line + 2 * GAP


def _row(paper: Paper, row: Sequence[Cell], style: Style) -> None:
    height = _height(paper, row, style)
    left, top = paper.l_margin, paper.get_y()
    paper.set_draw_color(110)
    paper.set_line_width(0.2)
    paper.set_fill_color(SHADE)
    for cell in row:
        paper.rect(left, top, cell.width, height, style="DF" if style.shaded else "D")
        for number, line in enumerate(_lines(paper, cell, style)):
            paper.set_xy(left + PAD, top + GAP + number * style.line)
            paper.cell(cell.width - 2 * PAD, style.line, line, align=cell.align)
        left += cell.width
    paper.set_xy(paper.l_margin, top + height)
