"""What a paper is beside its tables: styles, numbering, digits, typefaces, signature, and its own words."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from generator.official_papers.paper import BLANK, Paper, Signer
from generator.official_papers.word.document import word_document
from generator.official_papers.word.template import shipped
from generator.official_papers.workbook import workbook_of
from generator.thai.digits import ARABIC_DIGITS, Digits
from tests.official_papers.test_word_tables import SMALL, order, papers, sample
from tests.small_measures import YEAR, site_with

W = qn("w:val")
SIGNER = Signer("นางสาวสมมติ ตัวอย่าง", "นายกเทศมนตรีตำบลทดสอบ")


def made(paper: Paper, signer: Signer = SIGNER) -> Any:  # noqa: ANN401 - python-docx types its documents in part
    return Document(BytesIO(word_document(paper, shipped(), "เทศบาลตำบลทดสอบ", signer)))


def texts(document: Any, style: str) -> list[str]:  # noqa: ANN401 - the same
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


@pytest.fixture(scope="module")
def of_sample() -> list[Paper]:
    return papers(order(sample(), 2569))


def test_three_papers_with_their_titles_and_numbered_headings(of_sample: list[Paper]) -> None:
    documents = [made(paper) for paper in of_sample]
    assert [texts(document, "Title")[0].split("\n") for document in documents] == [
        [
            "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
            "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        ],
        ["มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"],
        [
            "รายงานความก้าวหน้าและผลการดำเนินการ",
            "ตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            "ประจำปีงบประมาณ พ.ศ. 2569",
        ],
    ]
    assert [texts(document, "Heading 1") for document in documents] == [
        ["ผลการประเมินในภาพรวม", "การวิเคราะห์ผลการประเมินรายแบบวัด", "ข้อที่ไม่ได้คะแนนเต็มและแนวทางแก้ไข"],
        ["ความเป็นมา", "มาตรการและวิธีดำเนินการ"],
        ["ภาพรวมการดำเนินการ", "ความก้าวหน้าของการดำเนินการ", "ผลการดำเนินการและผลลัพธ์"],
    ]
    assert not any("{" in paragraph.text for document in documents for paragraph in document.paragraphs)


@pytest.mark.parametrize(("digits", "format_"), [("thai", "thaiNumbers"), ("arabic", "decimal")])
def test_word_counts_headings_and_pages_in_the_papers_digits(digits: Digits, format_: str) -> None:
    for paper in papers(order(sample(), 2569, digits=digits)):
        document = made(paper)
        number = document.styles["Heading 1"].element.find(f".//{qn('w:numId')}").get(W)
        numbering = document.part.numbering_part.element
        (abstract,) = [one.find(qn("w:abstractNumId")).get(W) for one in numbering if one.get(qn("w:numId")) == number]
        level = next(
            one for one in numbering.iter(qn("w:lvl")) if one.find(f"{qn('w:pStyle')}[@{W}='Heading1']") is not None
        )
        assert level.getparent().get(qn("w:abstractNumId")) == abstract
        assert (level.find(qn("w:lvlText")).get(W), level.find(qn("w:numFmt")).get(W)) == ("%1.", format_)
        pages = [one.get(qn("w:fmt")) for one in document.element.body.iter(qn("w:pgNumType"))]
        assert pages == [format_] * len(document.sections)


def test_thai_digits_reach_every_word_but_addresses(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=SMALL).public
    for paper in papers(order(site, YEAR, "a2", "d2", "b3", digits="thai")):
        document = made(paper)
        words = " ".join(
            [
                *(one.text for one in document.paragraphs),
                *(c.text for t in document.tables for r in t.rows for c in r.cells),
            ]
        )
        assert "https://www.test.example/2568" in words or paper.name != "analysis"
        told = re.sub(r"https://\S+", "", words)
        assert set(told).isdisjoint(ARABIC_DIGITS), re.findall(r".{9}[0-9].{9}", told)


def test_typefaces_and_language_are_those_of_thai_papers(of_sample: list[Paper]) -> None:
    document = made(of_sample[1])
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = defaults.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs")} == {"TH SarabunPSK"}
    assert (defaults.find(qn("w:sz")).get(W), defaults.find(qn("w:szCs")).get(W)) == ("32", "32")
    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    for style in document.styles.element:
        sizes = [style.find(f"{qn('w:rPr')}/{qn(name)}") for name in ("w:sz", "w:szCs", "w:b", "w:bCs")]
        size, thai_size, bold, thai_bold = (one is not None and (one.get(W) or "on") for one in sizes)
        assert (size, bold) == (thai_size, thai_bold), "Thai letters have a size and a weight of their own"
    with ZipFile(BytesIO(word_document(of_sample[1], shipped(), "ก", SIGNER))) as packed:
        known = packed.read("word/fontTable.xml").decode()
    assert re.search(r'w:name="TH SarabunPSK">\s*<w:altName w:val="TH Sarabun New,', known)


def test_whoever_signs_is_named_and_has_room_to_sign_and_stamp(of_sample: list[Paper]) -> None:
    signed = texts(made(of_sample[0]), "OIT Sign")
    assert signed[0].startswith("(ลงชื่อ)....")
    assert signed[1:3] == ["(นางสาวสมมติ ตัวอย่าง)", "นายกเทศมนตรีตำบลทดสอบ"]
    assert texts(made(of_sample[0]), "OIT Stamp") == ["(ประทับตราหน่วยงาน)"]
    unsigned = texts(made(of_sample[0], Signer()), "OIT Sign")
    assert BLANK in unsigned[1]
    assert BLANK in unsigned[2]


def test_the_result_is_told_as_it_was_announced(tmp_path: Path) -> None:
    files = {"content/results/2568.yml": "total: 91.25\nlevel: ผ่านดี\nprevious_total: 93\n"}
    analysis, measures, _ = papers(order(site_with(tmp_path, files=files).public, YEAR, digits="arabic"))
    told = analysis.parts[0].paragraphs[0]
    assert "มีผลคะแนนรวม 91.25 คะแนน อยู่ในระดับ ผ่านดี ลดลงจากปีงบประมาณ พ.ศ. 2567 ซึ่งได้ 93 คะแนน" in told
    assert "เป็นจำนวน 1.75 คะแนน" in told
    assert "มีผล คะแนนรวม 91.25 คะแนน อยู่ในระดับ ผ่านดี แล้วนั้น" in measures.parts[0].paragraphs[0]
    assert "จำนวน 4 มาตรการ" in measures.parts[0].paragraphs[0]


def test_what_nobody_recorded_is_left_blank_and_named(tmp_path: Path) -> None:
    analysis, measures, report = papers(
        order(site_with(tmp_path, files={"content/results/2568.yml": "{}"}).public, YEAR)
    )
    told = analysis.parts[0].paragraphs[0]
    assert f"มีผลคะแนนรวม {BLANK} คะแนน อยู่ในระดับ {BLANK}" in told
    assert "คะแนนรวมของปีงบประมาณ พ.ศ. 2568" in [blank.words for blank in analysis.blanks]
    assert "คะแนน แล้วนั้น" not in measures.parts[0].paragraphs[0]
    assert "ช่อง “การติดตาม/รายงานผล” ในตารางมาตรการรายขั้นตอน (training, counter, channel, dropped)" in [
        blank.words for blank in measures.blanks
    ]
    assert "ข้อมูล ณ วันที่ 20 ธันวาคม 2568" in report.parts[0].paragraphs[0]


def test_a_report_counts_the_measures_by_what_their_records_say(tmp_path: Path) -> None:
    *_, report = papers(order(site_with(tmp_path).public, YEAR))
    assert (
        report.parts[0]
        .paragraphs[0]
        .endswith("ยังไม่ได้ดำเนินการ 1 มาตรการ อยู่ระหว่างดำเนินการ 1 มาตรการ ดำเนินการแล้วเสร็จ 1 มาตรการ ยกเลิก 1 มาตรการ")
    )


def test_nothing_of_an_analysis_is_lost_for_want_of_a_column(tmp_path: Path) -> None:
    analysis, *_ = papers(order(site_with(tmp_path, files=SMALL).public, YEAR, digits="arabic"))
    parts = {part.heading: part for part in analysis.parts}
    assert parts["ข้อค้นพบจากการวิเคราะห์"].paragraphs == ("1) พบว่าดี",)
    assert parts["บทนำ"].paragraphs == ("ย่อหน้าหนึ่ง 2568", "ดู https://www.test.example/2568")
    (failed,) = [part.table for part in analysis.parts if part.heading.startswith("ข้อที่ไม่ได้คะแนนเต็ม")]
    assert failed is not None
    ((code, title, comment, cause, remedy),) = [row.cells for row in failed.table.rows]
    assert [cell.text for cell in (code, comment) if cell] == ["O13", "ไม่มีแฟ้มเปิด"]
    assert title is not None
    assert title.text
    assert {cell.text for cell in (cause, remedy) if cell} == {BLANK[:12]}


def test_levels_that_nobody_verified_are_printed_only_when_asked_for() -> None:
    def layouts(year: int, *names: str) -> list[str]:
        (analysis, *_) = papers(order(sample(), year, *names))
        return [part.table.layout for part in analysis.parts if part.table]

    assert layouts(2569) == ["a3", "a4", ""]
    assert layouts(2569, "a1") == ["a3", "a1", "a4", ""]
    assert layouts(2569, "e1", "a2") == ["e1", "a2", "a4", ""]


def test_the_same_papers_are_the_same_bytes_and_say_no_time(of_sample: list[Paper]) -> None:
    for paper in of_sample:
        for make in (lambda paper: word_document(paper, shipped(), "ก", SIGNER), workbook_of):
            first = make(paper)
            assert first == make(paper)
            with ZipFile(BytesIO(first)) as packed:
                assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                assert b"dcterms:" not in packed.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_long_papers_take_no_longer_than_their_length(tmp_path: Path) -> None:
    many = [
        {
            "id": f"m{n}",
            "number": n,
            "title": f"งาน {n}",
            "answers": {"indicators": [n % 8 + 1]},
            "rows": [{"steps": ["ก"] * 5}],
        }
        for n in range(1, 301)
    ]
    measures, _ = papers(order(site_with(tmp_path, many).public, YEAR))
    assert len(list(made(measures).element.body.iter(qn("w:tr")))) == 301


def test_the_signature_takes_the_last_row_of_a_table_along(of_sample: list[Paper]) -> None:
    document = made(of_sample[1])
    rows = list(document.element.body.iter(qn("w:tr")))
    asked = [row.find(f".//{qn('w:p')}/{qn('w:pPr')}/{qn('w:keepNext')}") for row in rows]
    kept = [one is not None and one.get(W) != "0" for one in asked]
    assert kept == [False] * (len(rows) - 1) + [True]
