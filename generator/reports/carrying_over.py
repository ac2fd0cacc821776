"""Puts what people typed into a workbook of findings back beside the same findings of a later check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.reports.circulated import Key, OldRow


@dataclass(slots=True)
class NewRow:
    """A row to be written: its sheet, what it is known by, and the old row whose ticks and remarks it takes over."""

    sheet: str
    key: Key
    old: OldRow | None = None


@dataclass(slots=True)
class _Waiting:
    """Old rows that have found no new one yet, by what they are known by."""

    by_key: dict[Key, list[OldRow]] = field(default_factory=lambda: defaultdict(list))

    def take(self, row: NewRow) -> OldRow | None:
        """Take the old row for ``row``: of the same sheet if there is one."""
        found = self.by_key.get(row.key, [])
        best = next((old for old in found if old.sheet == row.sheet), found[0] if found else None)
        if best is not None:
            found.remove(best)
        return best


def carry_over(new: Sequence[NewRow], old: Iterable[OldRow]) -> list[OldRow]:
    """Return each of ``new`` its old row, and return back the old ones that somebody typed into and that found none.

    A finding whose figures have changed is still the same one, where there is no doubt which.
    """
    kept: list[OldRow] = []
    waiting = _Waiting()
    for row in old:
        if row.ours and (row.typed or row.notes):
            waiting.by_key[row.key].append(row)
        elif row.is_worth_keeping:
            kept.append(row)
    for one in new:
        one.old = waiting.take(one)
    left = [row for rows in waiting.by_key.values() for row in rows]
    for pairs in _without_words(new, left).values():
        if len(pairs[0]) == 1 and len(pairs[1]) == 1:
            pairs[0][0].old = pairs[1][0]
    taken = {id(one.old) for one in new}
    kept.extend(row for row in left if id(row) not in taken)
    kept.extend(_edited(one.old) for one in new if one.old is not None and one.old.is_edited)
    return kept


def _without_words(new: Sequence[NewRow], left: Sequence[OldRow]) -> dict[Key, tuple[list[NewRow], list[OldRow]]]:
    """Bring together what is the same but for its message."""
    found: dict[Key, tuple[list[NewRow], list[OldRow]]] = defaultdict(lambda: ([], []))
    for one in new:
        if one.old is None:
            found[one.key[:-1]][0].append(one)
    for row in left:
        found[row.key[:-1]][1].append(row)
    return found


def _edited(row: OldRow) -> OldRow:
    """Return a copy of our texts as somebody changed them; what was typed beside them stands with the finding."""
    return OldRow(row.sheet, row.ours, {}, {})
