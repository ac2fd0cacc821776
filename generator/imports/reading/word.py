"""Word documents (DOCX): paragraphs and tables in their order, merged cells spread, marks of lists written out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.imports.reading.model import Block, Cell, Paragraph, Table, squared
from generator.imports.reading.word_marks import Marks

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BOX = qn("w:txbxContent")
_SKIPPED = frozenset(
    {qn("w:del"), qn("w:moveFrom"), _BOX, "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""What is no longer in the text, stands in a box of its own, or says a second time what programs of old can draw."""
_SHOWN = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
_BOXES = {"F0FE": "☑", "F052": "☑", "F0FD": "☑", "F0FC": "✓", "F050": "✓", "F0A8": "☐", "F06F": "☐", "F0A3": "☐"}
"""The boxes and ticks of Wingdings, which Word writes as symbols."""
_SPAN_MOST = 200


def read_word(raw: bytes) -> Iterator[Block]:
    """Yield the blocks of a guarded DOCX: its body, its text boxes where they are anchored, then footnotes."""
    document = Document(BytesIO(raw))
    reader = _Reader(document)
    yield from reader.blocks(document.element.body)
    for note in reader.notes():
        yield Paragraph(note)


class _Reader:
    """Reads one document from its beginning to its end."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx types its documents only in part
        self.document = document
        self.marks = Marks(document)
        self.tables = 0
        self.targets = {
            key: str(link.target_ref) for key, link in document.part.rels.items() if link.reltype.endswith("/hyperlink")
        }

    def blocks(self, parent: Any) -> Iterator[Block]:  # noqa: ANN401 - an lxml element
        """Yield the tables and paragraphs below an element, in order."""
        for child in parent:
            if child.tag == _PARAGRAPH:
                if text := self.line(child):
                    yield Paragraph(text)
                for box in _boxes(child):
                    yield from self.blocks(box)
            elif child.tag == _TABLE:
                yield from self.table(child)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)

    def table(self, element: Any) -> Iterator[Block]:  # noqa: ANN401 - an lxml element
        """Yield the table; one that only frames others on the page gives way to them."""
        rows = [*_inside(element, _ROW)]
        if all(len([*_inside(row, _CELL)]) <= 1 for row in rows) and element.findall(f".//{_TABLE}"):
            for row in rows:
                for cell in _inside(row, _CELL):
                    yield from self.blocks(cell)
            return
        self.tables += 1
        name = f"ตารางที่ {self.tables}"
        made: list[list[Cell]] = []
        for row in rows:
            made.append(self.row(row, made[-1] if made else []))
        yield Table(name, squared(made))

    def row(self, element: Any, above: list[Cell]) -> list[Cell]:  # noqa: ANN401 - an lxml element
        """Return the cells of a row, with those that go on from the row above."""
        made = [Cell("")] * _number(element, f"{qn('w:trPr')}/{qn('w:gridBefore')}", 0)
        for cell in _inside(element, _CELL):
            span = max(1, _number(cell, f"{qn('w:tcPr')}/{qn('w:gridSpan')}", 1))
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            text = self.text(cell)
            links = tuple(self.links(cell))
            first = Cell(text, "", links)
            carries_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue" and not text
            if carries_on and len(made) < len(above):
                first = Cell(above[len(made)].text, "above", above[len(made)].links)
            made.append(first)
            made.extend([Cell(first.text, first.spread or "left")] * (span - 1))
        return made

    def text(self, cell: Any) -> str:  # noqa: ANN401 - an lxml element
        """Return the words of a cell, paragraph by paragraph, with those of a table in it row by row."""
        lines: list[str] = []
        for block in self.blocks(cell):
            if isinstance(block, Paragraph):
                lines.append(block.text)
            else:
                self.tables -= 1
                lines += [" ".join(one.text for one in row if one.text and not one.spread) for row in block.rows]
        return "\n".join(line for line in lines if line.strip())

    def links(self, cell: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
        """Yield the addresses of the web that a cell leads to."""
        for link in cell.iter(qn("w:hyperlink")):
            target = self.targets.get(link.get(qn("r:id"), ""), "")
            if target.startswith(("http://", "https://")):
                yield target

    def line(self, paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
        """Return the text of a paragraph behind its automatic number."""
        text = " ".join("".join(_pieces(paragraph)).split(" ")).strip()
        mark = self.marks.of(paragraph) if text else ""
        return f"{mark} {text}".strip()

    def notes(self) -> Iterator[str]:
        """Yield the footnotes and endnotes."""
        for part in self.document.part.package.iter_parts():
            if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
                for paragraph in parse_xml(part.blob).iter(_PARAGRAPH):
                    if text := "".join(_pieces(paragraph)).strip():
                        yield text


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            yield _BOXES.get(str(child.get(qn("w:char"), "")).upper(), "•")
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _boxes(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - an lxml element
    """Yield the text boxes anchored in a paragraph, each once, not those within boxes."""
    for box in paragraph.iter(_BOX):
        above = [one.tag for one in box.iterancestors()]
        if _BOX not in above and not any(tag.endswith("}Fallback") for tag in above if isinstance(tag, str)):
            yield box


def _inside(element: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401 - an lxml element
    """Yield the children with a tag, also those that a content control or a change holds."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}:
            yield from _inside(child, tag)


def _number(element: Any, path: str, usual: int) -> int:  # noqa: ANN401 - an lxml element
    found = element.find(path)
    told = "" if found is None else str(found.get(qn("w:val"), ""))
    return min(int(told), _SPAN_MOST) if told.isdecimal() else usual
