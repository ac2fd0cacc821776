"""Three ways: what was written, what came back and what the records hold now become changes, and what is to be said.

A cell that is as it was written changes nothing. One that changed, where the record did not, is a change; where both
did, and differently, it is a conflict, and so is a cell that two workbooks change differently. Nothing is decided for
people there, and nothing that cannot be placed is put anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.findings.finding import Finding, Place, finding
from generator.records.model.codes import any_item_code
from generator.system.text_characters import shown
from generator.thai.digits import to_arabic
from generator.workbook.base import CELL_LIMIT, TOO_LONG, BaseRow
from generator.workbook.changes import CellChange, Change, Conflict, Gone, label, of_cell, of_row
from generator.workbook.forms import About
from generator.workbook.kinds import Column
from generator.workbook.new_rows import NewRow, new_row, row_like
from generator.workbook.ours import Ours
from generator.workbook.returned import Returned, TheirRow
from generator.workbook.rows import Row

CODES = ("W371", "W372", "W374", "W375", "N376")


@dataclass
class Merged:
    """What is clear, and what has to be said: conflicts, what cannot be placed, what was noticed."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def merge(books: Sequence[Returned], ours: Ours) -> Merged:
    """Compare ``books`` with what they were written with and with the records of today."""
    merged = Merged()
    typed: dict[tuple[str, str], list[CellChange]] = defaultdict(list)
    gone: dict[str, list[Gone]] = defaultdict(list)
    for book in books:
        _Reading(book, ours, merged, typed, gone).read()
    _settle(merged, ours, typed, gone)
    return merged


def _settle(
    merged: Merged, ours: Ours, typed: dict[tuple[str, str], list[CellChange]], gone: dict[str, list[Gone]]
) -> None:
    """Put together what several workbooks say of one cell or one row, and what the record says since."""
    for alternatives in typed.values():
        first = alternatives[0]
        if first.row.key in gone:
            continue
        about = first.row.owner.about(ours.workspace)
        canonical = first.column.form.canonical
        now = first.row.shown.get(first.column.id, "")
        agreed = len({canonical(change.now, about) for change in alternatives}) == 1
        is_still = canonical(first.was, about) == canonical(now, about)
        if agreed and is_still:
            merged.changes.append(replace(first, was=now))
        else:
            merged.conflicts.append(of_cell(now, alternatives, _contradiction(now, alternatives)))
    for key, places in gone.items():
        edits = [change for (row, _), changes in typed.items() if row == key for change in changes]
        if edits:
            values = " · ".join(
                f"{change.column.head} “{shown(change.now)}” ({change.place or 'ระเบียน'})" for change in edits
            )
            said = finding("W372", Place(places[0].place), row=label(places[0].row), values=values)
            merged.conflicts.append(of_row(places[0], [change for change in edits if change.place], said))
        else:
            merged.changes.append(places[0])


def _contradiction(now: str, alternatives: Sequence[CellChange]) -> Finding:
    first = alternatives[0]
    values = [f"“{shown(change.now)}” ({change.place})" for change in alternatives]
    values.append(f"ระเบียนเป็น {f'“{shown(now)}”' if now else 'ว่าง'}")
    if first.was != now:
        values.append(f"เดิม “{shown(first.was)}”")
    return finding("W371", Place(first.place), field=first.column.head, values=" · ".join(values))


