"""Puts what people typed into a workbook of findings back beside the same findings of a later check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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

    def take(self, row: NewRow, *, elsewhere: bool = False) -> OldRow | None:
        """Take the old row for ``row``: of the same sheet, or of any where it may come from ``elsewhere``."""
        candidates = self.by_key.get(row.key, [])
        best = next((old for old in candidates if elsewhere or old.sheet == row.sheet), None)
        if best is not None:
            candidates.remove(best)
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
    # A finding may be the business of several units: each keeps its own words before another takes what is over.
    for new_row in new:
        new_row.old = waiting.take(new_row)
    for new_row in new:
        new_row.old = new_row.old or waiting.take(new_row, elsewhere=True)
    left = [row for rows in waiting.by_key.values() for row in rows]
    for of_a_sheet in (True, False):
        for alike in _without_words(new, left, of_a_sheet=of_a_sheet).values():
            if len(alike.new) == 1 and len(alike.old) == 1:
                alike.new[0].old = alike.old[0]
        taken = {id(row.old) for row in new}
        left = [row for row in left if id(row) not in taken]
    kept.extend(left)
    kept.extend(_edited(row.old) for row in new if row.old is not None and row.old.is_edited)
    return kept


class _Alike(NamedTuple):
    """New and old rows that are the same but for their messages."""

    new: list[NewRow]
    old: list[OldRow]


def _without_words(new: Sequence[NewRow], left: Sequence[OldRow], *, of_a_sheet: bool) -> dict[Key, _Alike]:
    """Bring together what is the same but for its message, on one sheet or on any."""
    rows: dict[Key, _Alike] = defaultdict(lambda: _Alike([], []))
    for new_row in new:
        if new_row.old is None:
            rows[new_row.sheet if of_a_sheet else "", *new_row.key[:-1]].new.append(new_row)
    for old_row in left:
        rows[old_row.sheet if of_a_sheet else "", *old_row.key[:-1]].old.append(old_row)
    return rows


def _edited(row: OldRow) -> OldRow:
    """Return a copy of our texts as somebody changed them; what was typed beside them stands with the finding."""
    return OldRow(row.sheet, row.ours, {}, {})
