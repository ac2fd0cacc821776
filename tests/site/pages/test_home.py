from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from generator.assessment.site_context import SiteContext
from generator.site import kinds
from generator.site.page import Page
from generator.site.pages import home
from tests.small_agency import CONFIG, agency, body, templates, text_of
from tests.small_items import FILES, small_site

MEASURE = "id: m1\nanswers: {indicators: [4]}\ntitle: อบรมการยืมพัสดุ\nupdated: %s\n"
CHANNEL = """
complaint:
  title: แจ้งเรื่องทุจริต
  url: https://www.test.example/report
  phone: "0 2000 1111"
  note: เก็บเป็นความลับ
current_year: 2566
"""


def home_page(site: SiteContext) -> Page:
    (page,) = home.compose(site, kinds.updates)
    return page


def test_the_current_year_is_seen_at_a_glance(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"site_config.yml": str(FILES["site_config.yml"]) + CHANNEL})
    text = text_of(body(site, home_page(site)))

    assert "ปีงบประมาณ พ.ศ. 2566 สิ้นสุดปีงบประมาณเมื่อ 30 ก.ย. 2566 ครบถ้วน 1 จาก 43 ข้อ" in text
    assert "9.2 การบริหารงาน 1 จาก 8 ข้อ" in text
    assert "แจ้งเรื่องทุจริต แจ้งทางเว็บไซต์ โทรศัพท์ 0 2000 1111 เก็บเป็นความลับ" in text
    assert "ติดต่อหน่วยงาน โทรศัพท์ 0 2000 0000" in text


def test_the_newest_updates_come_first_and_none_from_the_future_or_of_drafts(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "oit_items/2569/o06.yml": "item: O6\nstatus: published\nupdated: 2569-01-10\n",
        "oit_items/2569/o07.yml": "item: O7\nstatus: draft\nupdated: 2569-01-12\n",
        "oit_items/2569/o08.yml": "item: O8\nstatus: published\nupdated: 2569-02-01\n",
        "content/measures/2569/m1.yml": MEASURE % "2568-12-01",
    }
    site = small_site(tmp_path, files)
    page = home_page(site)
    shown = [link.attributes["href"] for link in body(site, page).css("section[aria-labelledby=updates] a")]

    assert shown == ["2569/o6/index.html", "2569/measures/m1/index.html", "2566/o11/index.html"]
    assert page.updated is not None
    assert page.updated.isoformat() == "2026-01-10"


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        ("1 ก.พ. 2569", "30 เม.ย. 2569", "ยังไม่เปิดรับ"),
        ("15 ม.ค. 2569", "30 เม.ย. 2569", "เปิดรับ"),
        ("1 ธ.ค. 2568", "15 ม.ค. 2569", "เปิดรับ"),
        ("1 ธ.ค. 2568", "14 ม.ค. 2569", "ปิดรับแล้ว"),
    ],
)
def test_the_eit_survey_of_the_year_is_shown_with_whether_it_is_open(
    tmp_path: Path, opens: str, closes: str, words: str
) -> None:
    survey = (
        f"eit: [{{fiscal_year: 2569, url: https://itas.nacc.go.th/go/eit/k7m2qd, opens: {opens}, closes: {closes}}}]\n"
    )
    site = agency(tmp_path, {"site_config.yml": CONFIG + "current_year: 2569\n" + survey})
    panel = body(site, home_page(site)).css("section[aria-labelledby=eit]")[0]

    assert panel.css(".oit-badge")[0].text().startswith(words)
    assert panel.css("img")[0].attributes["src"] == "eit/2569.svg"


def test_the_agencys_own_welcome_stands_at_the_head(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"content/pages/welcome.md": "# ยินดีต้อนรับ\n\nอ่านก่อนใช้\n"})
    page = home_page(site)
    text = templates(site).body(page, Markup("<p>อ่านก่อนใช้</p>"))

    assert page.markdown is not None
    assert page.markdown.strip() == "อ่านก่อนใช้"
    assert "<p>อ่านก่อนใช้</p>" in text


def test_a_folder_with_nothing_but_a_config_has_a_home_page(tmp_path: Path) -> None:
    site = agency(tmp_path, {"site_config.yml": CONFIG.replace("[{year: 2566}]", "[]")})

    assert "เทศบาลตำบลทดสอบ" in text_of(body(site, home_page(site)))
