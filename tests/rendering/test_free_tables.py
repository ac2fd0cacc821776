from __future__ import annotations

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

PHONES = "## เบอร์ติดต่อ\n\n| กอง | ต่อ | ห้อง |\n|---|---:|:---:|\n| คลัง | 13 | 2 |\n| ช่าง | 14 | 3 |\n"


def rendered(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(Markdown(extensions=["tables", "toc", "generator.rendering.free_markdown"]).convert(text))


def test_a_table_has_a_name_scopes_and_labels_for_its_cards() -> None:
    tree = rendered(PHONES)
    assert [node.text() for node in tree.css("table > caption")] == ["เบอร์ติดต่อ"]
    assert [node.attributes["scope"] for node in tree.css("thead th")] == ["col"] * 3
    assert [node.attributes["data-label"] for node in tree.css("tbody tr:first-child td")] == ["กอง", "ต่อ", "ห้อง"]


def test_alignment_needs_no_style_in_the_page() -> None:
    tree = rendered(PHONES)
    assert not tree.css("[style]")
    classes = [node.attributes.get("class") for node in tree.css("tbody tr:first-child td")]
    assert classes == [None, "oit-number", "oit-center"]


@pytest.mark.parametrize(("columns", "is_plain"), [(1, True), (2, True), (3, False)])
def test_only_a_table_too_wide_for_a_phone_becomes_cards(columns: int, is_plain: bool) -> None:
    tree = rendered("|" + "ก|" * columns + "\n|" + "---|" * columns + "\n|" + "ข|" * columns)
    table = tree.css_first("table")
    assert table is not None
    assert ("oit-table--plain" in (table.attributes["class"] or "")) == is_plain
    assert not tree.css("caption")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (r"a \| b", "a | b"),
        ('"><img src=x>', '"><img src=x>'),
        ("`code`", "code"),
        ("&copy; x", "x"),
        ("**ก** ข", "ก ข"),
    ],
)
def test_a_label_is_the_words_that_were_typed(typed: str, label: str) -> None:
    tree = rendered(f"| {typed} | x |\n|---|---|\n| 1 | 2 |")
    cell = tree.css_first("tbody td")
    assert cell is not None
    assert cell.attributes["data-label"] == label
    assert not tree.css("img")
