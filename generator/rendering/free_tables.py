"""Tables of the agency's free pages: named, scoped, and cards on a phone like every other table of the site.

Markdown says nothing of a table but its cells. Its name is taken from the nearest heading above, for those who do not
see that it stands there. Alignment becomes a class, because a style written into the page is forbidden.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

_HEADING = re.compile(r"h[1-6]")
_STAND_IN = re.compile("\x02[^\x03]*\x03")
"""What Python-Markdown puts in the place of an entity until the page is written; an attribute has no use for one."""
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
"""The side of its column that the style of a cell names."""
MOST_PLAIN_COLUMNS = 2
"""A table of so few columns fits a phone as it is."""


class Tables(Treeprocessor):
    """Gives every table what a browser and a screen reader need to know of it."""

    def run(self, root: Element) -> None:
        """Mend the tables of one page in place."""
        heading = ""
        for element in root.iter():
            if _HEADING.fullmatch(element.tag):
                heading = self._words(element)
            elif element.tag == "table":
                self._mend(element, heading)

    def _mend(self, table: Element, name: str) -> None:
        heads = [self._words(cell) for cell in table.iterfind("thead/tr/th")]
        table.set("class", "oit-table" if len(heads) > MOST_PLAIN_COLUMNS else "oit-table oit-table--plain")
        for cell in (*table.iterfind("thead/tr/*"), *table.iterfind("tbody/tr/*")):
            _align(cell)
        for cell in table.iterfind("thead/tr/th"):
            cell.set("scope", "col")
        for row in table.iterfind("tbody/tr"):
            for label, cell in zip(heads, row, strict=False):
                if label:
                    cell.set("data-label", label)
        if name:
            caption = Element("caption", {"class": "oit-hidden"})
            caption.text = name
            table.insert(0, caption)

    def _words(self, element: Element) -> str:
        """Return the plain words of an element, with what was typed after a backslash."""
        text = UnescapeTreeprocessor(self.md).unescape("".join(element.itertext()))
        return " ".join(_STAND_IN.sub("", text).split())


def _align(cell: Element) -> None:
    """Turn the style that Python-Markdown writes for a column (``|---:|``) into a class."""
    alignment = _ALIGNED.search(cell.attrib.pop("style", ""))
    if alignment and alignment[1] != "left":
        cell.set("class", "oit-number" if alignment[1] == "right" else "oit-center")
