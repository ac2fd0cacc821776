"""Papers as towns make them, in Word and in Excel, from a document in the ``ita-gold/1`` form.

Nothing here knows of importing. ``blocks_of(gold)`` is the paper as text and tables; ``word`` and ``excel`` write it
the way offices do: merged cells, tables cut at the end of a page with their headings again, titles between rows, lists
in one line or one paragraph each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook

from tests.real_documents.gold import nodes, value, words
from tests.real_documents.printed import printed_tables

Row = list[str]


@dataclass
class Grid:
    """A table: its row of headings, then rows; a row of one text is a title across the table."""

    headings: Row
    rows: list[Row] = field(default_factory=list)
    merged: frozenset[int] = frozenset()
    """Columns whose empty cells are one with the cell above."""


Block = str | Grid
_MERGED = {"number", "no", "title", "titles", "instrument", "instrument_score", "label"}


def blocks_of(gold: Mapping[str, Any], *, lines: bool = False) -> list[Block]:
    """Return the paper: its title, running text, then its tables; with ``lines`` each entry of a list on its own."""
    document = value(gold, "document")
    found: list[Block] = [words(document, "title") or "", words(document, "preamble") or ""]
    for section in nodes(gold, "narrative"):
        found.append(words(section, "heading") or "")
        found += [str(words({"p": one}, "p") or "") for one in value(section, "paragraphs") or []]
    if sentence := words(value(gold, "scores"), "sentence"):
        found.append(sentence)
    marked = sorted({(p, t) for p, t in _points(gold)}, key=lambda pair: -len(pair[1])) if lines else []
    raw = {str(table.get("id")): table for table in nodes(gold, "tables")}
    labels = _labels(gold)
    for printed in printed_tables(gold):
        table = raw[printed.name]
        keys = [str(column.get("key")) for column in nodes(table, "columns")]
        grid = Grid(
            [words(column, "text", "label", "heading") or "" for column in nodes(table, "columns")],
            merged=frozenset(place for place, key in enumerate(keys) if key in _MERGED),
        )
        heads = {int(one["line"]): str(words(one, "text")) for one in nodes(table, "section_headings")}
        done: set[int] = set()
        for row in printed.rows:
            for line in sorted(heads):
                if isinstance(row.line, int) and line < row.line and line not in done:
                    done.add(line)
                    grid.rows.append([heads[line]])
            texts = []
            for key, cell in zip(keys, row.cells, strict=True):
                ordered = printed.layout == "d2" and key == "steps"
                told = labels.get(row.line, "") if key == "label" else _orders(gold, row.line) if ordered else cell
                texts.append('"' if told is None else told)
            grid.rows.append([_lined(text, marked) for text in texts])
        found += [words(table, "title") or "", grid]
    return [block for block in found if block]


def _labels(gold: Mapping[str, Any]) -> dict[object, str]:
    """Return the label printed at a line of the document: of a measure at its first row, of a group of items."""
    found: dict[object, str] = {one.get("line"): words(one, "label") or "" for one in nodes(gold, "oit_groups")}
    for one in nodes(gold, "measures"):
        rows = nodes(one, "rows")
        if rows:
            found[rows[0].get("line")] = words(one, "label") or ""
    return found


def _orders(gold: Mapping[str, Any], line: object) -> str:
    """Return what is ordered for each item of the group at a line, each behind its code as it is printed."""
    group = next(one for one in nodes(gold, "oit_groups") if one.get("line") == line)
    held = set(value(group, "items") or [])
    return "\n".join(
        f"{value(one, 'code_text', 'id')} {words(one, 'instruction', 'instructions', 'steps', 'text')}"
        for one in nodes(gold, "oit_items")
        if one.get("id") in held and words(one, "instruction", "instructions", "steps", "text")
    )


def _points(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(node, Mapping):
        mark, text = node.get("mark"), words(node, "text")
        if mark and text:
            yield str(mark), text
        for one in node.values():
            yield from _points(one)
    elif isinstance(node, list):
        for one in node:
            yield from _points(one)


def _lined(text: str, marked: Sequence[tuple[str, str]]) -> str:
    for mark, words_ in marked:
        text = text.replace(f" {mark} {words_}", f"\n{mark} {words_}")
    return text


def blocks_of_text(text: str, tables: Sequence[Mapping[str, Any]]) -> list[Block]:
    """Return a paper that was kept as text with tabs between cells: rows of headings are at the lines tables name."""
    headers = {line for table in tables for line in table.get("header_lines", [])}
    found: list[Block] = []
    for place, line in enumerate(text.split("\n"), start=1):
        plain = re.sub(r"<input[^>]*checked[^>]*>", "☑", line)
        plain = re.sub(r"<input[^>]*>", "☐", plain)
        plain = re.sub(r"</p>|<br\s*/?>|</li>", "\v", plain)
        plain = re.sub(r"\*\*|<[^>]+>", " ", plain)
        if "\t" not in line:
            if plain.strip():
                found.append(plain.strip())
            continue
        cells = [
            "\n".join(filter(None, (" ".join(one.split()) for one in cell.split("\v")))) for cell in plain.split("\t")
        ]
        if place in headers or not (found and isinstance(found[-1], Grid)) or len(found[-1].headings) != len(cells):
            found.append(Grid(cells))
        else:
            found[-1].rows.append(cells)
    return found


def word(blocks: Sequence[Block], path: Path, *, merge: bool = True, cut: int = 0) -> None:
    """Write a Word document; with ``cut`` a table goes on after so many rows on a new page under its headings."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        size = cut or max(len(block.rows), 1)
        for start in range(0, max(len(block.rows), 1), size):
            _word_table(document, block, block.rows[start : start + size], merge=merge)
            if start + size < len(block.rows):
                document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx types its documents only in part
    document.save(str(path))


