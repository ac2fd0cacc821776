"""The findings as an Excel workbook to pass round an office: an overview, and a sheet for each unit that must act.

Texts are written as texts and marked so, whatever they begin with: no cell can become a formula, not even when someone
edits it. Characters that a workbook cannot hold are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.context import SiteContext
from generator.findings import Finding, Severity
from generator.reports.by_unit import UnitFindings, by_unit
from generator.reports.summary import year_figures
from generator.severity_words import SEVERITY_THAI
from generator.thai.dates import format_date
from generator.who_acts import due_day

OVERVIEW, WAIVED = "ภาพรวม", "ยกเว้นไว้"
_HEAD = ("ลำดับ", "ระดับ", "ปี", "ข้อ/มาตรการ", "สิ่งที่พบ", "วิธีแก้", "อยู่ที่", "ทำให้เสร็จภายใน", "รหัส", "ทำแล้ว", "หมายเหตุ")
_WIDTHS = (7, 10, 7, 14, 60, 60, 34, 16, 8, 8, 20)
_OVERVIEW_WIDTHS = (40, 14, 14, 14, 14, 20)
_NAME_LIMIT = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CELL_LIMIT = 32_000
_BOLD, _FILL = Font(bold=True), PatternFill("solid", fgColor="E8EFF7")
_WRAP = Alignment(wrap_text=True, vertical="top")
_BADGE = {Severity.ERROR: "FCEBE9", Severity.GAP: "FDF1D8", Severity.WARNING: "E8EFF7", Severity.NOTE: "EDF0F3"}


def workbook(site: SiteContext | None, findings: Sequence[Finding], day: date) -> bytes:
    """Give the workbook's bytes: what is missing, where, by when, and the cure, unit by unit."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
    book.remove(book.worksheets[0])
    overview = book.create_sheet(OVERVIEW)
    names = {OVERVIEW}
    groups = by_unit([found for found in findings if found.waived is None], site.workspace if site else None)
    titles = [_sheet_name(group.unit, names) for group in groups]
    _overview(overview, site, groups, titles, day)
    for group, title in zip(groups, titles, strict=True):
        _sheet(book.create_sheet(title), site, group.findings)
    waived = [found for found in findings if found.waived is not None]
    if waived:
        _waived(book.create_sheet(_sheet_name(WAIVED, names)), waived)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _overview(
    sheet: Worksheet, site: SiteContext | None, groups: Sequence[UnitFindings], titles: Sequence[str], day: date
) -> None:
    agency = site.workspace.site.agency.name if site else ""
    _write(sheet, [f"ผลการตรวจก่อนการประเมิน {agency}".strip()], bold=True)
    _write(sheet, [f"ตรวจ ณ วันที่ {format_date(day)}"])
    _write(sheet, [])
    head = ["ส่วนราชการ", *(SEVERITY_THAI[severity] for severity in Severity), "ทำให้เสร็จภายใน"]
    _write(sheet, head, bold=True)
    sheet.freeze_panes = f"A{sheet.max_row + 1}"
    for group, title in zip(groups, titles, strict=True):
        dues = [due for found in group.findings if site and found.counts and (due := due_day(site.workspace, found))]
        first = format_date(min(dues), months="short") if dues else ""
        _write(sheet, [group.unit, *(group.counts[severity] for severity in Severity), first])
        quoted = title.replace("'", "''")
        sheet.cell(sheet.max_row, 1).hyperlink = f"#'{quoted}'!A1"
    for year in site.workspace.item_years if site else ():
        _write(sheet, [])
        for figure in year_figures(site, year) if site else ():
            if figure.level != "item":
                name = figure.title if figure.level == "year" else f"{figure.code} {figure.title}"
                _write(sheet, [name, figure.words, f"ร้อยละ {figure.percent}"], bold=figure.level == "year")
    _widths(sheet, _OVERVIEW_WIDTHS)


def _sheet(sheet: Worksheet, site: SiteContext | None, findings: Sequence[Finding]) -> None:
    _write(sheet, _HEAD, bold=True)
    sheet.freeze_panes = "A2"
    for number, found in enumerate(findings, 1):
        due = due_day(site.workspace, found) if site and found.counts else None
        about = " ".join(filter(None, (found.item, found.measure, f"({found.part})" if found.part else "")))
        place = str(found.place) if found.place else ""
        day = format_date(due, months="short") if due else ""
        cells: list[str | int | None] = [
            number,
            SEVERITY_THAI[found.severity],
            found.year,
            about,
            found.message,
            found.hint,
            place,
            day,
            found.code,
        ]
        _write(sheet, cells)
        sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor=_BADGE[found.severity])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_HEAD))}{max(sheet.max_row, 2)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    _widths(sheet, _WIDTHS)


def _waived(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    _write(sheet, ["รหัส", "สิ่งที่พบ", "อยู่ที่", "เหตุผล", "ผู้อนุมัติ", "ใช้ถึง"], bold=True)
    sheet.freeze_panes = "A2"
    for found in findings:
        place = str(found.place) if found.place else ""
        if found.waived:
            until = format_date(found.waived.until, months="short")
            _write(sheet, [found.code, found.message, place, found.waived.reason, found.waived.who, until])
    _widths(sheet, (8, 60, 34, 50, 24, 16))


def _write(sheet: Worksheet, values: Iterable[str | int | None], *, bold: bool = False) -> None:
    """Add a row below what is there; texts can never be formulas."""
    values = list(values)
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 0)
    for column, value in enumerate(values or [""], 1):
        cell = sheet.cell(row, column)
        if isinstance(value, int):
            cell.value = value
        elif value is not None:
            _text(cell, value)
        cell.alignment = _WRAP
        if bold:
            cell.font, cell.fill = _BOLD, _FILL


def _text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = _NOT_IN_CELLS.sub("", text)[:_CELL_LIMIT]
    cell.data_type = "s"
    cell.quotePrefix = True


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _sheet_name(unit: str, taken: set[str]) -> str:
    """Give a name for the sheet of ``unit`` that Excel takes and that no other sheet has; it is added to ``taken``."""
    base = _NOT_IN_NAMES.sub(" ", unit).strip(" '")[:_NAME_LIMIT].rstrip(" '") or "ส่วนราชการ"
    name, number = base, 2
    lower = {one.casefold() for one in taken}
    while name.casefold() in lower:
        suffix = f" ({number})"
        name, number = base[: _NAME_LIMIT - len(suffix)] + suffix, number + 1
    taken.add(name)
    return name
