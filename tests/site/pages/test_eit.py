from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.public import addresses
from generator.site.page import Page
from generator.site.pages import eit, poster
from tests.small_agency import CONFIG, body, text_of
from tests.small_measures import by_path, first, site_with

ADDRESS = "https://itas.nacc.go.th/go/eit/aB3dE9"
DATES = "opens: 5 ม.ค. 2569, closes: 30 มิ.ย. 2569"


def config(entry: str) -> str:
    return CONFIG.replace("2566", "2569") + (f"eit: [{{fiscal_year: 2569, {entry}}}]\n" if entry else "")


def pages_of(folder: Path, entry: str, day: date | None = None) -> tuple[dict[str, Page], dict[str, str]]:
    """The pages about the survey by address, and what a reader sees on each."""
    site = site_with(folder, [], files={"site_config.yml": config(entry)}, day=day)
    pages = by_path([*eit.compose(site), *poster.compose(site)])
    return pages, {path: text_of(body(site, page)) for path, page in pages.items()}


@pytest.mark.parametrize(
    ("entry", "day", "words"),
    [
        ("", date(2026, 1, 15), "ยังไม่ได้กำหนด"),
        (f"url: {ADDRESS}, {DATES}", date(2026, 1, 4), "ยังไม่เปิดรับคำตอบ จะเปิดวันที่ 5 มกราคม 2569"),
        (f"url: {ADDRESS}, {DATES}", date(2026, 1, 5), "เปิดรับคำตอบ ปิดรับในอีก 176 วัน ณ วันที่ 5 ม.ค. 2569"),
        (f"url: {ADDRESS}, {DATES}", date(2026, 6, 30), "เปิดรับคำตอบ วันนี้เป็นวันสุดท้าย ณ วันที่ 30 มิ.ย. 2569"),
        (f"url: {ADDRESS}, {DATES}", date(2026, 7, 1), "ปิดรับคำตอบแล้ว เมื่อวันที่ 30 มิถุนายน 2569"),
        (f"url: {ADDRESS}", date(2026, 7, 1), "ยังไม่ได้ระบุวันเปิดและวันปิดรับคำตอบ"),
    ],
)
def test_the_page_says_whether_people_can_answer(tmp_path: Path, entry: str, day: date, words: str) -> None:
    _, texts = pages_of(tmp_path, entry, day)

    assert words in texts[addresses.EIT]
    assert words in texts[addresses.eit_page(2569)]


def test_without_a_survey_there_is_no_code_no_poster_and_no_address(tmp_path: Path) -> None:
    pages, texts = pages_of(tmp_path, "")

    assert list(pages) == ["eit/2569/", "eit/"]
    assert "itas.nacc.go.th/go" not in texts["eit/"]
    assert not list(eit.assets(site_with(tmp_path, [], files={"site_config.yml": config("")})))


def test_an_agency_without_any_year_still_has_the_page_that_the_menu_leads_to(tmp_path: Path) -> None:
    site = site_with(tmp_path, [], files={"site_config.yml": CONFIG.replace("fiscal_years: [{year: 2566}]\n", "")})
    (page,) = eit.compose(site)

    assert page.path == addresses.EIT
    assert "ยังไม่ได้กำหนด" in text_of(body(site, page))


def test_the_address_is_shown_linked_and_traced_to_the_site_config(tmp_path: Path) -> None:
    site = site_with(tmp_path, [], files={"site_config.yml": config(f"url: {ADDRESS}, {DATES}")})
    page = by_path(list(eit.compose(site)))["eit/2569/"]
    link = first(body(site, page), f'a[href="{ADDRESS}"]')

    assert link.text() == ADDRESS
    assert page.origins[ADDRESS].file == "site_config.yml"


def test_the_pictures_on_the_page_and_on_the_poster_are_files_of_the_site(tmp_path: Path) -> None:
    site = site_with(tmp_path, [], files={"site_config.yml": config(f"url: {ADDRESS}, {DATES}")})
    files = {asset.path for asset in eit.assets(site)}

    assert files == {"eit/2569.svg", "eit/2569.png"}
    for page in (*eit.compose(site), *poster.compose(site)):
        sources = {str(image.attributes["src"]).replace("../", "") for image in body(site, page).css("img")}
        assert sources == {"eit/2569.svg"}


def test_the_poster_tells_agency_address_and_dates(tmp_path: Path) -> None:
    _, texts = pages_of(tmp_path, f"url: {ADDRESS}, {DATES}")
    text = texts["eit/2569/poster/"]

    for words in ("เทศบาลตำบลทดสอบ", ADDRESS, "5 มกราคม 2569", "30 มิถุนายน 2569", "ขอเชิญร่วมประเมิน"):
        assert words in text


def test_the_poster_of_a_closed_survey_invites_nobody(tmp_path: Path) -> None:
    _, texts = pages_of(tmp_path, f"url: {ADDRESS}, {DATES}", date(2026, 7, 1))

    assert "ปิดรับคำตอบแล้ว" in texts["eit/2569/poster/"]
    assert "ขอเชิญ" not in texts["eit/2569/poster/"]
