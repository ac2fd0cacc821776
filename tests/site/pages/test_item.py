from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site.page import Crumb
from tests.small_agency import text_of
from tests.small_items import FILES, item_body, item_pages, small_site


def part(tree: LexborHTMLParser, number: int) -> str:
    """What a reader sees of one part: what is asked and what stands beside it."""
    found = tree.css_first(f"#part-{number}")
    assert found is not None
    return " ".join(found.text(separator=" ").split())


def hrefs(tree: LexborHTMLParser) -> list[str]:
    return [link.attributes["href"] or "" for link in tree.css("a")]


def test_the_page_leads_with_what_an_assessor_needs(tmp_path: Path) -> None:
    tree = item_body(small_site(tmp_path), "2566/o11/")
    head = " ".join(tree.css("header.oit-heading")[0].text(separator=" ").split())

    assert [title.text() for title in tree.css("h1")] == ["O11 แผนดำเนินงานและการใช้งบประมาณประจำปี"]
    assert head.startswith("ปีงบประมาณ พ.ศ. 2566 ")
    assert "สถานะ ยังไม่ครบ" in head
    assert "มีหลักฐาน 3 จาก 4 องค์ประกอบ" in head
    assert "สำนักปลัดเทศบาล, กองคลัง" in head
    assert "15 พฤศจิกายน 2565" in head


def test_each_part_stands_beside_what_proves_it(tmp_path: Path) -> None:
    tree = item_body(small_site(tmp_path), "2566/o11/")
    facts = (
        "แผนดำเนินงานประจำปี 2566 PDF 2 กิโลไบต์ ปีงบประมาณ พ.ศ. 2566 เลขที่ ทต. 12/2565 "
        "ลงวันที่ 1 ต.ค. 2565 ลงนามโดย นายสมชาย ใจดี นายกเทศมนตรี ดูหน้า 3–5"
    )

    assert part(tree, 1) == f"1 แผนดำเนินงานที่มีระยะเวลา 1 ปี มีหลักฐานครบ {facts}"
    assert part(tree, 2) == f"2 โครงการหรือกิจกรรมในแผน มีหลักฐานครบ {facts}"
    assert "ตารางงบประมาณ เว็บไซต์ภายนอก data.other.example" in part(tree, 3)
    assert part(tree, 4) == "4 ช่วงเวลาดำเนินการ ยังไม่มีหลักฐาน"


def test_evidence_of_no_part_is_kept_apart(tmp_path: Path) -> None:
    tree = item_body(small_site(tmp_path), "2566/o11/")
    other = tree.css("section[aria-labelledby=other]")[0]

    assert "ประชุมชี้แจงแผน เว็บไซต์ของหน่วยงาน test.example" in " ".join(other.text(separator=" ").split())
    assert "ประชุมชี้แจงแผน" not in "".join(part(tree, number) for number in range(1, 5))


def test_links_that_leave_the_site_are_marked(tmp_path: Path) -> None:
    links = {link.attributes["href"]: link for link in item_body(small_site(tmp_path), "2566/o11/").css("a")}

    assert links["https://data.other.example/budget.xlsx"].attributes["rel"] == "noopener external"
    assert "rel" not in links["../../documents/2566/plan.pdf"].attributes


def test_a_draft_says_so_and_gives_nothing_away(tmp_path: Path) -> None:
    tree = item_body(small_site(tmp_path), "2566/o12/")

    assert "อยู่ระหว่างจัดทำ" in text_of(tree)
    assert "ความก้าวหน้าของแต่ละโครงการหรือกิจกรรม" in text_of(tree)
    assert "ทุกส่วนราชการ" in text_of(tree)
    assert "ร่างรายงาน" not in text_of(tree)
    assert not [href for href in hrefs(tree) if "documents" in href or "secret" in href]


def test_an_item_that_does_not_apply_gives_its_reason(tmp_path: Path) -> None:
    text = text_of(item_body(small_site(tmp_path), "2566/o16/"))

    assert "ไม่เกี่ยวข้องกับหน่วยงาน: ไม่มีสถิติการให้บริการ" in text
    assert "ยังไม่มีหลักฐาน" not in text


def test_an_item_without_a_record_has_a_page_that_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path)

    assert len([path for path in item_pages(site) if path.startswith("2566/")]) == 43
    assert "หน่วยงานยังไม่ได้เผยแพร่ข้อมูลของข้อนี้" in text_of(item_body(site, "2566/o1/"))
    assert item_pages(site)["2566/o1/"].place is None


def test_a_missing_file_is_named_but_never_linked(tmp_path: Path) -> None:
    gone = str(FILES["oit_items/2566/o11.yml"]).replace("2566/plan.pdf", "2566/gone.pdf")
    tree = item_body(small_site(tmp_path, {"oit_items/2566/o11.yml": gone}), "2566/o11/")

    assert "เปิดหลักฐานไม่ได้ แผนดำเนินงานประจำปี 2566" in part(tree, 1)
    assert not [href for href in hrefs(tree) if "gone" in href]


