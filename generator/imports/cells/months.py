"""A period drawn as ticks under the names of months or quarters, as plans of work have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.thai.dates import MONTHS_LONG, MONTHS_SHORT
from generator.thai.digits import to_arabic

_TICK = re.compile(r"[\s/✓✔√☑■●•xX*✗←→↔⟷<>\-–—=◄►]+")
_ORDER = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""The months of a fiscal year."""
_BARE = tuple(re.sub(r"[.\s]", "", name) for name in MONTHS_SHORT)
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|Q)\s*([1-4])$")


def months_of(heading: str) -> tuple[int, ...]:
    """Return the months that a column stands for by its heading: one, or the three of a quarter; none for others."""
    even = to_arabic(heading).strip()
    last = re.sub(r"[.\s]|(?:25)?[0-9]{2}$", "", even.split("\n")[-1].split(" ")[-1] if " " in even else even)
    quarter = _QUARTER.search(even)
    if quarter:
        start = (int(quarter[1]) - 1) * 3
        return _ORDER[start : start + 3]
    for number, (short, long) in enumerate(zip(_BARE, MONTHS_LONG, strict=True), start=1):
        if last in {short, long} or re.sub(r"[.\s]|(?:25)?[0-9]{2}$", "", even) in {short, long}:
            return (number,)
    return ()


def is_tick(text: str) -> bool:
    """Tell whether a cell holds nothing but a tick or a piece of an arrow."""
    return bool(text) and bool(_TICK.fullmatch(text)) and len(text) < 20  # noqa: PLR2004 - longer is a line of dots


def period_of(ticked: Sequence[int], year: int) -> str:
    """Return the words of the ticked months of the fiscal year: runs from first to last, set apart by commas."""
    places = sorted({_ORDER.index(month) for month in ticked})
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(" - ".join(dict.fromkeys((_name(run[0], year), _name(run[-1], year)))) for run in runs)


def _name(place: int, year: int) -> str:
    month = _ORDER[place]
    return f"{MONTHS_SHORT[month - 1]} {year if month < _ORDER[0] else year - 1}"
