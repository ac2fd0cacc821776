"""Faults planted in a small built site are found and traced to the record they came from."""

from pathlib import Path

import pytest
import yaml

from generator.findings.finding import Place
from generator.site.page import Page
from generator.verify.run import verify

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
RECORD = Place("oit_items/2569/o10.yml", 7, 5)


def build(root: Path, body: str) -> None:
    (root / "2569/o10").mkdir(parents=True)
    (root / "documents").mkdir()
    (root / "documents/แผน งาน.pdf").write_bytes(b"%PDF-1.4")
    (root / "style.css").write_text("body{}", encoding="utf-8")
    (root / "index.html").write_text('<h1 id="top">หน้าหลัก</h1><h2 id="ข่าว">ข่าว</h2>', encoding="utf-8")
    (root / "404.html").write_text('<a href="/ita/index.html">หน้าหลัก</a>', encoding="utf-8")
    (root / "2569/o10/index.html").write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")


@pytest.mark.parametrize("case", CASES["broken"], ids=lambda case: case["name"])
def test_a_planted_fault_is_named(case: dict[str, str], tmp_path: Path) -> None:
    build(tmp_path, case["html"])
    found = list(verify(tmp_path, [Page("2569/o10/", "item", "O10", place=RECORD)]))
    assert [(one.code, one.message) for one in found] == [(case["code"], case["message"])]
    assert found[0].place == RECORD


@pytest.mark.parametrize("html", CASES["sound"])
def test_what_is_sound_is_not_reported(html: str, tmp_path: Path) -> None:
    build(tmp_path, html)
    assert list(verify(tmp_path, [Page("2569/o10/", "item", "O10", place=RECORD)])) == []


def test_the_record_behind_the_very_link_is_named(tmp_path: Path) -> None:
    build(tmp_path, '<a href="../../documents/none.pdf">แผน</a>')
    behind = Place("oit_items/2569/o10.yml", 12, 9)
    page = Page("2569/o10/", "item", "O10", place=RECORD, origins={"documents/none.pdf": behind})
    assert [one.place for one in verify(tmp_path, [page])] == [behind]


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("../o11/index.html", "2569/o11/"),
        ("../o11/", "2569/o11/"),
        ("http://[x/index.html", "http://[x/index.html"),
    ],
)
def test_the_record_behind_a_page_or_an_address_of_any_end_is_named(address: str, origin: str, tmp_path: Path) -> None:
    build(tmp_path, f'<a href="{address}">x</a>')
    behind = Place("oit_items/2569/o10.yml", 12, 9)
    page = Page("2569/o10/", "item", "O10", place=RECORD, origins={origin: behind})
    assert [one.place for one in verify(tmp_path, [page])] == [behind]


OWN = "https://www.test.example/ita/"


@pytest.mark.parametrize(
    "address",
    ["", "2569/o10/", "2569/o10", "#top", "documents/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%87%E0%B8%B2%E0%B8%99.pdf"],
)
def test_own_whole_address_of_what_was_built_is_sound(address: str, tmp_path: Path) -> None:
    build(tmp_path, f'<a href="{OWN}{address}">x</a>')
    assert list(verify(tmp_path, [], OWN)) == []


@pytest.mark.parametrize(("address", "code"), [("2569/o99/", "E601"), ("#none", "E602")])
def test_own_whole_address_of_what_is_not_there(address: str, code: str, tmp_path: Path) -> None:
    build(tmp_path, f'<a href="{OWN}{address}">x</a>')
    assert [one.code for one in verify(tmp_path, [], OWN)] == [code]
    assert list(verify(tmp_path, [])) == []


@pytest.mark.parametrize("address", ["post/view?id=13", "plan.pdf", "?page_id=1", "../2569/o99/"])
def test_whole_address_that_something_else_on_the_server_may_answer(address: str, tmp_path: Path) -> None:
    build(tmp_path, f'<a href="{OWN}{address}">x</a>')
    assert list(verify(tmp_path, [], OWN)) == []


def test_page_for_lost_visitors_leads_from_the_root_of_the_server(tmp_path: Path) -> None:
    build(tmp_path, "")
    assert list(verify(tmp_path, [], OWN)) == []
    found = list(verify(tmp_path, [], "https://www.test.example/elsewhere/"))
    assert [one.code for one in found] == ["E603"]


def test_sitemap_and_robots_name_only_what_is_there(tmp_path: Path) -> None:
    build(tmp_path, "")
    (tmp_path / "robots.txt").write_text(f"User-agent: *\nSitemap: {OWN}sitemap.xml\n", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text(f"<urlset><url><loc>{OWN}2569/o11/</loc></url></urlset>", encoding="utf-8")
    found = [(one.code, one.message) for one in verify(tmp_path, [], OWN)]
    assert found == [("E601", f"หน้า sitemap.xml มีลิงก์ไปยังสิ่งที่ไม่มี: {OWN}2569/o11/")]
