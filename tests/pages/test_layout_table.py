from __future__ import annotations

from pathlib import Path

from generator.pages import layout_table
from tests.small_agency import body, text_of
from tests.small_measures import MEASURES, by_path, first, site_with


def test_the_years_measures_are_there_in_every_layout_of_measures(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    pages = by_path(list(layout_table.compose(site)))

    assert [path.split("/")[-2] for path in pages] == ["a5", "b1", "b2", "c1", "d1", "e2"]
    for page in pages.values():
        tree = body(site, page)
        rows = tree.css(".oit-layout tbody tr")
        assert len(rows) >= len(MEASURES)
        assert len(tree.css("nav li")) == len(pages) - 1
        assert "อบรม" in text_of(tree)


def test_a_row_leads_to_its_measure(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    page = by_path(list(layout_table.compose(site)))["2569/measures/table/a5/"]
    link = first(body(site, page), ".oit-layout th a")

    assert link.text() == "อบรมการยืมพัสดุ"
    assert str(link.attributes["href"]).endswith("2569/measures/training/index.html")


def test_it_is_for_printing_and_not_for_search_engines(tmp_path: Path) -> None:
    assert not any(page.listed for page in layout_table.compose(site_with(tmp_path)))
