"""Papers in Word, PDF and Excel with twenty defects each are told of at the right place; right ones are left alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from tests import small_documents as make
from tests.checks.rule_cases import cases, day_of
from tests.small_papers import findings

PAPERS: dict[str, Any] = cases("documents/defective_papers.yml")  # type: ignore[assignment] # by kind of file
ENDINGS = {"word": "docx", "pdf": "pdf", "excel": "xlsx"}
LEAST = 0.85
BUDDHIST = "[$-D07041E]d mmm yyyy"


def word(parts: list[Any]) -> bytes:
    """Return a DOCX of paragraphs, headings (``# …``) and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, dict):
            _table(document, part["table"])
        elif part.startswith("# "):
            document.add_heading(part[2:], level=1)
        else:
            document.add_paragraph(part)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, rows: list[list[str | None]]) -> None:  # noqa: ANN401 - python-docx has no types for it
    grid = document.add_table(len(rows), len(rows[0]))
    for line, row in enumerate(rows):
        for place, text in enumerate(row):
            if text is None:
                grid.cell(line - 1, place).merge(grid.cell(line, place))
            else:
                grid.cell(line, place).text = text


def excel(sheets: dict[str, list[list[Any]]]) -> bytes:
    """Return an XLSX; ``{day: …}`` is a day, ``be`` one shown in the Buddhist Era, ``{ce: …}`` one typed in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                cell = sheet.cell(line, place)
                if isinstance(value, dict):
                    day = day_of(value.get("day") or value["ce"])
                    cell.value = day.replace(year=day.year + 543) if "ce" in value else day
                    cell.number_format = BUDDHIST if value.get("be") else "dd/mm/yyyy"
                elif value != "":
                    cell.value = value
                    if isinstance(value, str) and value.startswith("#"):
                        cell.data_type = "e"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def files(kind: str, which: str) -> dict[str, str | bytes]:
    """Return an agency whose item shows the paper, as its record says."""
    paper = PAPERS[kind]
    body = {"word": word, "pdf": lambda pages: make.pdf(*pages), "excel": excel}[kind](paper[which])
    told = dict(paper["record"])
    item = told.pop("item")
    name = f"a.{ENDINGS[kind]}"
    entry = {"parts": "[results, problems, suggestions]", "file": name, **told}
    lines = "".join(f"    {key}: {_yaml(value)}\n" for key, value in entry.items())
    record = f"item: {item}\nstatus: published\nresponsible: [clerk]\nupdated: 2566-03-01\nevidence:\n  -{lines[3:]}"
    return {f"oit_items/2566/{item.lower()}.yml": record, f"content/documents/{name}": body}


def _yaml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {one}" for key, one in value.items()) + "}"
    return str(value)


@pytest.mark.parametrize("kind", PAPERS)
def test_defects_are_told_where_they_stand(tmp_path: Path, kind: str) -> None:
    found = [(one.code, one.message) for one in findings(tmp_path, files(kind, "spoilt"))]
    defects = PAPERS[kind]["defects"]
    missed = [
        one
        for one in defects
        if not any(code == one["code"] and one["where"] in text and one["says"] in text for code, text in found)
    ]
    assert len(defects) >= 19
    assert 1 - len(missed) / len(defects) >= LEAST, (missed, found)
    assert [one for one in missed if "beyond" not in one] == [], found


@pytest.mark.parametrize("kind", PAPERS)
def test_right_papers_are_left_alone(tmp_path: Path, kind: str) -> None:
    assert [(one.code, one.message) for one in findings(tmp_path, files(kind, "right"))] == []
