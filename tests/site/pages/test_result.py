from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.pages import result
from tests.small_agency import body, text_of
from tests.small_measures import TRAINING, by_path, first, site_with

FULL = """
total: 93.38
level: A
indicators: {1: 100, 2: 100, 3: 100, 4: 99.15, 5: 100, 6: 96.07, 7: 94.41, 8: 93.79, 9: 87.5, 10: 87.5}
verdicts: {4: improve, 6: maintain}
failed_items:
  - {item: O17, credit: 0, comment: ไม่พบช่องทาง, cause: ไม่มีผู้ดูแล, remedy: ตั้งผู้ดูแล}
  - {item: O28}
analysis:
  - {instrument: OIT, kind: weakness, indicators: [9], items: [O17], points: [ช่องทางไม่ครบ]}
  - {instrument: IIT, kind: weakness, questions: [i20], points: [ไม่ทราบขั้นตอน]}
  - instrument: EIT
    kind: finding
    indicators: [8]
    points: [{kind: intro, text: เกริ่นนำ}, {kind: heading, text: หัวเรื่อง}, ตอบช้า]
  - {instrument: EIT, kind: maintain, indicators: [6], points: [บริการดี]}
  - {kind: suggestion, points: [ตรวจทุกเดือน]}
narrative: [{heading: สรุป, paragraphs: [ย่อหน้าแรก, ย่อหน้าที่สอง]}]
source: https://www.nacc.go.th/result
"""
PARTIAL = "indicators: {9: 80, 10: 90, 4: 70}\n"


def site_of(folder: Path, **results: str) -> SiteContext:
    return site_with(
        folder, [TRAINING], files={f"content/results/{year[1:]}.yml": text for year, text in results.items()}
    )


def page_of(site: SiteContext, year: int) -> Page:
    return by_path(list(result.compose(site)))[f"{year}/result/"]


def shown(folder: Path, year: int, **results: str) -> str:
    site = site_of(folder, **results)
    return text_of(body(site, page_of(site, year)))


def line(page: LexborHTMLParser, anchor: str) -> str:
    """What a reader sees in the line of an indicator or an item."""
    return " ".join(first(page, f"#{anchor}").text(separator=" ").split())


def test_announced_figures_stand_before_computed_ones_and_those_say_so(tmp_path: Path) -> None:
    text = shown(tmp_path, 2565, y2565=FULL)

    assert "คะแนนรวม 93.38 ระดับ A" in text
    assert "99.83 คำนวณ" in text
    assert "94.76 คำนวณ" in text
    assert "87.50 คำนวณ" in text
    assert "93.38 คำนวณ" not in text
    assert "ไม่ใช่ตัวเลขในประกาศ" in text


def test_a_total_that_its_indicators_do_not_make_is_shown_with_the_difference(tmp_path: Path) -> None:
    text = shown(tmp_path, 2565, y2565=FULL.replace("total: 93.38", "total: 95.00"))

    assert "คะแนนรวม 95.00" in text
    assert "เมื่อคำนวณจากคะแนนตัวชี้วัดที่แสดง ได้คะแนนรวม 93.38" in text


def test_some_scores_are_enough(tmp_path: Path) -> None:
    site = site_of(tmp_path, y2568=PARTIAL)
    page = body(site, page_of(site, 2568))

    assert "คะแนนรวม ไม่มีข้อมูล" in text_of(page)
    assert "85.00 คำนวณ" in text_of(page)
    assert line(page, "indicator-4") == "4. การใช้ทรัพย์สินของราชการ 70.00"
    assert "ไม่มีข้อมูล" in line(page, "indicator-1")
    assert not page.css("#indicator-6")


def test_nothing_but_a_total_is_enough_too(tmp_path: Path) -> None:
    text = shown(tmp_path, 2562, y2562="total: 71.2\nprevious_total: 80\n")

    assert "คะแนนรวม 71.20" in text
    assert "ลดลง 8.80 คะแนน จากปี 2561 (80.00 คะแนน)" in text
    assert "แบบประเมินปีใกล้เคียง" in text


def test_the_level_of_a_year_is_worked_out_with_that_years_own_scale_only(tmp_path: Path) -> None:
    scores = "\n".join(FULL.splitlines()[3:4])
    assert "ระดับ A (คำนวณ)" in shown(tmp_path / "a", 2565, y2565=scores)
    assert "ระดับ" not in shown(tmp_path / "b", 2560, y2560=scores).split("คะแนนรายตัวชี้วัด")[0]