def _word_table(document: Any, block: Grid, rows: Sequence[Row], *, merge: bool) -> None:  # noqa: ANN401
    width = len(block.headings)
    table = document.add_table(rows=1 + len(rows), cols=width)
    for place, row in enumerate([block.headings, *rows]):
        cells = table.rows[place].cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=True):
            lines = text.split("\n")
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    for column in block.merged if merge else ():
        top = None
        for place, row in enumerate(rows, start=1):
            if len(row) == 1:
                top = None
            elif row[column] or top is None:
                top = place
            else:
                table.cell(top, column).merge(table.cell(place, column))
                _unpad(table.cell(top, column))


def _unpad(cell: Any) -> None:  # noqa: ANN401 - python-docx types its documents only in part
    for paragraph in cell.paragraphs[1:]:
        if not paragraph.text:
            paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - python-docx has no other way


def excel(blocks: Sequence[Block], path: Path, *, merge: bool = True, sheets: bool = False) -> None:
    """Write a workbook: all on one sheet, or each table on one of its own with the text before it above."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    row_number = 1
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(row_number, 1, block)
            row_number += 1
            continue
        row_number += 1
        for row in [block.headings, *block.rows]:
            for column, text in enumerate(row, start=1):
                sheet.cell(row_number, column, text or None)
            if len(row) == 1:
                sheet.merge_cells(None, row_number, 1, row_number, len(block.headings))
            row_number += 1
        if merge:
            _merge(sheet, block, row_number - len(block.rows))
        row_number += 1
        if sheets:
            sheet, row_number = book.create_sheet(), 1
    book.save(path)


def _merge(sheet: Any, block: Grid, first: int) -> None:  # noqa: ANN401 - openpyxl
    for column in block.merged:
        top = None
        for place, row in enumerate([*block.rows, ["end"]], start=first):
            goes_on = len(row) > 1 and not row[column] and top is not None
            if not goes_on:
                if top is not None and place - 1 > top:
                    sheet.merge_cells(None, top, column + 1, place - 1, column + 1)
                top = place if len(row) > 1 else None
