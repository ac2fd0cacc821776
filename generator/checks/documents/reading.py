"""What a document says as passages, each with the page, the heading or the cell where it stands.

Lines of a PDF are put together to paragraphs where a line that fills the page goes on in the next: what a rule looks
for may be broken between them. The cells of a workbook and of tables in Word are passages of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import Paper, entries_of
from generator.checks.language.asked_of import PAPER
from generator.checks.language.passages import Passage, Spot
from generator.inspection.result import Block, Inspection
from generator.records.file_kinds import Kind

Piece = tuple[str, str]
"""A text, and where it stands in its document."""

READ = 300_000
"""Characters of one document that are looked at: more than any report has, and soon done."""
_LONGEST = 2_000
"""Letters of one passage: a longer paragraph is a page that was not told apart."""
_PARTS = {Kind.PDF: "หน้า", Kind.POWERPOINT: "สไลด์"}
"""What a page of a kind of document is called; of other kinds, which are one page, the lines are counted."""
_BROKEN = re.compile("^[ะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|[เ-ไ]+$")
"""Signs at the edge of a line of a PDF, whose letter stands on the line before or behind."""
_FULL = 0.9
"""Share of the longest usual line from which a line goes on in the next."""
_SHORTEST_FULL, _JUDGED = 40, 50
_BEGINS = re.compile(r"\s*(?:[-–•●▪*(]|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?\s|ข้อ\s|ส่วนที่|บทที่|ตารางที่|หมวด|มาตรา)")
"""How a paragraph begins that is a point of a list or a heading."""
_HEADING_SHOWN = 40
_TWO_TONES, _MISREAD = re.compile("[\u0e48-\u0e4b]{2}|ผ้(?=[ก-ฮ])"), 3


def lines_of(inspection: Inspection) -> Iterator[Piece]:
    """Yield the lines and cells of a document with where each stands, as far as they are looked at."""
    left = READ
    for text, where in _pieces(inspection):
        if text.strip():
            yield text, where
        left -= len(text) + 1
        if left <= 0:
            return


def paragraphs_of(inspection: Inspection) -> Iterator[Piece]:
    """Yield the same with the lines of each page of a PDF put together to paragraphs."""
    if inspection.kind is not Kind.PDF:
        yield from lines_of(inspection)
        return
    left = READ
    full = _full(inspection)
    for number, page in enumerate(inspection.pages, 1):
        for text in _joined(page[:left].splitlines(), full):
            yield text, f"หน้า {number}"
        left -= len(page)
        if left <= 0:
            return


def passages_of(
    site: SiteContext, paper: Paper, pieces: Iterable[Piece], *, year: int | None, item: str | None = None
) -> tuple[Passage, ...]:
    """Return ``pieces`` of a paper as passages of ``year`` (BE) and ``item``, for the rules on text."""
    day = _day(site, paper)
    return tuple(
        Passage(text[:_LONGEST], PAPER, Spot(paper.document.name, where, day), year=year, item=item)
        for text, where in pieces
    )


def rows_of(inspection: Inspection) -> Iterator[Piece]:
    """Yield the rows of tables whose cells are known, each as one text with where it stands."""
    for number, table in enumerate(inspection.tables, start=1):
        for row in table.rows:
            sheet = table.name if inspection.kind is Kind.EXCEL else f"ตารางที่ {number}"
            yield " ".join(" ".join(cell.split()) for cell in row.cells if cell), f"{sheet} แถว {row.number}"


def is_misread(inspection: Inspection) -> bool:
    """Tell whether the font of a PDF says wrongly which marks it shows: again and again two tone marks on one letter.

    What stands on paper may be right then, and nothing is concluded from its letters.
    """
    return inspection.kind is Kind.PDF and len(_TWO_TONES.findall(inspection.text[:READ])) >= _MISREAD


def cell_name(row: int, column: int) -> str:
    """Return the address of a cell as Excel has it: ``C7``."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - of documents read before no cell is named again

    return f"{get_column_letter(column)}{row}"


def place_of(block: Block) -> str:
    """Say where a paragraph of a Word document stands."""
    if block.table:
        return f"ตารางที่ {block.table} แถว {block.row} ช่อง {block.column}"
    if not block.number:
        return "หัวท้ายกระดาษหรือเชิงอรรถ"
    heading = block.heading if block.heading != " ".join(block.text.split()) else ""
    shown = heading[:_HEADING_SHOWN] + ("…" if len(heading) > _HEADING_SHOWN else "")
    return f"ย่อหน้า {block.number}" + (f" ใต้หัวข้อ “{shown}”" if shown else "")


def _pieces(inspection: Inspection) -> Iterator[Piece]:
    if inspection.kind is Kind.WORD and inspection.blocks:
        for block in inspection.blocks:
            yield from ((line, place_of(block)) for line in block.text.replace("\t", "\n").splitlines())
        return
    if inspection.kind is Kind.EXCEL and inspection.tables:
        for table in inspection.tables:
            for line in table.rows:
                for column, cell in enumerate(line.cells, start=1):
                    where = f"{table.name}!{cell_name(line.number, column)}"
                    yield from ((words, where) for words in cell.splitlines())
        return
    part = _PARTS.get(inspection.kind)
    for number, page in enumerate(inspection.pages, 1):
        for count, words in enumerate(page.splitlines(), 1):
            whole = _BROKEN.sub("", words) if inspection.kind is Kind.PDF else words
            for cell in whole.split("\t"):
                yield cell, f"{part} {number}" if part else f"บรรทัด {count}"


def _full(inspection: Inspection) -> float:
    """Return how long a line of a PDF is that fills the page."""
    sizes = sorted(len(line.rstrip()) for page in inspection.pages[:_JUDGED] for line in page.splitlines())
    return max(_SHORTEST_FULL, _FULL * sizes[len(sizes) * 49 // 50]) if sizes else _SHORTEST_FULL


def _joined(lines: list[str], full: float) -> Iterator[str]:
    """Put the lines of a page together where one fills it and the next begins no point of its own."""
    text, goes_on = "", False
    for line in lines:
        words = line.rstrip()
        if goes_on and words.strip() and not _BEGINS.match(words) and len(text) < _LONGEST:
            text += words if text.endswith(" ") or words.startswith(" ") else _glue(text, words)
        else:
            if text.strip():
                yield text
            text = words
        goes_on = len(words) >= full and "\t" not in words
    if text.strip():
        yield text


def _glue(before: str, behind: str) -> str:
    """Return ``behind`` as it goes on: with a space between Latin letters or digits, which Thai needs none of."""
    return f" {behind}" if before[-1:].isascii() or behind[:1].isascii() else behind


def _day(site: SiteContext, paper: Paper) -> date | None:
    """Return the day of which a paper is: that of its issue, as the evidence that shows it says."""
    return next((entry.issued for entry in entries_of(site, paper) if entry.issued), None)
