"""Measures of a table: what each cell of their rows says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.imports.cells.links import Named, instruments_in, named_in
from generator.imports.cells.lists import Point, points
from generator.imports.cells.status import read_status
from generator.imports.plan import Proposal
from generator.imports.reading.model import Spot
from generator.imports.records.context import Context
from generator.imports.records.grouping import Group, groups, is_ditto, title_over
from generator.imports.records.rows import cells, entry_texts, is_nothing, on_day, own, step, times, with_percent, words
from generator.imports.records.ticks import status_ticked
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.printed import printed_keys
from generator.thai.digits import to_arabic

_REASON = re.compile(r"ผลการประเมิน|ตัวชี้วัด|ประเด็น|เนื่องจาก|จากการ|ข้อบกพร่อง|จุดอ่อน|ปัญหา")
_ONE_MARK = re.compile(r"(?<=\S)\s+(?=[1๑][.)]\s*[^\s0-9๐-๙])")
"""Where a list of one entry begins behind the words that lead to it."""
_BEGIN = 60
_KEPT = ("extra", "address", "obstacle")
"""Columns that records have no field for; what they say is kept among the remarks of the row."""
_INSTRUMENTS = ["IIT", "EIT", "OIT"]
_LAST_NUMBER = 999


def read_measures(grid: Grid, reading: Reading, context: Context) -> Iterator[Proposal]:
    """Yield a proposal for each measure of the table."""
    above: dict[str, Any] = {}
    over = _instrument_over(grid)
    led_by_issue = ("issue", "steps") in (printed_keys(grid.headings) or ())
    found = list(groups(grid, reading))
    counted = [count for group in found if (count := _count(group.number))]
    for group in found:
        proposal = _Measure(group, reading, context, over, grid.headings, above, led_by_issue).proposal()
        if len(set(counted)) < len(counted):  # each part of the table counts its own: no order of the whole
            proposal.data.pop("number", None)
        yield proposal


def _instrument_over(grid: Grid) -> list[str]:
    """Return the instrument that the words nearest over the table name, where they name but one."""
    for text in reversed(grid.before):
        if found := instruments_in(text):
            return found if len(found) == 1 else []
    return []


@dataclass(slots=True)
class _Measure:
    """One measure as its rows tell it; ``over`` are instruments named over the table, ``above`` the row before."""

    group: Group
    reading: Reading
    context: Context
    over: list[str]
    headings: tuple[str, ...]
    above: dict[str, Any]
    led_by_issue: bool = False
    """Whether the steps are known to stand behind the issue, without a mark, in one cell."""
    sources: dict[str, Spot] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def proposal(self) -> Proposal:
        """Return the measure as a record."""
        record = self._title()
        issue = [words(entry.text) for entry in self._filled("issue")]
        record["recommendation"] = self._lists("recommendation")
        record["rows"] = self._rows()
        record["issue"] = " ".join([*issue, *self.reasons])
        record["answers"] = self._answers([*issue, *self.reasons])
        target = " ".join(words(entry.text) for entry in self._filled("target"))
        record["target"] = target
        record |= self._report(any("result" in row for row in record["rows"]))
        data = {key: value for key, value in record.items() if value not in (None, "", [], {})}
        title = data.get("title") or data.get("recommendation") or [data.get("issue") or "มาตรการ"]
        name = str(title[0] if isinstance(title, list) else title)
        return Proposal("measure", self.context.year, name, data, self.sources, self.headings)

    def _every(self, key: str) -> list[Entry]:
        """Return the cells of a column over all rows, booked as used."""
        found = [entry for line in self.group.lines for entry in own(line, self.reading, key)]
        self.context.ledger.use(*found)
        if found:
            self.sources.setdefault(key, found[0].spot)
        return found

    def _filled(self, key: str) -> list[Entry]:
        return [entry for entry in self._every(key) if not is_nothing(entry.text) and not is_ditto(entry)]

    def _lists(self, key: str) -> list[str]:
        return [text for entry in self._filled(key) for text in entry_texts(entry.text)]

    def _title(self) -> dict[str, Any]:
        number = _count(self.group.number)
        for line in self.group.lines:
            self.context.ledger.use(
                *(entry for entry in own(line, self.reading, "number") if number or is_nothing(entry.text))
            )
            for key in ("title", "label", "instrument"):
                self.context.ledger.use(*cells(line, self.reading, key))
        titles: list[str] = []
        for entry in self.group.titles or [one for one in self.group.label if not named_in(one.text).any]:
            self.sources.setdefault("title", entry.spot)
            found = points(entry.text)
            marked = any(point.mark for point in found)
            if len(found) == 1 and marked and number is None:
                number = _count(found[0].mark)
            titles += [words(point.whole) for point in found] if marked else [words(entry.text)]
        if not titles and (head := title_over(self.group.heads)):
            titles, number = [words(head)], None
        return {"number": number, "title": titles[0] if len(titles) == 1 else titles}

    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        for index, line in enumerate(self.group.lines):
            row = self._row(line, index)
            if rows and line.begins_table and row.keys() == {"steps"}:  # a row that the end of a page has cut
                rows[-1]["steps"] = [*rows[-1].get("steps", []), *row["steps"]]
            elif row:
                rows.append(row)
        return rows

    def _row(self, line: Line, index: int) -> dict[str, Any]:
        steps = [step(point) for entry in own(line, self.reading, "steps") for point in self._steps(entry, index)]
        shared = times(line, self.reading, self.context, self.above)
        self.above |= shared
        note = self._extra(line, shared.pop("note", ""))
        row = ({"steps": steps} if steps else {}) | shared | ({"note": note} if note else {})
        if self._tells_by_row and (result := self._row_result(line)):
            row["result"] = result
        for key in ("responsible", "period", "follow_up"):
            if key in row and (entries := cells(line, self.reading, key)):
                self.sources[f"rows.{index}.{key}"] = entries[0].spot
        return row

    def _steps(self, entry: Entry, index: int) -> list[Point]:
        """Return the steps in a cell; the words before a list that say why the measure is taken are no step."""
        self.context.ledger.use(entry)
        self.sources.setdefault(f"rows.{index}.steps", entry.spot)
        found = [] if is_nothing(entry.text) or is_ditto(entry) else points(entry.text)
        if len(found) == 1 and not found[0].mark and _REASON.search(found[0].text[:_BEGIN]):
            found = points(_ONE_MARK.sub(r"\n", entry.text, count=1))
        leads = len(found) > 1 and not found[0].mark and found[1].mark
        if leads and (self.led_by_issue or (_REASON.search(found[0].text) and not self.reading.has("issue"))):
            self.reasons.append(words(found.pop(0).text))
        return found

    @property
    def _tells_by_row(self) -> bool:
        """Whether each row has a result of its own: a cell merged over all rows is that of the measure."""
        _, *others = self.group.lines
        below = [line.entries[place] for line in others for place in self.reading.columns("result")]
        return bool(others) and not (below and all(entry.spread == "above" for entry in below))

    def _row_result(self, line: Line) -> list[str]:
        entries = own(line, self.reading, "result")
        self.context.ledger.use(*entries)
        return [text for entry in entries if not is_nothing(entry.text) for text in entry_texts(entry.text)]

    def _extra(self, line: Line, note: str) -> str:
        """Return the note with what columns say that records have no field for, each under its heading."""
        kept = [note] if note else []
        for place in (place for key in _KEPT for place in self.reading.columns(key)):
            entry = line.entries[place]
            if not entry.text or entry.spread:
                continue
            self.context.ledger.use(entry)
            if not is_nothing(entry.text):
                kept.append(f"{words(self.headings[place])}: {words(entry.text)}")
        return " ".join(kept)

    def _answers(self, reasons: list[str]) -> dict[str, Any]:
        """Return what of a result the measure answers: what its heads and labels name, else what its reasons name."""
        label, heads, of_column = self.group.label, self.group.heads, self.group.instruments
        instruments = list(dict.fromkeys(of_column or [one for head in heads for one in instruments_in(head)]))
        instruments = instruments or self.over
        named = Named(list(instruments))
        for text in [*(entry.text for entry in label), *(() if of_column else heads)]:
            named.add(named_in(text, instruments[0] if len(instruments) == 1 else None))
        for text in [*reasons, *(entry.text for entry in self.group.titles)]:
            found = named_in(text, by_name=not (named.indicators or named.questions or named.sub_indicators))
            found.instruments = [] if named.instruments else found.instruments
            named.add(found)
        if not named.any:
            for entry in self._filled("recommendation"):
                named.add(named_in(entry.text))
        return {"fiscal_year": self.context.assessed, **(named.record() or self._unknown())}

    def _unknown(self) -> dict[str, Any]:
        first = next((entry for line in self.group.lines for entry in line.entries if entry.text), None)
        if first:
            self.context.ledger.choose(first, "เอกสารไม่บอกว่ามาตรการนี้ตอบแบบวัดใด จึงใส่ IIT EIT OIT ไว้ก่อน")
        return {"instruments": _INSTRUMENTS}

    def _report(self, has_results: bool) -> dict[str, Any]:
        """Return what happened: status, progress, result, outcome."""
        code: str | None = None
        progress: list[Any] = []
        of_status = self._filled("status")
        for entry in (*of_status, *self._filled("progress")):
            stated = read_status(entry.text)
            # Words of a report may hold those of a status without being one.
            code = code or (stated.code if entry in of_status or stated.has_boxes or not stated.rest.strip() else None)
            if stated.unclear:
                self.context.ledger.choose(entry, "ช่องสถานะทำเครื่องหมายไม่ชัด จึงไม่ได้บันทึกสถานะ")
            progress += entry_texts(stated.rest) if stated.rest.strip() else []
        progress = with_percent(progress, self._filled("percent"), self.context)
        progress = on_day(progress, self._every("on_day"))
        result = [] if self._tells_by_row else self._lists("result")
        outcome = self._lists("outcome")
        code = code or status_ticked(self.group.lines, self.reading, self.context)
        begun = "in_progress" if result or outcome or has_results else None
        return {"status": code or begun, "progress": progress, "result": result, "outcome": outcome}


def _count(text: str) -> int | None:
    """Return the number that a text is the mark of, such as ``๓.``."""
    digits = re.sub(r"[^0-9]", "", to_arabic(text))
    return int(digits) if digits and 0 < int(digits) <= _LAST_NUMBER else None
