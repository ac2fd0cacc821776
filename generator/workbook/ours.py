"""The rows of today beside those of a workbook: which entry of a list is which, though some came and some went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.records.editing.changes import alike
from generator.records.loading.workspace import Workspace
from generator.workbook.base import Base, BaseRow
from generator.workbook.forms import About
from generator.workbook.kinds import Kind
from generator.workbook.rows import Owner, Row, owners, rows


@dataclass(frozen=True)
class Ours:
    """What the records hold now: owners by key, and their rows in the order of the records."""

    workspace: Workspace
    owners: Mapping[str, Owner]
    rows: Mapping[str, Row]

    def of_base(
        self, base: Base, without: Collection[str] = (), typed: Mapping[str, Mapping[str, str]] | None = None
    ) -> dict[str, Row | None]:
        """Return which row of today each row of ``base`` is, by its key; ``None`` where it is gone.

        Rows of today whose keys are in ``without`` are new ones, however much they look like others. One that says what
        was ``typed`` into a row is that row: the workbook was read before.
        """
        found: dict[str, Row | None] = {}
        lists: dict[tuple[str, str], list[BaseRow]] = defaultdict(list)
        for row in base.rows.values():
            if row.kind.is_record:
                found[row.key] = self.rows.get(row.key)
            else:
                lists[row.owner, row.kind.id].append(row)
        today: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for ours in (row for row in self.rows.values() if row.key not in without):
            today[ours.owner.key, ours.kind.id].append(ours)
        for group, before in lists.items():
            now = today.get(group, [])
            found |= dict.fromkeys(row.key for row in before)
            words = [self._words_of(row, now, (typed or {}).get(row.key)) for row in before]
            for old, new in alike(words, [_words(row.shown) for row in now]):
                if old is not None and new is not None:
                    found[before[old].key] = now[new]
        return found

    def _words_of(self, row: BaseRow, now: Sequence[Row], typed: Mapping[str, str] | None) -> str:
        """Return by which words a row is known among those of today: as it was typed, where one says that."""
        for other in now if typed else ():
            if typed and says_the_same(other.shown, typed, row.kind, other.owner.about(self.workspace)):
                return _words(other.shown)
        return _words(row.shown)


def ours_of(workspace: Workspace) -> Ours:
    """Return what the records of ``workspace`` hold now."""
    found = list(owners(workspace))
    return Ours(workspace, {owner.key: owner for owner in found}, _by_key(rows(workspace, found)))


def _by_key(all_rows: Iterable[Row]) -> dict[str, Row]:
    return {row.key: row for row in all_rows}


def _words(shown: Mapping[str, str]) -> str:
    return "\n".join(shown.values())


def says_the_same(shown: Mapping[str, str], cells: Mapping[str, str], kind: Kind, about: About) -> bool:
    """Tell whether two rows of ``kind`` say the same, however each is written."""
    return all(
        column.form.canonical(shown.get(column.id, ""), about) == column.form.canonical(cells.get(column.id, ""), about)
        for column in kind.columns
    )
