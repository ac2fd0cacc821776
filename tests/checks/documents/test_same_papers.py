"""The same content under two names is told where it answers two things, and not where one may stand in two folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import small_documents as make
from tests.small_papers import REPORT, findings, record


def files(*shown: tuple[str, str, str]) -> dict[str, str | bytes]:
    """Return records of items, each with a year, a code and the name of a file of one content."""
    laid: dict[str, str | bytes] = {}
    for year, code, name in shown:
        entry = f"{{file: {name}, parts: [steps], fiscal_year: {year}}}"
        laid[f"oit_items/{year}/o{code[1:]}.yml"] = record(code, entry)
        laid[f"content/documents/{name}"] = make.docx(*REPORT.splitlines())
    return laid


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ([("2566", "O14", "a.docx"), ("2566", "O15", "b.docx")], 1),
        ([("2566", "O14", "a.docx"), ("2566", "O15", "a.docx")], 0),
        ([("2566", "O14", "a.docx"), ("2565", "O14", "b.docx")], 0),
        ([("2566", "O20", "a.docx"), ("2565", "O22", "b.docx")], 1),
        ([("2566", "O14", "a.docx"), ("2566", "O15", "b.docx"), ("2566", "O16", "b.docx")], 1),
    ],
    ids=["two items", "one file", "a manual of every year", "notices of last year", "one name for two items"],
)
def test_one_content_under_two_names(tmp_path: Path, shown: list[tuple[str, str, str]], expected: int) -> None:
    found = [one for one in findings(tmp_path, files(*shown)) if one.code == "D415"]
    assert len(found) == expected
    assert all("a.docx" in one.message and "b.docx" in one.message for one in found)
