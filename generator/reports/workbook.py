"""The findings as an Excel workbook to pass round an office: an overview, and a sheet for each unit that must act.

Texts are written as texts and marked so, whatever they begin with: no cell can become a formula, not even when someone
edits it. Characters that a workbook cannot hold are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.assessment.acting_units import due_day
from generator.assessment.at_stake import points_of
from generator.assessment.site_context import SiteContext
from generator.assessment.worst_first import grouped
from generator.findings.finding import Finding, Severity
from generator.reports.by_unit import UnitFindings, by_unit
from generator.reports.carrying_over import NewRow, carry_over
from generator.reports.circulated import Circulated, Key, key_of
from generator.reports.findings_columns import (
    ABOUT,
    CODE,
    HEAD,
    MESSAGE,
    PLACE,
    POINTS,
    SEAL,
    TYPED,
    WIDTHS,
    YEAR,
    row_seal,
)
from generator.reports.summary import year_figures
from generator.reports.workbook_cells import (
    KEPT,
    cell_text,
    is_untouched,
    mark,
    set_widths,
    write_kept,
    write_row,
    write_typed,
)
from generator.thai.dates import format_date

OVERVIEW, WAIVED = "ภาพรวม", "ยกเว้นไว้"
_OVERVIEW_WIDTHS = (50, 14, 14, 14, 14, 14, 20)
_NAME_LIMIT = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""Characters that Excel refuses in the name of a sheet."""
_BADGE = {Severity.ERROR: "FCEBE9", Severity.GAP: "FDF1D8", Severity.WARNING: "E8EFF7", Severity.NOTE: "EDF0F3"}
Line = Mapping[str, str | int | None]
"""Our own cells of a row by heading."""


def workbook(
    site: SiteContext | None, findings: Sequence[Finding], day: date, before: Circulated | None = None
) -> bytes:
    """Return the workbook's bytes: what is missing, where, by when, and the cure, unit by unit.

    What people typed into the workbook ``before`` stands beside the same findings again; what was typed beside
    findings that are gone, and sheets that are not ours, are kept.
    """
    book = before.book if before else Workbook()
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
    names = _make_room(book, before)
    theirs: list[Worksheet] = list(book.worksheets)
    overview = book.create_sheet(OVERVIEW)
    groups = by_unit([finding for finding in findings if finding.waived is None], site.workspace if site else None)
    units = [_unit(site, group, sheet_name(group.unit, names)) for group in groups]
    _overview(overview, site, units, day)
    kept = carry_over([row for unit in units for row in unit.rows], before.rows if before else ())
    added = before.added if before else []
    for unit in units:
        _sheet(book.create_sheet(unit.title), unit, added)
    waived = [finding for finding in findings if finding.waived is not None]
    if waived:
        _waived(book.create_sheet(sheet_name(WAIVED, names)), waived)
    if kept:
        write_kept(book.create_sheet(sheet_name(KEPT, names)), kept, added)
    for added_sheet in theirs:
        book.move_sheet(added_sheet, len(book.worksheets))
    book.active = 0
    mark(book, (OVERVIEW, WAIVED))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_findings(
    sheet: Worksheet, site: SiteContext | None, findings: Sequence[Finding], before: Circulated | None
) -> None:
    """Write ``findings`` of every unit into one sheet, with what people typed into the workbook ``before``.

    What was typed beside findings that are gone stands on a sheet of its own.
    """
    groups = by_unit(findings, site.workspace if site else None)
    in_order = UnitFindings(sheet.title, tuple(finding for group in groups for finding in group.findings))
    unit = _unit(site, in_order, sheet.title)
    kept = carry_over(unit.rows, before.rows if before else ())
    added = before.added if before else []
    _sheet(sheet, unit, added)
    if kept:
        write_kept(sheet.parent.create_sheet(KEPT), kept, added)  # type: ignore[union-attr] # a sheet has its workbook


class _Unit(NamedTuple):
    """What goes on the sheet of a unit: our cells of each finding by heading, and the row that takes over old words."""

    group: UnitFindings
    title: str
    lines: list[Line]
    rows: list[NewRow]


def _unit(site: SiteContext | None, group: UnitFindings, title: str) -> _Unit:
    lines = [_line(site, finding, number) for number, finding in enumerate(group.findings, 1)]
    return _Unit(group, title, lines, [NewRow(title, _key(line)) for line in lines])


def _make_room(book: Workbook, before: Circulated | None) -> set[str]:
    """Take our own sheets out of ``book``; one that somebody changed stays under another name. Returns taken names."""
    names = {OVERVIEW}
    theirs = set(before.theirs) if before else set()
    for sheet in list(book.worksheets):
        if sheet.title not in theirs or is_untouched(book, sheet):
            book.remove(sheet)
    for sheet in book.worksheets:
        sheet.title = sheet_name(f"{sheet.title} เดิม" if sheet.title in {OVERVIEW, WAIVED} else sheet.title, names)
    return names


