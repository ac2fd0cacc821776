"""What `oit check` hands out: by unit, as a table, as one HTML file and as a workbook, all with the same findings."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from generator.app.examine import examine
from generator.assessment.acting_units import NOBODY
from generator.assessment.completeness_figures import figures
from generator.commands.cli import run
from generator.findings.finding import Finding, Place, Severity, Waived
from generator.reports.findings_columns import CODE, HEAD
from generator.reports.html import Heading, report
from generator.reports.workbook import workbook
from generator.site.open_data.completeness import completeness_data
from generator.site.pages import year as year_page
from tests.small_agency import CONFIG, agency, body, text_of
from tests.small_items import small_site
from tests.small_measures import written

DAY = date(2026, 1, 15)
COMMAND = ["check", "--no-documents", "--as-of", "2569-01-15", "--folder"]
HOSTILE = '=HYPERLINK("https://evil.example","กด")'
UNIT_NAMES = ["กองคลัง", "กองคลัง [ใหม่]/เก่า: งานที่ยาวมากเกินสามสิบเอ็ดตัวอักษรของเอกเซล", "'กองช่าง'", "ภาพรวม"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_site(tmp_path).workspace.folder


def findings_of(folder: Path) -> list[Finding]:
    return list(examine(folder, DAY).findings)


def test_by_unit_names_everyone_who_must_act(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([*COMMAND, str(folder), "--by", "unit"])
    shown = capsys.readouterr().out
    units = {unit for found in findings_of(folder) for unit in found.units}
    assert units
    assert all(f"{unit} (" in shown for unit in units)
    assert "ยังไม่ระบุผู้รับผิดชอบ (" in shown


def test_csv_holds_every_finding_for_excel(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "findings.csv"
    run([*COMMAND, str(folder), "--format", "csv", "--out", str(target)])
    text = target.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["code"] for row in rows] == [found.code for found in findings_of(folder)]
    dues = {(row["fiscal_year"], row["due"]) for row in rows if row["severity"] == "gap"}
    assert dues == {("2566", "2023-04-30"), ("2569", "2026-04-30")}


def test_csv_by_unit_keeps_together_what_one_unit_must_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([*COMMAND, str(folder), "--format", "csv", "--by", "unit"])
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"), newline=""))
    units = [row["unit"] for row in rows]
    assert units == sorted(units, key=units.index)


@pytest.mark.parametrize("by", ["cause", "unit", "file"])
def test_html_needs_no_other_file_and_holds_every_finding(by: str, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    run([*COMMAND, str(folder), "--format", "html", "--by", by, "--out", str(target)])
    text = target.read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    assert not tree.css("link, script, img, iframe")
    assert "url(" not in text
    assert "--oit-primary" in text
    shown = text_of(tree)
    for found in findings_of(folder):
        assert " ".join(found.message.split()) in shown


def test_html_lets_no_record_become_markup(folder: Path) -> None:
    site = examine(folder, DAY).site
    evil = "</style><script>alert(1)</script>"
    found = Finding("G001", Severity.GAP, evil, evil, place=Place(evil), units=(evil,), waived=Waived(evil, evil, DAY))
    for one in (found, Finding("G001", Severity.GAP, evil, evil, place=Place(evil), units=(evil,))):
        text = report(folder, site, [one], DAY, by=Heading.UNIT)
        assert "<script" not in text
        assert text.count("</style>") == 1


def test_html_without_a_readable_config_still_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_text("agency: {", encoding="utf-8")
    target = tmp_path / "report.html"
    assert run([*COMMAND, str(tmp_path), "--format", "html", "--out", str(target)]) == 1
    assert "site_config.yml" in target.read_text(encoding="utf-8")


def test_workbook_has_a_sheet_for_each_unit_and_an_overview(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "work.xlsx"
    run([*COMMAND, str(folder), "--workbook", str(target), "--format", "json", "--out", str(tmp_path / "x.json")])
    book = load_workbook(target)
    findings = findings_of(folder)
    told = [
        row[HEAD.index(CODE)] for sheet in book.worksheets[1:] for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert book.sheetnames[0] == "ภาพรวม"
    assert set(book.sheetnames[1:]) == {unit for found in findings for unit in found.units or (NOBODY,)}
    assert sorted(map(str, told)) == sorted(found.code for found in findings for _ in found.units or (NOBODY,))
    assert all(sheet.freeze_panes == "A2" for sheet in book.worksheets[1:])


def test_no_cell_of_the_workbook_is_a_formula(folder: Path) -> None:
    site = examine(folder, DAY).site
    nasty = [HOSTILE, "+1+1", "-1", "@SUM(1)", "\x00\x0bเสีย", "ก" * 40_000]
    found = [Finding("G001", Severity.GAP, text, text, place=Place(text), units=(text,), item=text) for text in nasty]
    content = workbook(site, found, DAY)
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_sheet_names_are_such_as_excel_takes(folder: Path) -> None:
    site = examine(folder, DAY).site
    found = [
        Finding("G001", Severity.GAP, "ขาด", units=(name,))
        for name in [*UNIT_NAMES, "กองคลัง ", "[]", "a" * 40, "A" * 40]
    ]
    names = load_workbook(io.BytesIO(workbook(site, found, DAY))).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 9
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_waived_findings_have_a_sheet_of_their_own(folder: Path) -> None:
    site = examine(folder, DAY).site
    waived = Waived("ระบบเดิมส่งออกไม่ได้", "ปลัดเทศบาล", DAY)
    book = load_workbook(io.BytesIO(workbook(site, [Finding("G017", Severity.WARNING, "ขาด", waived=waived)], DAY)))
    assert book.sheetnames == ["ภาพรวม", "ยกเว้นไว้"]
    assert [cell.value for cell in book["ยกเว้นไว้"][2]][3:] == ["ระบบเดิมส่งออกไม่ได้", "ปลัดเทศบาล", "15 ม.ค. 2569"]


def test_a_file_that_cannot_be_written_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*COMMAND, str(folder), "--workbook", str(folder)]) == 2
    assert "U937" in capsys.readouterr().err


def test_units_of_measures_and_results_are_found(tmp_path: Path) -> None:
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [10]}, "rows": [{"responsible": ["finance"]}]}
    shared = {**measure, "id": "m2", "rows": [{"responsible": "all"}]}
    files: Mapping[str, str] = {
        "site_config.yml": written({**yaml.safe_load(CONFIG)}),
        "content/measures/2567/m1.yml": written(measure),
        "content/measures/2567/m2.yml": written(shared),
        "content/results/2566.yml": written({"failed_items": [{"item": "O39"}]}),
    }
    agency(tmp_path, files)
    units = {(found.code, found.measure): found.units for found in findings_of(tmp_path)}
    assert units["M502", "m1"] == ("กองคลัง",)
    assert units["M502", "m2"] == ("ทุกส่วนราชการ",)
    assert units["M552", "m1"] == ("กองคลัง",)


def test_one_figure_in_terminal_page_json_and_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = examine(folder, DAY).site
    assert site is not None
    form = site.workspace.form(2566)
    assert form is not None
    known = figures(form, site.states[2566], 2566)
    assert len(known) == 1 + 2 + 7 + 43
    assert {figure.level for figure in known} == {"year", "indicator", "sub_indicator", "item"}

    run([*COMMAND, str(folder), "--format", "json"])
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["summary"]["years"]["2566"]["figures"]
    assert [(one["code"], one["done"], one["total"], one["percent"]) for one in told] == [
        (figure.code, figure.done, figure.total, figure.percent) for figure in known
    ]
    rows = completeness_data(site, 2566).records
    wanted = [(one.code, one.done, one.total) for one in known]
    assert [(row["code"], row["done"], row["total"]) for row in rows] == wanted

    run([*COMMAND, str(folder), "--all"])
    terminal = capsys.readouterr().out
    page = text_of(body(site, next(one for one in year_page.compose(site) if one.year == 2566)))
    html = text_of(LexborHTMLParser(report(folder, site, [], DAY, by=Heading.CAUSE)))
    for figure in known:
        if figure.level != "item":
            assert f"ครบถ้วน {figure.words} (ร้อยละ {figure.percent})" in terminal
            assert figure.words in page
        assert f"{figure.title} {figure.words}" in html
