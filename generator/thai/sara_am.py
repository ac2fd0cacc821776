"""``ำ`` as people type it, and as other programs take it apart: a ring and ``า``, with a tone mark on either side."""

from __future__ import annotations

import re

SARA_AM, SARA_AA, NIKHAHIT = "\u0e33", "\u0e32", "\u0e4d"

APART = f"([\u0e48-\u0e4b]?){NIKHAHIT}([\u0e48-\u0e4b]?){SARA_AA}"
"""A pattern of ``ำ`` taken apart; its groups are the tone mark before the ring and the one behind it."""
_APART = re.compile(APART)


def put_together(text: str) -> str:
    """Return ``text`` with every ring and ``า`` as the one letter that they look like."""
    return _APART.sub(rf"\1\2{SARA_AM}", text) if NIKHAHIT in text else text
