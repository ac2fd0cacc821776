from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.records.layouts.store import available
from generator.site.page import Page
from generator.site.pages import layout_table, measures
from tests.small_agency import body, text_of
from tests.small_measures import MEASURES, by_path, first, site_with

RESULT = """total: 90
indicators: {1: 91.5, 9: 80}
analysis:
  - {kind: weakness, instrument: IIT, points: [ชี้แจงไม่พอ]}
"""
ITEM = "item: O1\nstatus: draft\nresponsible: {units: [clerk]}\n"
EVERYTHING = {"content/results/2568.yml": RESULT, "oit_items/2569/o01.yml": ITEM}


def tables(site: SiteContext) -> dict[str, Page]:
    """Return the pages of printed tables by the id of their layout."""
    return {path.split("/")[-2]: page for path, page in by_path(list(layout_table.compose(site))).items()}


def test_the_years_measures_are_there_in_every_layout_of_measures(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    pages = tables(site)

    for name in available("measures"):
        tree = body(site, pages[name])
        assert len(tree.css(".oit-layout tbody tr")) >= len(MEASURES)
        assert "อบรม" in text_of(tree)


def test_a_year_with_items_and_a_result_can_be_printed_in_all_thirteen_layouts(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=EVERYTHING)
    pages = tables(site)

    assert sorted(pages) == list(available())
    for name, page in pages.items():
        tree = body(site, page)
        assert first(tree, ".oit-layout tbody tr"), name
        assert first(tree, "nav [aria-current=page]").text().endswith(f"({name.upper()})")
        assert len(tree.css("nav li a")) == len(available()) - 1


@pytest.mark.parametrize(
    ("name", "year", "words"),
    [
        ("a1", 2568, "ระดับ"),
        ("a2", 2568, "๙๑.๕"),
        ("a4", 2568, "ชี้แจงไม่พอ"),
        ("b3", 2569, "O1"),
        ("e1", 2568, "๘๐"),
    ],
)
def test_items_are_of_the_year_and_scores_of_the_result_it_answers(
    tmp_path: Path, name: str, year: int, words: str
) -> None:
    site = site_with(tmp_path, files=EVERYTHING)
    tree = body(site, tables(site)[name])

    assert str(year) in first(tree, "h1").text()
    assert words in first(tree, ".oit-layout").text()


def test_tables_from_a_form_that_is_not_verified_say_so(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=EVERYTHING)
    said = {name for name, page in tables(site).items() if "ยังไม่ได้สอบทาน" in text_of(body(site, page))}

    assert said == {"a1", "b3", "d2"}


def test_tables_that_no_record_fills_are_not_made(tmp_path: Path) -> None:
    made = tables(site_with(tmp_path))

    assert not made.keys() & {*available("items"), *available("indicators"), *available("analysis")}


def test_the_measures_page_leads_to_every_table_and_pages_of_some_measures_to_none(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=EVERYTHING)
    pages = by_path(list(measures.compose(site)))
    links = {
        path: re.findall(r'href="[^"]*/table/([a-z0-9]+)/', body(site, page).html or "") for path, page in pages.items()
    }

    assert sorted(links.pop("2569/measures/")) == list(available())
    assert not any(links.values())


@pytest.mark.parametrize(
    ("name", "words", "path"),
    [
        ("a5", "อบรมการยืมพัสดุ", "2569/measures/training/index.html"),
        ("b3", "โครงสร้าง", "2569/o1/index.html"),
    ],
)
def test_a_row_leads_to_what_it_is_about(tmp_path: Path, name: str, words: str, path: str) -> None:
    site = site_with(tmp_path, files=EVERYTHING)
    link = first(body(site, tables(site)[name]), ".oit-layout th a")

    assert words in link.text()
    assert str(link.attributes["href"]).endswith(path)


def test_they_are_for_printing_and_not_for_search_engines(tmp_path: Path) -> None:
    assert not any(page.listed for page in layout_table.compose(site_with(tmp_path, files=EVERYTHING)))
