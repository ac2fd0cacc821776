from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imports.reading.model import Cell, Paper, Table
from generator.imports.tables.columns import understand
from generator.imports.tables.grids import sort_out

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("heading_cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "|".join(case["headings"]))
def test_headings_nobody_has_listed_are_known(case: dict[str, Any]) -> None:
    table = Table("ตารางที่ 1", (tuple(map(Cell, case["headings"])), tuple(map(Cell, case["row"]))))

    (grid,) = sort_out(Paper("plan.docx", (table,))).grids
    reading = understand(grid)

    assert reading is not None
    assert [key or "-" for key in reading.keys] == case["keys"]


def test_a_row_of_times_and_units_is_no_heading() -> None:
    table = Table(
        "ตารางที่ 1",
        (
            tuple(map(Cell, ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"))),
            tuple(map(Cell, ("ลดสำเนา", "สำรวจ", "กองคลัง", "ม.ค. 2569"))),
            tuple(map(Cell, ("", "", "ทุกส่วนราชการ", "มี.ค. 2569"))),
        ),
    )

    (grid,) = sort_out(Paper("plan.docx", (table,))).grids

    assert len(grid.lines) == 2
