"""One answer on where evidence stands: the same in completeness, forecast, check, item page, sheet and workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.app.build import build
from generator.app.examine import Examined, examine
from generator.app.forecast import forecast
from generator.app.sheet import MadeSheet, sheet_of
from generator.assessment.completeness import ItemStatus, PartStatus
from generator.assessment.forecast import YearForecast
from generator.reports.workbook import workbook
from tests.both_verbs import good_agency

DAY = date(2026, 1, 20)
RECORD = "oit_items/2569/o10.yml"
CLOSED = {
    "G035": "https://drive.google.com/drive/my-drive",
    "G036": "https://www.facebook.com/groups/1234",
    "G037": "https://we.tl/t-abc",
    "G038": "https://www.test.example/wp-admin/post.php?post=4",
    "G039": "https://www.test.example/plan.lnk",
}
OPEN = {
    "W340": "https://drive.google.com/file/d/1/view",
    "W341": "https://bit.ly/3abc",
    "": "https://www.test.example/manual",
}


@dataclass(frozen=True)
class Seen:
    examined: Examined
    forecast: YearForecast
    sheet: MadeSheet


def agency(folder: Path, address: str) -> Path:
    record = (
        "item: O10\nstatus: published\nresponsible: [clerk]\nupdated: 2569-01-10\nexplanation: หน้าหลัก\nevidence:\n"
        "  - {title: ก, parts: [online-service, statistics], file: 2569/e-service.csv, fiscal_year: 2569}\n"
        f"  - {{title: คู่มือการใช้ระบบ, parts: [manual], url: '{address}'}}\n"
    )
    return good_agency(folder, {"site_config.yml": "+site_url: https://www.test.example/ita/\n", RECORD: record})


def seen(folder: Path) -> Seen:
    foreseen, made = forecast(folder, DAY, 2569, {}), sheet_of(folder, DAY, 2569)
    assert isinstance(foreseen, YearForecast)
    assert isinstance(made, MadeSheet)
    return Seen(examine(folder, DAY), foreseen, made)


@pytest.mark.parametrize(("code", "address"), CLOSED.items())
def test_what_nobody_can_open_proves_nothing_anywhere(code: str, address: str, tmp_path: Path) -> None:
    said = seen(agency(tmp_path / "closed", address))
    good = seen(agency(tmp_path / "good", OPEN[""]))
    assert said.examined.site is not None
    state = said.examined.site.states[2569]["O10"]
    assert (state.status, state.parts[1].status) == (ItemStatus.PARTIAL, PartStatus.CLOSED)
    told = [found for found in said.examined.findings if found.place and str(found.place).startswith(f"{RECORD}:8")]
    assert code in [found.code for found in told]
    assert not [found.code for found in said.examined.findings if found.code in {"G010", "G013"}]
    credit = [{one.state.item.code: one.credit for one in each.forecast.items}["O10"] for each in (said, good)]
    assert credit[0] < credit[1]
    (row,) = [row for row in said.sheet.sheet.rows if row.code == "O10"]
    assert address not in [one.url for one in row.addresses]
    assert PartStatus.CLOSED.thai in row.remark
    assert "L882" in [found.code for found in said.sheet.findings]


@pytest.mark.parametrize(("code", "address"), OPEN.items())
def test_what_everybody_can_open_counts_and_is_told_elsewhere(code: str, address: str, tmp_path: Path) -> None:
    said = seen(agency(tmp_path, address))
    assert said.examined.site is not None
    assert said.examined.site.states[2569]["O10"].status is ItemStatus.COMPLETE
    known = {*CLOSED, "W340", "W341", "W352"}
    assert [one.code for one in said.examined.findings if one.code in known] == ([code] if code else [])
    (row,) = [row for row in said.sheet.sheet.rows if row.code == "O10"]
    assert address in [one.url for one in row.addresses]
    assert bool(code) == ("L880" in [found.code for found in said.sheet.findings])


def test_the_item_page_and_the_workbook_say_it_too(tmp_path: Path) -> None:
    folder = agency(tmp_path, CLOSED["G035"])
    build(folder, tmp_path / "out", DAY)
    page = (tmp_path / "out" / "2569" / "o10" / "index.html").read_text(encoding="utf-8")
    assert PartStatus.CLOSED.thai in page
    examined = examine(folder, DAY)
    assert examined.site is not None
    book = load_workbook(io.BytesIO(workbook(examined.site, examined.findings, DAY)))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    assert any("G035" in cell for cell in cells)


def test_a_good_copy_beside_is_enough(tmp_path: Path) -> None:
    folder = agency(tmp_path, OPEN[""])
    with (folder / RECORD).open("a", encoding="utf-8") as file:
        file.write(f"  - {{title: คู่มือบนไดรฟ์, parts: [manual], url: '{CLOSED['G035']}'}}\n")
    examined = examine(folder, DAY)
    assert examined.site is not None
    assert examined.site.states[2569]["O10"].status is ItemStatus.COMPLETE
    assert [one.code for one in examined.findings if one.code in {"W352", *CLOSED}] == ["W352"]
