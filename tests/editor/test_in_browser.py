"""The editor in a real browser: the story from an empty folder, a conflict, the keyboard alone, dropped files, axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped] # read for the script that it brings
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.editor.server import Running, listening
from generator.records.strict_yaml.parse import parse
from tests.editor.forms_as_sent import desk_of
from tests.sample_folder import sample_records

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)  # a busy machine is slow, and says nothing about us
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const told = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
    preload: false, iframes: false });
  return told.violations.map((one) => [one.id, one.nodes.map((node) => node.target.join(" ") + "  " + node.html)]);
}"""
ITEM = "oit_items/2569/o10.yml"
MEASURE = "content/measures/2569/asset-register.yml"
SCREENS = (
    "/",
    "/items/2569",
    f"/record/{ITEM}",
    f"/record/{MEASURE}",
    "/record/content/results/2568.yml",
    "/record/site_config.yml",
    "/documents",
    "/pages",
    f"/text/{ITEM}",
    "/history",
    "/search?q=แผน",
    "/measures/2569",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agency").mkdir()
    return sample_records(tmp_path / "agency", documents=True)


@pytest.fixture
def running(folder: Path) -> Iterator[Running]:
    with listening(desk_of(folder), 0) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, running: Running) -> Page:
    return entered(context, running)


def entered(context: BrowserContext, running: Running) -> Page:
    """Open the editor by its address."""
    page = context.new_page()
    page.goto(running.address)
    return page


def violations(page: Page) -> list[Any]:
    """Return what axe says of the screen that is open, once its styles are there."""
    page.wait_for_load_state("load")
    page.evaluate(AXE)
    return list(page.evaluate(RUN, TAGS))


def home(running: Running) -> str:
    return running.address.partition("/open/")[0]


def data_of(folder: Path, file: str) -> dict[str, Any]:
    return dict(parse((folder / file).read_text(encoding="utf-8")).data or {})


def test_axe_finds_nothing_on_any_screen_and_none_is_too_wide(page: Page, running: Running) -> None:
    problems = []
    for address in SCREENS:
        page.goto(home(running) + address)
        for width in (1280, 800, 400):
            page.set_viewport_size({"width": width, "height": 720})
            too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            problems += [(address, width, "too wide")] if too_wide > 0 else []
        problems += [(address, *found) for found in violations(page)]
    assert not problems


