from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook

from generator.imports.reading.limited import read_paper
from generator.imports.reading.model import Table
from generator.inspection.result import Problem

HEADINGS = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]


def word(path: Path) -> Path:
    document = Document()
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = text
    document.save(str(path))
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    with ZipFile(path, "a", ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return path


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = with_part(word(tmp_path / "plan.docx"), "word/media/big.xml", b"0" * 30_000_000)

    assert read_paper(path).problem is Problem.BOMB


def test_entities_are_refused(tmp_path: Path) -> None:
    trap = b'<!DOCTYPE a [<!ENTITY b "c">]><w:footnotes xmlns:w="w">&b;</w:footnotes>'
    path = with_part(word(tmp_path / "plan.docx"), "word/footnotes.xml", trap)

    assert read_paper(path).problem is Problem.BOMB


def test_macros_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    paper = read_paper(with_part(word(tmp_path / "plan.docx"), "word/vbaProject.bin", b"x"))

    assert paper.problem is None
    assert paper.ignored == ("แมโคร",)
    assert [block.rows[0][1].text for block in paper.blocks if isinstance(block, Table)] == ["มาตรการ"]


def test_a_formula_is_not_evaluated(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append([*HEADINGS])
    book.active.append([1, "ลดสำเนา", '=HYPERLINK("http://127.0.0.1:9/","x")', "=1+1"])
    book.save(tmp_path / "plan.xlsx")

    (table,) = read_paper(tmp_path / "plan.xlsx").blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1]] in (["1", "ลดสำเนา", "", ""], ["1", "ลดสำเนา"])


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("plan.docx", b"", Problem.EMPTY),
        ("plan.docx", b"PK\x03\x04 cut off", Problem.DAMAGED),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Problem.DAMAGED),
        ("plan.xlsx", b"PK\x03\x04" + b"\xff" * 200, Problem.DAMAGED),
        ("plan.csv", b"\x00\x01\x02", Problem.UNREADABLE),
        ("plan.bin", b"\x7fELF\x00", Problem.UNREADABLE),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, problem: Problem) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert read_paper(path).problem is problem


def test_a_paper_that_takes_too_long_is_left(tmp_path: Path) -> None:
    assert read_paper(word(tmp_path / "plan.docx"), seconds=0.001).problem is Problem.SLOW


def test_spans_without_end_fill_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    cell = '<td colspan="999999999" rowspan="999999999">x</td>'
    path.write_text(f"<html><table><tr>{cell * 50}</tr></table></html>", encoding="utf-8")

    paper = read_paper(path)

    assert all(len(row) <= 4_000 for block in paper.blocks if isinstance(block, Table) for row in block.rows)
