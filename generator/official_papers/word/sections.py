"""Pages of a paper: upright ones, and pages on their side for tables that are wide."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby

from docx.oxml.ns import qn

from generator.official_papers.paper import Part
from generator.official_papers.word.elements import Element, element, paragraph, run
from generator.official_papers.word.tables import word_table

_TWIPS = 567
"""Twips to a centimetre."""
_ROOM = 1.08
"""How many times wider than the page columns may want to be before the page is turned."""
_FEW_LETTERS = 1_000
_ONCE = ("w:headerReference", "w:footerReference", "w:titlePg")
"""What only the first section says: the others take it over."""
_A4 = {"w": 11906, "h": 16838}


@dataclass
class Stretch:
    """Parts on pages that lie the same way, as elements."""

    landscape: bool
    elements: list[Element] = field(default_factory=list)


def stretches(parts: tuple[Part, ...], page: Element) -> list[Stretch]:
    """Return the parts as elements, on upright pages like ``page`` (a sectPr) or on their side."""
    upright, turned = _width(page), _width(_turned(page))
    ways = _ways(parts, upright / _TWIPS * _ROOM)
    made = []
    for landscape, group in groupby(zip(ways, parts, strict=True), lambda one: one[0]):
        width = turned if landscape else upright
        made.append(Stretch(landscape, [element for _, part in group for element in _elements(part, width)]))
    return made


def _ways(parts: tuple[Part, ...], room: float) -> list[bool]:
    """Tell of each part whether it lies on its side; a few words lie as the table does that they lead to."""
    ways: list[bool] = []
    for part in reversed(parts):
        if part.table is not None:
            ways.append(sum(part.table.widths) > room)
        else:
            ways.append(bool(ways) and ways[-1] and sum(map(len, part.paragraphs)) <= _FEW_LETTERS)
    return ways[::-1]


def _elements(part: Part, width: int) -> list[Element]:
    made = [paragraph("Heading1", run(part.heading))]
    if part.table is not None and any(group.headings for group in part.table.table.groups):
        # Its head, the first group and the first row are high: they would not stay with the words over them.
        made[0].find(qn("w:pPr")).append(element("pageBreakBefore"))
    made.extend(paragraph("OITBody", run(text)) for text in part.paragraphs)
    if part.table is not None:
        made.extend((paragraph("Caption", run(part.table.table.caption)), word_table(part.table, width)))
    return made


def close_sections(made: list[Stretch], page: Element) -> None:
    """End each stretch but the last with its kind of page; ``page`` at the end of the document becomes the last's."""
    first = True
    for stretch in made[:-1]:
        closing = _turned(page) if stretch.landscape else deepcopy(page)
        _end(stretch, closing if first else _going_on(closing))
        first = False
    if made and made[-1].landscape:
        _turn(page)
    if not first:
        _going_on(page)


def _end(stretch: Stretch, closing: Element) -> None:
    """Let the last paragraph of ``stretch`` end its section; after a table there has to be one."""
    if stretch.elements[-1].tag != qn("w:p"):
        stretch.elements.append(paragraph("OITBreak"))
    stretch.elements[-1].find(qn("w:pPr")).append(closing)


def _going_on(page: Element) -> Element:
    for name in _ONCE:
        for said in page.findall(qn(name)):
            page.remove(said)
    return page


def _turned(page: Element) -> Element:
    turned = deepcopy(page)
    _turn(turned)
    return turned


def _turn(page: Element) -> None:
    """Lay a page on its side; the edge that is bound comes to the top."""
    size, margins = _said(page, "pgSz", _A4), _said(page, "pgMar", {})
    width, height = (size.get(qn(f"w:{name}")) for name in ("w", "h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    sides = ("top", "right", "bottom", "left")
    before = {side: margins.get(qn(f"w:{side}"), "1134") for side in sides}
    for side, was in zip(sides, ("left", "top", "right", "bottom"), strict=True):
        margins.set(qn(f"w:{side}"), before[was])


def _said(page: Element, name: str, usual: dict[str, int]) -> Element:
    found = page.find(qn(f"w:{name}"))
    if found is None:
        found = element(name, **usual)
        page.insert(0, found)
    return found


def _width(page: Element) -> int:
    """Return how wide the text of a page is, in twips."""
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    whole = int(size.get(qn("w:w"), _A4["w"])) if size is not None else _A4["w"]
    edges = [int(margins.get(qn(f"w:{side}"), 1134)) if margins is not None else 1134 for side in ("left", "right")]
    return max(whole - sum(edges), whole // 2)
