"""The pieces a Word document is made of, as elements: whatever a record says is text in them and nothing else."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any
"""An lxml element, whose library says nothing of its types."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""
_SYMBOLS = "Segoe UI Symbol"
"""The typeface of boxes, which Thai typefaces lack."""


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with ``children``; attributes are named without their prefix."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def clean(text: str) -> str:
    """Return as much of ``text`` as XML can hold."""
    return _NO_XML.sub("", text)


def run(text: str, *properties: Element) -> Element:
    """Return a run of ``text``; ends of lines in it are breaks."""
    made = element("r", *((element("rPr", *properties),) if properties else ()))
    for number, line in enumerate(clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if number:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def paragraph(style: str, *runs: Element, indent: int = 0, hanging: int = 0) -> Element:
    """Return a paragraph in ``style`` (its id); indents are in twips."""
    made = element("pPr", element("pStyle", val=style))
    if indent:
        made.append(element("ind", left=indent, hanging=hanging))
    return element("p", made, *runs)


def symbol(text: str) -> Element:
    """Return a run of symbols."""
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _SYMBOLS)
    return run(text, element("rFonts", **fonts))


def bold(text: str) -> Element:
    """Return a bold run, in Thai letters as well."""
    return run(text, element("b"), element("bCs"))
