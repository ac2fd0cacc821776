"""Findings as a table: one row each, for a spreadsheet or another program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.assessment.acting_units import due_day
from generator.assessment.at_stake import points_of
from generator.findings.finding import Finding, Severity
from generator.records.loading.workspace import Workspace
from generator.site.open_data.files import Column, DataSet, Record

COLUMNS = (
    Column("code", "รหัสข้อค้นพบ"),
    Column("severity", f"ระดับ: {', '.join(f'{severity.value} {severity.thai}' for severity in Severity)}"),
    Column("points", "คะแนนรวมที่เสี่ยงเสีย ว่างเมื่อคำนวณไม่ได้"),
    Column("unit", "ส่วนราชการที่ต้องแก้ คั่นด้วยจุลภาคเมื่อมีหลายส่วน"),
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("item", "รหัสข้อ OIT"),
    Column("part", "รหัสองค์ประกอบด้านข้อมูล"),
    Column("measure", "รหัสมาตรการ"),
    Column("cause", "เรื่อง: เหมือนกันเมื่อพบสิ่งเดียวกันหลายแห่ง"),
    Column("message", "สิ่งที่พบ"),
    Column("hint", "วิธีแก้"),
    Column("file", "แฟ้ม"),
    Column("line", "บรรทัด"),
    Column("column", "คอลัมน์"),
    Column("paper", "ที่ในเอกสารที่นำเข้า ว่างเมื่อไม่ได้นำเข้า"),
    Column("due", "ทำให้เสร็จภายใน"),
    Column("waived", "เหตุผลที่ยกเว้น ว่างเมื่อไม่ได้ยกเว้น"),
)


def table(findings: Sequence[Finding], workspace: Workspace | None) -> DataSet:
    """Return findings as a table in the order given."""
    return DataSet("findings", "ข้อค้นพบ", COLUMNS, tuple(_rows(findings, workspace)))


def _rows(findings: Sequence[Finding], workspace: Workspace | None) -> Iterator[Record]:
    for finding in findings:
        place = finding.place
        yield {
            "code": finding.code,
            "severity": finding.severity.value,
            "points": points_of([finding]),
            "unit": ", ".join(finding.units) or None,
            "fiscal_year": finding.year,
            "item": finding.item,
            "part": finding.part,
            "measure": finding.measure,
            "cause": finding.cause,
            "message": finding.message,
            "hint": finding.hint,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "paper": finding.paper or None,
            "due": due_day(workspace, finding) if workspace and finding.counts else None,
            "waived": finding.waived.reason if finding.waived else None,
        }
