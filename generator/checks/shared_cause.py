"""One thing that many records name: where it is wrong, it is wrong once, and they are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.findings.finding import Finding

_SHOWN = 6
"""How many records a message names."""


def told_once(found: Iterable[Finding], *, fewest: int) -> Iterator[Finding]:
    """Put findings of the same words together, at the first, where they are in ``fewest`` files or more."""
    by_words: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        by_words[one.code, one.message].append(one)
    for same in by_words.values():
        first = same[0]
        files = list(dict.fromkeys(one.place.file for one in same if one.place))
        if len(files) < fewest:
            yield from same
        else:
            shown = ", ".join(files[1:_SHOWN]) + (" …" if len(files) > _SHOWN else "")
            yield replace(first, message=f"{first.message} (ใช้ใน {len(files)} ระเบียน: {shown} ด้วย)")
