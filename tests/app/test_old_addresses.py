"""An older site's addresses: read from what people have, put to what stands here, written only when agreed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook

from generator.app.examine import examine
from generator.app.old_addresses import ProposedLeads, carry_out, propose
from generator.commands.cli import run
from generator.findings.usage import UsageProblem
from generator.imports.addresses.reading import MAX_ADDRESSES
from tests.command import contents
from tests.small_agency import CONFIG, agency
from tests.small_documents import pdf

DAY = date(2026, 1, 15)
BASE = "https://www.test.example/ita/"
FILES: dict[str, str | bytes] = {
    "site_config.yml": f"{CONFIG}site_url: {BASE}\n",
    "content/documents/2569/คู่มือ.pdf": pdf("คู่มือ"),
    "content/pages/contact.md": "# ติดต่อเทศบาล\n\nที่นี่\n",
    "oit_items/2566/o11.yml": "item: O11\nstatus: published\nupdated: 2565-11-15\n",
    "oit_items/2569/o10.yml": (
        "item: O10\nstatus: published\nupdated: 2569-01-10\nevidence: [{title: คู่มือ, file: 2569/คู่มือ.pdf}]\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    agency(tmp_path / "agency", FILES)
    return tmp_path / "agency"


def proposed(folder: Path, content: str | bytes, name: str = "list.txt") -> ProposedLeads:
    path = folder.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return propose(folder, [path], DAY)


def leads(found: ProposedLeads) -> dict[str, str]:
    return {one.old: one.new for one in found.leads}


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        ("/ita/old/oit10.html 2569 ข้อ 10", "old/oit10.html", "2569/o10/"),
        (f"{BASE}book/2566/o-011/", "book/2566/o-011/", "2566/o11/"),
        ("/ita/2023/O11", "2023/O11/", "2566/o11/"),
        ("/ita/x/ ข้อ ๑๐ ปี ๒๕๖๙", "x/", "2569/o10/"),
        ("/ita/online/ ระบบการให้บริการผ่านช่องทางออนไลน์ (E-Service)", "online/", "e-service/"),
        ("/ita/wp/e-service.html", "wp/e-service.html", "e-service/"),
        ("/ita/a/,/ita/2566/o11/", "a/", "2566/o11/"),
        (f"{BASE}files/คู่มือ.pdf", "files/คู่มือ.pdf", "documents/2569/คู่มือ.pdf"),
        ("/ita/ติดต่อ/ ติดต่อเทศบาล", "ติดต่อ/", "pages/contact/"),
    ],
)
def test_an_address_is_put_to_what_stands_in_its_place(folder: Path, line: str, old: str, new: str) -> None:
    assert leads(proposed(folder, line)) == {old: new}


@pytest.mark.parametrize(
    "line",
    [
        "/ita/other/ ประมูลทะเบียนรถ",
        "/ita/o10/",  # the number of which year?
        "/ita/x/ แผน",
    ],
)
def test_what_nobody_can_tell_is_left_to_people(folder: Path, line: str) -> None:
    found = proposed(folder, line)

    assert leads(found) == {}
    assert len(found.unknown) == 1


@pytest.mark.parametrize(
    "line", ["/ita/index.php?page=3 2569 o10", "https://old.test.example/o10 2569", "/ita/o10.php 2569"]
)
def test_what_a_site_of_files_cannot_answer_is_told_for_the_server(folder: Path, line: str) -> None:
    found = proposed(folder, line)

    assert leads(found) == {}
    assert [one.new for one in found.elsewhere] == ["2569/o10/"]


def test_a_sitemap_and_a_saved_page_are_read_without_being_followed(folder: Path) -> None:
    entity = '<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    listed = f"<url><loc>{BASE}2569-o10/</loc></url><url><loc>&b;</loc></url>"
    sitemap = f"<?xml version='1.0'?>{entity}<urlset>{listed}</urlset>"
    page = (
        f"<!doctype html><!-- saved from url=(0030){BASE}old/ --><html><body><a href='o11.html'>O11 ปี 2566</a>"
        "<a href='javascript:alert(1)'>x</a><a href='http://[bad/'>y</a><a href='#a'>z</a></body></html>"
    )

    assert leads(proposed(folder, sitemap, "sitemap.xml")) == {"2569-o10/": "2569/o10/"}
    assert leads(proposed(folder, page, "p.html")) == {"old/o11.html": "2566/o11/"}


def test_a_workbook_and_an_old_encoding_are_read(folder: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["ที่อยู่เดิม", "เรื่อง"])
    book.active.append([f"{BASE}old/a/", "ข้อ 10 ปี 2569"])
    book.save(folder.parent / "list.xlsx")

    assert leads(propose(folder, [folder.parent / "list.xlsx"], DAY)) == {"old/a/": "2569/o10/"}
    assert leads(proposed(folder, "/ita/b/ ข้อ 10 ปี 2569".encode("cp874"))) == {"b/": "2569/o10/"}


def test_nothing_is_written_before_somebody_agrees(folder: Path) -> None:
    path = folder.parent / "list.txt"
    path.write_text("/ita/old/ ข้อ 10 ปี 2569\n", encoding="utf-8")
    before = contents(folder)

    assert run(["redirects", "import", str(path), "--folder", str(folder)]) == 1
    assert contents(folder) == before
    assert run(["redirects", "import", str(path), "--yes", "--folder", str(folder)]) == 0
    assert "old: old/" in (folder / "content/redirects.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "before",
    [
        "# ของเรา\nredirects:\n  - old: a/   # เหตุ\n    new: 2569/o10/\n",
        "redirects:\n- {old: a/, new: 2569/o10/}\n",
        "redirects: [{old: a/, new: 2569/o10/}]\n",
        "redirects:\r\n  - old: a/\r\n    new: 2569/o10/\r\n",
        "redirects:\n  - {old: a/, new: 2569/o10/}\nwithdrawn:\n  - {address: documents/x.zip, reason: ส่วนบุคคล}\n",
    ],
)
def test_what_the_record_says_stays_and_the_new_entries_are_read(folder: Path, before: str) -> None:
    record = folder / "content/redirects.yml"
    record.write_bytes(before.encode())
    found = proposed(folder, "/ita/old/ ข้อ 10 ปี 2569\n/ita/a/ ข้อ 11 ปี 2566\n")
    carry_out(folder, found, DAY)
    text = record.read_bytes().decode()
    site = examine(folder, DAY).site

    assert leads(found) == {"old/": "2569/o10/"}
    assert found.known == 1
    assert all(part in text for part in before.replace("]", "").rstrip().splitlines()[:1])
    assert site is not None
    assert site.workspace.redirects is not None
    assert {one.old: one.new for one in site.workspace.redirects.record.redirects} == {
        "a/": "2569/o10/",
        "old/": "2569/o10/",
    }
    assert [one.code for one in examine(folder, DAY).errors] == []


def test_read_again_it_finds_nothing_new(folder: Path) -> None:
    lines = "/ita/old/ ข้อ 10 ปี 2569\n/ita/2569/o10/\n"
    carry_out(folder, proposed(folder, lines), DAY)
    again = proposed(folder, lines)

    assert (again.leads, again.known) == ((), 2)


def test_an_old_page_of_its_own_ending_leads_on_in_the_built_site(folder: Path, tmp_path: Path) -> None:
    carry_out(folder, proposed(folder, "/ita/old/o10.html 2569"), DAY)
    built = run(["build", "--folder", str(folder), "--out", str(tmp_path / "site"), "--as-of", "2569-01-15"])

    assert built == 0
    assert "url=../2569/o10/index.html" in (tmp_path / "site/old/o10.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 2000,
        "ไม่มีอะไร".encode(),
        b"<sitemapindex><sitemap><loc>https://a.example/b.xml</loc></sitemap></sitemapindex>",
    ],
)
def test_what_holds_no_address_is_refused_with_a_reason(folder: Path, content: bytes) -> None:
    with pytest.raises(UsageProblem) as refused:
        proposed(folder, content)

    assert refused.value.finding.code == "U956"


@pytest.mark.parametrize(
    "content",
    [
        "<loc>" * 200_000,
        "<a href='" * 100_000,
        "/ita/" + "a/" * 400_000,
        "\n".join(f"/ita/x{number}/ แผนปฏิบัติการ {number}" for number in range(MAX_ADDRESSES + 50)),
    ],
)
def test_hostile_lists_take_little_time(folder: Path, content: str) -> None:
    begun = process_time()
    try:
        found = proposed(folder, content)
        assert len(found.unknown) <= MAX_ADDRESSES
    except UsageProblem:
        pass

    assert process_time() - begun < 30
