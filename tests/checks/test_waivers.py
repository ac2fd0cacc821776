"""What an agency may decide about findings, and what is said of its decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.waivers import settle
from generator.commands.cli import run
from generator.findings.finding import Finding, Place, Severity, Waived
from generator.findings.messages.store import all_messages
from tests.checks.rule_cases import cases, day_of, on_improving
from tests.checks.test_measure_rules import ROW, WHOLE, without_null
from tests.small_agency import CONFIG, agency
from tests.small_measures import Record, site_with, written

DAY = "2568-12-15"
MEASURE: Record = without_null({**WHOLE, "target": None, "rows": [without_null({**ROW, "period": None})]})
NO_RESULT = "M558 warning"
"""Said of every case besides: the small agency keeps no result of the year before."""
WAIVER = {"code": "M506", "measure": "m1", "reason": "นับไม่ได้", "who": "ปลัดเทศบาล", "until": "2569-09-30"}


def config_with(extra: dict[str, Any]) -> str:
    return written({**yaml.safe_load(CONFIG), **extra})


@pytest.mark.parametrize("case", cases("waiver_cases.yml"), ids=lambda case: case["why"])
def test_a_decision(case: dict[str, Any], tmp_path: Path) -> None:
    files = {"site_config.yml": config_with(case.get("config", {}))}
    site = site_with(tmp_path, [MEASURE], files=files, day=day_of(DAY))
    found = settle(site, on_improving(site), documents=False)
    told = [f"{one.code} {one.severity} {one.waived.reason if one.waived else ''}".strip() for one in found]
    assert sorted(entry for entry in told if entry != NO_RESULT) == case["expected"]


@pytest.mark.parametrize("severity", ["gap", "warning", "note"])
def test_an_error_stays_an_error_in_check_and_build(
    severity: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiver = {"code": "E340", "item": "O11", "reason": "แฟ้มหาย", "who": "ปลัดเทศบาล", "until": "2569-09-30"}
    files = {
        "site_config.yml": config_with({"severities": {"E340": severity}, "waivers": [waiver]}),
        "oit_items/2566/o11.yml": (
            "item: O11\nstatus: published\nresponsible: [clerk]\nupdated: 2565-11-15\n"
            "evidence: [{title: แผน, file: lost.pdf, fiscal_year: 2566}]\n"
        ),
    }
    agency(tmp_path, files)
    for verb in ("check", "build"):
        assert run([verb, "--folder", str(tmp_path), "--as-of", DAY, "--format", "json"]) == 1
        told = json.loads(capsys.readouterr().out)["findings"]
        assert [(one["severity"], one["waived"]) for one in told if one["code"] == "E340"] == [("error", None)]
    assert not (tmp_path / "site").exists()


def test_no_error_that_can_be_told_of_is_lowered_or_waived(tmp_path: Path) -> None:
    errors = [code for code, entry in all_messages().items() if entry.severity == Severity.ERROR]
    decided = {
        "severities": dict.fromkeys(errors, "note"),
        "waivers": [{**WAIVER, "code": code} for code in errors],
    }
    site = agency(tmp_path, {"site_config.yml": config_with(decided)})
    place = Place("content/measures/2569/m1.yml")
    found = [Finding(code, Severity.ERROR, "", place=place, measure="m1") for code in errors]
    assert len(found) > 100
    assert settle(site, found)[: len(found)] == found


def test_a_waiver_without_a_place_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = {key: value for key, value in WAIVER.items() if key != "measure"}
    (tmp_path / "site_config.yml").write_text(config_with({"waivers": [nowhere]}), encoding="utf-8")
    assert run(["check", "--folder", str(tmp_path), "--as-of", DAY]) == 1
    assert "E239" in capsys.readouterr().out


@pytest.mark.parametrize("severity", ["note", "warning"])
def test_what_is_waived_stays_visible_and_stands_in_nobodys_way(
    severity: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = without_null({**WHOLE, "target": None, "rows": [ROW]})
    waivers = [{**WAIVER}] if severity == "warning" else []
    config = {"waivers": waivers, "severities": {"M558": "note", **({} if waivers else {"M506": "note"})}}
    site_with(tmp_path, [whole], files={"site_config.yml": config_with(config)})
    command = ["check", "--folder", str(tmp_path), "--as-of", DAY, "--no-documents"]

    assert run(command) == 0
    assert "M506" in capsys.readouterr().out

    run([*command, "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["summary"]["waived"] == len(waivers)
    (told,) = [found for found in data["findings"] if found["code"] == "M506"]
    expected = {"reason": "นับไม่ได้", "who": "ปลัดเทศบาล", "until": "2026-09-30"}
    assert told["waived"] == (expected if waivers else None)


def test_the_terminal_says_why_who_and_until_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site_with(tmp_path, [MEASURE], files={"site_config.yml": config_with({"waivers": [WAIVER]})})
    run(["check", "--folder", str(tmp_path), "--as-of", DAY, "--no-documents"])
    shown = capsys.readouterr().out
    assert "ยกเว้นไว้ 1" in shown
    assert "ยกเว้นเพราะ: นับไม่ได้ · ผู้อนุมัติ ปลัดเทศบาล · ใช้ถึง 30 ก.ย. 2569" in shown


FOUND = Finding(
    "M506",
    Severity.WARNING,
    "",
    place=Place("content/measures/2569/m1.yml", 3, 5),
    item="O11",
    part="plan, results",
    measure="m1",
    year=2569,
)


def settled(folder: Path, found: Finding, *named: dict[str, Any], **looked_for: bool) -> list[Finding]:
    """Return what becomes of ``found`` where a waiver each names what it says, and what is said of these."""
    usual = {key: value for key, value in WAIVER.items() if key != "measure"}
    waivers = [{**usual, "reason": f"เหตุผล {number}", **one} for number, one in enumerate(named, 1)]
    site = agency(folder, {"site_config.yml": config_with({"waivers": waivers})})
    return settle(replace(site, as_of=day_of(DAY)), [found], **looked_for)


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ({"measure": "m1"}, True),
        ({"measure": "m2"}, False),
        ({"item": "O11"}, True),
        ({"item": "O12"}, False),
        ({"item": "O11", "measure": "m2"}, False),
        ({"item": "O11", "part": "plan"}, True),
        ({"item": "O11", "part": "results"}, True),
        ({"item": "O11", "part": "result"}, False),
        ({"item": "O11", "year": 2569}, True),
        ({"item": "O11", "year": 2568}, False),
        ({"place": "content/measures/2569/m1.yml"}, True),
        ({"place": "content/measures/2569/m1.yml:3"}, True),
        ({"place": "content/measures/2569/m1.yml:3:5"}, True),
        ({"place": "content/measures/2569/m1.yml:3:6"}, False),
        ({"place": "content/measures/2569/m1.yml:4"}, False),
        ({"place": "content/measures/2569/m2.yml"}, False),
    ],
)
def test_all_that_a_waiver_names_must_agree(named: dict[str, Any], *, fits: bool, tmp_path: Path) -> None:
    first, *others = settled(tmp_path, FOUND, named)
    assert first.waived == (Waived("เหตุผล 1", "ปลัดเทศบาล", day_of("2569-09-30")) if fits else None)
    assert [one.code for one in others] == ([] if fits else ["W362"])


@pytest.mark.parametrize("named", [{"place": "content/results/2569.yml"}, {"measure": "m1", "part": "plan"}])
def test_a_finding_without_a_place_or_a_part_is_waived_by_none_that_names_one(
    named: dict[str, Any], tmp_path: Path
) -> None:
    nowhere = replace(FOUND, place=None, part=None)
    assert [(one.code, one.waived) for one in settled(tmp_path, nowhere, named)] == [("M506", None), ("W362", None)]


def test_of_two_waivers_that_fit_the_first_is_told_and_both_are_used(tmp_path: Path) -> None:
    (only,) = settled(tmp_path, FOUND, {"measure": "m1"}, {"item": "O11"})
    assert only.waived is not None
    assert only.waived.reason == "เหตุผล 1"


@pytest.mark.parametrize(
    ("code", "looked_for", "said"),
    [
        ("D410", {}, ["W362"]),
        ("D410", {"documents": False}, []),
        ("T508", {}, ["W362"]),
        ("T508", {"wording": False}, []),
        ("T508", {"documents": False}, ["W362"]),
        ("D410", {"wording": False}, ["W362"]),
        ("L802", {}, []),
    ],
)
def test_a_waiver_of_what_was_not_looked_for_is_not_called_unused(
    code: str, looked_for: dict[str, bool], said: list[str], tmp_path: Path
) -> None:
    assert code in all_messages()
    _, *others = settled(tmp_path, FOUND, {"code": code, "measure": "m1"}, **looked_for)
    assert [one.code for one in others] == said


def test_a_waiver_of_a_code_that_is_misspelt_is_told_with_the_nearest(tmp_path: Path) -> None:
    _, told = settled(tmp_path, FOUND, {"code": "m5o6", "measure": "m1"})
    assert told.code == "W364"
    assert told.hint.startswith("หมายถึง M506 ใช่หรือไม่ ")
    _, unlike = settled(tmp_path, FOUND, {"code": "ไม่มี", "measure": "m1"})
    assert "หมายถึง" not in unlike.hint
    assert str(unlike.place).startswith("site_config.yml:")
