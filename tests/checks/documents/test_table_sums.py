"""A table whose own sums do not add up is told of; one whose “sum” is something else is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import small_documents as make
from tests.small_papers import findings, report

Table = list[list[Any]]

HEAD = ["งานบริการ", "ต.ค.", "พ.ย.", "ธ.ค.", "รวม"]
RIGHT: Table = [
    ["งานทะเบียน", 142, 156, 118, 416],
    ["งานภาษี", 12, 18, 25, 55],
    ["งานเบี้ยยังชีพ", 31, 24, 12, 67],
    ["งานช่าง", 6, 9, 4, 19],
]
LAST: list[Any] = ["รวม", 191, 207, 159, 557]
SWAPPED: Table = [["งานทะเบียน", 142, 156, 118, 461], *RIGHT[1:], ["งานไฟฟ้า", 3, 5, 41, 49]]
AVERAGES: Table = [[name, *figures, round(sum(figures) / 3)] for name, *figures, _ in RIGHT]


@pytest.mark.parametrize(
    ("rows", "told"),
    [(SWAPPED, True), ([*RIGHT, LAST], False), ([*RIGHT, ["รวม", 191, 270, 159, 557]], True), (AVERAGES, False)],
    ids=["a row", "all right", "the last row", "no sums at all"],
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sums_of_a_table(tmp_path: Path, kind: str, rows: Table, *, told: bool) -> None:
    table: Table = [list(HEAD), *rows]
    if kind == "xlsx":
        document = make.xlsx({"สถิติ": table})
    else:
        document = "".join(",".join(map(str, row)) + "\n" for row in table).encode()
    found = findings(tmp_path, report(**{f"a__{kind}": document}))
    assert ("D429" in [one.code for one in found]) is told
