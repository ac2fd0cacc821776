"""A layout, a workspace and a fiscal year become a printable table.

Missing data shows as missing, never as an error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.records.layouts.model import Layout
from generator.records.loading.workspace import Workspace
from generator.site.tables.analysis import analysis_rows
from generator.site.tables.blocks import in_digits
from generator.site.tables.items import item_rows
from generator.site.tables.measures import measure_rows
from generator.site.tables.scores import level_rows, score_rows
from generator.site.tables.values import Group, Heading, Row, Table, merged
from generator.thai.digits import Digits

Lines = Iterable[tuple[tuple[str, ...], Row]]

_PLACE = re.compile(r"\{(?:agency|year)\}")
"""A place in the heading of a layout that the agency's name or the year is filled into."""
_CAPTIONS = {
    "measures": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year}",
    "items": "รายการข้อ OIT ปีงบประมาณ พ.ศ. {year}",
    "indicators": "คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {year}",
    "levels": "เกณฑ์คะแนนและระดับ ปีงบประมาณ พ.ศ. {year}",
    "analysis": "การวิเคราะห์ผลการประเมิน ปีงบประมาณ พ.ศ. {year}",
}


def table(
    layout: Layout,
    workspace: Workspace,
    year: int,
    *,
    digits: Digits | None = None,
    measures: Collection[str] | None = None,
) -> Table:
    """Return the table of fiscal year ``year`` (BE) in ``layout``.

    For score, level and analysis tables ``year`` is the assessed year. ``digits`` stands before the layout's own and
    reaches every text; ``measures`` limits a measure table to those ids.
    """
    if digits is not None:
        layout = layout.model_copy(update={"digits": digits, "text_digits": "same"})
    headings = tuple(
        Heading(_heading(column.heading, workspace, layout, year), column.row_header, column.merge)
        for column in layout.columns
    )
    caption = in_digits(_CAPTIONS[layout.subject].replace("{year}", str(year)), layout)
    groups = tuple(_groups(_lines(layout, workspace, year, measures), headings, layout))
    return Table(caption, headings, groups, layout.missing)


def _lines(layout: Layout, workspace: Workspace, year: int, wanted: Collection[str] | None) -> Lines:
    if layout.subject == "measures":
        records = [loaded.record for loaded in workspace.measures.get(year, ())]
        chosen = [record for record in records if wanted is None or record.id in wanted]
        return measure_rows(chosen, layout, workspace, year)
    makers = {"items": item_rows, "indicators": score_rows, "levels": level_rows, "analysis": analysis_rows}
    return makers[layout.subject](layout, workspace, year)


def _groups(lines: Lines, headings: tuple[Heading, ...], layout: Layout) -> Iterator[Group]:
    """Gather rows under their headings; a heading that the group before has already said is left out.

    Measures are brought together under one heading; items stay in the order of the form.
    """
    gathered: list[tuple[tuple[str, ...], list[Row]]] = []
    for headings_of_row, row in lines:
        known = gathered if layout.subject == "measures" else gathered[-1:]
        rows = next((rows for shared, rows in known if shared == headings_of_row), None)
        if rows is None:
            gathered.append((headings_of_row, [row]))
        else:
            rows.append(row)
    before: tuple[str, ...] = ()
    for headings_of_row, rows in gathered:
        new = headings_of_row if headings_of_row[:1] != before[:1] else headings_of_row[1:]
        yield Group(tuple(in_digits(text, layout) for text in new), merged(rows, headings))
        before = headings_of_row


def _heading(text: str, workspace: Workspace, layout: Layout, year: int) -> str:
    agency = workspace.config.agency
    words = {"{agency}": agency.short or agency.name, "{year}": str(year)}
    # Both at once: an agency's name is no place to fill in.
    return in_digits(_PLACE.sub(lambda place: words[place[0]], text), layout)
