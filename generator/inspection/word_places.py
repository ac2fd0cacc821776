"""Where the paragraphs of a Word document stand: below which heading, in which cell of which table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.inspection.bounds import TABLE_CELLS
from generator.inspection.result import Block, Row, Table

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_AROUND_CELLS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}
"""What may stand between a table and its rows, or a row and its cells."""
_PROPERTIES, _CELL_PROPERTIES = qn("w:pPr"), qn("w:tcPr")
_STYLE, _DEPTH, _BOLD, _VALUE = qn("w:pStyle"), qn("w:outlineLvl"), qn("w:b"), qn("w:val")
_HEADINGS = ("heading", "title", "หัวเรื่อง", "หัวข้อ", "ชื่อเรื่อง")
_LONGEST_HEADING = 120
_MOST_SPANNED = 60

Element = Any
"""An element of lxml, which has no types of its own."""


class Places:
    """The tables of an open document; its paragraphs are put to them, in order, as they are read."""

    def __init__(self, document: Element) -> None:
        """Give every cell of every table its place, as far as they are kept one by one."""
        styles = ((style.style_id, (style.name or "").lower()) for style in document.styles)
        self._headings = {name for name, title in styles if title.startswith(_HEADINGS)}
        self._cells: dict[Element, tuple[int, int, int]] = {}
        self._merged: set[tuple[int, int, int]] = set()
        self._words: dict[tuple[int, int, int], list[str]] = {}
        self._names: dict[int, str] = {}
        self._heading, self._before, self._number = "", "", 0
        for number, table in enumerate(document.part.element.iter(_TABLE), start=1):
            self._read(number, table)
            if len(self._words) > TABLE_CELLS:
                break

    def block(self, paragraph: Element, text: str) -> Block:
        """Return the next paragraph, which says ``text``, with its place."""
        cell = next(paragraph.iterancestors(_CELL), None)
        if cell is not None:
            place = self._cells.get(cell, (0, 0, 0))
            if place in self._words:
                self._words[place].append(text)
                self._names.setdefault(place[0], self._before or self._heading)
            return Block(text, self._heading, 0, *place)
        self._number += 1
        if self._is_heading(paragraph, text):
            self._heading = " ".join(text.split())
        self._before = " ".join(text.split())
        return Block(text, self._heading, self._number)

    def tables(self) -> tuple[Table, ...]:
        """Return the tables with what was read into them; those in cells of others are tables too."""
        rows: dict[int, dict[int, dict[int, str]]] = {}
        for (table, row, column), words in self._words.items():
            rows.setdefault(table, {}).setdefault(row, {})[column] = " ".join(" ".join(words).split())
        return tuple(
            Table(self._names.get(table, ""), tuple(self._row(table, number, cells) for number, cells in found.items()))
            for table, found in rows.items()
        )

    def _row(self, table: int, number: int, cells: dict[int, str]) -> Row:
        words = tuple(cells.get(column, "") for column in range(1, max(cells) + 1))
        kinds = "".join(
            "m" if (table, number, column) in self._merged else "t" if text else "_"
            for column, text in enumerate(words, start=1)
        )
        return Row(number, words, kinds)

    def _read(self, number: int, table: Element) -> None:
        for line, row in enumerate(_inside(table, _ROW), start=1):
            column = 1
            for cell in _inside(row, _CELL):
                place = (number, line, column)
                self._cells[cell] = place
                self._words[place] = []
                merged = cell.find(f"{_CELL_PROPERTIES}/{qn('w:vMerge')}")
                if merged is not None and merged.get(_VALUE, "continue") == "continue":
                    self._merged.add(place)
                span = _span(cell)
                for behind in range(column + 1, column + span):
                    self._words[number, line, behind] = []
                    self._merged.add((number, line, behind))
                column += span

    def _is_heading(self, paragraph: Element, text: str) -> bool:
        """Tell whether a paragraph is a heading: by its style or depth, or a short one all in bold."""
        if len(text) > _LONGEST_HEADING:
            return False
        properties = paragraph.find(_PROPERTIES)
        if properties is not None:
            style = properties.find(_STYLE)
            if properties.find(_DEPTH) is not None or (style is not None and style.get(_VALUE) in self._headings):
                return True
        runs = [run for run in paragraph.iter(qn("w:r")) if "".join(run.itertext()).strip()]
        return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{_BOLD}")
    return bold is not None and bold.get(_VALUE, "1") not in {"0", "false", "off"}


def _span(cell: Element) -> int:
    """Return over how many columns a cell goes."""
    span = cell.find(f"{_CELL_PROPERTIES}/{qn('w:gridSpan')}")
    text = span.get(_VALUE, "") if span is not None else ""
    return min(max(1, int(text)), _MOST_SPANNED) if text.isdecimal() else 1


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Yield the children with a tag, also those that a content control or a change holds."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND_CELLS:
            yield from _inside(child, tag)
