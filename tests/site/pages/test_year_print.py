"""A whole year on one page: every item with its parts, apart from what search engines list."""

from __future__ import annotations

from pathlib import Path

from generator.site.pages import year, year_print
from tests.small_agency import body, text_of
from tests.small_items import small_site


def test_every_item_of_the_year_stands_on_the_page_with_its_parts(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    page = next(page for page in year_print.compose(site) if page.year == 2569)
    tree = body(site, page)
    states = site.states[2569]

    assert [node.attributes["id"] for node in tree.css(".oit-printed h3")] == list(states)
    for article, state in zip(tree.css(".oit-printed"), states.values(), strict=True):
        assert len(article.css("tbody tr")) >= len(state.parts)
    assert not page.listed


def test_drafts_keep_their_evidence_to_themselves(tmp_path: Path) -> None:
    draft = "item: O5\nstatus: draft\nresponsible: [clerk]\nevidence: [{title: ยังไม่เผยแพร่, url: https://a.example/}]\n"
    site = small_site(tmp_path, {"oit_items/2569/o05.yml": draft})
    page = next(page for page in year_print.compose(site) if page.year == 2569)

    assert "ยังไม่เผยแพร่" not in text_of(body(site, page))


def test_the_years_page_leads_to_it(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    page = next(page for page in year.compose(site) if page.year == 2569)

    assert [link.text() for link in body(site, page).css("a[href$='print/index.html']")] == ["พิมพ์ทั้งปี"]
