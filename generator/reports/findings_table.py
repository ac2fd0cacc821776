"""Findings as a table: one row each, for a spreadsheet or another program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.assessment.acting_units import due_day
from generator.findings.finding import Finding
from generator.records.loading.workspace import Workspace
from generator.site.open_data.files import Column, DataSet, Record

COLUMNS = (
    Column("code", "รหัสข้อค้นพบ"),
    Column("severity", "ระดับ: error ผิดพลาด, gap ขาด, warning ควรตรวจ, note ข้อสังเกต"),
    Column("unit", "ส่วนราชการที่ต้องแก้"),
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("item", "รหัสข้อ OIT"),
    Column("part", "รหัสองค์ประกอบด้านข้อมูล"),
    Column("measure", "รหัสมาตรการ"),
    Column("message", "สิ่งที่พบ"),
    Column("hint", "วิธีแก้"),
    Column("file", "แฟ้ม"),
    Column("line", "บรรทัด"),
    Column("column", "คอลัมน์"),
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
            "unit": finding.unit,
            "fiscal_year": finding.year,
            "item": finding.item,
            "part": finding.part,
            "measure": finding.measure,
            "message": finding.message,
            "hint": finding.hint,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "due": due_day(workspace, finding) if workspace and finding.counts else None,
            "waived": finding.waived.reason if finding.waived else None,
        }
