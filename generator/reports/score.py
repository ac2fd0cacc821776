"""The forecast of a year written out: for a terminal, for programs, for a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from generator.assessment.completeness import PartState
from generator.assessment.forecast import NAME, ItemForecast, YearForecast
from generator.assessment.forecast_gaps import Gap
from generator.catalogue.model import Indicator
from generator.site.open_data.files import Column, DataSet, Record

COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("sub_indicator", "รหัสตัวชี้วัดย่อย"),
    Column("item", "รหัสข้อ OIT"),
    Column("title", "ชื่อข้อ"),
    Column("status", "สถานะของข้อ"),
    Column("worth", "ค่าของข้อเป็นคะแนนรวม"),
    Column("credit", "คะแนนคาดการณ์ของข้อ 0 ถึง 100"),
    Column("part", "รหัสองค์ประกอบด้านข้อมูล"),
    Column("part_title", "ชื่อองค์ประกอบด้านข้อมูล"),
    Column("part_status", "สถานะขององค์ประกอบ"),
    Column("gain", "คะแนนรวมที่จะเพิ่มเมื่อแก้ครบ"),
    Column("effort", "แรงงานโดยประมาณ หน่วยละครึ่งวัน"),
)


def as_text(outlook: YearForecast) -> str:
    """Write the forecast for a terminal: scores, items by sub-indicator, gaps by points per effort, assumptions."""
    blocks = (_scores(outlook), _items(outlook), _gaps(outlook.gaps), _assumptions(outlook))
    return "\n\n".join("\n".join(block) for block in blocks)


def as_json(outlook: YearForecast) -> str:
    """Write the forecast for programs; scores are numbers with two decimals, ``null`` where one is missing."""
    data = {
        "name": NAME,
        "is_ita_score": False,
        "fiscal_year": outlook.year,
        "total": _number(outlook.scores.total),
        "total_rounded_at_end": _number(outlook.scores_at_end.total),
        "level": outlook.scores.level.name if outlook.scores.level else None,
        "best_total": _number(outlook.best.total),
        "instruments": {name: _number(score) for name, score in outlook.scores.instruments.items()},
        "indicators": {
            str(indicator.number): _number(outlook.scores.indicators[indicator.number]) for indicator in _oit(outlook)
        },
        "sub_indicators": {code: _number(score) for code, score in outlook.scores.sub_indicators.items()},
        "items": [_item_data(forecast) for forecast in outlook.items],
        "gaps": [_gap_data(gap) for gap in outlook.gaps],
        "assumptions": list(outlook.assumptions),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def table(outlook: YearForecast) -> DataSet:
    """Return the forecast as a table with a row for each part of each item."""
    gains = {(gap.item, gap.part): gap for gap in outlook.gaps}
    rows = tuple(row for forecast in outlook.items for row in _rows(outlook.year, forecast, gains))
    return DataSet(f"forecast-{outlook.year}", f"{NAME} ปี {outlook.year}", COLUMNS, rows, outlook.year)


def _scores(outlook: YearForecast) -> Iterator[str]:
    total, level = outlook.scores.total, outlook.scores.level
    yield f"{NAME} ปีงบประมาณ พ.ศ. {outlook.year} (ไม่ใช่คะแนน ITA)"
    yield f"  คะแนนรวม {_shown(total)}" + (f" · ระดับ{level.name}" if level else "")
    yield "  " + " · ".join(f"{name} {_shown(score)}" for name, score in outlook.scores.instruments.items())
    for indicator in _oit(outlook):
        yield f"  ตัวชี้วัดที่ {indicator.number} {indicator.title} {_shown(outlook.scores.indicators[indicator.number])}"
    if outlook.gaps:
        own = " · ".join(f"{name} {_shown(outlook.best.instruments[name])}" for name in outlook.form.of_items)
        yield f"  ถ้าแก้ครบทุกข้อ: {own} · คะแนนรวม {_shown(outlook.best.total)}"


def _oit(outlook: YearForecast) -> tuple[Indicator, ...]:
    """Return the indicators that the items score; those of the surveys are only entered."""
    form = outlook.form
    return tuple(indicator for name in form.of_items for indicator in form.indicators_of(name))


def _items(outlook: YearForecast) -> Iterator[str]:
    yield "รายข้อ: สิ่งที่มีหลักฐาน · คะแนนของข้อ (ค่าของข้อเป็นคะแนนรวม)"
    for sub in outlook.form.sub_indicators:
        if not sub.is_whole:
            yield f"  {sub.code} {sub.title} {_shown(outlook.scores.sub_indicators[sub.code])}"
        for forecast in outlook.items:
            if forecast.state.item.sub_indicator == sub.code:
                yield from _item_lines(forecast)


def _item_lines(forecast: ItemForecast) -> Iterator[str]:
    item, figure = forecast.state.item, forecast.figure
    worth = f"{forecast.credit:.0f} ({forecast.worth})"
    yield f"    {item.code:<4}{figure.words} · {figure.status_words} · {worth}  {item.title}"
    for part in forecast.state.parts:
        if not part.is_proved and forecast.state.loaded is not None:
            yield f"        – {part.part.title}: {part.status.thai}"


def _gaps(gaps: tuple[Gap, ...]) -> Iterator[str]:
    if not gaps:
        yield "ไม่มีสิ่งที่ขาดตามระเบียน"
        return
    yield "ควรทำก่อน เรียงตามคะแนนต่อแรงงาน (แรงงานโดยประมาณ หน่วยละครึ่งวัน)"
    for gap in gaps:
        yield f"  {gap.item}: +{gap.gain} · แรงงาน {gap.effort} · {gap.words}"


def _assumptions(outlook: YearForecast) -> Iterator[str]:
    yield "ข้อสมมติ"
    yield from (f"  – {words}" for words in outlook.assumptions)


def _shown(score: Decimal | None) -> str:
    return "ยังคำนวณไม่ได้" if score is None else f"{score:.2f}"


def _number(score: Decimal | None) -> float | None:
    return None if score is None else float(round(score, 2))


def _item_data(forecast: ItemForecast) -> Record:
    item = forecast.state.item
    return {
        "item": item.code,
        "title": item.title,
        "sub_indicator": item.sub_indicator,
        "status": forecast.state.status.value,
        "done": forecast.figure.done,
        "total": forecast.figure.total,
        "percent": forecast.figure.percent,
        "worth": _number(forecast.worth),
        "credit": _number(forecast.credit),
        "parts": [
            {"id": part.part.id, "title": part.part.title, "status": part.status.value} for part in forecast.state.parts
        ],
    }


def _gap_data(gap: Gap) -> Record:
    return {
        "item": gap.item,
        "part": gap.part,
        "gain": _number(gap.gain),
        "effort": gap.effort,
        "todo": gap.words,
    }


def _rows(year: int, forecast: ItemForecast, gains: dict[tuple[str, str | None], Gap]) -> Iterator[Record]:
    item = forecast.state.item
    head: Record = {
        "fiscal_year": year,
        "sub_indicator": item.sub_indicator,
        "item": item.code,
        "title": item.title,
        "status": forecast.state.status.value,
        "worth": forecast.worth,
        "credit": round(forecast.credit, 2),
    }
    for part in forecast.state.parts:
        gap = None if part.is_proved else gains.get((item.code, part.part.id), gains.get((item.code, None)))
        yield {**head, **_part_cells(part), "gain": gap.gain if gap else None, "effort": gap.effort if gap else None}


def _part_cells(part: PartState) -> dict[str, str]:
    return {"part": part.part.id, "part_title": part.part.title, "part_status": part.status.value}
