"""A fingerprint of what an address gave, by which a later look knows whether it is still the same.

A file is known by its bytes, a page by the drift of its text: of every run of letters a little is kept (simhash), so
that a new counter of visitors or one more line of news leaves it nearly as it was, and another page shares nothing.
"""

from __future__ import annotations

import re
from hashlib import blake2b, sha256

from generator.link_health.fetch import Fetched
from generator.link_health.judging.seen_page import SeenPage

_RUN, _BITS = 5, 64
_READ = 20_000
_SPACE = re.compile(r"[\s\d\W]+")
_SHORTEST = 80
"""Letters that a page needs to be known by."""


def fingerprint(fetched: Fetched, page: SeenPage | None) -> str | None:
    """Return the fingerprint of an answer, None where there is too little to know it by."""
    if page is not None:
        letters = _SPACE.sub("", f"{page.title}{page.text}".lower())[:_READ]
        return f"page:{_simhash(letters):016x}" if len(letters) >= _SHORTEST else None
    if not fetched.body:
        return None
    length = fetched.headers.get("content-length", "")
    told = length if length.isascii() and length.isdecimal() else ""
    return f"file:{sha256(fetched.body).hexdigest()[:24]}:{told[:15]}"


def _simhash(letters: str) -> int:
    counts = [0] * _BITS
    for run in {letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1)}:
        bits = int.from_bytes(blake2b(run.encode(), digest_size=8).digest())
        for bit in range(_BITS):
            counts[bit] += 1 if bits >> bit & 1 else -1
    return sum(1 << bit for bit, count in enumerate(counts) if count > 0)
