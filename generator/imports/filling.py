"""A field of a record and what a paper says of it: what is missing is added, what is there stays.

``fill({"rows": [{"steps": ["ก"]}]}, {"rows": [{"steps": ["ก"], "period": "ม.ค."}]})`` adds ``rows.0.period``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from generator.imports.cells.responsible import squeezed

_SAME_STEPS = 80
"""How near the steps of two rows must be to be the same row (of 100)."""
_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(slots=True)
class Filled:
    """A value with what was added; ``added`` leads from paths in it to paths in the paper's, ``differing`` stayed."""

    value: Any
    added: dict[str, str] = field(default_factory=dict)
    differing: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    """The path in the record, that in the paper's value, what the record says, and what the paper says."""

    def take(self, inner: Filled) -> Any:  # noqa: ANN401 - a field of a record
        """Book what came of a part, and return the part."""
        self.added |= inner.added
        self.differing += inner.differing
        return inner.value


def fill(mine: Any, theirs: Any, path: str = "", their_path: str = "") -> Filled:  # noqa: ANN401 - fields of records
    """Return what a record says, ``mine``, filled with what a paper says, ``theirs``."""
    if mine in _NOTHING and theirs not in _NOTHING:
        return Filled(theirs, {path: their_path})
    if theirs in _NOTHING or flat(mine) == flat(theirs):
        return Filled(mine)
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _mapping(mine, theirs, path, their_path)
    identity = _IDENTITIES.get(path.rpartition(".")[2])
    if identity and isinstance(theirs, Sequence):
        return _entries(mine if isinstance(mine, list) else [mine], theirs, path, their_path)
    if isinstance(theirs, list) and {*map(flat, theirs)} <= {*map(flat, mine if isinstance(mine, list) else [mine])}:
        return Filled(mine)
    return Filled(mine, differing=[(path, their_path, mine, theirs)])


def _mapping(mine: Mapping[str, Any], theirs: Mapping[Any, Any], path: str, their_path: str) -> Filled:
    found = Filled(None)
    known = {str(key): value for key, value in mine.items()}
    for key, value in theirs.items():
        inner = fill(known.get(str(key)), value, joined(path, key), joined(their_path, key))
        known[str(key)] = found.take(inner)
    found.value = known if found.added else mine
    return found


def _entries(mine: Sequence[Any], theirs: Sequence[Any], path: str, their_path: str) -> Filled:
    """Fill a list of entries that are known by something in them; entries that are not there yet are added behind."""
    name = path.rpartition(".")[2]
    identity = _IDENTITIES[name]
    found, known, taken = Filled(None), list(mine), set[int]()
    for place, entry in enumerate(theirs):
        at = next((one for one in range(len(mine)) if one not in taken and identity(mine[one], entry)), None)
        if at is not None:
            taken.add(at)
            known[at] = found.take(fill(mine[at], entry, joined(path, at), joined(their_path, place)))
        elif name in _WHOLE:
            found.differing.append((path, joined(their_path, place), mine, entry))
        elif not any(flat(entry) == flat(one) for one in mine):
            found.added[joined(path, len(known))] = joined(their_path, place)
            known.append(entry)
    found.value = known if found.added else mine
    return found


def _of(*names: str) -> Callable[[Any, Any], bool]:
    """Return what tells whether two entries have the same in one of some fields."""

    def alike(mine: Any, theirs: Any) -> bool:  # noqa: ANN401 - entries of records
        """Tell whether two entries have the same in a field."""
        pairs = [(_said(mine, name), _said(theirs, name)) for name in names]
        return any(one and one == other for one, other in pairs)

    return alike


def _said(entry: Any, name: str) -> str:  # noqa: ANN401 - the same
    return flat(entry.get(name)) if isinstance(entry, Mapping) else flat(entry)


def _same_row(mine: Any, theirs: Any) -> bool:  # noqa: ANN401 - rows of a measure
    steps = _said(mine, "steps"), _said(theirs, "steps")
    return not all(steps) or fuzz.ratio(*steps) >= _SAME_STEPS


def _same_block(mine: Any, theirs: Any) -> bool:  # noqa: ANN401 - blocks of an analysis
    return all(_said(mine, name) == _said(theirs, name) for name in ("instrument", "kind", "title"))


def _same_unit(mine: Any, theirs: Any) -> bool:  # noqa: ANN401 - units of the register
    return _said(mine, "id") == _said(theirs, "id") != "" or bool({*_names(mine)} & {*_names(theirs)})


def _names(unit: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    aliases = unit.get("aliases") or []
    yield from map(flat, [unit.get("name"), *(aliases if isinstance(aliases, list) else [aliases])])


_IDENTITIES: Mapping[str, Callable[[Any, Any], bool]] = {
    "rows": _same_row,
    "evidence": _of("file", "url"),
    "failed_items": _of("item"),
    "analysis": _same_block,
    "narrative": _of("heading"),
    "executives": _of("name"),
    "units": _same_unit,
}
"""Lists whose entries are known by what stands in them."""
_WHOLE = frozenset({"rows", "analysis", "executives"})
"""Those of them that a paper has whole: an entry that the record lacks is another wording, and nothing new."""


def joined(path: str, step: object) -> str:
    """Return the path of what stands at ``step``: ``rows.0``."""
    return f"{path}.{step}" if path else str(step)


def flat(value: Any) -> str:  # noqa: ANN401 - a field of a record
    """Return what a field says without the shape it is written in."""
    if isinstance(value, Mapping):
        return "".join(f"{'' if key == 'text' else key}{flat(one)}" for key, one in sorted(value.items(), key=str))
    if isinstance(value, list | tuple):
        return "".join(map(flat, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = squeezed(str(value))
    return f"{float(text):g}" if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", text) else text
