"""What writes the documents of the fictional agency: tables that add up, lines that fit, the same bytes every time."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.sample_documents.blocks import draw
from tests.sample_documents.lines import words, wrap
from tests.sample_documents.sheets import csv_file, workbook
from tests.sample_documents.sources import Source, sources
from tests.sample_documents.tables import read_table

DOCUMENTS = Path(__file__).parents[1] / "content" / "documents"

PLAN = {"head": "โครงการ | งบประมาณ", "rows": "ถนน | 1,200\nสะพาน | 300.50"}


def test_table_is_numbered_and_summed() -> None:
    table = read_table({**PLAN, "number": "yes", "sum": "งบประมาณ"})
    assert table.head == ("ที่", "โครงการ", "งบประมาณ")
    assert table.rows == (("1", "ถนน", "1,200"), ("2", "สะพาน", "300.50"), ("", "รวม", "1,500.50"))


def test_report_takes_rows_and_columns_of_its_plan() -> None:
    shared = {"plan": read_table(PLAN)}
    assert read_table({"from": "plan", "pick": "โครงการ"}, shared).rows == (("ถนน",), ("สะพาน",))


def test_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        read_table({"head": "ก | ข", "rows": "1 | 2\n3"})


@given(st.text(alphabet="กขคดนมรสอาิีุูเแโไะ่้ำ 0123456789./()ๆ", max_size=60))
def test_words_put_together_again_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(st.text(alphabet="กขคดนมรสอาิีุเแโ่้ำ 0123456789", min_size=1, max_size=80), st.integers(8, 40))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = list(wrap(text, width, lambda line: float(len(line))))
    assert all(len(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_name_of_the_agency_is_not_broken() -> None:
    lines = list(wrap("ประกาศของเทศบาลตำบลดอนตะวัน เรื่อง นโยบาย", 24, lambda line: float(len(line))))
    assert any("เทศบาลตำบลดอนตะวัน" in line for line in lines)


@pytest.mark.parametrize("source", [*sources()][::9], ids=lambda source: source.files[0])
def test_document_written_again_says_what_is_published(source: Source) -> None:
    for name in source.files:
        data = {"pdf": draw, "csv": csv_file, "xlsx": workbook}[name.rsplit(".", 1)[1]](source)
        if name.endswith(".pdf"):
            assert data == draw(source)
            assert _text(data) == _text((DOCUMENTS / name).read_bytes())
        elif name.endswith(".csv"):
            assert data == (DOCUMENTS / name).read_bytes()


def _text(data: bytes) -> str:
    """Return the words without spaces and feet: what is published was set in a typeface whose lines end elsewhere."""
    pages = [page.extract_text().strip() for page in PdfReader(BytesIO(data)).pages]
    return re.sub(r"\s", "", "".join(re.sub(r"\n.*หน้า [\d๐-๙]+$", "", page) for page in pages))
