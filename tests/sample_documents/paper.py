"""Draws one document as a PDF of A4 pages: emblem, title, paragraphs, lists, tables and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from fpdf import FPDF

from generator.thai.digits import to_thai
from tests.sample_documents import emblem, figures
from tests.sample_documents.grid import draw_table
from tests.sample_documents.lines import wrap
from tests.sample_documents.sources import AGENCY, Block, Source
from tests.sample_documents.tables import Table
from tests.sample_documents.text_layer import silence_unmapped, spell_sara_am

FONTS = Path("/usr/share/fonts/truetype/tlwg")
"""Where Debian and Ubuntu put the free Thai fonts (package fonts-thai-tlwg); Laksaman looks like official paper."""

BODY, TABLE, HEAD, TITLE = 16, 13, 17, 20
"""Sizes of type in points."""

LINE = 0.44
"""Height of a line in millimetres per point of type."""

SIGNED = 74.0
"""Room for a signature and the text before it, in millimetres, so that no signature stands alone on a page."""

FOOT = 15.0
"""Kept free at the foot of a page, in millimetres."""

INDENT = 16.0
"""First line of a paragraph, in millimetres."""


class Paper(FPDF):
    """A document in the making; ``digits`` turns the digits of every text drawn into those it should show."""

    def __init__(self, source: Source) -> None:
        """Start the document ``source``; raises ``FileNotFoundError`` where the font is not on this machine."""
        super().__init__(orientation="landscape" if source.landscape else "portrait", format="A4")
        for style, name in (("", "Laksaman.ttf"), ("B", "Laksaman-Bold.ttf")):
            if not (FONTS / name).is_file():
                message = f"{FONTS / name} is not on this machine (Debian and Ubuntu: apt install fonts-thai-tlwg)"
                raise FileNotFoundError(message)
            self.add_font("Laksaman", style, FONTS / name)
        self.source = source
        self._widths: dict[tuple[str, str, float], float] = {}
        self.set_margins(22, 14, 18)
        self.set_auto_page_break(auto=False, margin=18)
        self.set_creation_date(datetime.fromisoformat(source.written).replace(hour=9, tzinfo=UTC))
        self.set_title(" ".join(source.title))
        self.set_author(AGENCY)
        self.set_lang("th-TH")
        self.set_producer("")
        self.set_text_shaping(use_shaping_engine=True, script="thai", language="tha")
        self.add_page()

    def footer(self) -> None:
        """Write the agency's name and the page number at the foot of the page."""
        self.set_y(-12)
        self.font("", 12)
        self.set_text_color(90)
        self.text_line(f"{AGENCY}   หน้า {self.page_no()}", align="R")
        self.set_text_color(0)

    def font(self, style: str, size: float) -> None:
        """Choose the type: ``style`` is ``""`` or ``"B"``, ``size`` is in points."""
        self.set_font("Laksaman", style, size)

    def digits(self, text: str) -> str:
        """Give ``text`` in the digits of this document."""
        return to_thai(text) if self.source.thai_digits else text

    def width(self, text: str) -> float:
        """Give the width of ``text`` in the type chosen, in millimetres."""
        key = (text, self.font_style, self.font_size_pt)
        if key not in self._widths:
            self._widths[key] = self.get_string_width(text)
        return self._widths[key]

    def room(self, height: float) -> bool:
        """Start a new page when ``height`` millimetres no longer fit on this one; tell whether it did."""
        if self.get_y() + height <= self.h - FOOT:
            return False
        self.add_page()
        return True

    def text_line(self, text: str, *, align: str = "L", indent: float = 0.0) -> None:
        """Write one line that fits, and go to the next; ``indent`` is in millimetres."""
        self.set_x(self.l_margin + indent)
        self.cell(self.epw - indent, self.font_size_pt * LINE, text, align=align, new_x="LMARGIN", new_y="NEXT")

    def running(self, text: str, *, first: float = 0.0, indent: float = 0.0, align: str = "L") -> None:
        """Write text broken into lines; ``first`` indents the first line, ``indent`` all, in millimetres."""
        for number, line in enumerate(wrap(self.digits(text), self.epw - indent, self.width, first)):
            self.room(self.font_size_pt * LINE)
            self.text_line(line, align=align, indent=indent + (first if number == 0 else 0.0))


