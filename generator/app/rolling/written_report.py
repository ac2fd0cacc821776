"""The report on a begun year as a file: a page, or a workbook to share out among the units."""

from __future__ import annotations

from pathlib import Path

from generator.app.writing.files import Ask, nobody, write_report
from generator.findings.usage import wrong_call
from generator.reports.roll.page import report_page
from generator.reports.roll.rows import Report
from generator.reports.roll.workbook import report_workbook


def write(report: Report, path: Path, folder: Path, ask: Ask = nobody) -> Path:
    """Write the report to ``path`` (.html or .xlsx) and return where it stands; raises ``UsageProblem``."""
    want_kind(path)
    content = report_workbook(report) if path.suffix.lower() == ".xlsx" else report_page(report).encode()
    return write_report(path, content, folder, ask)


def want_kind(path: Path) -> None:
    """Raise ``UsageProblem`` where ``path`` names no kind of file that the report can be."""
    if path.suffix.lower() not in {".html", ".htm", ".xlsx"}:
        raise wrong_call(f"รายงานเขียนเป็น .html หรือ .xlsx ได้ แต่ระบุ {path.name}", "roll")
