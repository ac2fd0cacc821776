"""``oit urls``: the sheet for ITAS as files, and the public site held against what was built."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from generator.commands.cli import run
from generator.link_health.served import served
from tests.small_agency import CONFIG
from tests.small_documents import pdf

Said = pytest.CaptureFixture[str]
BASE = "https://www.test.example/ita/"
ITEMS = {
    "o11": """item: O11
status: published
responsible: [clerk]
updated: 2565-11-15
explanation: |
  เปิดแผนหน้า 3
  แล้วดูตารางท้ายเล่ม
evidence:
  - {title: แผนดำเนินงาน, parts: [one-year-plan, projects], file: 2566/แผน 1.pdf, fiscal_year: 2566, note: ดูหน้า 3–5}
  - {title: ตารางงบประมาณ, parts: [budget], url: "https://data.other.example/budget.xlsx", fiscal_year: 2566}
  - {title: ข่าวประชุม, url: "https://www.test.example/news/1"}
""",
    "o12": "item: O12\nstatus: draft\nevidence: [{title: ร่าง, url: 'https://secret.example/'}]\n",
    "o16": "item: O16\nstatus: not_applicable\nreason: ไม่มีสถิติการให้บริการ\n",
}


def agency(folder: Path, base: str = BASE, config: str = CONFIG) -> None:
    (folder / "oit_items/2566").mkdir(parents=True)
    (folder / "content/documents/2566").mkdir(parents=True)
    (folder / "site_config.yml").write_text(f"{config}site_url: {base}\n", encoding="utf-8")
    (folder / "content/documents/2566/แผน 1.pdf").write_bytes(pdf("แผน"))
    for stem, text in ITEMS.items():
        (folder / f"oit_items/2566/{stem}.yml").write_text(text, encoding="utf-8")


def sheet(folder: Path, said: Said, *options: str) -> dict[str, Any]:
    said.readouterr()
    run(["urls", *options, "--folder", str(folder), "--format", "json"])
    made: dict[str, Any] = json.loads(said.readouterr().out)
    return made


def item(made: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in made["items"] if one["code"] == code)
    return found


def test_answer_leads_the_assessor_step_by_step(tmp_path: Path, capsys: Said) -> None:
    agency(tmp_path)
    made = sheet(tmp_path, capsys, "2566")
    answer = item(made, "O11")
    assert answer["answered"]
    assert answer["addresses"] == [
        f"{BASE}2566/o11/",
        f"{BASE}documents/2566/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf",
        "https://data.other.example/budget.xlsx",
        "https://www.test.example/news/1",
    ]
    assert answer["explanation"] == [
        f"1. หน้าหลัก ({BASE}) → ปีงบประมาณ พ.ศ. 2566 → 9.2 การบริหารงาน → O11 แผนดำเนินงานและการใช้งบประมาณประจำปี",
        "2. องค์ประกอบที่ 1 แผนดำเนินงานที่มีระยะเวลา 1 ปี: “แผนดำเนินงาน” (ที่อยู่ที่ 2) ดูหน้า 3–5",
        "3. องค์ประกอบที่ 2 โครงการหรือกิจกรรมในแผน: “แผนดำเนินงาน” (ที่อยู่ที่ 2) ดูหน้า 3–5",
        "4. องค์ประกอบที่ 3 งบประมาณที่ใช้: “ตารางงบประมาณ” (ที่อยู่ที่ 3)",
        "5. องค์ประกอบที่ 4 ช่วงเวลาดำเนินการ: ยังไม่มีหลักฐาน",
        "6. หลักฐานอื่น: “ข่าวประชุม” (ที่อยู่ที่ 4)",
        "7. คำอธิบาย: เปิดแผนหน้า 3",
        "แล้วดูตารางท้ายเล่ม",
    ]
    assert "ช่วงเวลาดำเนินการ" in answer["remark"]
    assert [one["code"] for one in made["findings"]] == ["L874", "L880"]


@pytest.mark.parametrize(
    ("own", "first", "expected"),
    [
        ("1. แผน ดูที่อยู่ที่ 1\n2. งบประมาณ ดูที่อยู่ที่ 2\n3. ผลประชุม ดูที่อยู่ที่ 3", "", "evidence"),
        ("๑) แผน\n๒) งบประมาณ", "", "evidence"),
        ("1. แผน\n2. งบประมาณ", "first_address: page\n", "page"),
        ("เปิดแผนหน้า 3\nแล้วดูตารางท้ายเล่ม", "", "page"),
        ("เปิดแผนหน้า 3", "first_address: evidence\n", "evidence"),
    ],
)
def test_own_lines_numbers_and_order_are_kept(
    tmp_path: Path, capsys: Said, own: str, first: str, expected: str
) -> None:
    agency(tmp_path)
    record = tmp_path / "oit_items/2566/o11.yml"
    text = record.read_text(encoding="utf-8")
    old = "explanation: |\n  เปิดแผนหน้า 3\n  แล้วดูตารางท้ายเล่ม\n"
    assert old in text
    lines = own.split("\n")
    written = f"{first}explanation: |\n" + "".join(f"  {line}\n" for line in lines)
    record.write_text(text.replace(old, written), encoding="utf-8")
    answer = item(sheet(tmp_path, capsys, "2566"), "O11")
    page = f"{BASE}2566/o11/"
    assert answer["addresses"][0 if expected == "page" else -1] == page
    assert len(answer["addresses"]) == 4
    told = answer["explanation"]
    if lines[0][0].isdecimal():
        assert told[1 : 1 + len(lines)] == lines
        assert not any(line[0].isdecimal() for line in told[1 + len(lines) :])
    else:
        assert told[-len(lines) :] == [f"7. คำอธิบาย: {lines[0]}", *lines[1:]]


def test_items_without_an_answer_still_have_their_page(tmp_path: Path, capsys: Said) -> None:
    agency(tmp_path)
    made = sheet(tmp_path, capsys)
    assert len(made["items"]) == 43
    for code, remark in (("O12", "อยู่ระหว่างจัดทำ"), ("O13", "ยังไม่มีข้อมูล"), ("O16", "")):
        answer = item(made, code)
        assert not answer["answered"]
        assert answer["addresses"] == [f"{BASE}2566/{code.lower()}/"]
        assert remark in answer["remark"]
    assert item(made, "O16")["explanation"][1] == "2. ไม่เกี่ยวข้องกับหน่วยงาน: ไม่มีสถิติการให้บริการ"
    assert "secret.example" not in json.dumps(made)


def test_sheet_is_written_as_workbook_table_and_page(tmp_path: Path) -> None:
    agency(tmp_path)
    assert run(["urls", "2566", "--folder", str(tmp_path)]) == 1  # there is something to mend first
    made = tmp_path / "itas"
    assert sorted(path.name for path in made.iterdir()) == ["2566.csv", "2566.html", "2566.xlsx"]
    raw = (made / "2566.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[10]["ข้อ"] == "O11"
    assert rows[10]["ที่อยู่"].split("\n")[0] == f"{BASE}2566/o11/"
    page = load_workbook(made / "2566.xlsx").active
    assert page is not None
    assert [cell.value for cell in page[12]][:4] == ["O11", rows[10]["เรื่อง"], rows[10]["ตัวชี้วัดย่อย"], "มี"]
    tree = LexborHTMLParser((made / "2566.html").read_bytes())
    copies = [button.attributes["data-copy"] or "" for button in tree.css("button")]
    assert rows[10]["ที่อยู่"] in copies
    assert rows[10]["คำอธิบาย"] in copies


def test_words_of_a_record_are_never_a_formula_nor_markup(tmp_path: Path) -> None:
    agency(tmp_path)
    hostile = '=HYPERLINK("http://x","y")<script>alert(1)</script>'
    text = f"item: O16\nstatus: published\nevidence: [{{title: '{hostile}', url: 'https://www.test.example/'}}]\n"
    (tmp_path / "oit_items/2566/o16.yml").write_text(text, encoding="utf-8")
    assert run(["urls", "2566", "--folder", str(tmp_path)]) == 1  # there is something to mend first
    page = load_workbook(tmp_path / "itas/2566.xlsx").active
    assert page is not None
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
    assert b"<script>alert" not in (tmp_path / "itas/2566.html").read_bytes()


@pytest.mark.parametrize(
    ("base", "config", "codes"),
    [
        (BASE, CONFIG, set()),
        ("https://test.example/", CONFIG, set()),
        ("http://www.test.example/ita/", CONFIG, {"L871"}),
        ("https://ita.other.example/", CONFIG, {"L872"}),
        ("https://sub.test.example/", CONFIG, {"L872"}),
        (BASE, CONFIG.replace("  domains: [www.test.example]\n", ""), {"L873"}),
    ],
)
def test_base_that_assessors_would_not_take_is_told(
    tmp_path: Path, capsys: Said, base: str, config: str, codes: set[str]
) -> None:
    agency(tmp_path, base, config)
    found = {one["code"] for one in sheet(tmp_path, capsys)["findings"]}
    assert found & {"L871", "L872", "L873"} == codes


def test_no_sheet_without_a_public_address_or_a_year(tmp_path: Path, capsys: Said) -> None:
    agency(tmp_path)
    for words, code in ((["2569"], "U920"), (["ปีนี้"], "U915"), (["--verify"], "U923")):
        capsys.readouterr()
        assert run(["urls", *words, "--folder", str(tmp_path)]) == 2
        assert code in capsys.readouterr().err
    (tmp_path / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    assert run(["urls", "--folder", str(tmp_path)]) == 2
    assert "U922" in capsys.readouterr().err


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that a web server shows; the agency beside it is built for that server and put up whole."""
    monkeypatch.setattr("generator.app.public_look.OWN_PACE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shown = tmp_path / "public"
    shown.mkdir()
    with served(shown) as home:
        agency(tmp_path / "agency", home)
        assert run(["build", "--folder", str(tmp_path / "agency")]) == 0
        shutil.copytree(tmp_path / "agency/site", shown, dirs_exist_ok=True)
        yield shown


FOR_SERVERS_ONLY = 4
"""Files of a site that no visitor is given: .htaccess, _headers, nginx.conf, .oit-site."""


def standings(public: Path, said: Said, *options: str) -> dict[str, str]:
    """Return how each public address stands, by its path, but those that are the same."""
    folder = public.parent / "agency"
    found = sheet(folder, said, "--verify", "--timeout", "5", "--allow-private", *options)["public"]
    built = [path for path in (folder / "site").rglob("*") if path.is_file()]
    assert len(found) >= len(built) - FOR_SERVERS_ONLY
    assert {one["item"] for one in found[1:40]} - {None}
    return {one["url"].split("/", 3)[3]: one["standing"] for one in found if one["standing"] != "same"}


def test_site_that_was_put_up_whole_is_the_same(public: Path, capsys: Said) -> None:
    assert standings(public, capsys) == {}


def test_what_differs_in_public_is_named(public: Path, capsys: Said) -> None:
    page = public / "2566/o11/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("เปิดแผนหน้า 3", "เปิดแผนหน้า 2"), encoding="utf-8")
    host = public / "2566/o12/index.html"
    host.write_text(
        host.read_text(encoding="utf-8").replace("</body>", "<script src=x></script></body>"), encoding="utf-8"
    )
    (public / "2566/o13/index.html").unlink()
    (public / "documents/2566/แผน 1.pdf").write_bytes(pdf("ฉบับเก่า"))
    assert standings(public, capsys) == {
        "2566/o11/": "other",
        "2566/o12/": "changed",
        "2566/o13/": "absent",
        "documents/2566/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf": "other",
    }


def test_page_that_browsers_are_told_to_read_in_another_encoding(
    public: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    for charset in ("utf-8", "UTF-8"):
        monkeypatch.setitem(SimpleHTTPRequestHandler.extensions_map, ".html", f"text/html; charset={charset}")
        assert standings(public, capsys) == {}
    monkeypatch.setitem(SimpleHTTPRequestHandler.extensions_map, ".html", "text/html;charset=TIS-620")
    assert set(standings(public, capsys).values()) == {"other_letters"}


def test_record_that_is_newer_than_the_built_site(public: Path, capsys: Said) -> None:
    (public.parent / "agency/site/2566/o14/index.html").unlink()
    assert standings(public, capsys) == {"2566/o14/": "not_built"}


def test_inner_address_is_not_asked_unless_allowed(public: Path, capsys: Said) -> None:
    made = sheet(public.parent / "agency", capsys, "--verify", "--timeout", "5")
    assert {one["standing"] for one in made["public"]} == {"unchecked"}
    assert "L879" in {one["code"] for one in made["findings"]}
