"""Free pages, permanent addresses, and the page for what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator.public import addresses
from generator.site.pages import free, item, moved, not_found
from tests.small_agency import body, templates, text_of
from tests.small_items import small_site


@pytest.mark.parametrize(
    ("markdown", "title", "rest"),
    [
        ("# นโยบาย\n\nข้อความ\n", "นโยบาย", "ข้อความ"),
        ("\n\n#  นโยบาย  #\nข้อความ", "นโยบาย", "ข้อความ"),
        ("ข้อความ\n\n## หัวข้อย่อย", "note", "ข้อความ\n\n## หัวข้อย่อย"),
    ],
)
def test_a_free_page_shows_its_title_once(tmp_path: Path, markdown: str, title: str, rest: str) -> None:
    site = small_site(tmp_path, {"content/pages/note.md": markdown})
    (page,) = free.compose(site)
    tree = LexborHTMLParser(templates(site).body(page, Markup("<p>ข้อความ</p>")))

    assert page.path == "pages/note/"
    assert [heading.text() for heading in tree.css("h1")] == [title]
    assert (page.markdown or "").strip() == rest
    assert page.place is not None
    assert page.place.file == "content/pages/note.md"


def test_the_welcome_has_no_address_of_its_own(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"content/pages/welcome.md": "# ยินดีต้อนรับ\n"})

    assert list(free.compose(site)) == []
    assert addresses.free_page("welcome") == addresses.HOME


def test_a_permanent_address_leads_to_the_newest_year(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    pages = {page.path: page for page in moved.compose(site)}
    rendering = templates(site)
    head = rendering.slots(pages["e-service/"])["head"]

    assert pages["annual-performance-report/"].data.path == "2569/o7/"  # type: ignore[attr-defined]
    assert pages["hr-criteria/"].data.path == "2566/o25/"  # type: ignore[attr-defined]
    assert '<meta http-equiv="refresh" content="0; url=../2569/o10/index.html">' in head
    assert body(site, pages["e-service/"]).css("a")[0].attributes["href"] == "../2569/o10/index.html"


def test_a_subject_that_was_merged_into_another_item_leads_there_and_both_pages_say_so(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (duties,) = (page for page in moved.compose(site) if page.path == "duties/")
    pages = {page.path: page for page in item.compose(site)}
    older, newer = (text_of(body(site, pages[path])) for path in ("2566/o3/", "2569/o1/"))

    assert duties.data.path == "2569/o1/"  # type: ignore[attr-defined]
    assert "ข้อของปีอื่นที่มีเนื้อหาร่วมกัน พ.ศ. 2569: O1" in older
    assert "ข้อของปีอื่นที่มีเนื้อหาร่วมกัน พ.ศ. 2566: O3" in newer


def test_a_permanent_address_points_search_engines_to_the_page_itself(tmp_path: Path) -> None:
    config = "site_url: https://www.test.example/ita/\n"
    site = small_site(tmp_path)
    site = small_site(tmp_path, {"site_config.yml": (tmp_path / "site_config.yml").read_text("utf-8") + config})
    page = next(page for page in moved.compose(site) if page.path == "e-service/")
    head = templates(site).slots(page)["head"]

    assert not page.listed
    assert '<link rel="canonical" href="https://www.test.example/ita/2569/o10/">' in head
    assert "noindex" not in head


def test_a_lost_visitor_is_led_home_and_to_every_year(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = not_found.compose(site)
    tree = body(site, page)

    assert page.path == "404.html"
    assert not page.listed
    assert "ไม่พบหน้าที่ต้องการ" in text_of(tree)
    assert [link.attributes["href"] for link in tree.css("a")] == [
        "/index.html",
        "/2569/index.html",
        "/2566/index.html",
    ]
