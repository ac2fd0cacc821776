"""Evidence documents as files: what does not open, or is not what its name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import small_documents as make
from tests.small_papers import REPORT, codes, findings, record, report

SHEET = "xl/worksheets/sheet1.xml"

WRONG: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "blank": ("pdf", lambda: make.pdf(""), "D401"),
    "workbook without a cell": ("xlsx", lambda: make.xlsx({"a": []}), "D401"),
    "word called pdf": ("pdf", lambda: make.docx(REPORT), "D402"),
    "pdf called word": ("docx", lambda: make.pdf(REPORT), "D402"),
    "old excel called new": ("xlsx", lambda: make.OLE, "D402"),
    "text called pdf": ("pdf", REPORT.encode, "D402"),
    "photo called pdf": ("pdf", make.photo, "D402"),
    "plain zip called word": ("docx", lambda: make.zipped({"a.txt": b"a"}), "D402"),
    "plain zip called opendocument": ("odt", lambda: make.zipped({"a.txt": b"a"}), "D402"),
    "web page called pdf": ("pdf", lambda: b"<!DOCTYPE html><html>404 Not Found</html>", "D403"),
    "web page called excel": ("xls", lambda: b"\n<html><table></table></html>", "D403"),
    "web page called csv": ("csv", lambda: b"<!DOCTYPE html><html>404 Not Found</html>", "D403"),
    "short text called pdf": ("pdf", "แผนดำเนินงาน ".encode, "D402"),
    "cut pdf": ("pdf", lambda: make.pdf(REPORT)[:4000], "D404"),
    "cut workbook": ("xlsx", lambda: make.xlsx({"a": [[1]]})[:1500], "D404"),
    "cut photo": ("jpg", lambda: make.photo(size=(300, 300))[:-200], "D404"),
    "zeros": ("pdf", lambda: bytes(5000), "D404"),
    "locked pdf": ("pdf", lambda: make.pdf(REPORT, locked_with="1234"), "D405"),
    "locked workbook": ("xlsx", lambda: make.OLE + "EncryptedPackage".encode("utf-16-le"), "D405"),
    "zip bomb": (
        "xlsx",
        lambda: make.repacked(make.xlsx({"a": [[1]]}), {SHEET: b"<a>" + bytes(20_000_000)}),
        "D406",
    ),
    "entity bomb": ("docx", lambda: make.repacked(make.docx("ก"), {"word/document.xml": make.entity_bomb()}), "D406"),
    "page bomb": ("pdf", make.page_bomb, "D407"),
    "old word": ("doc", lambda: make.OLE, "D409"),
    "scan": ("pdf", lambda: make.pdf("", image=make.photo()), "D410"),
}

SOUND: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf": ("pdf", lambda: make.pdf(REPORT)),
    "pdf in capitals": ("PDF", lambda: make.pdf(REPORT)),
    "pdf with an owner's password": ("pdf", lambda: make.pdf(REPORT, locked_with="")),
    "word": ("docx", lambda: make.docx(REPORT)),
    "excel": ("xlsx", lambda: make.xlsx({"a": [[line] for line in REPORT.splitlines()]})),
    "csv": ("csv", REPORT.encode),
    "photo": ("jpg", make.photo),
    "png called jpg": ("jpg", lambda: make.photo(form="PNG")),
    "rtf called doc": ("doc", lambda: rb"{\rtf1 hello}"),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_defect_gives_its_finding_and_no_other(tmp_path: Path, name: str) -> None:
    suffix, build, code = WRONG[name]
    (found,) = findings(tmp_path, report(**{f"a__{suffix}": build()}))
    assert (found.code, found.item, found.year) == (code, "O13", 2566)
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("oit_items/2566/o13.yml", 6)
    assert f"a.{suffix}" in found.message


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_gives_none(tmp_path: Path, name: str) -> None:
    suffix, build = SOUND[name]
    assert codes(tmp_path, report(**{f"a__{suffix}": build()})) == []


def test_a_document_under_two_items_is_told_at_both_and_once_at_each(tmp_path: Path) -> None:
    files = report(a__pdf=b"<html>")
    files["oit_items/2566/o22.yml"] = record("O22", *["{parts: [budget], file: a.pdf, fiscal_year: 2565}"] * 2)
    assert [(found.code, found.item) for found in findings(tmp_path, files)] == [("D403", "O13"), ("D403", "O22")]


def test_what_is_not_shown_is_not_opened(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "oit_items/2566/o13.yml": record("O13", "{parts: [results], file: a.pdf}", status="draft"),
        "content/documents/a.pdf": b"<html>",
        "content/documents/unused.pdf": b"<html>",
    }
    assert codes(tmp_path, files) == []
