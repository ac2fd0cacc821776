from __future__ import annotations

import posixpath
from datetime import date
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.pages import layout_table, measure, measures
from tests.small_agency import CONFIG, body, text_of
from tests.small_measures import COUNTER, MEASURES, TRAINING, by_path, first, site_with

ALL = "2569/measures/"


def pages_of(site: SiteContext) -> dict[str, Page]:
    return by_path([*measures.compose(site), *measure.compose(site), *layout_table.compose(site)])


def names(site: SiteContext, page: Page) -> set[str]:
    """The measures that the page's timeline shows."""
    return {link.text().split(". ", 1)[1] for link in body(site, page).css(".oit-timeline .oit-timeline__name")}


def counts(site: SiteContext, page: Page, caption: str) -> dict[str, int]:
    """One table of counts: the first words of each row and its figure."""
    tables = {first(table, "caption").text(): table for table in body(site, page).css(".oit-totals table")}
    rows = tables[caption].css("tbody tr")
    return {first(row, "th").text(deep=False).strip(): int(first(row, "td").text()) for row in rows}


def test_the_page_counts_what_it_shows(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    page = pages_of(site)[ALL]

    assert counts(site, page, "จำแนกตามสถานะ") == {
        "ยังไม่ได้ดำเนินการ": 1,
        "อยู่ระหว่างดำเนินการ": 1,
        "ดำเนินการแล้วเสร็จ": 1,
        "ยกเลิก": 1,
    }
    assert counts(site, page, "จำแนกตามส่วนราชการ") == {
        "สำนักปลัดเทศบาล": 2,
        "กองคลัง": 1,
        "ทุกส่วนราชการ": 1,
        "ผู้รับผิดชอบอื่น": 1,
    }
    assert counts(site, page, "จำแนกตามแบบวัด") == {"IIT": 1, "EIT": 2, "OIT": 1}
    assert counts(site, page, "จำแนกตามไตรมาส") == {"ไตรมาส 1": 3, "ไตรมาส 2": 2, "ไตรมาส 3": 1, "ไตรมาส 4": 1}


def test_every_choice_of_the_filter_is_a_page_with_as_many_measures_as_it_says(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    pages = pages_of(site)
    chips = body(site, pages[ALL]).css(".oit-chip")

    assert len(chips) == 1 + 4 + 4
    for chip in chips:
        path = posixpath.normpath(posixpath.join(ALL, str(chip.attributes["href"]))).removesuffix("index.html")
        shown = names(site, pages[path])
        assert len(shown) == int("".join(filter(str.isdigit, first(chip, ".oit-chip__count").text())))


def test_a_variant_shows_only_its_measures_in_the_timeline_and_in_the_table(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    page = pages_of(site)["2569/measures/unit/finance/"]

    assert names(site, page) == {"อบรมการยืมพัสดุ"}
    assert "จุดบริการเดียว" not in text_of(body(site, page))
    assert first(body(site, page), '.oit-chip[aria-current="page"]').text().startswith("กองคลัง")


def test_what_is_overdue_stands_first_with_its_days(tmp_path: Path) -> None:
    site = site_with(tmp_path, day=date(2026, 1, 15))
    urgent = text_of(body(site, pages_of(site)[ALL]))

    assert "เลยกำหนด 15 วัน ครบกำหนดเมื่อ 31 ธ.ค. 2568 ความก้าวหน้าร้อยละ 40 กองคลัง, สำนักปลัดเทศบาล" in urgent


def test_nothing_is_called_overdue_while_all_is_in_time(tmp_path: Path) -> None:
    site = site_with(tmp_path, day=date(2025, 10, 1))
    text = text_of(body(site, pages_of(site)[ALL]))

    assert "ต้องเร่งดำเนินการ" not in text
    assert "เลยกำหนด ไม่มี" in text


def test_a_report_that_never_came_is_named_once_with_its_day(tmp_path: Path) -> None:
    unreported = {**TRAINING, "progress": [], "status_date": "2568-09-15"}
    overdue = site_with(tmp_path / "a", [unreported], day=date(2026, 1, 15))
    running = {**unreported, "rows": [{"period": {"end": "2569-09-30"}, "follow_up": {"quarters": [1]}}]}
    in_time = site_with(tmp_path / "b", [running], day=date(2026, 1, 15))

    assert text_of(body(overdue, pages_of(overdue)[ALL])).count("ค้างรายงาน 31 ธ.ค. 2568") == 1
    assert "ค้างรายงาน กำหนดรายงาน 31 ธ.ค. 2568" in text_of(body(in_time, pages_of(in_time)[ALL]))


def test_every_measure_leads_to_its_page_and_every_layout_to_its_table(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    pages = pages_of(site)
    for path in (ALL, "2569/measures/table/a5/", "2569/measures/status/done/"):
        for link in body(site, pages[path]).css("a[href]"):
            target = posixpath.normpath(posixpath.join(path, str(link.attributes["href"])))
            assert target.removesuffix("index.html") in pages, target


def test_the_table_is_in_the_layout_that_the_agency_chose(tmp_path: Path) -> None:
    config = CONFIG.replace("{year: 2566}", "{year: 2569, layout: b1}")
    site = site_with(tmp_path, files={"site_config.yml": config})
    page = body(site, pages_of(site)[ALL])

    assert "สรุปผลการดำเนินการ" in first(page, ".oit-layout thead").text()
    assert len(page.css(".oit-layout")) == 1


def test_an_unknown_layout_falls_back_to_the_usual_one(tmp_path: Path) -> None:
    config = CONFIG.replace("{year: 2566}", "{year: 2569, layout: a2}")
    site = site_with(tmp_path, files={"site_config.yml": config})

    assert "ผู้รับผิดชอบ" in first(body(site, pages_of(site)[ALL]), ".oit-layout thead").text()


def test_the_current_year_has_a_page_even_without_measures(tmp_path: Path) -> None:
    site = site_with(tmp_path, [], files={"site_config.yml": CONFIG.replace("2566", "2569")})
    pages = pages_of(site)

    assert list(pages) == [ALL]
    assert "ยังไม่มีมาตรการ" in text_of(body(site, pages[ALL]))


def test_the_year_switch_leads_through_the_years_with_measures(tmp_path: Path) -> None:
    site = site_with(tmp_path, files={"content/measures/2568/old.yml": "id: old\nanswers: {indicators: [1]}\n"})

    assert [(link.year, link.path, link.current) for link in pages_of(site)["2569/measures/training/"].years] == [
        (2569, "2569/measures/training/", True),
        (2568, "2568/measures/", False),
    ]


@pytest.mark.parametrize(
    "record",
    [
        {"rows": []},
        {"title": []},
        {"rows": [{"steps": [], "responsible": [], "period": None}]},
        {"rows": [{"steps": ["ทำ"], "period": "เมื่อพร้อม", "follow_up": "ตามความเหมาะสม"}]},
        {"rows": [{"steps": ["ทำ"], "period": {"start": "2565-10-01", "end": "2570-09-30"}}]},
        {"rows": [{"steps": ["ทำ"], "period": {"start": "2560-10-01", "end": "2561-09-30"}}]},
        {"rows": [{"steps": ["ทำ"], "period": {"end": "2569-01-31"}}]},
        {"rows": [{"responsible": {"units": ["clerk"], "text": "สป. และทีมงาน"}}]},
        {"rows": [{"steps": ["ทำ"]}] * 11, "status": "cancelled"},
        {"answers": {"indicators": [10], "sub_indicators": ["10.2"], "items": ["O43"], "questions": ["e15"]}},
        {"number": 999},
    ],
    ids=str,
)
def test_sparse_and_odd_measures_have_their_pages(tmp_path: Path, record: dict[str, object]) -> None:
    filled = {key: value for key, value in {**COUNTER, **record}.items() if value is not None}
    if "rows" in record:
        rows = record["rows"]
        assert isinstance(rows, list)
        filled["rows"] = [{key: value for key, value in row.items() if value is not None} for row in rows]
    site = site_with(tmp_path, [filled])
    for page in pages_of(site).values():
        assert page.title == page.title.strip()
        assert text_of(body(site, page))


def test_sixty_measures_are_all_there(tmp_path: Path) -> None:
    many = [{**MEASURES[n % 4], "id": f"m{n}", "number": n, "title": f"มาตรการเลขที่ {n}"} for n in range(1, 61)]
    site = site_with(tmp_path, many)
    pages = pages_of(site)

    assert len(names(site, pages[ALL])) == 60
    assert sum(counts(site, pages[ALL], "จำแนกตามสถานะ").values()) == 60
