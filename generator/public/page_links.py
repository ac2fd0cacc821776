"""Which files of the agency's folder a free page links to, read from its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_LINKED = (
    re.compile(r"<[^<>\n]*?(documents|images)/([^<>\n]+)>"),
    re.compile(r"(documents|images)/([^)\s>]+)"),
)
"""Links to files in Markdown: between angle brackets, where a name may hold spaces, and plain."""


class LinkedFile(NamedTuple):
    """A file that a text may link to: its folder, its name below it, and where in the text that starts (from 0)."""

    folder: str
    name: str
    start: int


def files_in(markdown: str) -> Iterator[LinkedFile]:
    """Yield every file below ``documents`` or ``images`` that the text may link to.

    A name is given as written and without what follows ``#`` or ``?``, which may belong to it or not.
    """
    for pattern in _LINKED:
        for match in pattern.finditer(markdown):
            for name in dict.fromkeys((match[2], re.split(r"[#?]", match[2])[0])):
                yield LinkedFile(match[1], unquote(name), match.start(1))
