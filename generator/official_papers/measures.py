"""The measures of a year, in the layout that the agency prints them in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.official_papers.choosing import instruction_layouts, measure_layouts
from generator.official_papers.paper import Blank, Paper, Part, part_table
from generator.official_papers.voice import ITA, Order, Voice, of_year
from generator.site.tables.table import table

NAME = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def measures_paper(order: Order) -> Paper | None:
    """Return the measures of the year; ``None`` where there are none."""
    workspace, year = order.site.workspace, order.year
    if not workspace.measures.get(year):
        return None
    layouts = measure_layouts(order.choice, year)
    voice = order.voice(layouts[0][1])
    blanks: list[Blank] = []
    parts = [Part("ความเป็นมา", (_reason(order, voice),)), *_tables(order, blanks)]
    title = voice.ours(f"{NAME}\n{of_year(year)}")
    return Paper("measures", f"2-มาตรการ-{year}", title, tuple(parts), voice.digits, tuple(blanks))


def _tables(order: Order, blanks: list[Blank]) -> Iterator[Part]:
    workspace, year = order.site.workspace, order.year
    form = workspace.form(year)
    instructed = form is not None and any(item.record.instruction for item in workspace.items.get(year, {}).values())
    for name, layout in (
        *measure_layouts(order.choice, year),
        *instruction_layouts(order.choice, any_given=instructed),
    ):
        made = table(layout, workspace, year, digits=order.digits)
        shown, missing = part_table(made, layout, name)
        blanks.extend(missing)
        yield Part("มาตรการและวิธีดำเนินการ" if layout.subject == "measures" else layout.title, (), shown)


def _reason(order: Order, voice: Voice) -> str:
    """Say which result the measures answer and how many they are; nothing of it is guessed."""
    loaded = order.site.workspace.results.get(order.result_year)
    result = loaded.record if loaded else None
    score = f" คะแนนรวม {voice.score(result.total)} คะแนน" if result and result.total is not None else ""
    level = f" อยู่ในระดับ {result.level}" if result and result.level else ""
    return voice.ours(
        f"ตามที่{order.agency}เข้ารับ{ITA} (Integrity and Transparency Assessment: ITA) "
        f"{of_year(order.result_year)}{' มีผล' if score or level else ''}{score}{level} แล้วนั้น "
        f"เพื่อนำผลการประเมินไปสู่การปฏิบัติ {order.agency}จึงกำหนด{NAME} {of_year(order.year)} "
        f"จำนวน {len(order.site.workspace.measures[order.year])} มาตรการ ดังนี้"
    )
