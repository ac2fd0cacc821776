"""Draws tables: ruled cells, headings again on every page, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.sample_documents.lines import wrap
from tests.sample_documents.tables import NUMBER, Table, amount

if TYPE_CHECKING:
    from tests.sample_documents.paper import Paper

PAD = 1.4
"""Between the rule and the text, in millimetres."""

SHADE = 240


def draw_table(paper: Paper, table: Table, size: float, line: float) -> None:
    """Draw ``table`` across the page in type of ``size`` points with lines ``line`` millimetres high."""
    share = paper.epw / sum(table.widths)
    widths = [width * share for width in table.widths]
    paper.set_draw_color(110)
    paper.set_line_width(0.2)
    aligns = ["C" if name == NUMBER else _align([row[i] for row in table.rows]) for i, name in enumerate(table.head)]
    middle = ["C"] * len(widths)
    heading = ("B", size, line)
    paper.room(_height(paper, table.head, widths, heading) + _height(paper, table.rows[0], widths, ("", size, line)))
    _row(paper, table.head, widths, middle, heading, fill=True)
    for number, row in enumerate(table.rows):
        bold = table.summed and number == len(table.rows) - 1
        style = ("B" if bold else "", size, line)
        if paper.get_y() + _height(paper, row, widths, style) > paper.h - 15:
            paper.add_page()
            _row(paper, table.head, widths, middle, heading, fill=True)
        _row(paper, row, widths, aligns, style, fill=bold)


def _align(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell not in {"", "-"}]
    return "R" if filled and all(amount(cell) is not None for cell in filled) else "L"


def _lines(paper: Paper, text: str, width: float, style: tuple[str, float, float]) -> list[str]:
    paper.font(style[0], style[1])
    return list(wrap(paper.digits(text), width - 2 * PAD, paper.width))


def _height(paper: Paper, row: Sequence[str], widths: Sequence[float], style: tuple[str, float, float]) -> float:
    most = max(len(_lines(paper, cell, width, style)) for cell, width in zip(row, widths, strict=True))
    return most * style[2] + 1.2


def _row(
    paper: Paper,
    row: Sequence[str],
    widths: Sequence[float],
    aligns: Sequence[str],
    style: tuple[str, float, float],
    *,
    fill: bool,
) -> None:
    height = _height(paper, row, widths, style)
    left, top = paper.l_margin, paper.get_y()
    paper.set_fill_color(SHADE)
    for text, width, align in zip(row, widths, aligns, strict=True):
        paper.rect(left, top, width, height, style="DF" if fill else "D")
        for number, line in enumerate(_lines(paper, text, width, style)):
            paper.set_xy(left + PAD, top + 0.6 + number * style[2])
            paper.cell(width - 2 * PAD, style[2], line, align=align)
        left += width
    paper.set_xy(paper.l_margin, top + height)
