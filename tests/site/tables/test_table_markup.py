from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from generator.rendering import template_filters
from generator.rendering.theme_folder import theme_of
from generator.site.tables.values import TICKED, UNTICKED, Block, Cell, Entry, Group, Heading, Row, Table

TEMPLATES = Environment(
    loader=FileSystemLoader([str(folder) for folder in theme_of(Path()).template_folders]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(template_filters.FILTERS)
BOXES = Block("choices", (Entry("ยังไม่ทำ", UNTICKED), Entry("ทำแล้ว", TICKED)))


def rendered(table: Table, links: dict[str, str] | None = None) -> LexborHTMLParser:
    """Render a table with the theme's macro and read it as a browser would."""
    module = TEMPLATES.get_template("_table.html").module
    return LexborHTMLParser(module.table(table, links or {}))  # type: ignore[attr-defined] # a macro of the template


def table_of(*rows: Row, headings: tuple[str, ...] = ()) -> Table:
    """Return a table with a title column and a text column."""
    columns = (Heading("เรื่อง", row_header=True, merge=True), Heading("ขั้นตอน"))
    return Table("คำบรรยาย", columns, (Group(headings, rows),))


def text_cell(text: str, rowspan: int = 1) -> Cell:
    """Return a cell of running text."""
    return Cell((Block("text", (Entry(text),)),), rowspan=rowspan)


def test_a_table_says_what_each_cell_is_about() -> None:
    row = Row((text_cell("งานแรก", rowspan=2), text_cell("ทำ")), about=("m1",))
    more = Row((None, Cell()), about=("m1",))
    tree = rendered(table_of(row, more, headings=("แบบวัด IIT",)), {"m1": "../m1/"})

    assert [node.text() for node in tree.css("caption")] == ["คำบรรยาย"]
    assert [node.attributes for node in tree.css("thead th")] == [{"scope": "col"}, {"scope": "col"}]
    assert [node.attributes for node in tree.css("tbody th")] == [
        {"scope": "rowgroup", "colspan": "2"},
        {"scope": "row", "rowspan": "2", "data-label": "เรื่อง"},
    ]
    assert [(node.text(), node.attributes["data-label"]) for node in tree.css("td")] == [
        ("ทำ", "ขั้นตอน"),
        ("–", "ขั้นตอน"),
    ]
    assert [(node.text(), node.attributes["href"]) for node in tree.css("a")] == [("งานแรก", "../m1/")]


def test_lists_keep_their_marks_and_boxes_their_ticks() -> None:
    steps = Block("list", (Entry("ทำ", "๑.", (Entry("ย่อย", "๑.๑"),)), Entry("ตรวจ", "๒.")))
    tree = rendered(table_of(Row((text_cell("งาน"), Cell((steps, BOXES))))))

    cell = tree.css("td")[0]
    assert re.sub(r"\s+", " ", cell.text()) == "๑. ทำ๑.๑ ย่อย๒. ตรวจ ยังไม่ทำ ทำแล้ว"
    assert len(cell.css("ul ul li")) == 1
    assert ["checked" in box.attributes for box in cell.css("input[disabled]")] == [False, True]


hostile = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1) | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "{% raw %}", "&lt;b&gt;", "a\u202eb"]
)


@given(hostile, hostile)
def test_whatever_is_typed_shows_as_the_text_it_is(words: str, mark: str) -> None:
    plain = rendered(table_of(Row((text_cell("x"), Cell((Block("list", (Entry("x", "x"),)),)))), headings=("x",)))
    block = Block("list", (Entry(words, mark),))
    tree = rendered(table_of(Row((text_cell(words), Cell((block,)))), headings=(words,)))

    # Ours are around what must not break, whoever typed it.
    typed, usual = ([node.tag for node in one.css("table *:not(.oit-word)")] for one in (tree, plain))
    assert typed == usual
    assert tree.css("tbody th")[1].text() == words
    assert tree.css("td")[0].text() == f"{mark} {words}"


def test_a_row_under_a_merged_name_carries_the_name_along() -> None:
    rows = (
        Row((text_cell("งานแรก", rowspan=2), text_cell("ทำ"))),
        Row((None, text_cell("ตรวจ"))),
        Row((text_cell("งานสอง"), text_cell("จบ"))),
    )
    tree = rendered(table_of(*rows))
    assert [row.attributes.get("data-goes-on") for row in tree.css("tbody tr")] == [None, "งานแรก", None]
