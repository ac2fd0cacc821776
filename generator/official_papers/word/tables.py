"""A printed table as a Word table: a head repeated on every page, merged cells, sub-headings, lists in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from docx.oxml.ns import qn

from generator.official_papers.paper import SHORT, PartTable
from generator.official_papers.word.elements import Element, bold, element, paragraph, run, symbol
from generator.site.tables.values import Block, Cell, Entry, Group

_MARK, _DEEPER = 300, 300
"""How far a line stands in after its mark, and how much further the lines under it, in twips."""
_LETTER, _LOW, _TWIPS = 110, 9, 567
"""How wide a letter is, in twips; the lines up to which a row stays on one page; twips to a centimetre."""


def word_table(shown: PartTable, width: int) -> Element:
    """Return the table ``width`` twips wide."""
    columns = _columns(shown.fitted(), [narrowest * _TWIPS for narrowest in shown.narrowest()], width)
    styles = ["OITCellCentre" if wanted < SHORT else "OITCell" for wanted in shown.widths]
    rows = [_head([heading.text for heading in shown.table.headings], columns)]
    for group in shown.table.groups:
        rows.extend(_group_heading(heading, columns, is_first=len(rows) == 1) for heading in group.headings)
        rows.extend(_rows(group, columns, styles))
    properties = element(
        "tblPr",
        element("tblStyle", val="OITTable"),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        element("tblCaption", val=run(shown.table.caption)[-1].text),
    )
    grid = element("tblGrid", *(element("gridCol", w=column) for column in columns))
    return element("tbl", properties, grid, *rows)


def _columns(wanted: Sequence[float], least: Sequence[float], width: int) -> list[int]:
    """Share ``width`` among the columns as they want it, to the last twip, and as far as it goes none its ``least``."""
    least = [one * min(1.0, width / sum(least)) for one in least]
    shares, kept = list(wanted), set[int]()
    for _ in wanted:
        room = width - sum(least[column] for column in kept)
        asked = sum(share for column, share in enumerate(wanted) if column not in kept) or 1
        shares = [least[column] if column in kept else share * room / asked for column, share in enumerate(wanted)]
        short = {column for column, share in enumerate(shares) if share < least[column]} - kept
        if not short:
            break
        kept |= short
    ends = [round(width * so_far / sum(shares)) for so_far in accumulate(shares)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _head(texts: Sequence[str], columns: Sequence[int]) -> Element:
    cells = (_cell([paragraph("OITTableHead", run(text))], column) for text, column in zip(texts, columns, strict=True))
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _group_heading(text: str, columns: Sequence[int], *, is_first: bool) -> Element:
    """Return a row across the table; right under the head it must not be kept with what follows.

    LibreOffice would keep the words over the table with all of that, and leave them alone on their page.
    """
    words = paragraph("OITTableGroup", run(text))
    if is_first:
        words.find(qn("w:pPr")).append(element("keepNext", val=0))
    shown = _cell([words], sum(columns), len(columns))
    return element("tr", element("trPr", element("cantSplit")), shown)


def _rows(group: Group, columns: Sequence[int], styles: Sequence[str]) -> Iterator[Element]:
    """Yield the rows; a cell that another covers goes on below it, and is left out beside it."""
    below: dict[int, tuple[int, int]] = {}
    for row in group.rows:
        cells, column = [], 0
        while column < len(columns):
            cell = row.cells[column]
            left, span = below.get(column, (0, 1))
            if cell is None and left:
                below[column] = (left - 1, span)
                width = sum(columns[column : column + span])
                cells.append(_cell([paragraph("OITCell")], width, span, merge="continue"))
            elif cell is not None:
                span = cell.colspan
                below[column] = (cell.rowspan - 1, span)
                cells.append(_shown(cell, sum(columns[column : column + span]), styles[column]))
            column += span
        is_low = all(_height(cell, width) <= _LOW for cell, width in zip(row.cells, columns, strict=True) if cell)
        yield element("tr", *((element("trPr", element("cantSplit")),) if is_low else ()), *cells)


def _height(cell: Cell, width: int) -> float:
    """Estimate how many lines a cell takes in a column ``width`` twips wide."""
    return sum(1 + len(line) * _LETTER / width for line in cell.lines())


def _shown(cell: Cell, width: int, style: str) -> Element:
    paragraphs = [made for block in cell.blocks for made in _block(block, style)]
    return _cell(paragraphs, width, cell.colspan, merge="restart" if cell.rowspan > 1 else None)


def _cell(paragraphs: Sequence[Element], width: int, span: int = 1, merge: str | None = None) -> Element:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    return element("tc", properties, *(paragraphs or [paragraph("OITCell")]))


def _block(block: Block, style: str) -> Iterator[Element]:
    for entry in block.entries:
        if block.kind == "choices":
            yield paragraph(style, symbol(entry.mark), run(f" {entry.text}"))
        elif block.kind == "heading":
            yield paragraph(style, bold(entry.text))
        else:
            yield from _entry(entry, 0, style)


def _entry(entry: Entry, depth: int, style: str) -> Iterator[Element]:
    """Yield a line with its mark, and the lines under it further in."""
    indent = depth * _DEEPER + (_MARK if entry.mark else 0)
    yield paragraph(style, run(f"{entry.mark} {entry.text}".strip()), indent=indent, hanging=min(indent, _MARK))
    for under in entry.sub:
        yield from _entry(under, depth + 1, style)


def keep_with_next(table: Element) -> None:
    """Keep the last row of ``table`` on one page with what follows it: nobody signs an empty page."""
    for line in table[-1].iter(qn("w:pPr")):
        line.find(qn("w:pStyle")).addnext(element("keepNext"))
