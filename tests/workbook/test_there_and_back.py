"""The records as workbooks, there and back: what offices do with them, and what becomes of the records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.app.workbook import By, put, read_workbooks, still_found, write_workbooks
from generator.findings.usage import UsageProblem
from generator.workbook.base import SHEET
from tests.conftest import ROOT
from tests.workbook.office import DAY, Sheet, agency, codes, edit, read, saved_elsewhere, texts, write

ITEMS, EVIDENCE, MEASURES, ROWS, FINDINGS = "ข้อ OIT", "หลักฐาน", "มาตรการ", "ขั้นตอนของมาตรการ", "ข้อค้นพบ"
O10, ITS_EVIDENCE, M1, M1_ROW = "2569/O10", "2569/O10/evidence/1", "2569/m1", "2569/m1/rows/1"
EXPLAINED, UPDATED, TITLE = "คำอธิบาย", "ปรับปรุงล่าสุด", "ชื่อหลักฐาน"
ITEM_FILE, MEASURE_FILE = "oit_items/2569/o10.yml", "content/measures/2569/m1.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "agency")


@pytest.fixture
def book(folder: Path) -> Path:
    return write(folder)[0]


def lines_of(folder: Path, file: str = ITEM_FILE) -> list[str]:
    return (folder / file).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("source", [ROOT, ROOT / "tests" / "minimal_agency"], ids=["sample", "minimal"])
def test_what_nobody_touches_changes_nothing(by: By, source: Path, tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency", source)
    before = texts(folder)
    books = write(folder, by=by)
    for path in books:
        saved_elsewhere(path)
    reading = read(folder, *books)
    assert (reading.applied.files, codes(reading)) == ([], [])
    assert put(reading) == []
    assert texts(folder) == before


def test_three_units_at_once(tmp_path: Path) -> None:
    """One edits, deletes and inserts, one sorts and contradicts, one uses another program; the record moves too."""
    folder = agency(tmp_path / "agency", ROOT)
    (book,) = write(folder)
    finance = edit(
        book,
        tmp_path / "finance.xlsx",
        **{
            ITEMS: lambda sheet: (sheet.put(O10, EXPLAINED, "ของกองคลัง"), sheet.put("2569/O12", UPDATED, "19/4/2569"))[
                0
            ],
            EVIDENCE: lambda sheet: (
                sheet.delete("2569/O20/evidence/2"),
                sheet.insert(
                    ITS_EVIDENCE,
                    {"ปี": 2569, "ข้อ/มาตรการ": "O10", TITLE: "สถิติ", "องค์ประกอบที่พิสูจน์": "statistics"},
                ),
            )[0],
        },
    )
    strategy = edit(
        book,
        tmp_path / "strategy.xlsx",
        **{
            ITEMS: lambda sheet: (
                sheet.put(O10, EXPLAINED, "ของกองยุทธศาสตร์"),
                sheet.put("2569/O24", "สถานะการเผยแพร่", "เผยแพร่แล้ว"),
                sheet.sort(UPDATED),
            )[0],
            ROWS: lambda sheet: sheet.insert(
                "2569/line-reply-time/rows/1",
                {
                    "ปี": "๒๕๖๙",
                    "ข้อ/มาตรการ": "line-reply-time",
                    "ขั้นตอน/วิธีดำเนินการ": "หนึ่ง\n   - ย่อย\nสอง",
                    "ผู้รับผิดชอบ": "กองคลัง",
                },
            ),
        },
    )
    clerk = saved_elsewhere(
        edit(book, tmp_path / "clerk.xlsx"),
        dates={(ITEMS, "2569/O13", UPDATED): 46130, (ITEMS, "2569/O14", UPDATED): datetime(2569, 4, 18)},  # noqa: DTZ001 - Excel knows no zones
    )
    moved = folder / "oit_items/2569/o20.yml"
    moved.write_text(
        moved.read_text("utf-8").replace("evidence:\n", "evidence:\n  # ใหม่\n  - title: แทรก\n", 1), "utf-8"
    )
    before = texts(folder)
    reading = read(folder, finance, strategy, clerk)
    assert codes(reading) == ["W371"]
    (conflict,) = reading.findings
    for word in ("ของกองคลัง", "ของกองยุทธศาสตร์", "finance.xlsx", "strategy.xlsx"):
        assert word in conflict.message
    put(reading)
    after = texts(folder)
    changed = {name: _difference(before[name], after[name]) for name in after if after[name] != before[name]}
    assert changed == {
        ITEM_FILE: ([], ["  - title: สถิติ", "    parts: [statistics]"]),
        "oit_items/2569/o12.yml": (["updated: 4 มี.ค. 2569"], ["updated: 19 เม.ย. 2569"]),
        "oit_items/2569/o13.yml": (["updated: 5 มี.ค. 2569"], ["updated: 18 เม.ย. 2569"]),
        "oit_items/2569/o14.yml": (["updated: 5 มี.ค. 2569"], ["updated: 18 เม.ย. 2569"]),
        "oit_items/2569/o20.yml": (
            [
                "  - title: รายงานผลตามนโยบาย No Gift Policy ปีงบประมาณ พ.ศ. 2568",
                "    parts: [policy-report]",
                "    file: 2569/รายงาน-No-Gift-Policy-2568.pdf",
                "    fiscal_year: 2568",
                "    issued: 16 ต.ค. 2568",
            ],
            [],
        ),
        "oit_items/2569/o24.yml": (["status: draft"], ["status: published"]),
        "content/measures/2569/line-reply-time.yml": (
            [],
            ["  - steps:", "      - text: หนึ่ง", "        sub: [ย่อย]", "      - สอง", "    responsible: [finance]"],
        ),
    }
    again = read(folder, finance, strategy, clerk)
    assert (again.applied.files, codes(again)) == ([], ["W371"])


def _difference(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    old, new = before.decode().splitlines(), after.decode().splitlines()
    gone = list(old)
    added = []
    for line in new:
        if line in gone:
            gone.remove(line)
        else:
            added.append(line)
    return gone, added


def test_a_record_that_moved_and_a_cell_that_did_not_are_no_conflict(folder: Path, book: Path) -> None:
    path = folder / ITEM_FILE
    path.write_text(path.read_text("utf-8").replace("หน้าหลัก →", "หน้าแรก →"), "utf-8")
    back = edit(book, book, **{ITEMS: lambda sheet: sheet.put(O10, UPDATED, "16 ม.ค. 2569")})
    reading = read(folder, back)
    assert codes(reading) == []
    put(reading)
    assert {"updated: 16 ม.ค. 2569"} < set(lines_of(folder))
    assert any("หน้าแรก →" in line for line in lines_of(folder))


def test_both_sides_of_a_conflict_are_told_and_nothing_is_written(folder: Path, book: Path) -> None:
    path = folder / ITEM_FILE
    path.write_text(path.read_text("utf-8").replace("updated: 15 ม.ค. 2569", "updated: 17 ม.ค. 2569"), "utf-8")
    back = edit(book, book, **{ITEMS: lambda sheet: sheet.put(O10, UPDATED, "16 ม.ค. 2569")})
    reading = read(folder, back)
    assert codes(reading) == ["W371"]
    assert "16 ม.ค. 2569" in reading.findings[0].message
    assert "17 ม.ค. 2569" in reading.findings[0].message
    assert reading.applied.files == []


def test_a_change_of_a_record_that_is_gone_is_told(folder: Path, book: Path) -> None:
    (folder / MEASURE_FILE).unlink()
    reading = read(folder, edit(book, book, **{ROWS: lambda sheet: sheet.put(M1_ROW, "หมายเหตุ", "ใหม่")}))
    assert (codes(reading), reading.applied.files) == (["W372"], [])


def test_a_row_of_any_kind_is_added_to_the_sheet_of_a_unit(folder: Path) -> None:
    (book,) = write(folder, by=By.UNIT)
    unit = "สำนักปลัดเทศบาล"
    new = {"ปี": 2569, "ข้อ/มาตรการ": "O10", "ชนิดแถว": "ความก้าวหน้า", "ความก้าวหน้า": "เริ่มแล้ว", "ร้อยละความก้าวหน้า": 0.5}

    def work(sheet: Sheet) -> None:
        sheet.add(new)
        number = sheet.sheet.max_row
        while sheet.sheet.cell(number, sheet.columns["ความก้าวหน้า"]).value is None:
            number -= 1
        sheet.sheet.cell(number, sheet.columns["ร้อยละความก้าวหน้า"]).number_format = "0%"

    reading = read(folder, edit(book, book, **{unit: work}))
    assert codes(reading) == []
    put(reading)
    assert "    percent: 50" in lines_of(folder) or "  - {percent: 50, text: เริ่มแล้ว}" in lines_of(folder)
    assert codes(read(folder, edit(book, book, **{unit: lambda sheet: sheet.add({**new, "ชนิดแถว": ""})}))) == ["W374"]


def test_the_same_change_in_two_workbooks_is_one(folder: Path, book: Path, tmp_path: Path) -> None:
    first = edit(book, tmp_path / "1.xlsx", **{ITEMS: lambda sheet: sheet.put(O10, UPDATED, "16 ม.ค. 2569")})
    second = edit(book, tmp_path / "2.xlsx", **{ITEMS: lambda sheet: sheet.put(O10, UPDATED, "16/1/2569")})
    reading = read(folder, first, second)
    assert (codes(reading), [len(file.changes) for file in reading.applied.files]) == ([], [1])


def test_a_row_deleted_here_and_edited_there_is_a_conflict(folder: Path, book: Path, tmp_path: Path) -> None:
    deleted = edit(book, tmp_path / "1.xlsx", **{EVIDENCE: lambda sheet: sheet.delete(ITS_EVIDENCE)})
    edited = edit(book, tmp_path / "2.xlsx", **{EVIDENCE: lambda sheet: sheet.put(ITS_EVIDENCE, TITLE, "ใหม่")})
    reading = read(folder, deleted, edited)
    assert (codes(reading), reading.applied.files) == (["W372"], [])
    assert codes(read(folder, deleted)) == []


def test_a_row_is_deleted_by_its_last_cell_too(folder: Path, book: Path) -> None:
    back = edit(book, book, **{EVIDENCE: lambda sheet: sheet.put(ITS_EVIDENCE, "ลบแถว", "ลบ")})
    put(read(folder, back))
    assert "evidence:" not in "\n".join(lines_of(folder))


def test_what_cannot_be_a_value_is_refused_and_the_rest_goes_in(folder: Path, book: Path) -> None:
    def work(sheet: Sheet) -> None:
        sheet.put(O10, UPDATED, "เมื่อวาน")
        sheet.put(O10, "ผู้รับผิดชอบ", "กองไม่มีจริง")
        sheet.put(O10, EXPLAINED, "ใหม่")

    reading = read(folder, edit(book, book, **{ITEMS: work}))
    assert codes(reading) == ["W373", "W373"]
    put(reading)
    assert {"explanation: ใหม่", "updated: 15 ม.ค. 2569", "responsible: [clerk]"} < set(lines_of(folder))


def test_fields_that_need_each_other_go_in_together(folder: Path, book: Path) -> None:
    def work(sheet: Sheet) -> None:
        sheet.put(O10, "สถานะการเผยแพร่", "ไม่เกี่ยวข้อง")
        sheet.put(O10, "เหตุผล", "ไม่มีภารกิจนี้")
        sheet.put(O10, UPDATED, "เมื่อวาน")

    reading = read(folder, edit(book, book, **{ITEMS: work}))
    assert codes(reading) == ["W373"]
    put(reading)
    assert {"status: not_applicable", "reason: ไม่มีภารกิจนี้"} < set(lines_of(folder))


@pytest.mark.parametrize(
    ("title", "work"),
    [
        (ITEMS, lambda sheet: sheet.put(O10, "รหัสแถว (ห้ามแก้)", "2569/O99")),
        (ITEMS, lambda sheet: sheet.put(O10, "ข้อ/มาตรการ", "O11")),
        (ITEMS, lambda sheet: sheet.delete(O10)),
        (MEASURES, lambda sheet: sheet.delete(M1)),
        (EVIDENCE, lambda sheet: sheet.add({TITLE: "ของใคร"})),
        (EVIDENCE, lambda sheet: sheet.add({TITLE: "ของใคร", "ปี": 2569, "ข้อ/มาตรการ": "O99"})),
        (ROWS, lambda sheet: sheet.add({"ขั้นตอน/วิธีดำเนินการ": "ก", "ปี": 2569, "ข้อ/มาตรการ": "m7"})),
    ],
)
def test_what_has_no_place_is_put_nowhere(title: str, work: object, folder: Path, book: Path) -> None:
    reading = read(folder, edit(book, book, **{title: work}))  # type: ignore[arg-type] # work is a function
    assert set(codes(reading)) <= {"W374", "W373"}
    assert codes(reading)
    assert reading.applied.files == []


def test_cells_sorted_without_their_keys_are_not_believed(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency", ROOT)
    (book,) = write(folder)
    reading = read(folder, edit(book, book, **{ITEMS: lambda sheet: sheet.sort(UPDATED, first=2)}))
    assert set(codes(reading)) == {"W374"}
    assert reading.applied.files == []


def test_a_copied_row_becomes_a_new_one(folder: Path, book: Path) -> None:
    reading = read(folder, edit(book, book, **{EVIDENCE: lambda sheet: sheet.copy(ITS_EVIDENCE, **{TITLE: "ฉบับที่สอง"})}))
    assert codes(reading) == []
    put(reading)
    assert sum(line.startswith("  - title:") for line in lines_of(folder)) == 2
    assert "  - title: ฉบับที่สอง" in lines_of(folder)


def test_two_copies_changed_differently_are_told(folder: Path, book: Path) -> None:
    def work(sheet: Sheet) -> None:
        sheet.copy(ITS_EVIDENCE, **{TITLE: "หนึ่ง"})
        sheet.put(ITS_EVIDENCE, TITLE, "สอง")

    reading = read(folder, edit(book, book, **{EVIDENCE: work}))
    assert (codes(reading), reading.applied.files) == (["W374"], [])


def test_a_row_inserted_between_two_of_one_item_is_its_own(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency", ROOT)
    (book,) = write(folder)
    work = {EVIDENCE: lambda sheet: sheet.insert("2569/O20/evidence/1", {TITLE: "ไม่บอกข้อ"})}
    reading = read(folder, edit(book, book, **work))
    (file,) = reading.applied.files
    assert file.file == "oit_items/2569/o20.yml"
    assert [getattr(change, "guessed", False) for change in file.changes] == [True]


def test_new_measures_and_items_get_files(folder: Path, book: Path) -> None:
    back = edit(
        book,
        book,
        **{
            MEASURES: lambda sheet: (
                sheet.add({"ปี": 2569, "มาตรการ/โครงการ/กิจกรรม": "ไม่มีรหัส", "แบบวัด": "IIT"}),
                sheet.add({"ปี": 2569, "ข้อ/มาตรการ": "m7", "มาตรการ/โครงการ/กิจกรรม": "ใหม่", "ข้อ OIT": "O10"}),
            )[0],
            ROWS: lambda sheet: sheet.add({"ปี": 2569, "ข้อ/มาตรการ": "m7", "ขั้นตอน/วิธีดำเนินการ": "ก"}),
            ITEMS: lambda sheet: sheet.put("2569/O11", EXPLAINED, "เริ่มแล้ว"),
        },
    )
    reading = read(folder, back)
    assert codes(reading) == []
    put(reading)
    assert {"title: ไม่มีรหัส", "  instruments: [IIT]"} < set(lines_of(folder, "content/measures/2569/m2.yml"))
    assert {"id: m7", "  items: [O10]", "  - steps: [ก]"} < set(lines_of(folder, "content/measures/2569/m7.yml"))
    assert {"item: O11", "status: draft", "explanation: เริ่มแล้ว"} < set(lines_of(folder, "oit_items/2569/o11.yml"))
    again = read(folder, back)
    assert (codes(again), again.applied.files) == ([], [])


def test_comments_quotes_and_line_ends_stay(tmp_path: Path) -> None:
    text = """# บน
