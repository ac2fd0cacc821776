"""What can be found is what pages show, and nothing that they hold back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import published_files
from generator.inspection.result import Inspection
from generator.records.file_kinds import Kind
from generator.site import search_files
from generator.site.search import document_entries
from generator.site.search.entries import Entry
from tests.site.search.index_reader import Index, read
from tests.small_items import small_site

FILES: dict[str, str | bytes] = {
    "content/measures/2569/m1.yml": (
        "id: m1\nanswers: {indicators: [4]}\ntitle: อบรมการยืมพัสดุ\nissue: ไม่มีสมุดยืม\n"
        "rows: [{steps: [{text: จัดอบรมครั้งที่หนึ่ง, sub: [เชิญวิทยากร]}], responsible: [finance], note: รอบเช้า}]\n"
        "target: ยืมคืนครบ\nprogress: [อบรมแล้วสองกอง]\noutcome: ของหายลดลง\n"
        "evidence: [{title: ภาพการอบรม, file: 2569/photos.pdf}]\n"
    ),
    "content/documents/2569/photos.pdf": b"%PDF-1.4\n",
    "content/documents/2569/linked.xlsx": b"PK",
    "content/documents/2569/nobody.pdf": b"%PDF-1.4\n",
    "content/results/2565.yml": (
        "total: 88.5\nindicators: {1: 90}\nlevel: A\nfailed_items: [{item: O17, comment: ไม่มีผลสำรวจ}]\n"
        "analysis: [{kind: weakness, instrument: OIT, indicators: [9], points: [เว็บไซต์ปรับปรุงช้า]}]\n"
    ),
    "content/pages/forms.md": (
        "# แบบฟอร์ม\n\n## ขอข้อมูล\n\n- **ยื่นคำขอ** ที่ [ตาราง](../documents/2569/linked.xlsx)\n\n"
        "| งาน | เวลา |\n|---|---|\n| ทะเบียน | 5 นาที |\n"
    ),
    "oit_items/2566/o13.yml": (
        "item: O13\nstatus: published\nexplanation: ดูตารางท้ายเล่ม\nnote: เรื่องภายในของกอง\n"
        "evidence: [{title: รายงานประจำปี, file: 2566/plan.pdf, note: อ่านหน้าแรก}]\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    return small_site(tmp_path_factory.mktemp("agency"), FILES)


@pytest.fixture(scope="module")
def entries(site: SiteContext) -> dict[str, Entry]:
    return {entry.path: entry for entry in search_files.entries(site)}


def words(entry: Entry) -> str:
    return " ".join(piece for text in entry.texts for piece in text.pieces)


def index_of(site: SiteContext) -> Index:
    return read((asset.path, asset.content) for asset in search_files.assets(site) if isinstance(asset.content, bytes))


def opened(site: SiteContext, name: str, inspection: Inspection) -> SiteContext:
    return replace(site, opened={site.workspace.documents[name].path: inspection})


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("2566/o13/", ["ดูตารางท้ายเล่ม", "รายงานประจำปี", "อ่านหน้าแรก", "ปัญหา"]),
        ("2566/o11/", ["แล้วดูตารางท้ายเล่ม", "สำนักปลัดเทศบาล", "กองคลัง", "ทต. 12/2565", "นายสมชาย ใจดี"]),
        ("2566/o16/", ["ไม่มีสถิติการให้บริการ"]),
        ("2569/measures/m1/", ["ไม่มีสมุดยืม", "จัดอบรมครั้งที่หนึ่ง", "เชิญวิทยากร", "กองคลัง", "รอบเช้า"]),
        ("2569/measures/m1/", ["ยืมคืนครบ", "อบรมแล้วสองกอง", "ของหายลดลง", "ภาพการอบรม"]),
        ("2565/result/", ["O17 ไม่มีผลสำรวจ", "เว็บไซต์ปรับปรุงช้า"]),
        ("pages/forms/", ["ขอข้อมูล", "ยื่นคำขอ ที่ ตาราง", "งาน เวลา", "ทะเบียน 5 นาที"]),
        ("", ["0 2000 0000"]),
    ],
)
def test_what_a_page_says_can_be_found(entries: dict[str, Entry], path: str, said: list[str]) -> None:
    assert [phrase for phrase in said if phrase not in words(entries[path])] == []


def test_what_no_page_shows_cannot_be_found(entries: dict[str, Entry]) -> None:
    everything = "\n".join(f"{entry.path} {entry.title} {words(entry)}" for entry in entries.values())

    assert "เรื่องภายในของกอง" not in everything  # a note of the record
    assert "ร่างรายงาน" not in everything  # evidence of a draft
    assert "secret.pdf" not in everything
    assert "nobody.pdf" not in everything
    assert "http" not in everything


def test_years_come_newest_first_and_documents_behind_the_pages_of_their_year(entries: dict[str, Entry]) -> None:
    years = [entry.year or 9999 for entry in entries.values()]
    kinds = [entry.path.startswith("documents/") for entry in entries.values() if entry.year == 2566]

    assert years == sorted(years, reverse=True)
    assert kinds == sorted(kinds)


def test_a_document_is_listed_once_below_the_page_that_shows_it(entries: dict[str, Entry]) -> None:
    documents = {path: entry for path, entry in entries.items() if path.startswith("documents/")}

    assert {path: (entry.title, entry.above) for path, entry in documents.items()} == {
        "documents/2569/linked.xlsx": ("linked.xlsx", "pages/forms/"),
        "documents/2569/photos.pdf": ("ภาพการอบรม", "2569/measures/m1/"),
        "documents/2566/plan.pdf": ("แผนดำเนินงานประจำปี 2566", "2566/o11/"),
    }


def test_only_documents_that_can_be_found_are_opened(site: SiteContext) -> None:
    assert {document.name for document in published_files(site)} == {
        "2566/plan.pdf",
        "2569/photos.pdf",
        "2569/linked.xlsx",
    }


def test_documents_are_found_by_their_text_page_by_page(site: SiteContext) -> None:
    pages = ("หน้าแรก  ของ\nแผน", "", "หน้าที่สามว่าด้วยป่าชุมชน")
    index = index_of(opened(site, "2566/plan.pdf", Inspection(Kind.PDF, pages, 3)))

    found = [(page, words) for _, path, page, words in index.texts() if path == "documents/2566/plan.pdf"]
    assert found == [(1, "หน้าแรก ของ แผน"), (3, "หน้าที่สามว่าด้วยป่าชุมชน")]


@pytest.mark.parametrize(("kind", "page"), [(Kind.PDF, 1), (Kind.EXCEL, 1), (Kind.WORD, 0), (Kind.TEXT, 0)])
def test_only_what_has_pages_has_page_numbers(site: SiteContext, kind: Kind, page: int) -> None:
    index = index_of(opened(site, "2566/plan.pdf", Inspection(kind, ("ทั้งหมด",), 1)))

    assert [number for _, path, number, _ in index.texts() if path == "documents/2566/plan.pdf"] == [page]


def test_a_document_of_millions_of_letters_does_not_fill_the_index(
    site: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_entries, "PAGE_CHARACTERS", 100)
    monkeypatch.setattr(document_entries, "DOCUMENT_CHARACTERS", 250)
    index = index_of(opened(site, "2566/plan.pdf", Inspection(Kind.PDF, ("ก" * 1000,) * 9, 9)))

    found = [len(words) for _, path, _, words in index.texts() if path == "documents/2566/plan.pdf"]
    assert found == [100, 100, 50]


def test_a_site_of_nothing_but_its_name_has_an_index(tmp_path: Path) -> None:
    from tests.small_agency import agency  # noqa: PLC0415 - the other tests use a fuller one

    titles = [row[3] for row in index_of(agency(tmp_path, {})).titles["rows"]]
    assert titles[0] == "หน้าหลัก เทศบาลตำบลทดสอบ"
