"""What a page says to a reader, line by line: its text without menus, pagers and passing notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.system.plain_files import content_of

_PAGE_BYTES = 50_000_000
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|header|table|caption|tr|td|th|article|br|details|summary)\b)",
    re.IGNORECASE,
)
"""The beginning of a tag at which a reader sees a new line."""
_PASSING = (
    "nav, aside, script, style, svg, template, section[aria-labelledby=related], .oit-print-only, .oit-file__opened"
)
"""Ways through the site, which change with other years, notices that come and go, and what is no text.

Also what paper says of the site's own address, and what only a document that was opened tells of itself.
"""


def lines_of(html: str) -> tuple[str, ...]:
    """Return the lines of the body of a page, each block on its own, spaces joined, empty ones left out."""
    tree = LexborHTMLParser(_BLOCK.sub("\n<", html))
    for node in tree.css(_PASSING):
        node.decompose()
    text = tree.body.text() if tree.body else ""
    return tuple(line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line)


def built_lines(page: Path) -> Sequence[str]:
    """Return the lines of a built page between the head and foot that all pages share; raises ``OSError``."""
    return middle_lines(content_of(page, _PAGE_BYTES))


def middle_lines(html: bytes) -> Sequence[str]:
    """Return the lines of the middle of a whole page; none when it is no page of ours."""
    main = LexborHTMLParser(html).css_first("#oit-main")
    return lines_of(main.html or "") if main else ()
