"""A corrected plan: what was changed in its workbook put into the plan that went with it, and what cannot be.

Rows are known by their keys, wherever they were sorted to. A cell that still says what was written is not read at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from generator.findings.finding import Finding, Place, finding
from generator.imports.cells.responsible import Register
from generator.imports.plan import Plan, Proposal
from generator.imports.plan_sheet.cells import cells_of, pruned, put
from generator.imports.plan_sheet.columns import (
    DO,
    DOCUMENTS,
    DROPPED,
    FIELD,
    FIELDS,
    INTO,
    ITEM,
    KEY,
    KEYS,
    LEAVE,
    LEAVE_ALL,
    RECORDS,
    ROW,
    TEXT,
    TITLE,
    UNREAD,
    WRITE,
    target_name,
)
from generator.imports.plan_sheet.kept import Kept, NoPlanError, read_kept
from generator.imports.plan_sheet.rows import RecordRow, left_of, record_rows, unread_rows
from generator.imports.reading.model import Spot
from generator.imports.reading.sheets import shown
from generator.records.model.codes import any_item_code

CODES = ("W376", "N377")

_HEAD_WITHIN = 10
_MOST_COLUMNS = 40


@dataclass(slots=True)
class Corrected:
    """The plan with its corrections; ``documents`` are the chosen item and title of files of evidence, by name."""

    kept: Kept
    plan: Plan
    findings: list[Finding] = field(default_factory=list)
    documents: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it came back: where it stands, and its texts by heading; ``odd`` are cells that hold no text."""

    place: str
    texts: Mapping[str, str]
    odd: frozenset[str]


def read_plan(book: Workbook, name: str, register: Register) -> Corrected:
    """Return the plan of the workbook in the file called ``name``; raises ``NoPlanError``."""
    kept = read_kept(book)
    if RECORDS not in book.sheetnames or UNREAD not in book.sheetnames:
        raise NoPlanError
    reader = _Reader(kept, name, register)
    reader.records(list(_rows(book[RECORDS], name, KEY)))
    reader.unread(list(_rows(book[UNREAD], name, KEY)))
    if DOCUMENTS in book.sheetnames:
        reader.documents(list(_rows(book[DOCUMENTS], name, KEYS)))
    return reader.corrected()


