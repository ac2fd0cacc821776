"""The rows of today beside those of a workbook: which entry of a list is which, though some came and some went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.records.editing.changes import alike
from generator.records.loading.workspace import Workspace
from generator.workbook.base import Base, BaseRow
from generator.workbook.rows import Owner, Row, owners, rows


@dataclass(frozen=True)
class Ours:
    """What the records hold now: owners by key, and their rows in the order of the records."""

    workspace: Workspace
    owners: Mapping[str, Owner]
    rows: Mapping[str, Row]

    def of_base(self, base: Base) -> dict[str, Row | None]:
        """Return which row of today each row of ``base`` is, by its key; ``None`` where it is gone."""
        found: dict[str, Row | None] = {}
        lists: dict[tuple[str, str], list[BaseRow]] = defaultdict(list)
        for row in base.rows.values():
            if row.kind.is_record:
                found[row.key] = self.rows.get(row.key)
            else:
                lists[row.owner, row.kind.id].append(row)
        today: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for ours in self.rows.values():
            today[ours.owner.key, ours.kind.id].append(ours)
        for group, before in lists.items():
            now = today.get(group, [])
            found |= dict.fromkeys(row.key for row in before)
            for old, new in alike([_words(row.shown) for row in before], [_words(row.shown) for row in now]):
                if old is not None and new is not None:
                    found[before[old].key] = now[new]
        return found


def ours_of(workspace: Workspace) -> Ours:
    """Return what the records of ``workspace`` hold now."""
    found = list(owners(workspace))
    return Ours(workspace, {owner.key: owner for owner in found}, _by_key(rows(workspace, found)))


def _by_key(all_rows: Iterable[Row]) -> dict[str, Row]:
    return {row.key: row for row in all_rows}


def _words(shown: Mapping[str, str]) -> str:
    return "\n".join(shown.values())
