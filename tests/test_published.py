from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.compose import own_files
from tests.small_agency import CONFIG, agency

PNG = b"\x89PNG\r\n\x1a\n"
FILES: dict[str, str | bytes] = {
    "site_config.yml": CONFIG.replace("  type:", "  emblem: emblem.png\n  type:") + "look: {font: own.woff2}\n",
    "content/images/emblem.png": PNG,
    "content/images/own.woff2": b"wOF2",
    "content/images/map one.png": PNG,
    "content/images/unused.png": PNG,
    "content/images/drawing.svg": "<svg/>",
    **{f"content/documents/{name}.pdf": b"%PDF-1.4" for name in "abcdefg"},
    "content/documents/แผน ปี 2566 (แก้ไข).pdf": b"%PDF-1.4",
    "oit_items/2566/o01.yml": "item: O1\nstatus: published\nevidence: [{title: ก, file: a.pdf}]\n",
    "oit_items/2566/o02.yml": "item: O2\nstatus: draft\nevidence: [{title: ข, file: b.pdf}]\n",
    "oit_items/2566/o03.yml": (
        "item: O3\nstatus: not_applicable\nreason: ไม่มี\n"
        "evidence: [{title: ค, file: c.pdf}, {title: ค, file: gone.pdf}]\n"
    ),
    "content/measures/2566/m1.yml": (
        "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nevidence: [{title: ง, file: d.pdf}]\n"
    ),
    "content/pages/note.md": (
        "# หน้า\n\n[จ](../documents/e.pdf#page=2) ![แผนที่](<../images/map one.png>)\n"
        "[ฉ](<../documents/แผน ปี 2566 (แก้ไข).pdf>) ![ภาพ](../images/drawing.svg)\n\n[ช]: ../documents/f.pdf\n"
    ),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return {asset.path for asset in own_files(agency(tmp_path_factory.mktemp("agency"), FILES))}


def test_what_something_published_points_to_is_published(published: set[str]) -> None:
    assert published == {
        "documents/a.pdf",
        "documents/c.pdf",
        "documents/d.pdf",
        "documents/e.pdf",
        "documents/f.pdf",
        "documents/แผน ปี 2566 (แก้ไข).pdf",
        "images/emblem.png",
        "images/own.woff2",
        "images/map one.png",
    }


def test_a_file_that_a_draft_shares_with_a_published_item_is_published(tmp_path: Path) -> None:
    shared = "item: O4\nstatus: published\nevidence: [{title: ข, file: b.pdf}]\n"
    site = agency(tmp_path, {**FILES, "oit_items/2566/o04.yml": shared})
    found = {asset.path: asset for asset in own_files(site)}

    assert found["documents/b.pdf"].place is not None
    assert found["documents/b.pdf"].place.file == "oit_items/2566/o04.yml"
