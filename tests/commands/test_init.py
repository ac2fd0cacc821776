"""``oit init``: a folder that can be checked at once, nothing overwritten, and the sample to be tried."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.app.begin.folder import GUIDE
from generator.app.examine import examine
from generator.checks.running_year import begun, deadlines
from generator.commands import cli, init, new
from generator.commands.options import usual_year
from generator.findings.finding import Severity
from generator.records.forms.store import available_years
from generator.thai.fiscal import fiscal_year_of
from tests.broken import DAY
from tests.command import contents

ALL = (
    *("--tambon", "ทดสอบ", "--district", "สมมติ", "--province", "ศรีธารา", "--phone", "0 2000 1111"),
    *("--website", "www.test.example", "--year", "๒๕๖๙", "--eit", "https://itas.nacc.go.th/go/eit/q7w8e9"),
)


@pytest.fixture(autouse=True)
def _on_a_day_of_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (init, new):
        monkeypatch.setattr(module, "today", lambda: DAY)


def config(folder: Path) -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load((folder / "site_config.yml").read_text(encoding="utf-8"))
    return data


OF_THE_RUNNING_YEAR = {*begun.CODES, *deadlines.CODES}
"""What is still to be done in a year that has just begun: no fault of the folder."""


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("อบต.ทดสอบ", "sao", "องค์การบริหารส่วนตำบลทดสอบ"),
        ("องค์การบริหารส่วนตำบล ทดสอบ", "sao", "องค์การบริหารส่วนตำบลทดสอบ"),
        ("ทต. ทดสอบ", "tambon_municipality", "เทศบาลตำบลทดสอบ"),
        ("เทศบาลนครทดสอบ", "city_municipality", "เทศบาลนครทดสอบ"),
        ("อบจ.ทดสอบ", "pao", "องค์การบริหารส่วนจังหวัดทดสอบ"),
        ("เมืองพัทยา", "special_local", "เมืองพัทยา"),
        ("วิทยาลัยเทคนิคทดสอบ", "vocational", "วิทยาลัยเทคนิคทดสอบ"),
        ('โรงพยาบาลทดสอบ: "พิเศษ" #1', "hospital", 'โรงพยาบาลทดสอบ: "พิเศษ" #1'),
        ("สำนักงานสาธารณสุขจังหวัดทดสอบ", "hospital", "สำนักงานสาธารณสุขจังหวัดทดสอบ"),
    ],
)
def test_the_name_alone_makes_a_folder_without_any_fault(tmp_path: Path, typed: str, kind: str, name: str) -> None:
    assert cli.run(["init", str(tmp_path / "a"), "--name", typed]) == 0
    agency = config(tmp_path / "a")["agency"]
    assert isinstance(agency, dict)
    assert (agency["type"], agency["name"]) == (kind, name)
    findings = [found for found in examine(tmp_path / "a", DAY).findings if found.code not in OF_THE_RUNNING_YEAR]
    assert {(found.code, found.severity) for found in findings} == {("G002", Severity.GAP), ("N321", Severity.NOTE)}


def test_every_answer_stands_where_it_belongs_and_units_are_those_of_the_kind(tmp_path: Path) -> None:
    assert cli.run(["init", str(tmp_path), "--name", "อบต.ทดสอบ", *ALL]) == 0
    made = config(tmp_path)
    agency, units = made["agency"], made["units"]
    assert isinstance(agency, dict)
    assert isinstance(units, list)
    places = ("short", "tambon", "district", "province", "phone", "domains")
    assert [agency[key] for key in places] == [
        *("อบต.ทดสอบ", "ทดสอบ", "สมมติ", "ศรีธารา", "0 2000 1111"),
        ["www.test.example"],
    ]
    assert made["site_url"] == "https://www.test.example/ita/"
    assert made["eit"] == [{"fiscal_year": 2569, "url": "https://itas.nacc.go.th/go/eit/q7w8e9"}]
    assert units[0]["name"] == "สำนักปลัดองค์การบริหารส่วนตำบล"
    assert len(list((tmp_path / "oit_items/2569").iterdir())) == 26
    assert (tmp_path / "content/schemas/item.schema.json").is_file()
    assert "oit new result 2568" in (tmp_path / GUIDE).read_text(encoding="utf-8")


def test_what_a_record_would_not_take_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    for wrong in (["--eit", "https://bit.ly/x"], ["--type", "เทศบาลหมู่บ้าน"], ["--website", "a b"], ["--year", "2026"]):
        assert cli.run(["init", str(tmp_path / "a"), "--name", "อบต.ทดสอบ", *wrong]) == 2, wrong
    assert cli.run(["init", str(tmp_path / "a")]) == 2
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_an_agency_s_is_left_alone_and_papers_in_a_new_one_too(tmp_path: Path) -> None:
    (tmp_path / "มาตรการ.docx").write_bytes(b"PK")
    assert cli.run(["init", str(tmp_path), "--name", "อบต.ทดสอบ"]) == 0
    before = contents(tmp_path)
    assert cli.run(["init", str(tmp_path), "--name", "อบต.อื่น"]) == 2
    assert cli.run(["init", str(tmp_path), "--sample"]) == 2
    assert contents(tmp_path) == before
    assert (tmp_path / "มาตรการ.docx").read_bytes() == b"PK"


def test_verbs_that_write_records_leave_other_folders_alone(tmp_path: Path) -> None:
    for verb in (["new", "item", "2569", "all"], ["new", "measure", "2569"], ["new", "result", "2568"], ["schema"]):
        assert cli.run([*verb, "--folder", str(tmp_path)]) == 2, verb
    assert list(tmp_path.iterdir()) == []


def test_a_result_and_a_lost_config_are_made_anew(tmp_path: Path) -> None:
    assert cli.run(["new", "config", "ทต.ทดสอบ", "--folder", str(tmp_path)]) == 0
    assert cli.run(["new", "result", "2568", "--folder", str(tmp_path)]) == 0
    assert [found.code for found in examine(tmp_path, DAY).findings if found.severity is Severity.ERROR] == []


def test_the_sample_can_be_tried_and_not_be_published_under_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["init", str(tmp_path), "--sample"]) == 0
    assert [found for found in examine(tmp_path, DAY).findings if found.severity is Severity.ERROR] == []
    path = tmp_path / "site_config.yml"
    mine = path.read_text(encoding="utf-8").replace("name: เทศบาลตำบลดอนตะวัน", "name: เทศบาลตำบลหนองจริง")
    path.write_text(mine, encoding="utf-8")
    assert cli.run(["build", "--folder", str(tmp_path), "--as-of", "2569-04-20"]) == 1
    assert capsys.readouterr().out.count("E365") == 1
    assert not (tmp_path / "site").exists()


def test_the_year_offered_is_the_one_that_a_form_is_known_of() -> None:
    assert usual_year(DAY) == fiscal_year_of(DAY)
    assert usual_year(DAY.replace(year=2090)) == available_years()[-1]
