"""Every printed layout in a Word document says what the same table says on the website, in the same cells."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from openpyxl import load_workbook

from generator.assessment.site_context import SiteContext, site_context
from generator.official_papers.analysis import analysis_paper
from generator.official_papers.choosing import chosen
from generator.official_papers.measures import measures_paper
from generator.official_papers.paper import BLANK, Paper, PartTable, Signer
from generator.official_papers.report import report_paper
from generator.official_papers.voice import Order
from generator.official_papers.word.document import word_document
from generator.official_papers.word.tables import word_table
from generator.official_papers.word.template import shipped
from generator.official_papers.workbook import workbook_of
from generator.records.layouts.store import available, layout
from generator.records.loading.workspace import load
from generator.site.tables.table import table
from generator.site.tables.values import Block, Cell, Entry, Group, Heading, Row, Table
from generator.site.views.printed_tables import result_year
from generator.thai.digits import Digits
from tests.nasty_words import NASTY
from tests.small_agency import CONFIG, DAY
from tests.small_measures import MEASURES, YEAR, site_with

ROOT = Path(__file__).parents[2]
RESULT = """
total: 91.25
level: ผ่านดี
indicators: {1: 93.5, 9: 92.5}
verdicts: {1: maintain, 9: improve}
failed_items: [{item: O13, comment: ไม่มีแฟ้มเปิด}]
analysis:
  - {instrument: IIT, kind: weakness, points: [ไม่ทราบแผน, {text: ดังนี้, kind: heading}, {text: ข้อย่อย, kind: bullet}]}
  - {kind: finding, indicators: [1], points: [พบว่าดี]}
