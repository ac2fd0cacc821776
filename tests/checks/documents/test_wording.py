"""Days of a workbook whose years were typed in the Buddhist Era are told; those that are only shown so are right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests import small_documents as make
from tests.small_papers import REPORT, findings, report


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2568, 10, 1), True), (date(2025, 10, 1), False), ("1 ต.ค. 2568", False), (2568, False)],
    ids=["typed in the Buddhist Era", "of the Common Era", "in words", "a year alone"],
)
def test_days_of_a_workbook(tmp_path: Path, day: object, told: bool) -> None:
    book = make.xlsx({"ต.ค.": [[REPORT], ["วันที่", day]]})
    assert ("D428" in [found.code for found in findings(tmp_path, report(a__xlsx=book))]) is told