def draw(source: Source) -> bytes:
    """Give the PDF of ``source``; the same bytes every time."""
    paper = Paper(source)
    _heading(paper, source)
    for number, block in enumerate(source.blocks):
        ahead = [later.kind for later in source.blocks[number + 1 : number + 3]]
        if block.kind in {"p", "list"} and ahead[:1] == ["sign"]:
            paper.room(SIGNED)
        if block.kind == "h" and ahead[1:] == ["sign"]:
            paper.room(SIGNED + 12)
        _DRAW[block.kind](paper, block)
    spell_sara_am(paper)
    return silence_unmapped(bytes(paper.output()))


def _heading(paper: Paper, source: Source) -> None:
    picture = BytesIO()
    emblem.draw(112, background=(255, 255, 255)).save(picture, "PNG", optimize=True)
    paper.image(picture, x=paper.w / 2 - 10, y=paper.get_y(), w=20)
    paper.set_y(paper.get_y() + 21.5)
    for number, line in enumerate(source.title):
        paper.font("B", TITLE if number == 0 else HEAD)
        paper.running(line, align="C")
    paper.ln(3)


def _paragraph(paper: Paper, block: Block) -> None:
    paper.font("", BODY)
    paper.running(str(block.data), first=INDENT)
    paper.ln(1.2)


def _subheading(paper: Paper, block: Block) -> None:
    paper.ln(1.5)
    paper.font("B", HEAD)
    paper.room(30)
    paper.running(str(block.data))
    paper.ln(0.6)


def _centred(paper: Paper, block: Block) -> None:
    paper.font("B", BODY)
    paper.running(str(block.data), align="C")


def _list(paper: Paper, block: Block) -> None:
    paper.font("", BODY)
    for number, entry in enumerate(block.data, 1):
        mark = paper.digits(f"{number}.")
        paper.room(paper.font_size_pt * LINE)
        top = paper.get_y()
        paper.text_line(mark, indent=INDENT - 8)
        paper.set_y(top)
        paper.running(entry, indent=INDENT)
    paper.ln(1.2)


def _table(paper: Paper, block: Block) -> None:
    table: Table = block.data
    if table.name:
        paper.font("B", BODY)
        paper.room(52)
        paper.running(table.name)
    draw_table(paper, table, TABLE, TABLE * LINE)
    paper.ln(3)


def _signature(paper: Paper, block: Block) -> None:
    """Write a signature block: who (``by``, a key of people.yml), the day (``date``) and what comes before it."""
    data: Mapping[str, Any] = block.data if isinstance(block.data, dict) else {"by": block.data}
    person = paper.source.people[data["by"]]
    paper.font("", BODY)
    paper.room(38)
    paper.ln(3)
    if data.get("date"):
        paper.running(f"{data.get('before', 'ณ วันที่')} {data['date']}", indent=INDENT)
    left = paper.epw * 0.42
    figures.scribble(paper, paper.l_margin + left + (paper.epw - left) / 2, paper.get_y() + 8, person["name"])
    paper.set_y(paper.get_y() + 15)
    for line in (f"({person['name']})", *person["position"].split(" / ")):
        paper.text_line(paper.digits(line), align="C", indent=left)
    paper.ln(2)


def _chart(paper: Paper, block: Block) -> None:
    figures.chart(paper, block.data)


def _portraits(paper: Paper, block: Block) -> None:
    figures.portraits(paper, block.data)


def _map(paper: Paper, block: Block) -> None:
    figures.sketch_map(paper, block.data)


_DRAW = {
    "p": _paragraph,
    "h": _subheading,
    "centre": _centred,
    "list": _list,
    "table": _table,
    "sign": _signature,
    "chart": _chart,
    "portraits": _portraits,
    "map": _map,
}
"""Kind of block → how it is drawn."""
