"""What opening a document says of it: real files of every kind, as agencies have them, and damaged ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.inspection.bounds import Budget
from generator.inspection.opening import open_document
from generator.inspection.result import Problem, as_data, from_data
from generator.inspection.thai_text import folded
from generator.records.file_kinds import Kind
from tests import small_documents as make

TEXT = (
    "รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. ๒๕๖๕ สำนักงานเทศบาลตำบลดอนตะวัน "
    "ที่ผ่านมาได้จัดซื้อเครื่องกรองน้ำและปรับปรุงถนนในหมู่ที่ ๓ ผู้อยู่อาศัยได้รับประโยชน์ทั่วถึง"
)
SHEETS: dict[str, list[list[object]]] = {
    "ต.ค.": [["รายการ", "บาท"], ["น้ำมัน", 1250.0], [3419900123451, None]],
    "พ.ย.": [["ไม่มีรายการ"]],
}

MADE: dict[str, tuple[Callable[[], bytes], Kind, tuple[Problem, ...]]] = {
    "pdf": (lambda: make.pdf(TEXT, TEXT), Kind.PDF, ()),
    "pdf with marks placed by HarfBuzz": (lambda: make.shaped_pdf(TEXT), Kind.PDF, ()),
    "pdf with an owner's password only": (lambda: make.pdf(TEXT, locked_with=""), Kind.PDF, ()),
    "pdf with a password": (lambda: make.pdf(TEXT, locked_with="1234"), Kind.PDF, (Problem.ENCRYPTED,)),
    "pdf protected by Word, to be read only": (lambda: make.locked_pdf(TEXT, "", "AES-128"), Kind.PDF, ()),
    "pdf protected by Acrobat, to be read only": (lambda: make.locked_pdf(TEXT, "", "AES-256"), Kind.PDF, ()),
    "pdf with Acrobat's password": (lambda: make.locked_pdf(TEXT, "1234", "AES-256"), Kind.PDF, (Problem.ENCRYPTED,)),
    "pdf for holders of a certificate": (
        lambda: make.locked_pdf(TEXT, "", "AES-256").replace(b"/Standard", b"/Adobe.PS"),
        Kind.PDF,
        (Problem.PROTECTED,),
    ),
    "pdf cut in half": (lambda: make.pdf(TEXT)[:5000], Kind.PDF, (Problem.DAMAGED,)),
    "pdf without its last bytes": (lambda: make.pdf(TEXT)[:-300], Kind.PDF, (Problem.DAMAGED,)),
    "pdf of nothing but its first line": (lambda: b"%PDF-1.7\n", Kind.PDF, (Problem.DAMAGED,)),
    "scan": (lambda: make.pdf("", "", image=make.photo(size=(600, 800))), Kind.PDF, (Problem.NO_TEXT,)),
    "scan with page numbers": (lambda: make.pdf("หน้า ๑", image=make.photo()), Kind.PDF, (Problem.NO_TEXT,)),
    "photos after a page of text": (lambda: make.pdf(TEXT, image=make.photo()), Kind.PDF, ()),
    "blank pdf": (lambda: make.pdf("", ""), Kind.PDF, (Problem.EMPTY,)),
    "word": (lambda: make.docx(TEXT, table=[["ที่", "รายการ"]]), Kind.WORD, ()),
    "word with only a picture": (lambda: make.docx(image=make.photo()), Kind.WORD, (Problem.NO_TEXT,)),
    "blank word": (make.docx, Kind.WORD, (Problem.EMPTY,)),
    "excel": (lambda: make.xlsx(SHEETS), Kind.EXCEL, ()),
    "blank excel": (lambda: make.xlsx({"Sheet1": []}), Kind.EXCEL, (Problem.EMPTY,)),
    "excel cut in half": (lambda: make.xlsx(SHEETS)[:2500], Kind.ZIP, (Problem.DAMAGED,)),
    "office file with a password": (
        lambda: make.OLE + "EncryptedPackage".encode("utf-16-le"),
        Kind.OLD_OFFICE,
        (Problem.ENCRYPTED,),
    ),
    "old office file": (lambda: make.OLE, Kind.OLD_OFFICE, ()),
    "csv": (lambda: "รายการ,บาท\r\nน้ำมัน,1250\r\n".encode("utf-8-sig"), Kind.TEXT, ()),
    "csv as old Excel saves it": (lambda: "รายการ,บาท\r\nน้ำมัน,1250\r\n".encode("cp874"), Kind.TEXT, ()),
    "csv of separators": (lambda: b",,,\r\n,,,\r\n", Kind.TEXT, (Problem.EMPTY,)),
    "web page": (lambda: b"\r\n<!DOCTYPE HTML><html><body>404</body></html>", Kind.HTML, ()),
    "web page behind a comment": (lambda: b"<?xml version='1.0'?><!-- saved --><HTML>", Kind.HTML, ()),
    "rtf": (lambda: rb"{\rtf1\ansi hello}", Kind.RTF, ()),
    "zip": (lambda: make.zipped({"a.txt": b"a"}), Kind.ZIP, ()),
    "open document": (
        lambda: make.zipped({"mimetype": b"x", "content.xml": b"<a/>"}),
        Kind.OPEN_DOCUMENT,
        (Problem.EMPTY,),
    ),
    "jpeg": (make.photo, Kind.IMAGE, ()),
    "jpeg cut off": (lambda: make.photo(size=(400, 400))[:-300], Kind.IMAGE, (Problem.DAMAGED,)),
    "nothing": (lambda: b"", Kind.UNKNOWN, (Problem.EMPTY,)),
    "zeros after a power cut": (lambda: bytes(4096), Kind.UNKNOWN, ()),
}


@pytest.mark.parametrize("name", MADE)
def test_kind_and_problems(name: str) -> None:
    build, kind, problems = MADE[name]
    found = open_document(build())
    assert (found.kind, found.problems) == (kind, problems)
    assert from_data(as_data(found)) == found


@pytest.mark.parametrize("build", [make.pdf, make.shaped_pdf, make.docx, lambda text: text.encode()])
def test_words_are_found_as_they_were_typed(build: Callable[[str], bytes]) -> None:
    found = open_document(build(TEXT))
    assert folded(found.text) == folded(TEXT)
    assert found.speaks_thai
    assert found.words >= 5


def test_pages_and_sheets_are_kept_apart() -> None:
    assert [page.strip() for page in open_document(make.pdf("หนึ่ง", "สอง")).pages] == ["หนึ่ง", "สอง"]
    first, second = open_document(make.xlsx(SHEETS)).pages
    assert first.splitlines() == ["รายการ\tบาท", "น้ำมัน\t1250", "3419900123451"]
    assert second == "ไม่มีรายการ"


def test_word_gives_tables_and_every_text_box_once() -> None:
    text = open_document(make.docx("หัวเรื่อง", table=[["ที่", "รายการ"], ["1", "ซื้อน้ำมัน"]])).text
    assert text.splitlines() == ["หัวเรื่อง", "ที่", "รายการ", "1", "ซื้อน้ำมัน"]


@pytest.mark.parametrize(
    "build",
    [
        lambda link: make.pdf(TEXT, link=link),
        lambda link: make.xlsx(SHEETS, link=link),
    ],
)
def test_links_inside_are_told(build: Callable[[str], bytes]) -> None:
    assert open_document(build("https://www.example.go.th/a")).links == ("https://www.example.go.th/a",)


@pytest.mark.parametrize(
    "build",
    [
        lambda photo: photo,
        lambda photo: make.pdf(TEXT, image=photo),
        lambda photo: make.docx(TEXT, image=photo),
    ],
    ids=["photo", "pdf", "word"],
)
def test_pictures_that_tell_where_they_were_taken(build: Callable[[bytes], bytes]) -> None:
    assert open_document(build(make.photo(located=True))).located == 1
    assert open_document(build(make.photo())).located == 0


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_location_is_found_in_every_kind_of_picture(form: str) -> None:
    assert open_document(make.photo(located=True, form=form)).located == 1


def test_the_budget_bounds_what_is_read() -> None:
    found = open_document(make.pdf(*[TEXT] * 5), Budget(characters=len(TEXT) + 10))
    assert not found.complete
    assert found.page_count == 5
    assert sum(map(len, found.pages)) <= len(TEXT) + 10
    assert not found.speaks_thai, "nothing is concluded from half a document"


def test_a_document_with_scanned_sheets_in_it_is_not_read_whole() -> None:
    sheet, photo = make.photo(size=(827, 1169)), make.photo(size=(900, 1200))
    assert not open_document(make.joined(make.pdf(TEXT), make.pdf("", image=sheet))).speaks_thai
    assert open_document(make.joined(make.pdf(TEXT), make.pdf("", image=photo))).speaks_thai


def test_a_sheet_that_claims_a_million_rows_is_left_after_its_share() -> None:
    rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(1, 101))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>%s</sheetData></worksheet>' % rows
    )
    found = open_document(make.repacked(make.xlsx({"a": [[1]]}), {"xl/worksheets/sheet1.xml": sheet}))
    assert not found.complete
