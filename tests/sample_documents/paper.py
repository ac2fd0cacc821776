"""The paper that documents are drawn on: A4 pages, Thai type, running text broken into lines."""

from __future__ import annotations

from datetime import UTC, datetime

from fpdf import FPDF

from generator.thai.digits import to_thai
from tests import fonts
from tests.sample_documents.lines import wrap
from tests.sample_documents.sources import AGENCY, Source

LINE = 0.44
"""Height of a line in millimetres per point of type."""

FOOT = 15.0
"""Kept free at the foot of a page, in millimetres."""


class Paper(FPDF):
    """A document in the making; ``digits`` turns the digits of every text drawn into those it should show."""

    def __init__(self, source: Source) -> None:
        """Start the document ``source``."""
        super().__init__(orientation="landscape" if source.landscape else "portrait", format="A4")
        self.add_font("Sarabun", "", fonts.REGULAR)
        self.add_font("Sarabun", "B", fonts.BOLD)
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
        self.set_font("Sarabun", style, size)

    def digits(self, text: str) -> str:
        """Return ``text`` in the digits of this document."""
        return to_thai(text) if self.source.thai_digits else text

    def width(self, text: str) -> float:
        """Return the width of ``text`` in the type chosen, in millimetres."""
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
