"""Cells of workbooks and delimited files: failed formulas, numbers as text, letters and marks of other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import small_documents as make
from tests.checks.documents.test_defective_papers import excel
from tests.small_papers import REPORT, findings, report

LINES = "งาน,จำนวน\nทะเบียนราษฎร,10\nจัดเก็บภาษี,20\n"


def told(folder: Path, **documents: bytes) -> dict[str, str]:
    return {one.code: one.message for one in findings(folder, report(**documents))}


@pytest.mark.parametrize(("value", "expected"), [("#REF!", True), ("#1", False)])
def test_failed_formulas(tmp_path: Path, value: str, *, expected: bool) -> None:
    book = excel({"สถิติ": [[REPORT], ["รวม", value]]})
    found = told(tmp_path, a__xlsx=book)
    assert ("D464" in found) is expected
    assert not expected or "สถิติ!B2" in found["D464"]


@pytest.mark.parametrize(
    ("head", "value", "expected"),
    [("จำนวน", "๑๒", True), ("จำนวน", 12, False), ("เลขที่สัญญา", "12", False), ("จำนวน", "ไม่มี", False)],
    ids=["Thai digits", "a number", "a number that names something", "words"],
)
def test_numbers_typed_as_text(tmp_path: Path, head: str, value: object, *, expected: bool) -> None:
    book = make.xlsx({"สถิติ": [[REPORT], ["งาน", head], ["ก", 1], ["ข", value], ["ค", 3], ["ง", 4], ["รวม", 8]]})
    found = told(tmp_path, a__xlsx=book)
    assert ("D465" in found) is expected
    assert not expected or "สถิติ!B4 “12” (ผลรวม 8 ไม่ได้นับช่องนี้)" in found["D465"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (LINES.encode(), set()),
        (LINES.encode("utf-8-sig"), set()),
        (LINES.encode("cp874"), {"D466"}),
        (LINES.replace(",", "\t").encode("utf-16"), {"D466", "D467"}),
        (LINES.replace(",", ";").encode("utf-8-sig"), {"D467"}),
    ],
    ids=["plain", "with its mark", "of Windows", "as Excel calls Unicode", "with semicolons"],
)
def test_how_a_delimited_file_was_saved(tmp_path: Path, raw: bytes, expected: set[str]) -> None:
    assert told(tmp_path, a__csv=raw).keys() & {"D466", "D467"} == expected
