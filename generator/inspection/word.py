"""Word documents (DOCX)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from generator.inspection.bounds import Budget
from generator.inspection.office import BROKEN_ZIP, hyperlinks, located_pictures, paragraphs
from generator.inspection.result import Block, Inspection, Problem, failed
from generator.inspection.thai_text import normalised
from generator.inspection.word_places import Places
from generator.records.file_kinds import Kind

_TEXT, _PARAGRAPH = qn("w:t"), qn("w:p")
_SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORY = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
"""Parts with text beside the body: heads and feet of pages, footnotes, endnotes."""


def read_word(raw: bytes, budget: Budget) -> Inspection:
    """Read a guarded DOCX: headers, text, tables, text boxes, foot- and endnotes; all of it is one page.

    Comments and deleted passages stand aside.
    """
    try:
        document = Document(BytesIO(raw))
        places = Places(document)
        blocks = tuple(_within(chain(_blocks(document, places), _stories(raw)), budget))
        aside = normalised(budget.within(_aside(raw)))
        links, located = hyperlinks(raw), located_pictures(raw)
    except (OpcError, KeyError, AttributeError, TypeError, *BROKEN_ZIP):
        return failed(Problem.DAMAGED, Kind.WORD)
    text = "\n".join(block.text for block in blocks)
    problems = () if text.strip() else (Problem.NO_TEXT if _has_pictures(document) else Problem.EMPTY,)
    whole = not budget.is_spent
    pages, tables = (text,), places.tables()
    return Inspection(Kind.WORD, pages, 1, whole, problems, links, located, aside=aside, blocks=blocks, tables=tables)


def _within(blocks: Iterator[Block], budget: Budget) -> Iterator[Block]:
    """Yield blocks until the budget is spent."""
    for block in blocks:
        budget.take(block.text)
        yield block
        if budget.is_spent:
            return


def _blocks(document: Any, places: Places) -> Iterator[Block]:  # noqa: ANN401 - python-docx types its documents only in part
    """Yield the paragraphs of the main text, each with its place."""
    for paragraph in document.part.element.iter(_PARAGRAPH):
        if line := _line(paragraph):
            yield places.block(paragraph, normalised(line))


def _stories(raw: bytes) -> Iterator[Block]:
    """Yield the paragraphs that stand around the main text or below it, of which python-docx knows some only."""
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if _STORY.match(name):
                yield from map(Block, map(normalised, paragraphs(packed, name)))


def _line(paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the text of a paragraph without that of a text box in it, which is a paragraph too, and comes once."""
    if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
        return ""
    return "".join(
        _SHOWN.get(element.tag, element.text or "")
        for element in paragraph.iter(_TEXT, *_SHOWN)
        if next(element.iterancestors(_PARAGRAPH)) is paragraph
    )


def _aside(raw: bytes) -> Iterator[str]:
    """Yield what people said of the text and what they took out of it: both are still in the file."""
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if name.startswith("word/comments"):
                yield from paragraphs(packed, name)
            elif name.startswith("word/charts/") and name.endswith(".xml"):
                yield from paragraphs(packed, name, ("t", "v"))
            elif name == "word/document.xml" or _STORY.match(name):
                yield from paragraphs(packed, name, ("delText", "instrText"))


def _has_pictures(document: Any) -> bool:  # noqa: ANN401 - python-docx types its documents only in part
    return any(str(part.partname).startswith("/word/media/") for part in document.part.package.iter_parts())
