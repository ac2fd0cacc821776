"""Links of a free page to a document that is withdrawn: the words stay, and say that there is nothing to open."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.public.page_links import files_in

_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\(\s*(<[^<>\n]{1,500}>|[^()\s]{1,500})(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)"
)
"""``[words](target "title")``, the way in which nearly every link is written."""


def without_links(text: str, name: str) -> str | None:
    """Return ``text`` without links to the document ``name``; None where one is written in a way that stays."""

    def words(match: re.Match[str]) -> str:
        """Leave of a link to the document its words."""
        target = unquote(match[2].strip("<>")).partition("#")[0].partition("?")[0]
        return f"{match[1]} (ถอนออกแล้ว)" if target.endswith(f"documents/{name}") else match[0]

    if not _points(text, name):
        return text
    new = _LINK.sub(words, text)
    return None if _points(new, name) else new


def _points(text: str, name: str) -> bool:
    return any(link.folder == "documents" and link.name == name for link in files_in(text))