def test_evidence_of_another_year_says_what_is_wrong_once(tmp_path: Path) -> None:
    late = str(FILES["oit_items/2566/o11.yml"]).replace("fiscal_year: 2566", "fiscal_year: 2564")
    shown = part(item_body(small_site(tmp_path, {"oit_items/2566/o11.yml": late}), "2566/o11/"), 1)

    assert shown.count("หลักฐานไม่อยู่ในช่วงเวลาที่กำหนด") == 1


def test_the_explanation_keeps_its_lines(tmp_path: Path) -> None:
    guide = item_body(small_site(tmp_path), "2566/o11/").css_first("#guide + .oit-lines")

    assert guide is not None
    assert guide.text() == "เปิดแผนหน้า 3\nแล้วดูตารางท้ายเล่ม"


def test_the_page_knows_its_way_home_and_its_neighbours(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    page = item_pages(site)["2566/o11/"]
    tree = item_body(site, "2566/o11/")

    assert page.breadcrumbs == (
        Crumb("หน้าหลัก", ""),
        Crumb("ปีงบประมาณ พ.ศ. 2566", "2566/"),
        Crumb("9.2 การบริหารงาน", "2566/", "sub-9-2"),
        Crumb("O11"),
    )
    assert tree.css("a[rel=prev]")[0].attributes["href"] == "../../2566/o10/index.html"
    assert tree.css("a[rel=next]")[0].attributes["href"] == "../../2566/o12/index.html"
    assert not item_body(site, "2566/o1/").css("a[rel=prev]")
    assert not item_body(site, "2566/o43/").css("a[rel=next]")


def test_the_same_item_is_found_in_other_years_under_its_code_there(tmp_path: Path) -> None:
    page = item_pages(small_site(tmp_path))["2566/o13/"]

    assert [(link.year, link.path, link.current) for link in page.years] == [
        (2569, "2569/o7/", False),
        (2566, "2566/o13/", True),
    ]
    assert "พ.ศ. 2569: O7 รายงานผลการดำเนินงานประจำปี" in text_of(item_body(small_site(tmp_path), "2566/o13/"))


def test_a_report_leads_to_what_it_reports_on_and_back(tmp_path: Path) -> None:
    site = small_site(tmp_path)

    assert "ข้อนี้รายงานผลของ O11 แผนดำเนินงาน" in text_of(item_body(site, "2566/o12/"))
    assert "ข้อที่รายงานผลของข้อนี้ O12 รายงานการกำกับติดตาม" in text_of(item_body(site, "2566/o11/"))


def test_a_link_is_traced_back_to_the_line_it_was_typed_at(tmp_path: Path) -> None:
    page = item_pages(small_site(tmp_path))["2566/o11/"]
    lines = PLAN_LINES

    for href, wanted in lines.items():
        place = page.origins[href]
        assert place.file == "oit_items/2566/o11.yml"
        assert place.line is not None
        assert wanted in str(FILES[place.file]).splitlines()[place.line - 1]
    assert set(page.origins) == set(lines)


PLAN_LINES = {
    "documents/2566/plan.pdf": "file: 2566/plan.pdf",
    "https://data.other.example/budget.xlsx": "url: https://data.other.example",
    "https://www.test.example/news/1": "url: https://www.test.example",
}


def test_the_eit_item_shows_the_qr_code_of_its_year(tmp_path: Path) -> None:
    picture = item_body(small_site(tmp_path), "2566/o43/").css_first("img.oit-qr")

    assert picture is not None
    assert picture.attributes["src"] == "../../eit/2566.svg"
    assert "2566" in (picture.attributes["alt"] or "")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("2569/o3/", "รายการข้อของ พ.ศ. 2569 ยังไม่ได้สอบทานกับแบบของสำนักงาน ป.ป.ช."),
        ("2569/o3/", "สังเกตจากหน่วยงานอื่น ยังไม่ใช่ข้อความในเกณฑ์"),
        ("2566/o39/", "แสดงเมื่อหน่วยงานมี"),
        ("2566/o12/", "6 เดือนแรกของปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 31 มี.ค. 2566)"),
    ],
)
def test_what_the_form_is_and_asks_is_said(tmp_path: Path, path: str, words: str) -> None:
    assert words in text_of(item_body(small_site(tmp_path), path))


def test_a_verified_form_carries_no_warning(tmp_path: Path) -> None:
    assert "ยังไม่ได้สอบทาน" not in text_of(item_body(small_site(tmp_path), "2566/o11/"))


def test_work_on_an_item_is_shown_with_its_progress_and_orders(tmp_path: Path) -> None:
    record = str(FILES["oit_items/2566/o11.yml"]) + (
        "work: in_progress\ninstruction: ให้เร่งดำเนินการ\n"
        "progress: [{text: จัดทำร่างแล้ว, date: 1 พ.ย. 2565, percent: 40}]\n"
    )
    text = text_of(item_body(small_site(tmp_path, {"oit_items/2566/o11.yml": record}), "2566/o11/"))

    assert "อยู่ระหว่างดำเนินการ ข้อสั่งการ: ให้เร่งดำเนินการ จัดทำร่างแล้ว 1 พฤศจิกายน 2565 · ร้อยละ 40" in text
