"""What servers write about a folder, in the forms that have been seen; a form that nobody knows is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.publishing.servers.ftp_listing import from_list
from generator.publishing.servers.server import Entry

LINES = yaml.safe_load((Path(__file__).parent / "listings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("line", "name", "is_folder", "size"), LINES, ids=[line[0][:60] for line in LINES])
def test_a_line_is_read(line: str, name: str, is_folder: bool, size: int | None) -> None:
    listed = from_list([line])
    assert (listed.entries, listed.unread) == ([Entry(name, is_folder, size)], False)


@pytest.mark.parametrize("total", ["total 12", "ทั้งหมด 12", "합계 12", "total: 4.0K"])
def test_the_sum_above_is_no_file(total: str) -> None:
    listed = from_list([total, LINES[0][0]])
    assert ([entry.name for entry in listed.entries], listed.unread) == (["plan.pdf"], False)


@pytest.mark.parametrize(
    "line", ["PLAN.PDF;1   3/5  5-MAR-2026 14:02:11  [TOWN]", "plan.pdf", "Volume Unit 2026/03/05 1 15"]
)
def test_a_line_that_nobody_can_read_is_told_of(line: str) -> None:
    listed = from_list(["total 1", LINES[0][0], line])
    assert listed.unread
    assert [entry.name for entry in listed.entries] == ["plan.pdf"]
