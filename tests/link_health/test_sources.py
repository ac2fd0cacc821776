"""Every outward address is traced to all the places people typed it at, also inside real documents."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from generator.assessment.site_context import SiteContext
from generator.inspection.run import inspect_all
from generator.link_health.sources import Outward, Source, outward
from generator.public.outward import normal
from generator.rendering.built import BuiltPage
from generator.rendering.page_links import BuiltLink
from generator.site import compose
from tests.small_agency import CONFIG, agency
from tests.small_documents import pdf, xlsx


def word(link: str) -> bytes:
    """Return a Word document that leads to ``link``."""
    document = Document()
    document.add_paragraph("แผน")
    document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


SHARED = "https://shared.example/"
CLOSED = "https://only-here.example/แผน_(2566)_ร่าง"
MEASURE = """id: m1
answers: {indicators: [4]}
title: อบรม
rows: [{steps: [จัดอบรม], responsible: [finance]}]
evidence: [{title: ภาพ, url: "https://photos.example/1"}]
"""
ITEM = """item: O11
status: published
responsible: [clerk]
evidence:
  - {title: ก, url: "https://shared.example"}
  - {title: ข, file: a.pdf}
  - {title: ค, file: b.docx}
  - {title: ง, file: c.xlsx}
"""
FILES: dict[str, str | bytes] = {
    "site_config.yml": CONFIG.replace("domains:", f'facebook: "{SHARED}"\n  domains:')
    + "site_url: https://www.test.example/ita/\n",
    "oit_items/2566/o11.yml": ITEM,
    "oit_items/2566/o12.yml": "item: O12\nstatus: draft\nevidence: [{url: 'https://draft.example/'}]\n",
    "content/measures/2566/m1.yml": MEASURE,
    "content/pages/news.md": f"# ข่าว\n\nดู [ที่นี่]({SHARED}) และ <https://only-here.example/a_(b>\n(และ [แผน]({CLOSED}))\n",
    "content/documents/a.pdf": pdf("แผน", link="https://in-pdf.example/x"),
    "content/documents/b.docx": word("https://in-word.example/x"),
    "content/documents/c.xlsx": xlsx({"แผน": [["ก"]]}, link="https://in-excel.example/x"),
}
ON_PAGES = (SHARED, "https://photos.example/1", "https://only-here.example/a_(b", CLOSED, "https://unknown.example/")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Outward:
    site = agency(tmp_path_factory.mktemp("agency"), FILES)
    site = replace(site, opened=inspect_all(site.workspace.documents.values()))
    return gathered(site, "2566/measures/m1/index.html", *ON_PAGES, "https://www.test.example/ita/2566/")


def gathered(site: SiteContext, path: str, *addresses: str) -> Outward:
    """Gather from a built site of one page with links to ``addresses``."""
    page = BuiltPage(path, tuple(BuiltLink(address, "a", "href") for address in addresses), (), ())
    return outward(site, compose.pages(site), {path: page})


def at(source: Source) -> str:
    return str(source.place)


def test_address_is_told_at_every_place_it_was_typed_at(found: Outward) -> None:
    assert {at(source): (source.item, source.unit, source.year) for source in found.sources[SHARED]} == {
        "site_config.yml:6:13": (None, None, None),
        "oit_items/2566/o11.yml:5:21": ("O11", "สำนักปลัดเทศบาล", 2566),
        "content/pages/news.md:3:13": (None, None, None),
    }


def test_measure_is_told_with_its_unit(found: Outward) -> None:
    (source,) = found.sources["https://photos.example/1"]
    assert (at(source), source.measure, source.unit) == ("content/measures/2566/m1.yml:5:30", "m1", "กองคลัง")


def test_free_page_is_told_with_its_line(found: Outward) -> None:
    (source,) = found.sources["https://only-here.example/a_(b"]
    assert at(source).startswith("content/pages/news.md:3:")
    (source,) = found.sources[normal(CLOSED) or ""]
    assert at(source).startswith("content/pages/news.md:4:")


def test_what_no_record_has_is_told_at_what_is_behind_the_page(found: Outward) -> None:
    (source,) = found.sources["https://unknown.example/"]
    assert source.place is not None
    assert source.place.file == "content/measures/2566/m1.yml"


@pytest.mark.parametrize(("kind", "name", "line"), [("pdf", "a.pdf", 6), ("word", "b.docx", 7), ("excel", "c.xlsx", 8)])
def test_link_inside_a_document_is_told_where_the_record_shows_it(
    found: Outward, kind: str, name: str, line: int
) -> None:
    (source,) = found.sources[f"https://in-{kind}.example/x"]
    assert source.place is not None
    assert (source.document, source.item, source.place.line) == (name, "O11", line)


def test_own_whole_addresses_stand_apart_and_drafts_are_silent(found: Outward) -> None:
    assert found.own == {"https://www.test.example/ita/2566/": ("2566/measures/m1/index.html",)}
    assert "https://draft.example/" not in found.sources
