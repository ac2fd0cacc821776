"""A link of a free page is traced to the line and column it was typed at, in whatever way it is asked for."""

from __future__ import annotations

import pytest

from generator.findings.finding import Place
from generator.records.model.free_page import FreePage
from generator.site.views.markdown_origins import MarkdownOrigins

TEXT = """# ถามตอบ

[แผน](../documents/2569/แผน%20ปี.pdf) และ [ข้อ 10](../2569/o10/ "คำอธิบาย")
- ![ตรา](<../images/ตรา เก่า.png>)

[หน้าอื่น](about.md#ทีม) [หัวข้อ](#ส่วนที่-2) <https://www.test.example/a>
[อ้าง][1] [นอก](//www.test.example/b) [อีกครั้ง](/2569/o10/index.html)

[1]: https://www.test.example/c
"""
ORIGINS = MarkdownOrigins(FreePage("qa.md", "ถามตอบ", TEXT, Place("content/pages/qa.md", 1, 1)), "pages/qa/")


@pytest.mark.parametrize(
    ("link", "line", "column"),
    [
        ("documents/2569/แผน ปี.pdf", 3, 7),
        ("../documents/2569/แผน%20ปี.pdf", 3, 7),
        ("2569/o10/index.html", 3, 52),
        ("2569/o10/", 3, 52),
        ("images/ตรา เก่า.png", 4, 11),
        ("pages/about/index.html", 6, 12),
        ("pages/qa/index.html", 6, 35),
        ("https://www.test.example/a", 6, 48),
        ("//www.test.example/b", 7, 17),
        ("https://www.test.example/c", 9, 6),
    ],
)
def test_a_link_is_found_where_it_was_typed(link: str, line: int, column: int) -> None:
    assert ORIGINS[link] == Place("content/pages/qa.md", line, column)


def test_a_link_that_nobody_typed_is_not_found() -> None:
    assert ORIGINS.get("2569/o11/index.html") is None
    assert len(ORIGINS) == len(list(ORIGINS))