def test_nothing_is_asked_of_another_host_and_the_policy_stops_nothing(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if "/look/" not in str(message.location) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(running.address)
    page.goto(f"{home(running)}/record/{MEASURE}")
    page.locator("[id='issue']").fill("ปัญหาใหม่")
    expect(page.locator("#state")).to_have_text("ยังไม่ได้บันทึก")
    assert {url.partition("/")[2].partition("/")[2].partition("/")[0] for url in asked} == {home(running)[7:]}
    assert said == []
    context.close()


def test_from_an_empty_folder_to_a_site_without_a_text_editor(context: BrowserContext, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with listening(desk_of(folder), 0) as running:
        page = entered(context, running)
        assert violations(page) == []
        page.get_by_label("ชื่อเต็มของหน่วยงาน").fill("อบต.ดอนตัวอย่าง")
        page.get_by_label("โทรศัพท์").fill("0 2000 0000")
        page.get_by_role("button", name="เริ่ม", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("วันนี้")
        page.get_by_role("link", name="เปิดรายการข้อ").click()
        page.get_by_role("link", name="โครงสร้าง").first.click()
        page.wait_for_url("**/oit_items/2569/o01.yml")  # with its script, that sends a chosen file at once
        paper = tmp_path / "โครงสร้าง.csv"
        paper.write_text("ลำดับ,ส่วนราชการ\n1,สำนักปลัด\n2,กองคลัง\n", encoding="utf-8-sig")
        page.locator("input[type=file]").first.set_input_files(paper)
        expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
        page.get_by_label("สถานะการเผยแพร่").select_option("published")
        page.get_by_role("button", name="บันทึก", exact=True).last.click()
        expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
        page.goto(home(running))
        page.get_by_role("button", name="สร้างเว็บ").click()
        expect(page.locator(".notice")).to_contain_text("สร้างเว็บแล้ว")
    item = data_of(folder, "oit_items/2569/o01.yml")
    assert item["status"] == "published"
    assert (folder / "content/documents" / item["evidence"][0]["file"]).read_bytes() == paper.read_bytes()
    assert (folder / "site/2569/o1/index.html").is_file()


def test_two_windows_merge_and_ask_where_they_cannot(context: BrowserContext, running: Running, folder: Path) -> None:
    first, second = entered(context, running), entered(context, running)
    for page in (first, second):
        page.goto(f"{home(running)}/record/{ITEM}")
    first.get_by_label("ข้อสั่งการ").fill("จากคนแรก")
    first.keyboard.press("Control+s")
    expect(first.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    expect(second.locator("#live")).to_contain_text("มีผู้แก้แฟ้มนี้", timeout=15_000)
    second.get_by_label("หมายเหตุในตาราง").fill("จากคนที่สอง")
    second.get_by_label("ข้อสั่งการ").fill("จากคนที่สองเหมือนกัน")
    second.keyboard.press("Control+s")
    expect(second.get_by_role("heading", level=1)).to_have_text("มีผู้แก้ช่องเดียวกันไปก่อน")
    assert data_of(folder, ITEM)["instruction"] == "จากคนแรก"
    assert violations(second) == []
    second.get_by_text("ในแฟ้มตอนนี้").click()
    second.get_by_role("button", name="บันทึกตามที่เลือก").click()
    expect(second.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    data = data_of(folder, ITEM)
    assert (data["instruction"], data["remark"]) == ("จากคนแรก", "จากคนที่สอง")
    second.get_by_role("button", name="ย้อนการบันทึกนี้").click()
    expect(second.get_by_label("หมายเหตุในตาราง")).to_have_value("")


def test_the_keyboard_alone_adds_moves_and_saves_a_row(page: Page, running: Running, folder: Path) -> None:
    page.goto(f"{home(running)}/record/{MEASURE}")
    before = data_of(folder, MEASURE)["rows"]
    page.get_by_role("button", name="เพิ่มแถวของมาตรการ").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.entry", has_text="รายการใหม่")).to_be_visible()
    page.get_by_role("button", name="เพิ่มขั้นตอน/วิธีดำเนินการ").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='rows/n1/steps/n2/text']")).to_be_focused()
    page.keyboard.type("ขั้นตอนจากแป้นพิมพ์")
    page.get_by_role("button", name="เลื่อนขึ้น แถวของมาตรการ 3").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="เลื่อนขึ้น แถวของมาตรการ 2")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    rows = data_of(folder, MEASURE)["rows"]
    assert [rows[0], rows[2]] == before
    assert rows[1] == {"steps": ["ขั้นตอนจากแป้นพิมพ์"]}


def test_what_is_wrong_is_told_beside_its_field_while_typing(page: Page, running: Running) -> None:
    page.goto(f"{home(running)}/record/{ITEM}")
    field = page.get_by_label("ปรับปรุงล่าสุด")
    field.fill("31 ก.พ. 2569")
    told = page.locator("[data-said='updated'] li")
    expect(told).to_have_count(1)
    field.fill("28 ก.พ. 69")
    expect(told).to_have_count(0)
    expect(page.locator("[data-understood='updated']")).to_have_text("อ่านว่า 28 กุมภาพันธ์ 2569")


def test_a_file_dropped_on_a_part_proves_it(page: Page, running: Running, folder: Path) -> None:
    page.goto(f"{home(running)}/record/{ITEM}")
    part = page.locator(".part.open").first
    part.evaluate(
        """(place) => {
          const files = new DataTransfer();
          files.items.add(new File(["ปี,จำนวน\\n2569,12\\n"], "สถิติ.csv", { type: "text/csv" }));
          place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files }));
        }"""
    )
    expect(page.get_by_text("บันทึกแล้ว", exact=True)).to_be_visible()
    entry = data_of(folder, ITEM)["evidence"][-1]
    assert entry["file"].endswith(".csv")
    assert (folder / "content/documents" / entry["file"]).is_file()


def test_it_works_without_a_script(browser: Browser, running: Running, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = entered(context, running)
    page.goto(f"{home(running)}/record/{MEASURE}")
    page.get_by_role("button", name="เพิ่มผลลัพธ์").click()
    page.locator("[name='outcome/n1']").fill("ผลที่เกิดขึ้น")
    page.get_by_role("button", name="บันทึก", exact=True).last.click()
    assert data_of(folder, MEASURE)["outcome"] == ["ผลที่เกิดขึ้น"]
    context.close()
