"""Measures of last year that were not finished: named in the report, and begun again where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.app.rolling.measures import PERIOD, RolledMeasure, draft_of, measure_file
from generator.assessment.answered import answered_year
from generator.assessment.measure_words import measure_name
from generator.assessment.responsibility import measure_responsibility
from generator.catalogue.lineage import relatives
from generator.catalogue.model import Catalogue
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure
from generator.reports.roll.rows import Fate, Row
from generator.thai.moved_years import moved, moved_schedule

_OPEN = frozenset({"not_started", "in_progress"})
_KEPT = ("title", "issue", "recommendation", "target")


def unfinished(
    workspace: Workspace, source: int, year: int, forms: Sequence[Catalogue], *, again: bool
) -> Iterator[RolledMeasure]:
    """Yield the measures of ``source`` (BE) that were begun or planned and not finished; with ``again`` as drafts."""
    for loaded in workspace.measures.get(source, ()):
        record = loaded.record
        if record.status not in _OPEN:
            continue
        percent = max((one.percent for one in record.progress if one.percent is not None), default=None)
        stood = f"ปี {source} ทำได้ร้อยละ {percent}" if percent is not None else f"ปี {source} ยังไม่แล้วเสร็จ"
        name = measure_file(year, record.id) if again else ""
        text = _text(workspace, loaded, (source, year), forms, stood) if again else ""
        offer = f"ถ้าจะทำต่อให้สั่ง oit roll {year} --unfinished หรือปิดมาตรการของปี {source} พร้อมเหตุผล"
        todo = (f"ทำต่อในปี {year}: ทบทวนขั้นตอนและระยะเวลา",) if text else (offer,)
        row = Row(
            *(Fate.UNFINISHED, record.id, measure_name(record), stood),
            todo=todo,
            units=measure_responsibility(record, workspace).names,
            file=name if text else "",
        )
        yield RolledMeasure(name if text else "", text, row)


def _text(
    workspace: Workspace, loaded: Loaded[Measure], years: tuple[int, int], forms: Sequence[Catalogue], stood: str
) -> str:
    source, year = years
    typed = loaded.source.data if isinstance(loaded.source.data, dict) else {}
    data: dict[str, Any] = {"id": loaded.record.id}
    data |= {name: typed[name] for name in _KEPT if name in typed}
    if isinstance(data.get("title"), str):
        data["title"] = moved(data["title"], (source,), year - source) or data["title"]
    data["answers"] = _answers(workspace, loaded.record, source, year, forms)
    rows = typed.get("rows")
    listed = rows if isinstance(rows, list) else [rows]
    data["rows"] = [_row(row, source, year) for row in listed if isinstance(row, dict)]
    data["status"] = "draft"
    remarks = [f"ทำต่อจาก {loaded.source.name} {stood}", "แก้ขั้นตอนและระยะเวลา แล้วเปลี่ยน status เป็น not_started"]
    return draft_of(data, remarks, year)


def _row(row: dict[str, Any], source: int, year: int) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name in {"steps", "responsible", "note"}}
    period, follow_up = row.get("period"), row.get("follow_up")
    shifted = moved_schedule(period, {source - 1, source}, year - source) if isinstance(period, str) else None
    kept["period"] = shifted or PERIOD
    if isinstance(follow_up, str) and moved(follow_up, (), 0) is not None:
        kept["follow_up"] = follow_up
    return kept


def _answers(
    workspace: Workspace, measure: Measure, source: int, year: int, forms: Sequence[Catalogue]
) -> dict[str, Any]:
    """Return what the measure answers in the result of the year before ``year``: items under their numbers there."""
    answers, before = measure.answers, workspace.form(answered_year(measure.answers, source))
    there = workspace.names(year - 1)
    items = [
        one.item.code
        for code in answers.items
        if before is not None and (item := before.item(code)) is not None
        for one in relatives(before, item, forms)
        if one.fiscal_year == there.fiscal_year
    ]
    found: dict[str, Any] = {
        "fiscal_year": year - 1,
        "instruments": list(answers.instruments),
        "indicators": [number for number in answers.indicators if there.indicator(number)],
        "sub_indicators": [code for code in answers.sub_indicators if there.sub_indicator(code)],
        "items": list(dict.fromkeys(items)),
    }
    kept = {name: value for name, value in found.items() if value}
    return kept if len(kept) > 1 else {**kept, "instruments": ["OIT"]}