item: 'O10'  # รหัส
status: published
evidence:
  # หนึ่ง
  - title: "ก" # ท้าย
    url: https://www.test.example/a
""".replace("\n", "\r\n")
    folder = agency(tmp_path / "agency")
    (folder / ITEM_FILE).write_bytes(text.encode("utf-16"))
    (book,) = write(folder)
    put(read(folder, edit(book, book, **{EVIDENCE: lambda sheet: sheet.put(ITS_EVIDENCE, TITLE, "ข: ค")})))
    assert (folder / ITEM_FILE).read_bytes() == text.replace('"ก"', '"ข: ค"').encode("utf-16")


def test_a_formula_is_never_read(folder: Path, book: Path) -> None:
    reading = read(folder, edit(book, book, **{ITEMS: lambda sheet: sheet.put(O10, EXPLAINED, "=1+1")}))
    assert (codes(reading), reading.applied.files) == (["W375"], [])


def test_words_that_look_like_a_formula_are_words(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency", oit_items__2569__o11_yml="")
    (folder / "oit_items/2569/o11_yml").unlink()
    path = folder / ITEM_FILE
    path.write_text(path.read_text("utf-8").replace("explanation: ", "explanation: =HYPERLINK(1) "), "utf-8")
    (book,) = write(folder)
    cell = Sheet(load_workbook(book)[ITEMS])
    where = cell.sheet.cell(cell.row(O10), cell.columns[EXPLAINED])
    assert (where.data_type, where.quotePrefix) == ("s", True)
    assert read(folder, edit(book, book)).applied.files == []


def test_what_has_no_field_is_told(folder: Path, book: Path) -> None:
    def work(sheet: Sheet) -> None:
        sheet.sheet.cell(1, sheet.sheet.max_column + 1).value = "ผู้ประสานงาน"
        sheet.sheet.delete_cols(sheet.columns["หมายเหตุภายใน"])

    assert codes(read(folder, book)) == []
    reading = read(folder, edit(book, book, **{ITEMS: work}))
    assert codes(reading) == ["N376", "N376"]
    assert reading.applied.files == []


def test_a_sheet_that_is_gone_deletes_nothing(folder: Path, book: Path) -> None:
    loaded = load_workbook(book)
    del loaded[EVIDENCE]
    loaded.save(book)
    reading = read(folder, book)
    assert (codes(reading), reading.applied.files) == (["N376"], [])


def test_ticks_of_either_workbook_are_held_against_the_check(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    (folder / ITEM_FILE).write_text("item: O10\nstatus: draft\nresponsible: [clerk]\n", "utf-8")
    (book,) = write(folder)

    def tick(sheet: Sheet) -> None:
        number = next(row for row in range(2, 99) if str(sheet.sheet.cell(row, sheet.columns["รหัส"]).value) == "G002")
        sheet.sheet.cell(number, sheet.columns["ทำแล้ว"]).value = "✓"

    reading = read(folder, edit(book, book, **{FINDINGS: tick}))
    said, gone = still_found(reading, DAY)
    assert ([found.code for found in said], gone) == (["W377"], 0)
    (folder / ITEM_FILE).write_text("item: O10\nstatus: not_applicable\nreason: ไม่มี\n", "utf-8")
    said, gone = still_found(reading, DAY)
    assert ([found.code for found in said], gone) == ([], 1)
    write_workbooks(folder, book, DAY, documents=False)
    kept = load_workbook(book)["แก้แล้วหรือหายไป"]
    assert "✓" in {cell.value for row in kept.iter_rows() for cell in row}


def test_what_was_not_read_yet_is_not_written_over(folder: Path, book: Path) -> None:
    edit(book, book, **{ITEMS: lambda sheet: sheet.put(O10, EXPLAINED, "ใหม่")})
    with pytest.raises(UsageProblem) as problem:
        write(folder)
    assert problem.value.finding.code == "U973"
    put(read(folder, book))
    assert write(folder) == [book]


def test_a_workbook_without_its_base_is_refused(folder: Path, book: Path) -> None:
    loaded = load_workbook(book)
    loaded[SHEET]["A2"] = "{}"
    loaded.save(book)
    with pytest.raises(UsageProblem) as problem:
        read(folder, book)
    assert problem.value.finding.code == "U974"


def test_a_workbook_of_somebody_else_is_refused(folder: Path, tmp_path: Path) -> None:
    other = agency(tmp_path / "other" / "agency", ROOT)
    with pytest.raises(UsageProblem) as problem:
        read(folder, *write(other))
    assert problem.value.finding.code == "U972"


def test_a_record_that_changes_while_people_think_is_left_alone(folder: Path, book: Path) -> None:
    reading = read(folder, edit(book, book, **{ITEMS: lambda sheet: sheet.put(O10, EXPLAINED, "ใหม่")}))
    path = folder / ITEM_FILE
    path.write_text(path.read_text("utf-8") + "# แก้แล้ว\n", "utf-8")
    with pytest.raises(UsageProblem) as problem:
        put(reading)
    assert problem.value.finding.code == "U975"
    assert "explanation: ใหม่" not in lines_of(folder)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"ITEM,O10\n", "U970"), (b"\xd0\xcf\x11\xe0" + bytes(600), "U971"), (b"PK\x03\x04junk", "U971")],
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageProblem) as problem:
        read_workbooks(folder, [path], DAY)
    assert problem.value.finding.code == code


def test_merged_cells_without_end_are_refused(folder: Path, book: Path) -> None:
    loaded = load_workbook(book)
    loaded[ITEMS].merged_cells.add("A100:XFD1048576")
    loaded.save(book)
    with pytest.raises(UsageProblem) as problem:
        read(folder, book)
    assert problem.value.finding.code == "U971"


def test_keys_are_locked_and_the_rest_is_free(book: Path) -> None:
    sheet = Sheet(load_workbook(book)[EVIDENCE])
    row = sheet.row(ITS_EVIDENCE)
    assert sheet.sheet.protection.sheet
    assert sheet.sheet.cell(row, 1).protection.locked
    assert not sheet.sheet.cell(row, sheet.columns[TITLE]).protection.locked
    offered = {str(one.sqref): one.formula1 for one in sheet.sheet.data_validations.dataValidation}
    assert any("'รายการ'!" in str(formula) for formula in offered.values())
    assert sheet.shown(ITS_EVIDENCE, "วันที่ออกเอกสาร") == "15 ม.ค. 2569"


def test_reading_again_what_was_deleted_and_edited_finds_nothing(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency", ROOT)
    (book,) = write(folder)

    def work(sheet: Sheet) -> None:
        sheet.copy("2569/O20/evidence/3", **{TITLE: "ฉบับใหม่ของรายงาน"})
        sheet.put("2569/O20/evidence/3", TITLE, "สรุปความรู้ฉบับแก้")
        sheet.delete("2569/O20/evidence/2")

    def move(sheet: Sheet) -> None:
        sheet.delete("2569/budget-one-page/progress/1")
        sheet.put("2569/budget-one-page/progress/2", "ความก้าวหน้า", "จัดพิมพ์เอกสารครบ 9 ส่วนราชการ")

    back = edit(book, book, **{EVIDENCE: work, "ความก้าวหน้า": move})
    first = read(folder, back)
    assert set(codes(first)) <= {"W374"}
    put(first)
    again = read(folder, back)
    assert (codes(again), again.applied.files) == (codes(first), [])
