"""Web pages saved from a browser: their tables, with spans of rows and columns, and the text between."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.imports.reading.model import Block, Cell, Paragraph, Table, squared
from generator.inspection.bounds import CELLS

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "head"})
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "section", "article", "caption", "dd", "dt"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_WIDEST, _TALLEST, _DEEPEST = 60, 500, 400


def read_web_page(text: str) -> Iterator[Block]:
    """Yield the tables and the text of a page; nothing that it points to is fetched."""
    page = LexborHTMLParser(text)
    base = page.css_first("base[href]")
    reader = _Reader(str(base.attributes.get("href") or "") if base else "")
    if page.body is not None:
        yield from reader.blocks(page.body, 0)
        yield from reader.rest()


class _Reader:
    """Reads one page."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.tables = 0
        self.left = CELLS
        self.words: list[str] = []

    def rest(self) -> Iterator[Block]:
        """Yield the words gathered so far as a paragraph."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            yield Paragraph(text)

    def blocks(self, parent: LexborNode, depth: int) -> Iterator[Block]:
        """Yield the tables and paragraphs below an element, in order."""
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag == "-text":
                self.words.append(node.text(deep=False))
            elif tag == "table" and _is_of_data(node) and depth < _DEEPEST:
                yield from self.rest()
                yield from self.table(node)
            elif tag not in _SKIPPED and depth < _DEEPEST:
                apart = tag in _BLOCKS or tag in _BREAKS
                if apart:
                    yield from self.rest()
                yield from self.blocks(node, depth + 1)
                if apart:
                    yield from self.rest()

    def table(self, element: LexborNode) -> Iterator[Block]:
        """Yield the table of an element, its merged cells spread."""
        grid: dict[tuple[int, int], Cell] = {}
        for row, line in enumerate(element.css("tr")):
            column = 0
            for cell in line.iter():
                if cell.tag not in {"td", "th"} or self.left < 0:
                    continue
                while (row, column) in grid:
                    column += 1
                column = self._put(grid, cell, row, column)
        width = max((column for _, column in grid), default=-1) + 1
        height = max((row for row, _ in grid), default=-1) + 1
        rows = [[grid.get((row, column), Cell("")) for column in range(width)] for row in range(height)]
        if made := squared(rows):
            self.tables += 1
            yield Table(f"ตารางที่ {self.tables}", made)

    def _put(self, grid: dict[tuple[int, int], Cell], cell: LexborNode, row: int, column: int) -> int:
        """Put a cell and what it spans into the grid and return the column behind it."""
        wide, tall = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
        self.left -= wide * tall
        text, links = _text(cell), tuple(self._links(cell))
        for down in range(tall):
            for across in range(wide):
                place = (row + down, column + across)
                grid.setdefault(place, Cell(text, "above" if down else "left" if across else "", links))
        return column + wide

    def _links(self, cell: LexborNode) -> Iterator[str]:
        for link in cell.css("a[href]"):
            target = urljoin(self.base, str(link.attributes.get("href") or "")) if self.base else ""
            target = target or str(link.attributes.get("href") or "")
            if target.startswith(("http://", "https://")):
                yield target


def _is_of_data(element: LexborNode) -> bool:
    """Tell whether a table holds data: one that holds other tables, or a single row, only places things on the page."""
    inner = element.css("table")  # which names the element itself too
    return len(inner) <= 1 and len(element.css("tr")) > 1


def _text(cell: LexborNode) -> str:
    pieces: list[str] = []
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            if node.parent is None or node.parent.tag not in _SKIPPED:
                pieces.append(" ".join(f" {node.text(deep=False)} ".split(" ")).replace("\n", " "))
        elif node.tag in _BREAKS:
            pieces.append("\n")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell: LexborNode, name: str, most: int) -> int:
    told = str(cell.attributes.get(name) or "1").strip()
    return max(1, min(int(told), most)) if told.isdecimal() else 1