def _rows(sheet: Worksheet, name: str, key: str) -> Iterator[_Row]:
    """Yield the rows of a sheet below its headings; raises ``NoPlanError`` where there are none."""
    rows: dict[int, dict[int, object]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - only cells that are there
        if column <= _MOST_COLUMNS:
            rows.setdefault(row, {})[column] = cell
    tops = (
        (row, {column: _text(cell) for column, cell in cells.items() if _text(cell)})
        for row, cells in list(rows.items())[:_HEAD_WITHIN]
    )
    head, heads = next(((row, texts) for row, texts in tops if key in texts.values()), (0, {}))
    if not heads:
        raise NoPlanError
    for number, cells in rows.items():
        texts = {text: _text(cells.get(column)) for column, text in heads.items()}
        odd = frozenset(
            text for column, text in heads.items() if getattr(cells.get(column), "data_type", "") in {"f", "e"}
        )
        if number > head and (any(texts.values()) or odd):
            yield _Row(f"{name} › {sheet.title}!{number}", texts, odd)


def _text(cell: object) -> str:
    value = cell.value if isinstance(cell, Cell) else None
    return "" if value is None else "\n".join(line.strip() for line in shown(value).split("\n")).strip()


class _Reader:
    """Puts what the rows say into a copy of the plan."""

    def __init__(self, kept: Kept, name: str, register: Register) -> None:
        self.kept, self.name, self.register = kept, name, register
        self.proposals: list[Proposal | None] = [
            Proposal(one.kind, one.year, one.name, deepcopy(one.data), dict(one.sources), one.under)
            for one in kept.proposals
        ]
        self.findings: list[Finding] = []
        self.left: list[str] = [one.key for one in unread_rows(kept)]
        self.chosen: dict[str, tuple[str, str]] = {}

    def corrected(self) -> Corrected:
        """Return the plan as it is now."""
        plan = Plan(choices=list(self.kept.choices))
        for one in self.proposals:
            if one is not None and (data := pruned(one.data)).keys() - {"item", "id"}:
                plan.proposals.append(Proposal(one.kind, one.year, one.name, data, one.sources, one.under))
        numbers, outside = left_of(self.kept, self.left)
        plan.unread = [self.kept.unread[number] for number in numbers]
        for file, text in outside:
            plan.outside.setdefault(file, []).append(text)
        return Corrected(self.kept, plan, self.findings, self.chosen)

    def _say(self, code: str, row: _Row | None, text: str) -> None:
        self.findings.append(finding(code, Place(row.place if row else self.name), text=text))

    def records(self, rows: list[_Row]) -> None:
        """Take in the sheet of records."""
        written = {one.key: one for one in record_rows(self.kept.proposals)}
        seen: dict[str, str] = {}
        for row in rows:
            key = row.texts.get(KEY, "")
            if key not in written:
                self._say("N377", row, f"แถวนี้เพิ่มเองหรือรหัสแถวถูกแก้: {row.texts.get(TEXT, '')[:60]}")
                continue
            if key in seen and seen[key] != row.texts.get(TEXT, ""):
                self._say("W376", row, "แถวนี้มีสองแถวที่ต่างกัน จึงใช้แถวแรก")
                continue
            if key not in seen:
                seen[key] = row.texts.get(TEXT, "")
                self._record_row(row, written[key])
        for gone in (written[key] for key in written if key not in seen):
            self._take_away(gone.number, gone.path)
            self._say("N377", None, f"แถวนี้ถูกลบ จึงไม่เขียน: {gone.text[:60]}")

    def _record_row(self, row: _Row, about: RecordRow) -> None:
        way, new = row.texts.get(DO, "") or WRITE, row.texts.get(TEXT, "")
        if way == LEAVE_ALL:
            self.proposals[about.number] = None
        elif way == LEAVE:
            self._take_away(about.number, about.path)
        elif way != WRITE:
            self._say("W376", row, f"ไม่รู้จัก “{way[:60]}” ในช่อง {DO} จึงไม่เขียนค่านี้")
            self._take_away(about.number, about.path)
        elif TEXT in row.odd:
            self._say("W376", row, "เป็นสูตรหรือค่าผิดพลาด จึงใช้ค่าเดิม")
        elif _even(new) != _even(about.text):
            self._put(about.number, about.path, new)

    def _put(self, number: int, path: str, text: str) -> None:
        proposal = self.proposals[number]
        if proposal is not None:
            put(proposal.data, path, text, self.register)

    def _take_away(self, number: int, path: str) -> None:
        self._put(number, path, "")

    def unread(self, rows: list[_Row]) -> None:
        """Take in the sheet of what was not understood."""
        known = {one.key: one.text for one in unread_rows(self.kept)}
        names = {target_name(number, one): number for number, one in enumerate(self.kept.proposals)}
        for row in rows:
            key, into = row.texts.get(KEY, ""), row.texts.get(INTO, "")
            if key not in known or key not in self.left or not into:
                continue
            if into == DROPPED:
                self.left.remove(key)
            elif into not in names:
                self._say("W376", row, f"ไม่มีระเบียน “{into[:60]}” ในแผน")
            elif self._place(row, names[into], row.texts.get(TEXT, "") or known[key]):
                self.left.remove(key)

    def _place(self, row: _Row, number: int, text: str) -> bool:
        proposal, label = self.proposals[number], row.texts.get(FIELD, "")
        path = FIELDS.get(label, {}).get(proposal.kind if proposal else "", "")
        if proposal is None or not path:
            self._say("W376", row, f"ระเบียนนี้ไม่มีช่อง “{label[:60]}”" if label else "ยังไม่ได้เลือกช่องของระเบียน")
            return False
        count = row.texts.get(ROW, "") or "1"
        rows = proposal.data.get("rows")
        most = len(rows) if isinstance(rows, list) else 0
        if path.startswith("rows.") and not (count.isdecimal() and 1 <= int(count) <= max(most, 1)):
            self._say("W376", row, f"ไม่มีแถวที่ {count[:20]} ในระเบียนนี้ (มี {most} แถว)")
            return False
        path = path.replace("rows.", f"rows.{int(count) - 1}.") if path.startswith("rows.") else path
        before = dict(cells_of(proposal.data)).get(path, "")
        between = (
            "\n" if path.rpartition(".")[2] in {"steps", "progress", "result", "outcome", "recommendation"} else " "
        )
        self._put(number, path, between.join(filter(None, (before, text))))
        proposal.sources.setdefault(path, Spot(self.name))
        return True

    def documents(self, rows: list[_Row]) -> None:
        """Take in the sheet of evidence."""
        known = {one.file for one in self.kept.documents}
        for row in rows:
            file, typed = row.texts.get(KEYS, ""), row.texts.get(ITEM, "")
            code = any_item_code(typed) if typed else ""
            if file not in known:
                self._say("N377", row, f"ไม่มีแฟ้มนี้ในแผน: {file[:60]}")
            elif code is None:
                self._say("W376", row, f"“{typed[:60]}” ไม่ใช่รหัสข้อ จึงไม่เก็บแฟ้มนี้")
            else:
                self.chosen[file] = (code, row.texts.get(TITLE, ""))


def _even(text: str) -> str:
    return " ".join(text.split())
