"""The page in English: titles of items, links to the Thai pages, and the way there and back."""

from __future__ import annotations

from pathlib import Path

from generator.assessment.completeness import ItemStatus
from generator.site.pages import english
from generator.site.pages.english import STATUS_ENGLISH
from tests.small_agency import body, templates, text_of
from tests.small_items import small_site


def test_every_item_of_the_current_year_leads_to_its_thai_page(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = english.compose(site)
    rows = body(site, page).css(".oit-items li")
    states = site.states[2569]

    assert len(rows) == len(states)
    for row, state in zip(rows, states.values(), strict=True):
        link = row.css_first("a")
        assert link is not None
        assert link.text() == state.item.title_en
        assert link.attributes["href"] == f"../2569/o{state.item.code[1:]}/index.html"
        assert link.attributes["hreflang"] == "th"
        assert STATUS_ENGLISH[state.status] in row.text()


def test_the_page_is_in_english_and_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = english.compose(site)
    slots = templates(site).slots(page)

    assert slots["language"] == "en"
    assert "October 2025 – September 2026" in text_of(body(site, page))
    assert '<meta property="og:locale" content="en_US">' in slots["head"]


def test_each_language_names_the_other_once_addresses_are_known(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    config = (tmp_path / "site_config.yml").read_text("utf-8") + "site_url: https://a.example/ita/\n"
    site = small_site(tmp_path, {"site_config.yml": config})
    (page,) = english.compose(site)
    head = templates(site).slots(page)["head"]

    assert '<link rel="alternate" hreflang="en" href="https://a.example/ita/en/">' in head
    assert '<link rel="alternate" hreflang="th" href="https://a.example/ita/">' in head


def test_every_status_has_an_english_word() -> None:
    assert set(STATUS_ENGLISH) == set(ItemStatus)
