"""Two edits of one record put together: what only one of them changed is as that one has it.

Where both changed one field to different values there is a conflict, which people decide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.records.editing.changes import Path, alike


class Nothing(Enum):
    """A field that is not there."""

    HERE = auto()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: what it was, what each made of it; ``Nothing.HERE`` where it is gone."""

    path: Path
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of two edits: the data, with mine in the place of each conflict, and the conflicts."""

    data: dict[str, object]
    conflicts: tuple[Conflict, ...]


def merged(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    decided: Mapping[Path, bool] | None = None,
) -> Merged:
    """Put the edits ``mine`` and ``theirs`` of ``base`` together; ``decided`` says for which conflicts mine counts."""
    merging = _Merging(decided or {})
    data = merging.of(base, mine, theirs, ())
    assert isinstance(data, dict)  # noqa: S101 - mappings give a mapping
    return Merged(data, tuple(merging.conflicts))


class _Merging:
    def __init__(self, decided: Mapping[Path, bool]) -> None:
        self.decided = decided
        self.conflicts: list[Conflict] = []

    def of(self, base: object, mine: object, theirs: object, path: Path) -> object:
        """Return what two edits of ``base`` make together; what they cannot is kept as a conflict at ``path``."""
        if base in (mine, theirs):
            return theirs if mine == base else mine
        if mine == theirs:
            return mine
        if isinstance(base, dict) and isinstance(mine, dict) and isinstance(theirs, dict):
            return self._mappings(base, mine, theirs, path)
        if isinstance(base, list) and isinstance(mine, list) and isinstance(theirs, list):
            return self._lists(base, mine, theirs, path)
        return self._conflict(Conflict(path, base, mine, theirs))

    def _conflict(self, conflict: Conflict) -> object:
        is_mine = self.decided.get(conflict.path)
        if is_mine is None:
            self.conflicts.append(conflict)
        return conflict.theirs if is_mine is False else conflict.mine

    def _mappings(
        self, base: dict[str, object], mine: dict[str, object], theirs: dict[str, object], path: Path
    ) -> object:
        result: dict[str, object] = {}
        for key in _in_order(list(theirs), list(mine)):
            was, ours, others = (one.get(key, Nothing.HERE) for one in (base, mine, theirs))
            value = self.of(was, ours, others, (*path, key))
            if value is not Nothing.HERE:
                result[key] = value
        return result

    def _lists(self, base: list[object], mine: list[object], theirs: list[object], path: Path) -> object:
        """Merge entry by entry; where one took an entry away that the other changed, the whole list is in conflict."""
        of_mine, of_theirs = _followed(base, mine), _followed(base, theirs)
        result: list[object] = []
        for index in range(-1, len(base)):
            if index >= 0:
                ours, others = of_mine.get(index, Nothing.HERE), of_theirs.get(index, Nothing.HERE)
                if Nothing.HERE in (ours, others):
                    kept = others if ours is Nothing.HERE else ours
                    if kept is not Nothing.HERE and kept != base[index]:
                        return self._conflict(Conflict(path, base, mine, theirs))
                else:
                    result.append(self.of(base[index], ours, others, (*path, index)))
            result += _added(base, theirs, index)
            result += [one for one in _added(base, mine, index) if one not in _added(base, theirs, index)]
        return result


def _in_order(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return the names of both, those only in ``second`` behind the one before them there."""
    names = list(first)
    for index, name in enumerate(second):
        if name not in names:
            before = next((one for one in reversed(second[:index]) if one in names), None)
            names.insert(names.index(before) + 1 if before is not None else 0, name)
    return names


def _pairs(base: Sequence[object], other: Sequence[object]) -> list[tuple[int | None, int | None]]:
    return alike(*([json.dumps(one, ensure_ascii=False, sort_keys=True) for one in side] for side in (base, other)))


def _followed(base: Sequence[object], other: Sequence[object]) -> dict[int, object]:
    """Return what became of the entries of ``base`` in ``other``, by their numbers."""
    return {first: other[second] for first, second in _pairs(base, other) if first is not None and second is not None}


def _added(base: Sequence[object], other: Sequence[object], behind: int) -> list[object]:
    """Return what ``other`` has anew behind the entry ``behind`` of ``base`` (-1: before the first)."""
    found, last = [], -1
    for first, second in _pairs(base, other):
        if first is not None:
            last = first
        elif second is not None and last == behind:
            found.append(other[second])
    return found
