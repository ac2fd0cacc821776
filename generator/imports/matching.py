"""Which record of the folder a paper speaks of: that of the same item or year, or the measure that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from generator.imports.cells.responsible import squeezed
from generator.imports.filling import flat
from generator.imports.plan import Proposal

_ALIKE, _STEPS_ALIKE = 90, 55
_TELLING = 20
"""So many letters of steps are no chance: a paper that prints no titles is known by them."""


def most_alike(data: Mapping[str, Any], known: Sequence[Mapping[str, Any]]) -> int | None:
    """Return which of the ``known`` measures a measure is; ``None`` when it is none of them."""
    mine, steps = _saying(data), _steps(data)
    rated = [(fuzz.ratio(mine, _saying(one)), fuzz.ratio(steps, _steps(one)), place) for place, one in enumerate(known)]
    work = len(steps) >= _TELLING
    near = [
        (alike, same, place)
        for alike, same, place in rated
        if mine and (alike >= _ALIKE or (work and same >= _ALIKE and not _titled(data, known[place])))
    ]
    if not near:
        return None
    _, same, best = max(near, key=lambda found: (found[1], found[0]))
    bare = not steps or not _steps(known[best])
    return best if (len(near) == 1 and bare) or same >= _STEPS_ALIKE else None


def _titled(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether both records have a title, by which they are known apart."""
    return bool(one.get("title") and other.get("title"))


def origin_of(proposal: Proposal) -> str:
    """Return the place in a paper that a record begins at."""
    spots = [spot for spot in proposal.sources.values() if spot.row]
    first = min(spots, key=lambda spot: spot.row, default=None)
    return f"{first.file}|{first.table}|{first.row}" if first else ""


def _saying(data: Mapping[str, Any]) -> str:
    said = data.get("title") or data.get("recommendation") or data.get("issue") or _steps(data)
    return squeezed(" ".join(map(str, said)) if isinstance(said, list) else str(said or ""))


def _steps(data: Mapping[str, Any]) -> str:
    rows = data.get("rows")
    every = rows if isinstance(rows, list) else [rows]
    return "".join(flat(row.get("steps")) for row in every if isinstance(row, dict))
