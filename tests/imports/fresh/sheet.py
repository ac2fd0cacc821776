"""A small paper as its author sees it: lines of text and tables; written into the kinds of files that towns have.

Nothing here knows of importing. In a table ``UP`` is a cell that is one with the cell above, ``LEFT`` with the one
before it.
"""

from __future__ import annotations

import csv
import html
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from openpyxl import Workbook

UP, LEFT = "^", "<"
_FIGURE = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]+)?")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONVERTED = {".ods": (".xlsx", "ods"), ".xls": (".xlsx", "xls"), ".odt": (".docx", "odt"), ".pdf": (".docx", "pdf")}


@dataclass
class Table:
    """Rows of texts; a row of one text in a wide table stands across it. ``cut`` rows are on each page of Word."""

    rows: list[list[str]]
    cut: int = 0
    headings: int = 1


@dataclass
class Sheet:
    """What stands in the paper, in order; a text box is a text behind ``BOX``."""

    blocks: list[str | Table] = field(default_factory=list)
    font: str = ""


BOX = "\x00"


def write(sheet: Sheet, path: Path) -> bool:
    """Write the paper as the kind of file that ``path`` names; ``False`` where this machine cannot."""
    suffix = path.suffix
    if suffix in _CONVERTED:
        return _converted(sheet, path, *_CONVERTED[suffix])
    {".docx": _word, ".xlsx": _excel, ".html": _page, ".csv": _delimited, ".tsv": _delimited}[suffix](sheet, path)
    return True


def _converted(sheet: Sheet, path: Path, made_as: str, kind: str) -> bool:
    from generator.system.libre_office import converted, found  # noqa: PLC0415 - only where such a paper is made

    program = found()
    if program is None:
        return False
    made = path.with_suffix(made_as)
    sheet = replace(sheet, font="Sarabun") if kind == "pdf" else sheet
    write(sheet, made)
    try:
        path.write_bytes(converted(program, made.read_bytes(), made_as[1:], kind))
    except (OSError, RuntimeError, subprocess.SubprocessError):
        return False
    finally:
        made.unlink()
    return True


def _word(sheet: Sheet, path: Path) -> None:
    document = Document()
    if sheet.font:
        document.styles["Normal"].font.name = sheet.font
        document.styles["Normal"].element.rPr.rFonts.set(qn("w:cs"), sheet.font)
    for block in sheet.blocks:
        if isinstance(block, Table):
            for number, rows in enumerate(_pages(block)):
                if number:
                    document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx types its documents only in part
                _word_table(document, rows)
        elif block.startswith(BOX):
            text = html.escape(block[1:])
            document.add_paragraph()._p.append(  # noqa: SLF001 - python-docx has no text boxes
                parse_xml(
                    f'<w:r xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="b"><v:textbox>'
                    f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
                    "</v:textbox></v:shape></w:pict></w:r>"
                )
            )
        else:
            document.add_paragraph(block)
    document.save(str(path))


def _pages(table: Table) -> list[list[list[str]]]:
    """Return the rows of each page, each page under the headings again."""
    heads, rows = table.rows[: table.headings], table.rows[table.headings :]
    if not table.cut:
        return [table.rows]
    return [heads + rows[start : start + table.cut] for start in range(0, len(rows), table.cut)]


def _word_table(document: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401 - python-docx
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {UP, LEFT}:
                continue
            cell = table.cell(place, column)
            bottom, right = _extent(rows, place, column)
            if (bottom, right) != (place, column):
                cell = cell.merge(table.cell(bottom, right))
            first, *more = text.split("\n")
            cell.text = first
            for line in more:
                cell.add_paragraph(line)


def _extent(rows: Sequence[Sequence[str]], place: int, column: int) -> tuple[int, int]:
    bottom, right = place, column
    while bottom + 1 < len(rows) and column < len(rows[bottom + 1]) and rows[bottom + 1][column] == UP:
        bottom += 1
    while right + 1 < len(rows[place]) and rows[place][right + 1] == LEFT:
        right += 1
    return (bottom, len(max(rows, key=len)) - 1) if len(rows[place]) == 1 else (bottom, right)


def _excel(sheet: Sheet, path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    row = 1
    for block in sheet.blocks:
        if isinstance(block, str):
            page.cell(row, 1, block.lstrip(BOX))
            row += 1
            continue
        for place, texts in enumerate(block.rows):
            for column, text in enumerate(texts):
                if text in {UP, LEFT}:
                    continue
                page.cell(row + place, column + 1, float(text) if _FIGURE.fullmatch(text) else text or None)
                bottom, right = _extent(block.rows, place, column)
                if (bottom, right) != (place, column):
                    page.merge_cells(None, row + place, column + 1, row + bottom, right + 1)
        row += len(block.rows) + 1
    book.save(path)


def _page(sheet: Sheet, path: Path) -> None:
    parts = ["<html><head><title>เว็บไซต์</title></head><body><div class='menu'>หน้าแรก | ติดต่อ</div>"]
    for block in sheet.blocks:
        if isinstance(block, str):
            parts.append(f"<p class=MsoNormal><span lang=TH>{html.escape(block.lstrip(BOX))}<o:p></o:p></span></p>")
            continue
        parts.append("<table class=MsoTableGrid border=1>")
        for place, row in enumerate(block.rows):
            parts.append("<tr>")
            for column, text in enumerate(row):
                if text in {UP, LEFT}:
                    continue
                bottom, right = _extent(block.rows, place, column)
                lines = "".join(
                    f"<p class=MsoNormal><span lang=TH>{html.escape(one) or '&nbsp;'}&nbsp;</span></p>"
                    for one in text.split("\n")
                )
                parts.append(f"<td rowspan={bottom - place + 1} colspan={right - column + 1}>{lines}</td>")
            parts.append("</tr>")
        parts.append("</table>")
    path.write_text("\n".join([*parts, "</body></html>"]), encoding="utf-8")


def _delimited(sheet: Sheet, path: Path) -> None:
    """Write what a spreadsheet saves as text: merged cells are empty but the first; CSV in the code page of Windows."""
    out = StringIO()
    writer = csv.writer(out, delimiter="," if path.suffix == ".csv" else "\t", lineterminator="\r\n")
    for block in sheet.blocks:
        if isinstance(block, str):
            writer.writerow([block.lstrip(BOX)])
        else:
            writer.writerows([["" if text in {UP, LEFT} else text for text in row] for row in block.rows])
    path.write_bytes(out.getvalue().encode("cp874" if path.suffix == ".csv" else "utf-8", errors="ignore"))
