"""Text PDFs: the words of each page as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.imports.reading.model import Block, Paragraph
from generator.inspection.bounds import Budget
from generator.inspection.pdf import read_pdf


def read_pdf_tables(raw: bytes) -> Iterator[Block]:
    """Yield the lines of a PDF, page by page."""
    for page in read_pdf(raw, Budget()).pages:
        for line in page.split("\n"):
            if line.strip():
                yield Paragraph(line.strip())
