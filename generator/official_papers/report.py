"""The report on a year's measures: how far they have come, what was done, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.official_papers.choosing import TELLS_OUTCOME, TELLS_PROGRESS, item_layouts, keys_of, progress_layouts
from generator.official_papers.measures import NAME
from generator.official_papers.paper import BLANK, Blank, Paper, Part, part_table
from generator.official_papers.voice import Order, Voice, of_year
from generator.records.layouts.model import Layout
from generator.records.model.measure import Measure
from generator.records.model.progress import WORK_STATUS_THAI
from generator.site.tables.table import table


def report_paper(order: Order) -> Paper | None:
    """Return the report on the measures of the year; ``None`` where there are none."""
    workspace, year = order.site.workspace, order.year
    measures = [loaded.record for loaded in workspace.measures.get(year, ())]
    if not measures:
        return None
    voice = order.voice(progress_layouts(order.choice)[0][1])
    blanks: list[Blank] = []
    parts = [Part("ภาพรวมการดำเนินการ", (_overview(order, voice, measures, blanks),)), *_tables(order, blanks)]
    title = voice.ours(f"รายงานความก้าวหน้าและผลการดำเนินการ\nตาม{NAME}\n{of_year(year)}")
    return Paper("report", f"3-รายงานผลมาตรการ-{year}", title, tuple(parts), voice.digits, tuple(blanks))


def _tables(order: Order, blanks: list[Blank]) -> Iterator[Part]:
    for name, layout in (*progress_layouts(order.choice), *item_layouts(order.choice)):
        made = table(layout, order.site.workspace, order.year, digits=order.digits)
        shown, missing = part_table(made, layout, name)
        blanks.extend(missing)
        yield Part(_heading(layout), (), shown)


def _heading(layout: Layout) -> str:
    keys = keys_of(layout)
    if layout.subject != "measures" or not keys & (TELLS_PROGRESS | TELLS_OUTCOME):
        return layout.title
    return "ผลการดำเนินการและผลลัพธ์" if keys & TELLS_OUTCOME else "ความก้าวหน้าของการดำเนินการ"


def _overview(order: Order, voice: Voice, measures: list[Measure], blanks: list[Blank]) -> str:
    """Count the measures by how far they have come, on the last day that any of them speaks of."""
    counts = Counter(measure.work for measure in measures)
    told = " ".join(f"{words} {counts[status]} มาตรการ" for status, words in WORK_STATUS_THAI.items() if counts[status])
    day = max(filter(None, _days(measures)), default=None)
    if day is None:
        blanks.append(Blank("วันที่ของข้อมูล (status_date หรือวันที่ใน progress)", tuple(one.id for one in measures)))
    return voice.ours(
        f"{order.agency}ขอรายงานความก้าวหน้าและผลการดำเนินการตาม{NAME} {of_year(order.year)} "
        f"จำนวน {len(measures)} มาตรการ ข้อมูล ณ วันที่ {voice.day(day) if day else BLANK} ดังนี้ {told}"
    )


def _days(measures: list[Measure]) -> Iterator[date | None]:
    for measure in measures:
        yield measure.status_date
        yield from (entry.date for entry in measure.progress)
