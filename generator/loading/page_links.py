"""Which files of the agency's folder a free page links to, read from its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

_LINKED = (
    re.compile(r"<[^<>\n]*?(documents|images)/([^<>\n]+)>"),
    re.compile(r"(documents|images)/([^)\s>]+)"),
)
"""Links to files in Markdown: between angle brackets, where a name may hold spaces, and plain."""


def files_in(markdown: str) -> Iterator[tuple[str, str]]:
    """Give folder (``documents`` or ``images``) and name below it of every file that the text may link to.

    A name is given as written and without what follows ``#`` or ``?``, which may belong to it or not.
    """
    for pattern in _LINKED:
        for folder, written in pattern.findall(markdown):
            for name in dict.fromkeys((written, re.split(r"[#?]", written)[0])):
                yield folder, unquote(name)
