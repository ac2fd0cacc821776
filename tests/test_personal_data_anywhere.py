"""A number of a person, and the survey of the staff, go online nowhere: in pieces, in names, in the config."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.both_verbs import errors, good_agency, run_both
from tests.small_documents import docx, photo, xlsx

DIGITS = "1101400000014"
GROUPED = "1-1014-00000-01-4"
PAGE = "content/pages/a.md"
ITEM = "oit_items/2569/o11.yml"
RECORD = "item: O11\nstatus: published\nresponsible: [clerk]\nupdated: 2569-01-10\nevidence:\n"


def config(folder: Path, old: str, new: str) -> None:
    """Put ``new`` in the place of ``old`` in the site config of the good agency."""
    file = folder / "site_config.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f"เลข {DIGITS}", 5),
        (f"เลข {DIGITS[:5]}**{DIGITS[5:]}** ท้าย", 1),
        (f"เลข {DIGITS[:5]}[{DIGITS[5:]}](b.md)", 1),
        (f"เลข &#{ord('1')};{DIGITS[1:]} ท้าย", 1),
        (f"เลข {GROUPED}".replace("-", "\\-"), 1),
        (f"[เอกสาร](https://www.other.example/p?id={DIGITS})", 41),
    ],
)
def test_a_number_that_a_page_puts_together_is_found(text: str, column: int, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {PAGE: f"# ก\n\nข\n\n{text}\n", "content/pages/b.md": "# ข\n\nค\n"}
    both = run_both(good_agency(tmp_path, files))
    assert errors(both.check) == {("D430", f"{PAGE}:5:{column}")}
    assert errors(both.build) == errors(both.check)
    assert not both.published


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (f"tagline: โทร {GROUPED}", 1),
        (f"complaint: {{title: แจ้งเหตุ, note: {GROUPED}}}", 1),
        ("complaint: {title: แจ้งเหตุ, note: ๑-๑๐๑๔-๐๐๐๐๐-๐๑-๔}", 1),
    ],
)
def test_a_number_in_the_site_config_is_found(field: str, line: int, tmp_path: Path) -> None:
    folder = good_agency(tmp_path, {})
    file = folder / "site_config.yml"
    file.write_text(f"{field}\n{file.read_text('utf-8')}", "utf-8")
    both = run_both(folder)
    assert [(code, place.rpartition(":")[0]) for code, place in both.said("D430")] == [
        ("D430", f"site_config.yml:{line}")
    ]
    assert not both.published


def test_telephones_of_the_site_config_are_those_of_the_agency(tmp_path: Path) -> None:
    folder = good_agency(tmp_path, {})
    file = folder / "site_config.yml"
    text = f"complaint: {{title: แจ้งเหตุ, note: ติดต่อ 081-234-5678}}\n{file.read_text('utf-8')}"
    file.write_text(text, "utf-8")
    assert run_both(folder).said("D430", "D431", "D432") == []


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (
            {PAGE: f"# ก\n\n[ก](../documents/ก-{DIGITS}.txt)\n", f"content/documents/ก-{DIGITS}.txt": "ประกาศ"},
            f"{PAGE}:3:8",
        ),
        (
            {PAGE: f"# ก\n\n![ก](../images/{DIGITS}.png)\n", f"content/images/{DIGITS}.png": photo(form="PNG")},
            f"{PAGE}:3:9",
        ),
        ({ITEM: f"{RECORD}  - {{title: คู่มือ, url: 'https://www.other.example/p?id={DIGITS}'}}\n"}, f"{ITEM}:6:26"),
    ],
)
def test_a_number_in_a_name_or_an_address_is_found(files: dict[str, str | bytes], place: str, tmp_path: Path) -> None:
    assert ("D430", place) in errors(run_both(good_agency(tmp_path, files)).check)


BOXES = {
    "boxes of a form": ("txt", f"เลขประจำตัวประชาชน {' '.join(DIGITS)}".encode()),
    "line end at a hyphen": ("txt", f"เลข {GROUPED[:7]}\n{GROUPED[7:]}".encode()),
    "a cell for each digit": ("xlsx", xlsx({"ก": [["เลขประจำตัวประชาชน"], list(DIGITS)]})),
    "a paragraph for each digit": ("docx", docx("เลขประจำตัวประชาชน", *DIGITS)),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_number_written_digit_by_digit_is_found(name: str, tmp_path: Path) -> None:
    suffix, content = BOXES[name]
    files: dict[str, str | bytes] = {
        PAGE: f"# ก\n\n[ก](../documents/a.{suffix})\n",
        f"content/documents/a.{suffix}": content,
    }
    assert run_both(good_agency(tmp_path, files)).said("D430") == [("D430", f"{PAGE}:3:8")]


@pytest.mark.parametrize(
    "content",
    [
        "เลขประจำตัวประชาชน 1 1 0 1 4 0 0 0 0 0 0 1 5",  # its last digit does not check
        f"เลข {GROUPED[:6]}\n{GROUPED[6:]}",  # no line of a letter ends so
        "ลำดับ 1 2 3 4 5 6 7 8 9 10 11 12 13",
    ],
)
def test_digits_that_are_no_number_of_a_person_are_let_be(content: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {PAGE: "# ก\n\n[ก](../documents/a.txt)\n", "content/documents/a.txt": content}
    assert run_both(good_agency(tmp_path, files)).said("D430") == []


LIST = [f"{number}\tรายการ\t{DIGITS}" for number in range(5)]
LAWFUL = {
    "moments of a map": ("geojson", f'{{"features": [{{"EditDate": {DIGITS}, "name": "ถนน"}}]}}'),
    "bar codes": ("txt", "ที่\tชื่อ\tบาร์โค้ดครุภัณฑ์\n" + "\n".join(LIST)),
    "orders": ("csv", "ที่,ชื่อ,เลขที่ใบสั่งจ่าย\n1,ถนน," + DIGITS),
    "address with a moment": (
        "txt",
        f"ดู https://www.other.example/news?t={DIGITS} และ https://www.other.example/{DIGITS}",
    ),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_what_says_that_it_is_something_else_is_believed(name: str, tmp_path: Path) -> None:
    suffix, content = LAWFUL[name]
    page = f"# ก\n\n[ก](../documents/a.{suffix})\n"
    files: dict[str, str | bytes] = {PAGE: page, f"content/documents/a.{suffix}": content}
    assert run_both(good_agency(tmp_path, files)).said("D430") == []


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        ("csv", f"ชื่อ,เลขประจำตัวประชาชน\nนาย ก,{DIGITS}.0\n"),
        ("csv", "ชื่อ,เลขประจำตัวประชาชน,,,,\nนาย ก,1,1014,00000,01,4\n"),
        ("json", f'{{"id": {DIGITS}}}'),
        ("txt", f"https://www.other.example/?pid={DIGITS}"),
    ],
)
def test_tables_and_data_files_hide_no_number(suffix: str, content: str, tmp_path: Path) -> None:
    page = f"# ก\n\n[ก](../documents/a.{suffix})\n"
    files: dict[str, str | bytes] = {PAGE: page, f"content/documents/a.{suffix}": content}
    assert run_both(good_agency(tmp_path, files)).said("D430") == [("D430", f"{PAGE}:3:8")]


def test_a_page_called_after_a_person_and_unseen_letters_between_digits_are_found(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/pages/{GROUPED}.md": "# ก\n\nข\n",
        PAGE: "# ก\n\nเลข " + "\u200b".join(DIGITS) + "\n",
        "content/images/FB_IMG_1101400000014.png": photo(form="PNG"),
        "content/pages/b.md": "# ข\n\n![ก](../images/FB_IMG_1101400000014.png)\n",
    }
    told = run_both(good_agency(tmp_path, files)).said("D430")
    assert told == [("D430", f"content/pages/{GROUPED}.md:1:1"), ("D430", f"{PAGE}:3:1")]


def test_a_document_that_is_not_read_to_its_end_is_told(tmp_path: Path) -> None:
    rows = "รายการ,จำนวน\n" + "จ้างเหมาบริการ,1\n" * 500_000
    files: dict[str, str | bytes] = {PAGE: "# ก\n\n[ก](../documents/a.csv)\n", "content/documents/a.csv": rows}
    assert run_both(good_agency(tmp_path, files)).said("D414") == [("D414", f"{PAGE}:3:8")]


SURVEYS = (
    "[ก](https://itas.nacc.go.th/go/eit/../iit/abc123)",
    "itas.nacc.go.th/go/**iit**/zzz",
    "https://itas.nacc.go.th/go/iit?c=abc123",
    "https://itas.nacc.go.th/x/../go/./iit/abc",
    "https://itas.nacc.go.th/go/&#105;it/abc",
)


@pytest.mark.parametrize("text", SURVEYS)
def test_the_survey_of_the_staff_is_known_in_any_writing(text: str, tmp_path: Path) -> None:
    both = run_both(good_agency(tmp_path, {PAGE: f"# ก\n\n{text}\n"}))
    assert [(code, place.rpartition(":")[0]) for code, place in both.said("E360")] == [("E360", f"{PAGE}:3")]
    assert not both.published


@pytest.mark.parametrize(
    "text",
    ["แบบ IIT ใช้ <https://itas.nacc.go.th/go/iit/>\n\nITAS เปิดระบบแล้ว", "<https://itas.nacc.go.th/go/eit/abc123>"],
)
def test_the_other_survey_and_words_about_that_one_are_let_be(text: str, tmp_path: Path) -> None:
    assert run_both(good_agency(tmp_path, {PAGE: f"# ก\n\n{text}\n"})).said("E360", "E361") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", xlsx({"ก": [["ลิงก์"], ['=HYPERLINK("https://itas.nacc.go.th/go/iit/abc123","กด")']]})),
        ("a.json", rb'{"u": "https:\/\/itas.nacc.go.th\/go\/iit\/abc"}'),
    ],
)
def test_the_survey_of_the_staff_is_known_as_programs_write_it(name: str, content: bytes, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {PAGE: f"# ก\n\n[ก](../documents/{name})\n", f"content/documents/{name}": content}
    assert run_both(good_agency(tmp_path, files)).said("E361") == [("E361", f"{PAGE}:3:8")]
