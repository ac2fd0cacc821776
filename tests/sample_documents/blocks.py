"""Draws one document block by block: emblem, title, paragraphs, lists, tables and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from tests.sample_documents import emblem, figures
from tests.sample_documents.grid import draw_table
from tests.sample_documents.paper import LINE, Paper
from tests.sample_documents.sources import Block, Source
from tests.sample_documents.tables import Table
from tests.sample_documents.text_layer import silence_unmapped, spell_sara_am

BODY, TABLE, HEAD, TITLE = 16, 13, 17, 20
"""Sizes of type in points."""

SIGNED = 74.0
"""Room for a signature and the text before it, in millimetres, so that no signature stands alone on a page."""

INDENT = 16.0
"""First line of a paragraph, in millimetres."""


def draw(source: Source) -> bytes:
    """Return the PDF of ``source``; the same bytes every time."""
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
