"""Personal data that must not go online: in documents, pictures, records and pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import small_documents as make
from tests.small_papers import OWN, REPORT, codes, findings, record, report

PERSON = "ผู้รับเงิน นายสมมติ ใจดี เลขประจำตัวประชาชน 3-4199-00123-45-1"
ACCOUNT = "นายสมมติ ใจดี ธนาคารกรุงไทย เลขที่บัญชี 123-4-56789-0"
MOBILE = "ผู้ประสานงาน นายสมมติ ใจดี โทร. 081-234-5678"
CONTACT = "{{parts: [contacts], {target}}}"
MEASURE = "id: m1\ntitle: มาตรการ\nanswers: {instruments: [OIT]}\n"


@pytest.mark.parametrize(("text", "code"), [(PERSON, "D430"), (ACCOUNT, "D431"), (MOBILE, "D432")])
@pytest.mark.parametrize(
    "build",
    [
        lambda text: ("pdf", make.pdf(REPORT, text)),
        lambda text: ("docx", make.docx(REPORT, table=[["ผู้รับ", text]])),
        lambda text: ("xlsx", make.xlsx({"รายงาน": [[REPORT]], "ซ่อน": [[text]]})),
        lambda text: ("csv", f"{REPORT}\n{text}".encode()),
    ],
    ids=["pdf", "word", "excel", "csv"],
)
def test_numbers_in_documents(tmp_path: Path, build: Callable[[str], tuple[str, bytes]], text: str, code: str) -> None:
    suffix, body = build(text)
    (found,) = findings(tmp_path, report(**{f"a__{suffix}": body}))
    assert (found.code, found.item) == (code, "O13")
    assert f"แฟ้ม a.{suffix}" in found.message
    assert not any(number in found.message for number in ("00123", "56789", "234-5678"))


def test_the_page_is_named(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, report(a__pdf=make.pdf(REPORT, PERSON, PERSON)))
    assert "1 เลขในแฟ้ม a.pdf หน้า 2" in found.message


def test_an_identity_number_typed_into_a_cell_as_a_number(tmp_path: Path) -> None:
    rows: list[list[object]] = [[REPORT], ["นายสมมติ", 3419900123451.0]]
    assert codes(tmp_path, report(a__xlsx=make.xlsx({"a": rows}))) == ["D430"]


def test_telephones_of_executives_are_what_their_item_asks_for(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "oit_items/2566/o02.yml": record(
            "O2", CONTACT.format(target="file: a.pdf"), CONTACT.format(target="page: b.md")
        ),
        "content/documents/a.pdf": make.pdf(f"ผู้บริหาร {OWN} {MOBILE} {MOBILE}"),
        "content/pages/b.md": f"# ผู้บริหาร\n\n{MOBILE}",
    }
    assert codes(tmp_path, files) == []
    files["content/documents/a.pdf"] = make.pdf(f"ผู้บริหาร {OWN} {PERSON} {PERSON}")
    assert codes(tmp_path, files) == ["D430"], "an identity number has no business there either"


def test_records_and_pages_are_read_too(tmp_path: Path) -> None:
    item = record("O13", "{title: รายงาน, parts: [results], url: https://www.test.example/3419900123451}")
    files: dict[str, str | bytes] = {
        "oit_items/2566/o13.yml": item + f"explanation: {PERSON}\n",
        "content/measures/2566/m1.yml": MEASURE + f"result: [ทำแล้ว, {MOBILE}]\n",
        "content/pages/news.md": f"# ข่าว\n\nประกาศ\n\n{ACCOUNT}\n",
    }
    found = findings(tmp_path, files)
    assert [(one.code, str(one.place).rpartition(":")[0], one.item, one.measure) for one in found] == [
        ("D430", "oit_items/2566/o13.yml:7", "O13", None),
        ("D432", "content/measures/2566/m1.yml:4", None, "m1"),
        ("D431", "content/pages/news.md:5", None, None),
    ]
    assert "ช่อง explanation" in found[0].message


def test_telephones_of_the_site_config_are_the_agencys(tmp_path: Path) -> None:
    config = (
        "agency: {name: เทศบาลตำบลทดสอบ, type: tambon_municipality}\n"
        "units: [{id: clerk, name: สำนักปลัดเทศบาล, phone: '08 1234 5678 ต่อ 11'}]\n"
    )
    assert codes(tmp_path, report(a__pdf=make.pdf(REPORT, MOBILE)) | {"site_config.yml": config}) == []


def test_pictures_with_a_location(tmp_path: Path) -> None:
    photo = make.photo(located=True)
    files = report(a__pdf=make.pdf(REPORT, image=photo), b__jpg=photo, c__jpg=make.photo())
    files |= {"content/images/front.jpg": photo, "content/images/nobody.jpg": photo}
    files["content/pages/about.md"] = "# หน้า\n\n![อาคาร](../images/front.jpg)\n"
    found = findings(tmp_path, files)
    assert [(one.code, one.place.file if one.place else "") for one in found] == [
        ("D433", "oit_items/2566/o13.yml"),
        ("D433", "oit_items/2566/o13.yml"),
        ("D433", "content/images/front.jpg"),
    ]