def test_the_year_before_is_taken_from_its_own_record_first(tmp_path: Path) -> None:
    later = "total: 95\nprevious_total: 50\nindicators: {4: 100}\n"
    site = site_of(tmp_path, y2565=FULL, y2566=later)
    page = body(site, page_of(site, 2566))

    assert "เพิ่มขึ้น 1.62 คะแนน จากปี 2565 (93.38 คะแนน)" in text_of(page)
    assert line(page, "indicator-4").endswith("ข้อคำถาม i19–i24 100.00 +0.85")


def test_what_scored_lowest_is_to_be_fixed_first(tmp_path: Path) -> None:
    site = site_of(tmp_path, y2565=FULL)
    fix = body(site, page_of(site, 2565)).css('[aria-labelledby="fix"] .oit-analysis__block')

    assert [first(block, "ul").text().strip() for block in fix] == ["ช่องทางไม่ครบ", "ตอบช้า", "ไม่ทราบขั้นตอน"]
    assert [first(block, selector).text() for block, selector in ((fix[1], "p.oit-lines"), (fix[1], "h4"))] == [
        "เกริ่นนำ",
        "หัวเรื่อง",
    ]


def test_each_point_names_the_measures_that_answer_it_or_says_there_are_none(tmp_path: Path) -> None:
    answered = "indicators: {4: 80}\nanalysis:\n" + "".join(
        f"  - {{kind: weakness, {links}, points: [ก]}}\n"
        for links in ("questions: [i20]", "questions: [i21]", "indicators: [4]", "indicators: [8]")
    )
    site = site_of(tmp_path, y2568=answered)
    blocks = body(site, page_of(site, 2568)).css('[aria-labelledby="fix"] .oit-analysis__answer')
    found = {index: [link.text() for link in block.css("a")] for index, block in enumerate(blocks)}

    assert sorted(map(len, found.values())) == [0, 0, 1, 1]
    assert sum("ยังไม่มีมาตรการที่ตอบประเด็นนี้" in block.text() for block in blocks) == 2


def test_what_a_point_speaks_of_counts_for_its_block(tmp_path: Path) -> None:
    record = "indicators: {4: 80}\nanalysis: [{kind: weakness, points: [{text: ก, questions: [i20]}]}]\n"
    site = site_of(tmp_path, y2568=record)
    block = first(body(site, page_of(site, 2568)), ".oit-analysis__block")

    assert "IIT" in first(block, "h3").text()
    assert "i20" in block.text()
    assert "อบรมการยืมพัสดุ" in first(block, ".oit-analysis__answer").text()


def test_failed_items_tell_comment_cause_and_remedy_and_lead_to_the_item(tmp_path: Path) -> None:
    site = site_with(
        tmp_path, [], files={"content/results/2566.yml": FULL, "oit_items/2566/o17.yml": "item: O17\nstatus: draft\n"}
    )
    page = page_of(site, 2566)
    tree = body(site, page)
    text = line(tree, "failed-o17")

    assert "ได้ 0 จาก 100" in text
    assert "ความเห็นของผู้ประเมิน ไม่พบช่องทาง สาเหตุ ไม่มีผู้ดูแล แนวทางแก้ไข ตั้งผู้ดูแล" in text
    assert first(tree, "#failed-o17 a").attributes["href"] == "../../2566/o17/index.html"
    assert page.origins["2566/o17/"].file == "content/results/2566.yml"


def test_a_measure_says_on_the_result_that_it_is_overdue(tmp_path: Path) -> None:
    record = "indicators: {4: 80}\nanalysis: [{kind: weakness, indicators: [4], points: [ก]}]\n"
    site = site_of(tmp_path, y2568=record)

    assert "เลยกำหนด" in text_of(body(site, page_of(site, 2568)))
    early = replace(site, as_of=date(2025, 10, 1))
    assert "เลยกำหนด" not in text_of(body(early, page_of(early, 2568)))


def test_years_stand_beside_each_other_and_the_announcement_is_linked(tmp_path: Path) -> None:
    site = site_of(tmp_path, y2565=FULL, y2566="total: 95\n")
    page = body(site, page_of(site, 2565))
    years = [row.text(separator=" ").split()[:2] for row in page.css(".oit-scores--years tbody tr")]

    assert years == [["พ.ศ.", "2565"], ["พ.ศ.", "2566"]]
    assert first(page, '[rel~="external"]').attributes["href"] == "https://www.nacc.go.th/result"


def test_suggestions_and_running_text_are_shown(tmp_path: Path) -> None:
    text = shown(tmp_path, 2565, y2565=FULL)

    assert "ข้อเสนอแนะ ภาพรวม ตรวจทุกเดือน" in text
    assert "สรุป ย่อหน้าแรก ย่อหน้าที่สอง" in text
    assert "สิ่งที่ต้องรักษาและต่อยอด EIT ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน (96.07 คะแนน) บริการดี" in text
