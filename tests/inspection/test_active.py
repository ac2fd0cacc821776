"""What acts in a file: other content in front or behind, macros, objects, remote templates, scripts and attachments."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings.finding import Finding
from generator.inspection.opening import open_document
from generator.inspection.result import Active, as_data, from_data
from tests import small_documents as make
from tests.active_documents import (
    carrying,
    field_that_calculates,
    form_of_adobe,
    of_types,
    office,
    old_office,
    opening,
    paper,
    relations,
    script_by_name,
    word,
)
from tests.small_papers import REPORT, findings, report

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF = make.photo(form="GIF")
ACTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "script in a text": ("txt", lambda: b"<script>alert(1)</script>", "D403"),
    "script in a table": ("csv", lambda: b"\xef\xbb\xbf \n<ScRiPt >alert(1)</script>,b", "D403"),
    "drawing in a text": ("txt", lambda: SVG, "D444"),
    "drawing behind a declaration": ("csv", lambda: b'<?xml version="1.0"?>' + SVG, "D444"),
    "program of a server in a text": ("txt", lambda: b"<?php system($_GET[0]);", "D444"),
    "page of other elements": ("txt", lambda: b"<div onclick=alert(1)>a", "D444"),
    "comment in front of a page": ("csv", lambda: b"<!-- a,b -->\n<b>1</b>", "D444"),
    "page in UTF-16": ("txt", lambda: "<script>alert(1)</script>".encode("utf-16"), "D403"),
    "script in the second line": ("csv", lambda: b"a,b\n1,<script src=//evil.example></script>\n", "D444"),
    "handler in the second line": ("csv", lambda: b"a,b\n1,<img src=x onerror=alert(1)>\n", "D444"),
    "page called json": ("json", lambda: b'{"a": "<iframe src=javascript:alert(1)>"}', "D444"),
    "page in front of a PDF": ("pdf", lambda: b"<script>alert(1)</script>" + make.pdf(REPORT), "D444"),
    "program of a server in front of a PDF": ("pdf", lambda: b"<?php system(1); ?>\n" + make.pdf(REPORT), "D444"),
    "program in front of a PDF": ("pdf", lambda: b"MZ\x90\x00" + make.pdf(REPORT), "D444"),
    "script behind a picture": ("gif", lambda: GIF + b"<script>alert(1)</script>", "D444"),
    "program of a server behind a photo": ("jpg", lambda: make.photo() + b"<?php system(1); ?>", "D444"),
    "packed file behind a picture": ("png", lambda: make.photo(form="PNG") + make.zipped({"a": b"a"}), "D444"),
    "macros called ordinary": (
        "docx",
        lambda: of_types(make.docx(REPORT), b"document.main+xml", b"document.macroEnabled.main+xml"),
        "D445",
    ),
    "macros in Word": ("docx", lambda: word(word___vbaProject__bin=b"a"), "D446"),
    "macros in Excel": ("xlsx", lambda: office(make.xlsx({"a": [[REPORT]]}), XL___VBAPROJECT__BIN=b"a"), "D446"),
    "macros on a sheet": (
        "xlsx",
        lambda: office(make.xlsx({"a": [[1]]}), xl___macrosheets___sheet1__xml=b"<a/>"),
        "D446",
    ),
    "macros under another name": (
        "docx",
        lambda: of_types(
            word(word___a__dat=b"a"),
            b"</Types>",
            b'<Override PartName="/word/a.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        "D446",
    ),
    "macros in an older file": ("doc", lambda: old_office("WordDocument", "Macros", "_VBA_PROJECT"), "D446"),
    "macros in an older workbook": ("xls", lambda: old_office("Workbook", "_VBA_PROJECT_CUR"), "D446"),
    "macros in OpenDocument": (
        "ods",
        lambda: make.zipped({"mimetype": b"a", "content.xml": b"<a/>", "Basic/Standard/Module1.xml": b"<a/>"}),
        "D446",
    ),
    "packed file in Word": (
        "docx",
        lambda: word(word___embeddings___oleObject1__bin=old_office("\x01Ole10Native")),
        "D447",
    ),
    "control in Word": ("docx", lambda: word(word___activeX___activeX1__bin=b"a"), "D447"),
    "packed file in an older one": ("doc", lambda: old_office("WordDocument", "\x01Ole10Native"), "D447"),
    "packed file in RTF": ("rtf", lambda: rb"{\rtf1{\object\objemb{\*\objdata 0105}}}", "D447"),
    "template from elsewhere": (
        "docx",
        lambda: word(word____rels___footer9__xml__rels=relations("attachedTemplate", "https://evil.example/a.dotm")),
        "D448",
    ),
    "object from elsewhere": (
        "docx",
        lambda: word(word____rels___footer9__xml__rels=relations("oleObject", "file://server/share/a.xlsx")),
        "D448",
    ),
    "template of RTF from elsewhere": ("rtf", lambda: rb"{\rtf1{\*\template http://evil.example/a}}", "D448"),
    "script of a PDF": ("pdf", lambda: paper(script_by_name), "D449"),
    "script when it opens": ("pdf", lambda: paper(opening(S="/JavaScript", JS="app.alert(1)")), "D449"),
    "script spelt otherwise": (
        "pdf",
        lambda: paper(opening(S="/JavaScript", JS="a")).replace(b"/JavaScript", b"/J#61vaScript"),
        "D449",
    ),
    "script of a field": ("pdf", lambda: paper(field_that_calculates), "D449"),
    "script of a form of Adobe's kind": ("pdf", lambda: paper(form_of_adobe(b"<xdp><script>1</script></xdp>")), "D449"),
    "program started by a PDF": ("pdf", lambda: paper(opening(S="/Launch", F="cmd.exe")), "D450"),
    "program carried by a PDF": ("pdf", lambda: paper(carrying("a.exe")), "D451"),
    "workbook carried by a PDF": ("pdf", lambda: paper(carrying("a.xlsx")), "D451"),
    "program carried as data": ("pdf", lambda: paper(carrying("a.exe", as_data=True)), "D451"),
}

QUIET: dict[str, tuple[str, Callable[[], bytes]]] = {
    "table of comparisons": ("csv", lambda: b"a,b\n<5,>5\n< 10,1 <3>\n"),
    "text that speaks of markup": ("txt", ("คำสั่ง <b> ทำให้ตัวหนา และ a<b" + REPORT).encode),
    "text that speaks of a script far behind": ("txt", (REPORT * 9 + "<script>").encode),
    "address in brackets": ("txt", ("ติดต่อ <a@test.example>\n" + REPORT).encode),
    "description in data": ("json", lambda: b'{"a": "<p>text <a href=\'https://a.example\'>b</a></p>"}'),
    "data of places": ("geojson", lambda: b'{"type": "FeatureCollection", "features": []}'),
    "blank line in front of a PDF": ("pdf", lambda: b"\r\n" + make.pdf(REPORT)),
    "printer's commands in front of a PDF": ("pdf", lambda: b"\x1b%-12345X@PJL JOB\r\n" + make.pdf(REPORT)),
    "photo with a film behind it": ("jpg", lambda: make.photo() + b"\0\0\0\x18ftypmp42" + bytes(500)),
    "chart with its workbook": (
        "docx",
        lambda: word(word___embeddings___Microsoft_Excel_Sheet__xlsx=make.xlsx({"a": [[1]]})),
    ),
    "equation": ("docx", lambda: word(word___embeddings___oleObject1__bin=old_office("Equation Native"))),
    "own template": (
        "docx",
        lambda: word(word____rels___footer9__xml__rels=relations("attachedTemplate", "a.dotx", "Internal")),
    ),
    "template on the author's own drive": (
        "docx",
        lambda: word(word____rels___footer9__xml__rels=relations("attachedTemplate", "file:///C:/Users/a/b.dotx")),
    ),
    "template of RTF on a drive": ("rtf", lambda: rb"{\rtf1{\*\template C:\\Users\\a.dotx}}"),
    "link in Word": ("docx", lambda: word(word____rels___a__xml__rels=relations("hyperlink", "https://a.example"))),
    "OpenDocument without a module": (
        "ods",
        lambda: make.zipped({"mimetype": b"a", "content.xml": b"<a/>", "Basic/Standard/script-lb.xml": b"<a/>"}),
    ),
    "PDF that speaks of scripts": ("pdf", lambda: make.pdf(REPORT + "\n/S /JavaScript /JS (app.alert) /Launch /EF")),
    "PDF that opens at a page": ("pdf", lambda: paper(opening(S="/GoTo", D="a"))),
    "PDF with links": ("pdf", lambda: make.pdf(REPORT, link="https://a.example")),
    "form without a script": ("pdf", lambda: paper(form_of_adobe(b"<xdp>/JavaScript</xdp>"))),
    "data carried by an electronic document": ("pdf", lambda: paper(carrying("ContentInformation.xml", as_data=True))),
}


@pytest.mark.parametrize("name", ACTS)
def test_what_acts_in_a_file_is_told(tmp_path: Path, name: str) -> None:
    suffix, made, code = ACTS[name]
    assert kinds(findings(tmp_path, report(**{f"a__{suffix}": made()}))) == [code]


@pytest.mark.parametrize("name", QUIET)
def test_what_only_looks_alike_is_not(tmp_path: Path, name: str) -> None:
    suffix, made = QUIET[name]
    found = findings(tmp_path, report(**{f"a__{suffix}": made()}))
    assert kinds(found) == []
    assert not [one.code for one in found if one.severity == "error"]


def kinds(found: list[Finding]) -> list[str]:
    """Return the codes of those of ``found`` that tell of kinds."""
    return [one.code for one in found if one.code == "D403" or "D440" <= one.code <= "D459"]


def test_an_older_file_that_names_a_macro_in_its_text_has_none() -> None:
    text = make.OLE + "ชื่อ _VBA_PROJECT ในข้อความ".encode("utf-16-le")
    assert open_document(text).active == ()


def test_a_broken_object_of_a_pdf_hides_no_script_behind_it() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Names 9 0 R/AcroForm 4 0 R/OpenAction 5 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Fields[<</A",
        b"<</S/JavaScript/JS(1)>>",
    ]
    assert Active.SCRIPT in open_document(make.raw_pdf(objects)).active


def test_what_acts_is_remembered_with_the_inspection() -> None:
    found = open_document(paper(carrying("a.exe")))
    assert found.active == (Active.ATTACHMENT,)
    assert from_data(json.loads(json.dumps(as_data(found)))) == found