def _overview(sheet: Worksheet, site: SiteContext | None, units: Sequence[_Unit], day: date) -> None:
    agency = site.workspace.config.agency.name if site else ""
    write_row(sheet, [f"ผลการตรวจก่อนการประเมิน {agency}".strip()], bold=True)
    write_row(sheet, [f"ตรวจ ณ วันที่ {format_date(day)}"])
    write_row(sheet, [])
    head = ["ส่วนราชการ", *(severity.thai for severity in Severity), POINTS, "ทำให้เสร็จภายใน"]
    write_row(sheet, head, bold=True)
    sheet.freeze_panes = f"A{sheet.max_row + 1}"
    for unit in units:
        group = unit.group
        dues = [
            due for finding in group.findings if site and finding.counts and (due := due_day(site.workspace, finding))
        ]
        first = format_date(min(dues), months="short") if dues else ""
        points = points_of(group.findings)
        counted = (group.counts[severity] for severity in Severity)
        write_row(sheet, [group.unit, *counted, "" if points is None else str(points), first])
        quoted = unit.title.replace("'", "''")
        sheet.cell(sheet.max_row, 1).hyperlink = f"#'{quoted}'!A1"
    _causes(sheet, [finding for unit in units for finding in unit.group.findings])
    for year in site.workspace.item_years if site else ():
        write_row(sheet, [])
        for figure in year_figures(site, year) if site else ():
            if figure.level != "item":
                name = figure.title if figure.level == "year" else f"{figure.code} {figure.title}"
                write_row(sheet, [name, figure.words, f"ร้อยละ {figure.percent}"], bold=figure.level == "year")
    set_widths(sheet, _OVERVIEW_WIDTHS)


def _causes(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    """List each cause once, those that cost most first; a finding that several units share is one."""
    groups = grouped({id(finding): finding for finding in findings}.values())
    if groups:
        write_row(sheet, [])
        write_row(sheet, ["เรื่อง", "ระดับ", CODE, "จำนวนแห่ง", "", POINTS], bold=True)
    for group in groups:
        points = "" if group.points is None else str(group.points)
        first = group.first
        write_row(sheet, [group.words, first.severity.thai, first.code, len(group.findings), "", points])


def _line(site: SiteContext | None, finding: Finding, number: int) -> Line:
    """Return our own cells of a row by heading."""
    due = due_day(site.workspace, finding) if site and finding.counts else None
    about = " ".join(filter(None, (finding.item, finding.measure, f"({finding.part})" if finding.part else "")))
    points = points_of([finding])
    cells: tuple[str | int | None, ...] = (
        number,
        finding.severity.thai,
        "" if points is None else str(points),
        finding.year,
        about,
        finding.message,
        f"{finding.hint} (จากแฟ้ม {finding.paper})".strip() if finding.paper else finding.hint,
        str(finding.place) if finding.place else "",
        format_date(due, months="short") if due else "",
        finding.code,
    )
    return dict(zip(HEAD, cells, strict=False))


def finding_key(site: SiteContext | None, finding: Finding) -> Key:
    """Return what ``finding`` is known by in workbooks."""
    return _key(_line(site, finding, 0))


def _texts(line: Line) -> dict[str, str]:
    return {name: cell_text(str(value)) for name, value in line.items() if value not in {None, ""}}


def _key(line: Line) -> Key:
    texts = _texts(line)
    return key_of(*(texts.get(name, "") for name in (CODE, YEAR, ABOUT, PLACE, MESSAGE)))


def _sheet(sheet: Worksheet, unit: _Unit, added: Sequence[str]) -> None:
    heads = [*HEAD, SEAL, *added]
    write_row(sheet, heads, bold=True)
    sheet.freeze_panes = "A2"
    for finding, line, row in zip(unit.group.findings, unit.lines, unit.rows, strict=True):
        write_row(sheet, [*line.values(), *[None] * len(TYPED), row_seal(_texts(line))])
        sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor=_BADGE[finding.severity])
        if row.old is not None:
            write_typed(sheet, sheet.max_row, heads, row.old)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(sheet.max_row, 2)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    set_widths(sheet, (*WIDTHS, 14, *[20] * len(added)))
    sheet.column_dimensions[get_column_letter(len(HEAD) + 1)].hidden = True


def _waived(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    write_row(sheet, ["รหัส", "สิ่งที่พบ", "อยู่ที่", "เหตุผล", "ผู้อนุมัติ", "ใช้ถึง"], bold=True)
    sheet.freeze_panes = "A2"
    for finding in findings:
        place = str(finding.place) if finding.place else ""
        if finding.waived:
            until = format_date(finding.waived.until, months="short")
            write_row(sheet, [finding.code, finding.message, place, finding.waived.reason, finding.waived.who, until])
    set_widths(sheet, (8, 60, 34, 50, 24, 16))


def sheet_name(unit: str, taken: set[str]) -> str:
    """Return a name for the sheet of ``unit`` that Excel takes and no other sheet has; it is added to ``taken``."""
    base = _NOT_IN_NAMES.sub(" ", unit).strip(" '")[:_NAME_LIMIT].rstrip(" '") or "ส่วนราชการ"
    name, number = base, 2
    lower = {title.casefold() for title in taken}
    while name.casefold() in lower:
        suffix = f" ({number})"
        name, number = base[: _NAME_LIMIT - len(suffix)] + suffix, number + 1
    taken.add(name)
    return name
