"""What is written in a file of any kind is read, wherever in it, so that nothing goes online unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.finding import Severity
from generator.inspection.opening import open_document
from generator.inspection.result import Problem
from generator.records.file_kinds import Kind
from tests import papers_of_every_kind as make
from tests.both_verbs import errors, good_agency, run_both
from tests.small_documents import zipped

IDENTITY = "1-1014-00000-01-4"
STAFF = "https://itas.nacc.go.th/go/iit/abc123"
EVERYWHERE = {**make.SHOWN, **make.ASIDE, **make.IN_PIECES}


@pytest.mark.parametrize("name", make.SHOWN)
def test_what_a_file_shows_is_on_its_pages(name: str) -> None:
    _, build = make.SHOWN[name]
    found = open_document(build("เลขที่ ๑๒ น้ำประปา"))
    assert "เลขที่ ๑๒ น้ำประปา" in found.text
    assert found.problems == ()


@pytest.mark.parametrize("name", make.ASIDE)
def test_what_is_beside_its_pages_stands_aside(name: str) -> None:
    _, build = make.ASIDE[name]
    found = open_document(build("เลขที่ ๑๒ น้ำประปา"))
    assert "เลขที่ ๑๒ น้ำประปา" in found.aside
    assert "๑๒" not in found.text
    assert make.PLAIN in found.text


@pytest.mark.parametrize("name", EVERYWHERE)
def test_no_number_of_a_person_goes_online_in_any_corner_of_any_kind(name: str, tmp_path: Path) -> None:
    suffix, build = EVERYWHERE[name]
    page = f"# แบบ\n\n[แบบ](../documents/a.{suffix})\n"
    document = build(f"เลขประจำตัวประชาชน {IDENTITY}")
    files: dict[str, str | bytes] = {"content/pages/a.md": page, f"content/documents/a.{suffix}": document}
    both = run_both(good_agency(tmp_path, files))
    told = [(one.code, str(one.place)) for one in both.check if one.severity is Severity.ERROR]
    assert ("D430", "content/pages/a.md:3:10") in told
    assert errors(both.build) == errors(both.check)
    assert not both.published


@pytest.mark.parametrize("name", make.IN_PIECES)
def test_what_nobody_can_put_in_order_is_on_no_page(name: str) -> None:
    _, build = make.IN_PIECES[name]
    found = open_document(build("เลขที่ ๑๒ น้ำประปา"))
    assert "เลขที่ ๑๒ น้ำประปา" in found.aside
    assert found.pages == ()
    assert not found.complete


@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_survey_of_the_staff_goes_online_in_no_corner(name: str, tmp_path: Path) -> None:
    suffix, build = EVERYWHERE[name]
    page = f"# แบบ\n\n[แบบ](../documents/a.{suffix})\n"
    files: dict[str, str | bytes] = {"content/pages/a.md": page, f"content/documents/a.{suffix}": build(STAFF)}
    assert run_both(good_agency(tmp_path, files)).said("E361") == [("E361", "content/pages/a.md:3:10")]


def test_addresses_are_found_in_every_kind_that_has_links() -> None:
    linked = f'<text:p><text:a xlink:href="{STAFF}">ก</text:a></text:p>'
    assert open_document(make.open_document(linked)).links == (STAFF,)
    rtf = rb'{\rtf1{\field{\*\fldinst HYPERLINK "https://a.example/b"}{\fldrslt c}}}'
    assert open_document(rtf).links == ("https://a.example/b",)


@pytest.mark.parametrize(
    ("raw", "kind", "problem"),
    [
        (make.open_document(""), Kind.OPEN_DOCUMENT, Problem.EMPTY),
        (make.open_document("", **{"Pictures/1.png": b"x"}), Kind.OPEN_DOCUMENT, Problem.NO_TEXT),
        (make.open_document("<text:p>ก</text:q>"), Kind.OPEN_DOCUMENT, Problem.DAMAGED),
        (
            make.open_document("", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
            Kind.OPEN_DOCUMENT,
            Problem.ENCRYPTED,
        ),
        (zipped({"[Content_Types].xml": b"<Types/>", "ppt/a.xml": b"<a/>"}), Kind.POWERPOINT, Problem.EMPTY),
        (rb"{\rtf1 }", Kind.RTF, Problem.EMPTY),
    ],
)
def test_what_is_wrong_with_them_is_told(raw: bytes, kind: Kind, problem: Problem) -> None:
    found = open_document(raw)
    assert (found.kind, found.problems) == (kind, (problem,))


def test_no_entity_of_an_open_document_grows() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'
    assert open_document(make.open_document("", **{"styles.xml": bomb})).problems == (Problem.BOMB,)


def test_macros_of_an_open_document_may_declare_what_they_like() -> None:
    module = b'<!DOCTYPE library:library PUBLIC "x" "y"><a/>'
    made = make.open_document("<text:p>ก</text:p>", **{"META-INF/manifest.xml": module})
    assert open_document(made).problems == ()
