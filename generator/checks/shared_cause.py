"""One thing that many records name: where it is wrong, it is wrong once, and they are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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


def told_together(found: Sequence[Finding], things: str) -> Iterator[Finding]:
    """Put findings of one cause together, at the first: how many more ``things`` have it, and in which files."""
    others = len({one.message for one in found}) - 1
    if others < 1:
        yield from told_once(found, fewest=2)
        return
    files = list(dict.fromkeys(one.place.file for one in found if one.place))
    where = ", ".join(files[1:_SHOWN]) + (" …" if len(files) > _SHOWN else "")
    shown = f"และอีก {others} {things}" + (f" ใน {len(files)} แฟ้ม: {where} ด้วย" if where else "")
    yield replace(found[0], message=f"{found[0].message} ({shown})")
