"""`oit check` as an official reads it: one page, what costs most first, one cause once; narrowed to what one wants."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.cells import cell_len
from rich.console import Console

from generator.app.examine import examine
from generator.assessment.worst_first import grouped
from generator.commands.cli import run
from generator.commands.page import LINES, page
from generator.commands.reporter import print_page
from generator.findings.finding import Place, finding
from tests.many_measures import COUNT, files, measure
from tests.small_agency import DAY
from tests.small_measures import written

YEAR_DAY = "2565-11-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path, files())


def lay(folder: Path, content: Any) -> Path:  # noqa: ANN401 - texts by path
    for name, text in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str], folder: Path, *more: str, code: int = 1) -> str:
    assert run(["check", *more, "--no-documents", "--as-of", YEAR_DAY, "--folder", str(folder)]) == code
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> list[dict[str, Any]]:
    run(["check", *more, "--no-documents", "--as-of", YEAR_DAY, "--folder", str(folder), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_a_paper_of_forty_measures_is_one_page_with_what_costs_most_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, folder).splitlines()
    assert len(lines) <= LINES
    assert lines[0].startswith("เสียคะแนน S607 · 3.25 คะแนน")
    (target,) = (line for line in lines if "M506" in line)
    assert f"{COUNT} แห่ง: m1:1, m2:1, m3:1" in target
    assert target.endswith(f"m{COUNT}:1")
    assert sum("เพิ่ม target:" in line for line in lines) == 1
    assert "ปี 2566 2.00 คะแนน · ปี 2565 3.25 คะแนน" in "\n".join(lines)
    assert "oit explain" in lines[-1]
    assert "--all" in lines[-1]


def test_all_tells_every_place_with_its_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, folder, "--all")
    for number in range(1, COUNT + 1):
        assert f"content/measures/2566/m{number}.yml:1:1  มาตรการ “มาตรการเรื่องที่ {number}” ไม่มีเป้าหมาย" in shown
    assert shown.count("วิธีแก้: เพิ่ม target:") == 1


@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 200])
def test_a_terminal_of_any_width_has_one_page(width: int, folder: Path) -> None:
    findings = examine(folder, DAY).findings
    screen = io.StringIO()
    console = Console(file=screen, width=width, force_terminal=True, no_color=True, soft_wrap=True)
    print_page(console, findings, "", "ต่อไป")
    lines = screen.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "").splitlines()
    assert sum(max(1, -(-cell_len(line) // width)) for line in lines) <= LINES
    assert "S607" in lines[0]
    assert "3.25 คะแนน" in lines[0]


def test_a_page_never_hides_that_there_is_more(folder: Path) -> None:
    groups = grouped(examine(folder, DAY).findings)
    for room in range(1, 12):
        lines = [line.plain for line in page(groups, 80, room)]
        shown = [group for group in groups if any(group.first.code in line for line in lines)]
        assert groups[0] in shown
        rest = len(groups) - len([line for line in lines if line.startswith(("เสียคะแนน", "ควรตรวจ"))])
        assert not rest or f"และอีก {rest} เรื่อง" in lines[-1]


def test_different_words_of_one_kind_are_told_in_one_line_each_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = (measure(number) for number in (1, 2))
    one["rows"][0]["responsible"], two["rows"][0]["responsible"] = "clerk", "clerk"
    one["target"] = {"text": "ประชาชนพึงพอใจ"}
    two["target"] = {"text": "ประชาชนมีความสุข"}
    lay(tmp_path, {**files(0), **{f"content/measures/2566/{own['id']}.yml": written(own) for own in (one, two)}})
    (line,) = (line for line in told(capsys, tmp_path).splitlines() if "M506" in line)
    assert "ประชาชนพึงพอใจ" in line
    assert "ประชาชนมีความสุข" in line
    assert "2 แห่ง" in line


def test_programs_are_told_points_cause_and_units_of_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, folder)
    assert found[0]["code"] == "S607"
    assert found[0]["points"] == 3.25
    targets = [row for row in found if row["code"] == "M506"]
    assert len(targets) == COUNT
    assert len({row["cause"] for row in targets}) == 1
    assert len({row["message"] for row in targets}) == COUNT
    assert {row["points"] for row in found if row["code"] == "M503"} == {2.0}
    run(["check", "--no-documents", "--as-of", YEAR_DAY, "--folder", str(folder), "--format", "csv"])
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert [(row["code"], row["cause"]) for row in table] == [(row["code"], row["cause"]) for row in found]
    assert table[0]["points"] == "3.25"


def test_points_hanging_on_one_item_are_counted_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--no-documents", "--as-of", YEAR_DAY, "--folder", str(folder), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["points"] == {"2565": 3.25, "2566": 2.0}


def with_units(folder: Path) -> Path:
    """Lay out two measures, of which the second shares its rows between two units, and nobody plans a follow-up."""
    first, second = measure(1), measure(2)
    first["rows"][0]["responsible"] = ["clerk"]
    second["rows"] = [
        {"steps": ["สำรวจ"], "responsible": ["finance"], "period": "ต.ค. 2565", "follow_up": {"quarters": [1]}},
        {"steps": ["ซ่อม"], "responsible": ["works"], "period": "พ.ย. 2565"},
    ]
    measures = {f"content/measures/2566/{own['id']}.yml": written(own) for own in (first, second)}
    return lay(folder, {**files(0), **measures})


def test_what_stands_in_a_row_is_for_the_unit_of_that_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, with_units(tmp_path))
    units = {(row["code"], row["measure"]): row["units"] for row in found}
    assert units["M505", "m2"] == ["กองช่าง"]
    assert units["M506", "m2"] == ["กองคลัง", "กองช่าง"]
    assert units["M505", "m1"] == ["สำนักปลัดเทศบาล"]


def test_each_unit_has_what_it_shares_with_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, with_units(tmp_path), "--by", "unit")
    of_unit = {block.splitlines()[0].split(" (")[0]: block for block in shown.split("\n\n")}
    assert "M506" in of_unit["กองคลัง"]
    assert "M506" in of_unit["กองช่าง"]
    assert "M505" not in of_unit["กองคลัง"]
    assert "M505" in of_unit["กองช่าง"]


@pytest.mark.parametrize("unit", ["works", "Works", "กองช่าง"])
def test_a_unit_sees_its_own(unit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, with_units(tmp_path), "--unit", unit)
    assert found
    assert all("กองช่าง" in row["units"] for row in found)
    assert {row["measure"] for row in found} == {"m2"}


ITEMS = {
    "oit_items/2566/o12.yml": "item: O12\nstatus: draft\nresponsible: [clerk]\n",
    "oit_items/2566/o13.yml": "item: O13\nstatus: draft\nresponsible: [finance]\n",
}


@pytest.mark.parametrize("item", ["O12", "o12", "O 12", "๑๒", "ข้อ O๑๒"])
def test_an_item_is_taken_as_it_is_typed(item: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, lay(tmp_path, {**files(1), **ITEMS}), "--item", item)
    assert {row["item"] for row in found} == {"O12"}
    assert "G002" in {row["code"] for row in found}


@pytest.mark.parametrize("year", ["2566", "๒๕๖๖"])
def test_a_year_has_its_records_and_the_result_it_answers(
    year: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {row["year"] for row in rows(capsys, folder, year)} == {2565, 2566}
    assert {row["year"] for row in rows(capsys, folder, "2565")} == {2565}


def test_the_exit_code_counts_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(tmp_path, {**files(0), **ITEMS})
    shown = told(capsys, folder, "--item", "O12", "--unit", "finance", code=0)
    assert "ไม่อยู่ในที่เลือก" in shown
    told(capsys, folder, "--item", "O12", "--unit", "clerk", code=1)


WRONG = {
    "2571": ("U917", "2566"),
    "--item O99": ("U918", "O9"),
    "--item แผน": ("U918", "O43"),
    "--unit clark": ("U919", "หมายถึง clerk"),
    "69": ("U915", "2569"),
}


@pytest.mark.parametrize("words", WRONG)
def test_what_is_not_there_is_wrong_usage_with_what_was_meant(
    words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, cure = WRONG[words]
    assert run(["check", *words.split(), "--no-documents", "--folder", str(folder)]) == 2
    said = capsys.readouterr().err
    assert code in said
    assert cure in said


def test_a_site_config_that_cannot_be_read_is_told_whatever_was_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, {"site_config.yml": "agency: {"})
    assert "site_config.yml" in told(capsys, tmp_path, "2566", "--unit", "clerk")


def test_what_the_agency_waived_comes_last_with_its_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = yaml.safe_load((folder / "site_config.yml").read_text(encoding="utf-8"))
    waiver = {
        "code": "S607",
        "place": "content/results/2565.yml",
        "reason": "ยังไม่เปิดใน ITAS",
        "who": "ปลัด",
        "until": "30 ก.ย. 2566",
    }
    lay(folder, {"site_config.yml": written({**config, "waivers": [waiver]})})
    lines = told(capsys, folder).splitlines()
    assert not lines[0].startswith("เสียคะแนน S607")
    assert any("S607 ยกเว้นไว้" in line or "ยังไม่เปิดใน ITAS" in line for line in lines)
    assert "ปี 2565" not in next(line for line in lines if line.startswith("คะแนนรวมที่เสี่ยง"))


def test_where_cures_differ_that_of_the_first_place_is_told_with_its_place() -> None:
    slips = (("m1", "กฏหมาย", "กฎหมาย"), ("m2", "ผุ้บริหาร", "ผู้บริหาร"))
    some = [
        finding("T508", Place(f"content/measures/2566/{name}.yml", 3), word=word, right=right, more="")
        for name, word, right in slips
    ]
    shown = "\n".join(line.plain for line in page(grouped(some), 400, LINES))
    assert "วิธีแก้ที่ content/measures/2566/m1.yml:3: หมายถึง “กฎหมาย” ใช่หรือไม่ · " in shown
    assert "--all" in shown
