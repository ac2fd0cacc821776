"""What people type finds what they mean, on the sample site, opened from a folder as from a USB stick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.site.search.search_tab import SearchTab, open_search

QUERIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tab(browser: Browser, sample_site: Path) -> Iterator[SearchTab]:
    page = browser.new_page()
    yield open_search(page, sample_site.as_uri() + "/")
    page.close()


def matches(address: str, expected: str) -> bool:
    """Tell whether a result is the expected one; where no page of a document is expected, any will do."""
    return address == expected or ("#" not in expected and address.split("#", maxsplit=1)[0] == expected)


def test_there_are_queries_of_every_kind() -> None:
    kinds = Counter(query["kind"] for query in QUERIES)

    assert len(QUERIES) >= 60
    assert min(kinds.values()) >= 5


@pytest.mark.browser
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query['kind']}-{query['query']}")
def test_the_expected_page_is_among_the_first(tab: SearchTab, query: dict[str, Any]) -> None:
    found = tab.search(query["query"])
    first = found[: 1 if query.get("first") else 3]

    assert any(matches(address, expected) for address in first for expected in query["expect"]), (tab.status, found[:5])


@pytest.mark.browser
@pytest.mark.parametrize("query", ["กระดูกงูเรือดำน้ำ", "zzzz", "!!!", "ตะวันรุ่ง", "9999999999"])
def test_what_is_not_there_is_not_found(tab: SearchTab, query: str) -> None:
    assert tab.search(query) == []
    assert tab.status.startswith(f"ไม่พบ “{query}”")


@pytest.mark.browser
def test_codes_are_not_taken_for_the_beginning_of_others(tab: SearchTab) -> None:
    found = tab.search("ข้อ 1")

    assert found[:2] == ["2569/o1/", "2566/o1/"]
    assert "2569/o10/" not in found
    assert "2569/o11/" not in found


@pytest.mark.browser
def test_several_words_are_all_wanted(tab: SearchTab) -> None:
    both = set(tab.search("จัดซื้อ ทุจริต"))

    assert both
    assert "2569/o11/" not in both
    assert "2569/o17/" not in both


@pytest.mark.browser
def test_titles_stand_before_texts_and_newer_years_before_older(tab: SearchTab) -> None:
    tab.search("จริยธรรม")
    titles = tab.tab.locator(".oit-hit__title").all_inner_texts()
    named = ["จริยธรรม" in title for title in titles]
    found = [address.removeprefix("documents/") for address in tab.addresses()]
    years = [int(address[:4]) for address, is_named in zip(found, named, strict=True) if is_named]

    assert named == sorted(named, reverse=True)
    assert years == sorted(years, reverse=True)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("E-Servicr", "ไม่พบ “E-Servicr” แสดงผลของคำใกล้เคียง “E-Service” แทน"),
        ("จัดซือจัดจ้าง", "ไม่พบ “จัดซือจัดจ้าง” แสดงผลของคำใกล้เคียง “จัดซื้อจัดจ้าง” แทน"),
        ("โปร่งไส 2569", "ไม่พบ “โปร่งไส 2569” แสดงผลของคำใกล้เคียง “โปร่งใส 2569” แทน"),
        ("ลูกน้ำยุงราย", "ไม่พบ “ลูกน้ำยุงราย” แสดงผลของคำใกล้เคียง “ลูกน้ำยุงลาย” แทน"),
    ],
)
def test_a_near_spelling_is_named(tab: SearchTab, query: str, status: str) -> None:
    assert tab.search(query)
    assert tab.status.startswith(status)


@pytest.mark.browser
def test_words_written_together_are_taken_apart(tab: SearchTab) -> None:
    assert "pages/report-corruption/" in tab.search("ร้องเรียนทุจริต")
    assert tab.search("ขอรถน้ำหน้าแล้ง")[0] == "pages/qa/"
    assert {"ขอรถน้ำ", "หน้าแล้ง"} <= set(tab.tab.locator(".oit-hit").first.locator("mark").all_inner_texts())
