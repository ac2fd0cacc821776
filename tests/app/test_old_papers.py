from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from generator.app.importing import propose
from tests.imports.importing import agency

FAKE = """#!{python}
import shutil, sys
shutil.copyfile({made!r}, sys.argv[sys.argv.index("--outdir") + 1] + "/paper.docx")
"""
HEADINGS = ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ")


def old_paper(tmp_path: Path) -> Path:
    path = tmp_path / "plan.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")
    return path


def test_without_libreoffice_an_older_paper_has_a_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    proposed = propose(agency(tmp_path / "agency"), [old_paper(tmp_path)], 2569)

    assert [one.code for one in proposed.problems] == ["U961"]
    assert not proposed.is_understood


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for LibreOffice")
def test_with_libreoffice_it_is_read_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, (HEADINGS, ("1", "ลดสำเนา IIT", "สำรวจ", "กองคลัง")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "made.docx"))
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(FAKE.format(python=sys.executable, made=str(tmp_path / "made.docx")), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))

    proposed = propose(agency(tmp_path / "agency"), [old_paper(tmp_path)], 2569)

    assert not proposed.problems
    assert [change.fields["title"] for change in proposed.changes] == ["ลดสำเนา IIT"]
