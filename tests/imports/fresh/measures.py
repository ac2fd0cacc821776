"""Tables of measures and of what became of them, with what a reader must find in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.imports.fresh.bank import INDICATORS, INSTRUMENTS, Draw, contents, instrument_of, listed, period, responsible
from tests.imports.fresh.sheet import LEFT, UP, Table

Gold = dict[str, Any]
_MONTHS = ((10, 12), (11, 3), (1, 3), (12, 9), (4, 6), (2, 5), (10, 9), (7, 9))


@dataclass
class Style:
    """How a table is laid out."""

    columns: Sequence[str]
    marks: str = "1."
    join: str = ","
    times: str = "short"
    by_step: bool = False
    """Whether each step has a row of its own, beside cells that are one over the rows of a measure."""
    heads: str = ""
    """What stands across the table over its groups: the instrument, or the indicator."""
    head_rows: int = 1
    dittos: bool = False
    numbered_columns: bool = False
    total: bool = False
    keep_order: bool = False


def table(draw: Draw, style: Style, count: int, kind: str) -> tuple[Table, list[Gold]]:
    """Return a table of measures with its gold."""
    columns = _ordered(draw, style)
    rows = _headings(draw, style, columns)
    headings = len(rows)
    if style.numbered_columns:
        rows.append([f"({place})" for place in range(1, len(columns) + 1)])
    golds: list[Gold] = []
    before, above = "", ""
    for number, measure in enumerate(draw.measures(count), start=1):
        over = _head(measure, style)
        if over and over != before:
            rows.append([over])
        before = over or before
        made, gold = _measure(draw, style, columns, measure, number, above if golds else "")
        above = next((one["responsible"]["text"] for one in gold.get("rows", [])[-1:] if "responsible" in one), "")
        rows += made
        golds.append({"kind": kind, **gold})
    if style.total and "budget" in columns:
        rows.append(
            ["รวมทั้งสิ้น" if place == 0 else "120,000" if key == "budget" else "" for place, key in enumerate(columns)]
        )
    return Table(rows, headings=headings), golds


def _ordered(draw: Draw, style: Style) -> list[str]:
    columns = list(style.columns)
    if not style.keep_order:
        tail = [key for key in columns if key not in {"number", "title", "issue"}]
        draw.chance.shuffle(tail)
        columns = [key for key in columns if key not in tail] + tail
    return columns


def _headings(draw: Draw, style: Style, columns: Sequence[str]) -> list[list[str]]:
    named = [draw.heading(key) for key in columns]
    if style.head_rows == 1:
        return [named]
    # The first two columns that are no title stand under one word.
    place = next(at for at, key in enumerate(columns[:-1]) if key not in {"number", "title", "issue"})
    over = [*named[:place], "แผนการดำเนินงาน", LEFT, *named[place + 2 :]]
    under = [UP if at not in {place, place + 1} else text for at, text in enumerate(named)]
    return [over, under]


def _head(measure: Mapping[str, Any], style: Style) -> str:
    number = int(measure["indicator"])
    return {
        "": "",
        "instrument": INSTRUMENTS[instrument_of(number)][0],
        "indicator": f"ตัวชี้วัดที่ {number} {INDICATORS[number - 1]}",
    }[style.heads]


def _measure(  # noqa: PLR0913, PLR0917 - one measure of a table
    draw: Draw, style: Style, columns: Sequence[str], measure: Mapping[str, Any], number: int, above: str
) -> tuple[list[list[str]], Gold]:
    gold: Gold = {"rows": []}
    parts = [[one] for one in measure["steps"]] if style.by_step else [list(measure["steps"])]
    rows: list[list[str]] = []
    for place, steps in enumerate(parts):
        row_gold: Gold = {}
        writers = _writers(draw, style, measure, steps, row_gold, gold, above if place == 0 else "")
        row: list[str] = []
        for key in columns:
            if key == "number":
                gold["number"] = number
                row.append(str(number) if place == 0 else UP)
            elif place and key in {"title", "issue", "target", "result", "outcome", "progress", "percent", "status"}:
                row.append(UP)
            else:
                row.append(writers[key]())
        rows.append(row)
        gold["rows"].append(row_gold)
    gold["rows"] = [row for row in gold["rows"] if row]
    if style.heads:
        indicator = int(measure["indicator"])
        gold["answers"] = {"instruments": [instrument_of(indicator)]}
        gold["answers"] |= {"indicators": [indicator]} if style.heads == "indicator" else {}
    return rows, gold if gold["rows"] else {key: value for key, value in gold.items() if key != "rows"}


def _writers(  # noqa: PLR0913, PLR0917 - the same
    draw: Draw, style: Style, measure: Mapping[str, Any], steps: list[str], row: Gold, gold: Gold, above: str
) -> Mapping[str, Callable[[], str]]:
    def put(into: Gold, key: str, value: Any, text: str) -> str:  # noqa: ANN401 - a field
        into[key] = value
        return text

    def who() -> str:
        text, told = responsible(draw.units(), "all" if draw.chance.random() < 0.15 else style.join)
        if style.dittos and above and draw.chance.random() < 0.5:
            same = {"text": above, **_units_in(above)}
            return put(row, "responsible", same, '"')
        return put(row, "responsible", told, text)

    def when() -> str:
        text, told = period(draw.chance.choice(_MONTHS), style.times)
        return put(row, "period", told, text)

    def follow() -> str:
        text = draw.chance.choice(contents()["follow_ups"])
        return put(row, "follow_up", {"text": text}, text)

    def percent() -> str:
        figure = draw.chance.choice((25, 40, 60, 85, 100))
        gold.setdefault("progress", [{}])[0]["percent"] = figure
        return f"{figure}%"

    def progress() -> str:
        gold.setdefault("progress", [{}])[0] = {"text": measure["progress"], **gold.get("progress", [{}])[0]}
        return f"- {measure['progress']}"

    def status() -> str:
        code, word = draw.chance.choice(
            (("done", "ดำเนินการแล้ว"), ("in_progress", "อยู่ระหว่างดำเนินการ"), ("not_started", "ยังไม่ดำเนินการ"))
        )
        return put(gold, "status", code, word)

    return {
        "title": lambda: put(gold, "title", measure["title"], str(measure["title"])),
        "issue": lambda: put(gold, "issue", measure["issue"], str(measure["issue"])),
        "steps": lambda: put(row, "steps", steps, steps[0] if len(steps) == 1 else listed(steps, style.marks)),
        "responsible": who,
        "period": when,
        "follow_up": follow,
        "target": lambda: put(gold, "target", {"text": measure["target"]}, str(measure["target"])),
        "budget": lambda: draw.chance.choice(("-", "20,000", "15,000", "ไม่ใช้งบประมาณ")),
        "result": lambda: put(gold, "result", [measure["result"]], f"- {measure['result']}"),
        "outcome": lambda: put(gold, "outcome", [measure["outcome"]], str(measure["outcome"])),
        "progress": progress,
        "percent": percent,
        "status": status,
        "obstacle": lambda: draw.chance.choice(("ไม่มี", "ฝนตกหนักในเดือนสิงหาคม", "-")),
    }


def _units_in(text: str) -> Gold:
    if text.startswith("ทุก"):
        return {"all": True}
    return {"units": [unit for unit in contents()["units"] if unit in text]}