@dataclass
class _Reading:
    """One workbook on its way through the three-way comparison."""

    book: Returned
    ours: Ours
    merged: Merged
    typed: dict[tuple[str, str], list[CellChange]]
    gone: dict[str, list[Gone]]

    def read(self) -> None:
        """Compare every row of the workbook, those it has no more, and those that are new."""
        base = self.book.base
        known, fresh, strange = self._grouped()
        originals: dict[str, TheirRow | None] = {}
        for key, same in known.items():
            originals[key], copies = self._original(base.rows[key], same)
            fresh.extend(copies)
        new_rows = [new for row in sorted(fresh, key=lambda row: (row.sheet, row.number)) if (new := self._fresh(row))]
        typed = {
            key: row.of(base.rows[key].kind)
            for key, row in originals.items()
            if row is not None and self._differences(base.rows[key], row)
        }
        self.today = self.ours.of_base(base, self._leave_out_known(new_rows), typed)
        for key, original in originals.items():
            if original is not None:
                self._row(base.rows[key], original)
        for key, before in base.rows.items():
            if key not in known:
                self._missing(before, is_doubtful=before.kind.id in strange)
        for new in new_rows:
            if not any(new.says_the_same(other) for other in self.merged.changes):
                self.merged.changes.append(replace(new, after=self.today.get(new.behind)))
        self.merged.findings.extend(finding("N376", Place(where), text=text) for where, text in self.book.remarks)

    def _grouped(self) -> tuple[Mapping[str, Sequence[TheirRow]], list[TheirRow], set[str]]:
        """Return the rows by the keys that were written, new ones, and the kinds of those with other keys."""
        known: dict[str, list[TheirRow]] = defaultdict(list)
        fresh: list[TheirRow] = []
        strange: set[str] = set()
        for row in self.book.rows:
            if not row.key:
                fresh.append(row)
            elif row.key in self.book.base.rows:
                known[row.key].append(row)
            else:
                strange.update(kind.id for kind in row.kinds)
                self._say("W374", row, reason=f"ไม่รู้จักรหัสแถว “{shown(row.key)}”")
        return known, fresh, strange

    def _leave_out_known(self, new_rows: list[NewRow]) -> set[str]:
        """Take out of ``new_rows`` what the records have since an earlier reading; return the keys of these rows."""
        written = {(row.owner, row.kind.id, *sorted(row.shown.items())) for row in self.book.base.rows.values()}
        rows = self.ours.rows.values()
        taken = {row.key for row in rows if (row.owner.key, row.kind.id, *sorted(row.shown.items())) in written}
        known: set[str] = set()
        for new in list(new_rows):
            there = row_like(new, self.ours, taken | known)
            if there is not None:
                known.add(there.key)
                new_rows.remove(new)
            elif new.kind.is_record and new.owner in self.ours.owners:
                new_rows.remove(new)
                reason = f"มี {new.code} ในปี {new.year} อยู่แล้ว แก้ในแถวของมัน"
                self.merged.findings.append(finding("W374", Place(new.place), reason=reason))
        return known

    def _original(self, before: BaseRow, same: Sequence[TheirRow]) -> tuple[TheirRow | None, list[TheirRow]]:
        """Of rows with one key return the one that was written, and those copied from it to become new ones."""
        if len(same) == 1:
            return same[0], []
        unchanged = [row for row in same if not self._differences(before, row)]
        others = [row for row in same if row not in unchanged]
        if not others:
            return same[0], []
        if unchanged and not before.kind.is_record:
            return unchanged[0], others
        if all(row.of(before.kind) == same[0].of(before.kind) for row in same):
            return same[0], []
        places = ", ".join(self.book.place(row) for row in same)
        self._say("W374", same[0], reason=f"มีหลายแถวที่ใช้รหัสแถว {before.key} และแก้ต่างกัน ({places})")
        return None, []

    def _differences(self, before: BaseRow, row: TheirRow) -> list[tuple[Column, str]]:
        """Return the columns in which ``row`` is not as it was written, with what stands there now."""
        owner, found = self.ours.owners.get(before.owner), []
        year, _, code = before.owner.partition("/")
        workspace = self.ours.workspace
        about = owner.about(workspace) if owner else About(workspace, int(year), any_item_code(code))
        for name, text in row.of(before.kind).items():
            column, was = before.kind.column(name), before.shown.get(name, "")
            if column is None or (len(was) > CELL_LIMIT and text == TOO_LONG):
                continue
            if column.form.canonical(text, about) != column.form.canonical(was, about):
                found.append((column, text))
        return found

    def _row(self, before: BaseRow, row: TheirRow) -> None:
        today = self.today[before.key]
        for name, reason in row.unread.items():
            if name in before.shown or "สูตร" in reason:
                self._say("W375", row, column=name, reason=reason)
        owner = self.ours.owners.get(before.owner)
        year, _, code = before.owner.partition("/")
        typed = any_item_code(row.owner) or row.owner
        if (row.owner and typed.casefold() != code.casefold()) or (row.year and to_arabic(row.year) != year):
            # Cells that were sorted without their keys look like this too: nothing in the row can be trusted.
            reason = f"รหัสแถวเป็นของ {code} ปี {year} แต่ช่องปีและข้อไม่ใช่ ย้ายแถวไปข้ออื่น หรือเรียงโดยไม่รวมรหัสแถวไม่ได้"
            self._say("W374", row, reason=reason)
            return
        differences = self._differences(before, row)
        is_emptied = before.shown and not row.has_words(before.kind) and not row.unread
        if (row.is_removed or is_emptied) and not before.kind.is_record and row.of(before.kind):
            self._take_out(before, self.book.place(row))
            return
        if row.is_removed:
            self._say("W374", row, reason=_KEPT)
        if not differences:
            return
        if today is None or owner is None:
            values = " · ".join(f"{column.head} “{shown(text)}”" for column, text in differences)
            self.merged.findings.append(
                finding("W372", Place(self.book.place(row)), row=f"แถว {before.key} ซึ่งไม่มีในระเบียนแล้ว", values=values)
            )
            return
        for column, text in differences:
            self._cell(before, row, today, column, text)

    def _cell(self, before: BaseRow, row: TheirRow, today: Row, column: Column, text: str) -> None:
        about = today.owner.about(self.ours.workspace)
        was, now = before.shown.get(column.id, ""), today.shown.get(column.id, "")
        same = column.form.canonical
        if same(now, about) == same(text, about):
            return
        place = self.book.place(row, column.id)
        self.typed[today.key, column.id].append(CellChange(today, column, was, text, place))

    def _missing(self, before: BaseRow, *, is_doubtful: bool) -> None:
        if before.sheet not in self.book.there or (before.kind.is_record and not before.shown):
            return
        where = f"{self.book.name} › {before.sheet}"
        if before.kind.is_record:
            self.merged.findings.append(finding("W374", Place(where), reason=f"แถว {before.key} หายไป {_KEPT}"))
        elif is_doubtful:
            reason = f"แถว {before.key} หายไป แต่มีแถวที่รหัสถูกแก้ จึงไม่แน่ใจว่าตั้งใจลบ"
            self.merged.findings.append(finding("W374", Place(where), reason=reason))
        else:
            self._take_out(before, where)

    def _take_out(self, before: BaseRow, place: str) -> None:
        today = self.today[before.key]
        if today is None:
            return
        about = today.owner.about(self.ours.workspace)
        changed = [
            column
            for column in before.kind.columns
            if column.form.canonical(today.shown.get(column.id, ""), about)
            != column.form.canonical(before.shown.get(column.id, ""), about)
        ]
        for column in changed:
            was, now = before.shown.get(column.id, ""), today.shown.get(column.id, "")
            self.typed[today.key, column.id].append(CellChange(today, column, was, now, ""))
        self.gone[today.key].append(Gone(today, place))

    def _fresh(self, row: TheirRow) -> NewRow | None:
        made = new_row(row, self.book, self.ours)
        if isinstance(made, str):
            self._say("W374", row, reason=made)
            return None
        return made

    def _say(self, code: str, row: TheirRow, reason: str, column: str = "") -> None:
        self.merged.findings.append(finding(code, Place(self.book.place(row, column)), reason=reason))


_KEPT = "สมุดงานลบทั้งข้อหรือทั้งมาตรการไม่ได้ ให้เปลี่ยนสถานะ หรือลบแฟ้มระเบียนเอง"
