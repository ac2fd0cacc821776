"""A small agency that shows documents, opened as a check opens them, and the findings of the rules on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.checks.documents import (
    cell_values,
    contradictions,
    csv_files,
    empty_cells,
    kinds,
    months,
    running_years,
    same_papers,
    signed,
    table_sums,
    texts,
    wording,
)
from generator.checks.documents import files as document_files
from generator.checks.documents.published import published_files
from generator.checks.personal_data import rules
from generator.findings.finding import Finding
from generator.inspection.run import inspect_all
from tests.small_agency import agency

OWN = "เทศบาลตำบลทดสอบ"
"""The name of the small agency."""

FILLER = (
    "ได้ดำเนินโครงการตามแผนครบทุกโครงการ ใช้งบประมาณไปร้อยละเก้าสิบ ประชาชนได้ใช้ถนนและน้ำประปาที่ปรับปรุงแล้ว "
    "ทุกหมู่บ้านมีไฟสาธารณะ และเด็กเล็กได้รับอาหารกลางวันทุกวันทำการ"
)
"""Enough Thai to conclude from what it does not say, and nothing that a rule looks for but โครงการ and งบประมาณ."""

REPORT = f"รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2565\n{OWN}\n{FILLER}\nปัญหาอุปสรรค ไม่มี\nข้อเสนอแนะ ไม่มี"
"""A report that item O13 of FY2566 asks for."""


def record(item: str, *evidence: str, status: str = "published") -> str:
    """Return an item record; each piece of ``evidence`` is a YAML mapping in braces."""
    entries = "".join(f"  - {entry}\n" for entry in evidence)
    return f"item: {item}\nstatus: {status}\nresponsible: [clerk]\nupdated: 2566-03-01\nevidence:\n{entries}"


def report(**documents: bytes) -> dict[str, str | bytes]:
    """Return the files of an agency whose item O13 shows ``documents``: names with ``__`` for the dot."""
    names = [name.replace("__", ".") for name in documents]
    entries = [f"{{parts: [results, problems, suggestions], file: {name}, fiscal_year: 2565}}" for name in names]
    files: dict[str, str | bytes] = {"oit_items/2566/o13.yml": record("O13", *entries)}
    return files | {f"content/documents/{name}": body for name, body in zip(names, documents.values(), strict=True)}


def opened(folder: Path, files: Mapping[str, str | bytes]) -> SiteContext:
    """Load an agency of ``files`` and open what it shows."""
    site = agency(folder, files)
    return replace(site, opened=inspect_all(published_files(site)))


def findings(folder: Path, files: Mapping[str, str | bytes]) -> list[Finding]:
    """Return what the rules on documents and personal data find in an agency of ``files``."""
    site = opened(folder, files)
    on_tables = (table_sums, months, empty_cells, cell_values, csv_files)
    on_words = (signed, wording, contradictions, running_years, rules)
    families = (kinds, document_files, texts, same_papers, *on_tables, *on_words)
    return [found for family in families for found in family.check(site)]


def codes(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Return the codes of the findings in an agency of ``files``."""
    return [found.code for found in findings(folder, files)]
