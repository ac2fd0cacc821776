"""What a page says to a reader, line by line: its text without menus, pagers and passing notices."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

_BLOCK = re.compile(
    r"<(?=/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|header|table|caption|tr|td|th|article|br|details|summary)\b)",
    re.IGNORECASE,
)
_PASSING = "nav, aside, script, style, svg, template, section[aria-labelledby=related]"
"""Ways through the site, which change with other years, notices that come and go, and what is no text."""


def lines_of(html: str) -> tuple[str, ...]:
    """Give the lines of the body of a page, each block on its own, spaces joined, empty ones left out."""
    tree = LexborHTMLParser(_BLOCK.sub("\n<", html))
    for node in tree.css(_PASSING):
        node.decompose()
    text = tree.body.text() if tree.body else ""
    return tuple(line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line)
