"""What is made of pages that answer as if all were well; cases are data, good pages with the same words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from urllib3.util import parse_url

from generator.link_health.fetch import Fetched
from generator.link_health.meaning import thorough
from generator.records.memory.link_states import Answer, Reason

HERE = Path(__file__).parent
BAD: Mapping[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "pages_bad.yml").read_text(encoding="utf-8"))
GOOD: list[dict[str, Any]] = yaml.safe_load((HERE / "pages_good.yml").read_text(encoding="utf-8"))
MENU = "".join(f'<li><a href="/menu/{number}">เมนูที่ {number} ของเทศบาล</a></li>' for number in range(50))
SITE = (
    "<header><h2>เทศบาลตำบลดอนตะวัน</h2></header><nav><ul>{menu}</ul></nav><main>{main}</main>"
    "<footer><p>123 หมู่ 4 ตำบลดอนตะวัน โทร 0 2000 1111 สงวนลิขสิทธิ์ เข้าสู่ระบบ</p></footer>"
)


def answer(case: Mapping[str, Any]) -> Answer:
    """Return what is made of the page of a case."""
    body = case.get("main", "")
    whole = body if case.get("bare") else SITE.format(menu=MENU, main=body)
    charset = case.get("charset", "utf-8")
    html = case.get("raw") or (
        f'<!doctype html><html><head><meta charset="{"tis-620" if charset == "cp874" else charset}">'
        f"<title>{case['title']}</title></head><body>{whole}</body></html>"
    )
    kind = case.get("type", "text/html")
    address = f"https://www.dontawan.go.th{case.get('path', '/plan/2569')}"
    fetched = Fetched(case.get("status", 200), {"content-type": kind}, html.encode(charset))
    made = thorough(address, parse_url(address), fetched)
    assert isinstance(made, Answer)
    return made


@pytest.mark.parametrize(
    ("reason", "case"),
    [(name, case) for name, cases in BAD.items() for case in cases],
    ids=lambda value: str(value)[:40],
)
def test_page_that_stands_in_place_of_another_is_told_with_its_words(reason: str, case: dict[str, Any]) -> None:
    made = answer(case)
    assert made.reason is Reason(reason), made
    assert made.words or made.reason is Reason.EMPTY or made.status == 403


@pytest.mark.parametrize("case", GOOD, ids=lambda case: str(case["id"]))
def test_good_page_stays_good_whatever_words_it_has(case: dict[str, Any]) -> None:
    made = answer(case)
    assert made.reason is Reason.FINE, made
    assert made.words is None