narrative: [{heading: บทนำ, paragraphs: [ย่อหน้าหนึ่ง 2568, ดู https://www.test.example/2568]}]
"""
ITEM = """
item: O10
status: published
instruction: ให้ปรับปรุงภายใน 30 วัน
responsible: [clerk]
work: in_progress
progress: [ทำแล้ว]
"""
SMALL = {"content/results/2568.yml": RESULT, "oit_items/2569/o10.yml": ITEM}


def sample() -> SiteContext:
    workspace, _ = load(ROOT)
    assert workspace is not None
    return site_context(workspace, DAY).public


def order(site: SiteContext, year: int, *layouts: str, digits: Digits | None = None) -> Order:
    workspace = site.workspace
    return Order(site, year, result_year(workspace, year), chosen(workspace, layouts), digits)


def papers(wanted: Order) -> list[Paper]:
    return [paper for make in (analysis_paper, measures_paper, report_paper) if (paper := make(wanted))]


def printed(wanted: Order, name: str) -> tuple[Paper, PartTable, int]:
    """Return the paper that has the table in that layout, the table, and its place among the paper's tables."""
    for paper in papers(wanted):
        tables = [part.table for part in paper.parts if part.table]
        for place, shown in enumerate(tables):
            if shown.layout == name:
                return paper, shown, place
    raise AssertionError(name)


def document(paper: Paper) -> Any:  # noqa: ANN401 - python-docx types its documents in part
    return Document(BytesIO(word_document(paper, shipped(), "เทศบาลตำบลทดสอบ", Signer())))


def read(made: WordTable) -> list[list[str]]:
    """Return the texts of all rows, a merged cell in every place that it covers."""
    return [[cell.text for cell in row.cells] for row in made.rows]


def expected(shown: Table) -> list[list[str]]:
    rows = [[heading.text for heading in shown.headings]]
    for group in shown.groups:
        rows.extend([text] * len(shown.headings) for text in group.headings)
        rows.extend(_filled(group))
    return rows


def _filled(group: Group) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in group.rows:
        texts: list[str] = []
        for column, cell in enumerate(row.cells):
            span = texts[-1] if cell is None and "total" in row.about else ""
            texts.append(cell.text if cell else span or rows[-1][column])
        rows.append(texts)
    return rows


@pytest.fixture(params=["sample 2566", "sample 2569", "small", "nearly nothing"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SiteContext, int]:
    if request.param.startswith("sample"):
        return sample(), int(request.param[-4:])
    if request.param == "small":
        return site_with(tmp_path, files=SMALL).public, YEAR
    bare = {"id": "m", "number": 1, "title": "งาน", "answers": {"instruments": ["OIT"]}}
    result = {"content/results/2568.yml": "previous_total: 80\n", "oit_items/2569/o10.yml": ITEM}
    return site_with(tmp_path, [bare], files=result).public, YEAR


@pytest.mark.parametrize("digits", [None, "thai", "arabic"])
@pytest.mark.parametrize("name", sorted(available()))
def test_a_paper_says_what_the_page_says_in_every_layout(
    site: tuple[SiteContext, int], name: str, digits: Digits | None
) -> None:
    context, year = site
    wanted = order(context, year, name, digits=digits)
    paper, shown, place = printed(wanted, name)
    word = document(paper).tables[place]

    assert read(word) == expected(shown.table)
    spoken_of = year if layout(name).subject in {"measures", "items"} else wanted.result_year
    page = expected(table(layout(name), context.workspace, spoken_of, digits=digits))
    dots = BLANK[:12] if layout(name).missing else ""
    assert read(word) == [[text or dots for text in row] for row in page]


@pytest.mark.parametrize("name", sorted(available()))
def test_the_head_is_repeated_and_wide_tables_lie_on_their_side(name: str) -> None:
    paper, shown, place = printed(order(sample(), 2569, name), name)
    made = document(paper)
    word = list(made.element.body.iter(qn("w:tbl")))[place]

    repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in word.iter(qn("w:tr"))]
    assert repeated == [True] + [False] * (len(repeated) - 1)
    section = section_of(made, word)
    is_wide = len(shown.widths) >= 5 and name != "a3"
    assert (section.orientation == WD_ORIENT.LANDSCAPE) == is_wide
    assert (section.page_width > section.page_height) == is_wide
    room = section.page_width - section.left_margin - section.right_margin
    widths = [int(column.get(qn("w:w"))) for column in word.find(qn("w:tblGrid"))]
    assert abs(sum(widths) * 635 - room) < 635 * 2


def section_of(made: Any, word: Any) -> Any:  # noqa: ANN401 - the same
    """Return the section that a table stands in: the first that ends after it."""
    before = 0
    for element in made.element.body.iterchildren():
        if element is word:
            break
        before += element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    return made.sections[before]


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_no_word_of_a_record_is_anything_but_text(words: str, tmp_path: Path) -> None:
    measure = {
        "id": "m",
        "number": 1,
        "title": words,
        "answers": {"instruments": ["OIT"]},
        "rows": [{"steps": [{"text": words, "sub": [words]}], "responsible": {"text": words}}],
        "issue": f"{words} {{เนื้อหา}} {{ผู้ลงนาม}}",
    }
    paper, shown, place = printed(order(site_with(tmp_path, [measure]).public, YEAR, "e2"), "e2")
    made = document(paper)

    assert read(made.tables[place]) == expected(shown.table)
    assert len(made.tables) == 1
    sheet = load_workbook(BytesIO(workbook_of(paper))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_letters_that_no_document_can_hold_are_left_out() -> None:
    paper, *_ = printed(order(sample(), 2569, "a5"), "a5")
    odd = Paper("measures", "x", "ก\x00ข\x1b\ud800\ufffe", paper.parts, "thai")
    assert "กข" in [paragraph.text for paragraph in document(odd).paragraphs]


@pytest.mark.parametrize("name", sorted(available()))
def test_a_workbook_says_the_same_and_leaves_empty_what_a_hand_would_fill_in(name: str, tmp_path: Path) -> None:
    paper, shown, place = printed(order(site_with(tmp_path, MEASURES, files=SMALL).public, YEAR, name), name)
    sheet = load_workbook(BytesIO(workbook_of(paper))).worksheets[place]

    texts = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    covered = {(cell.row, cell.column) for merged in sheet.merged_cells.ranges for cell in _covered(sheet, merged)}
    names = [heading.row_header for heading in shown.table.headings]
    wanted = [
        ["" if set(text) == {"."} and not is_name else text for text, is_name in zip(row, names, strict=True)]
        for row in expected(shown.table)
    ]
    for number, row in enumerate(wanted):
        for column, text in enumerate(row):
            if (number + 2, column + 1) not in covered:
                assert texts[number][column] == text
    heights = [sheet.row_dimensions[line].height for line in range(1, sheet.max_row + 1)]
    assert all(height and 18 < height <= 409 for height in heights)
    assert sheet.title == name
    assert sheet.print_title_rows == "$2:$2"


def _covered(sheet: Any, merged: Any) -> list[Any]:  # noqa: ANN401 - openpyxl types its ranges in part
    return [cell for row in sheet[merged.coord] for cell in row][1:]


def test_what_the_config_calls_the_agency_is_said(tmp_path: Path) -> None:
    config = CONFIG.replace("เทศบาลตำบลทดสอบ", "อบต.ทดสอบ")
    (made, *_) = papers(order(site_with(tmp_path, files={**SMALL, "site_config.yml": config}).public, YEAR))
    assert "อบต.ทดสอบ" in made.parts[0].paragraphs[0]


def test_no_column_is_narrower_than_a_word_of_it() -> None:
    widths = [1.2, 9.0, 9.0]
    heads = tuple(Heading(text) for text in ("ลำดับ", "วิธีดำเนินการ", "ผลลัพธ์"))
    cells = (Cell((Block("text", (Entry("1"),)),)), Cell((Block("text", (Entry("ก " * 400),)),)), Cell())
    shown = PartTable(Table("คำอธิบาย", heads, (Group((), (Row(cells),)),)), tuple(widths))

    columns = [int(one.get(qn("w:w"))) for one in word_table(shown, 9000).iter(qn("w:gridCol"))]

    assert sum(columns) == 9000
    assert all(column >= least * 567 - 1 for column, least in zip(columns, shown.narrowest(), strict=True))
    assert min(columns) == columns[0]
    crowded = [int(one.get(qn("w:w"))) for one in word_table(shown, 1500).iter(qn("w:gridCol"))]
    assert sum(crowded) == 1500
    assert min(crowded) > 0


def test_a_part_of_groups_begins_a_page_and_its_first_group_lets_go_of_what_follows() -> None:
    paper, *_ = printed(order(sample(), 2569, "c1"), "c1")
    document = Document(BytesIO(word_document(paper, shipped(), "ก", Signer())))
    begins = {one.text: one.paragraph_format.page_break_before for one in document.paragraphs if one.text}
    assert begins["มาตรการและวิธีดำเนินการ"]
    assert not begins["ความเป็นมา"]
    kept = [
        words.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None
        for words in document.element.body.iter(qn("w:p"))
        if (style := words.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None
        and style.get(qn("w:val")) == "OITTableGroup"
    ]
    assert kept[0] is False
    assert all(kept[1:])
