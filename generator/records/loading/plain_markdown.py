"""The words of a text written in Markdown, as its readers see them: without marks, and without addresses of links."""

from __future__ import annotations

import re
from html import unescape

_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:<[^>\n]{0,2000}>[^)]{0,300}|[^)]{0,2000})\)")
"""Bounded, so that a page of nothing but brackets costs no minutes."""
_MARKUP = re.compile(
    r"^[ \t]*(?:#{1,6}|[-*+]|\d+\.|>|\|?[-:| ]{3,}\|?$)[ \t]*|[*_`~\\]+|<(?=https?:|mailto:)", re.MULTILINE
)
"""Marks at the head of a line, of emphasis and of code, lines of dashes in tables, and what opens a bare link."""


def plain(markdown: str) -> str:
    """Return the words of ``markdown``, each line where it was."""
    # An address may be broken over lines; the lines below it stay where they are.
    words = _LINK.sub(lambda link: link[1] + "\n" * (link[0].count("\n") - link[1].count("\n")), markdown)
    return unescape(_MARKUP.sub("", words))
