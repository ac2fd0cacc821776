"""``oit new`` and ``oit catalogue``: records that load as they are written, and nobody's words overwritten."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.app.drafts import item_text, measure_text
from generator.app.examine import examine
from generator.commands import cli, new
from generator.findings.finding import Severity
from generator.records.forms.store import available_years, catalogue
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.validate import validate
from generator.records.yaml_source import from_text
from tests.broken import DAY, GOOD

ITEMS = [(year, item.code) for year in available_years() for item in catalogue(year).items]


LAST_DAYS = {2568: date(2025, 12, 31), 2569: date(2026, 12, 31)}
"""The last day on which the check believes that an item of a year was put in order: a quarter after its end."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(GOOD, tmp_path / "agency")
    monkeypatch.chdir(tmp_path / "agency")
    monkeypatch.setattr(new, "today", lambda: DAY)
    return tmp_path / "agency"


@pytest.mark.parametrize("year", available_years())
def test_a_new_record_of_every_item_loads_also_when_its_comments_are_taken_out(year: int) -> None:
    form = catalogue(year)
    for item in form.items:
        text = item_text(form, item, DAY)
        for written in (text, uncommented(text)):
            source, found = from_text(written, Path("o.yml"), "o.yml")
            assert source is not None, written
            record, problems = validate(Item, source, {"fiscal_year": year})
            assert (found, problems) == ((), ()), written
            assert record is not None
            assert (record.item, record.status) == (item.code, "draft")
        assert record is not None
        assert len(record.evidence) == max(len(item.parts), 1)
        assert all(entry.period and entry.period.span for entry in record.evidence)


def uncommented(text: str) -> str:
    """Take away the ``#`` in front of the evidence, as the record tells the official to."""
    head, _, tail = text.partition("# evidence:")
    return head + "evidence:" + re.sub(r"^# ", "", tail, flags=re.MULTILINE).replace("\n#", "\n")


def test_a_new_measure_loads_also_when_its_comments_are_taken_out() -> None:
    text = measure_text(2569, "m9")
    for written in (text, re.sub(r"^( *)# (?=[a-z]+:|  - )", r"\1", text, flags=re.MULTILINE)):
        source, found = from_text(written, Path("m9.yml"), "m9.yml")
        assert source is not None
        record, problems = validate(Measure, source, {"fiscal_year": 2569})
        assert (found, problems) == ((), ())
        assert record is not None
    assert record is not None
    assert record.target is not None
    assert record.progress


def test_all_items_of_a_year_are_made_once_and_are_drafts(folder: Path) -> None:
    assert cli.run(["new", "item", "2569", "all"]) == 0
    before = {path: path.read_bytes() for path in (folder / "oit_items/2569").iterdir()}
    assert len(before) == 26
    findings = examine(folder, DAY).findings
    told = {(found.code, found.severity) for found in findings if found.place and "oit_items/" in found.place.file}
    assert told == {("G002", Severity.GAP), ("N321", Severity.NOTE), ("N382", Severity.NOTE)}
    assert cli.run(["new", "item", "2569", "all"]) == 0
    assert {path: path.read_bytes() for path in (folder / "oit_items/2569").iterdir()} == before


@pytest.mark.parametrize(
    ("year", "day", "dated"),
    [
        (2569, date(2025, 9, 30), False),
        (2569, date(2025, 10, 1), True),
        (2569, date(2026, 4, 20), True),
        (2569, LAST_DAYS[2569], True),
        (2569, LAST_DAYS[2569] + timedelta(1), False),
        (2569, date(2027, 1, 2), False),
        (2569, date(2028, 2, 29), False),
        (2568, LAST_DAYS[2568], True),
        (2568, date(2026, 4, 20), False),
    ],
)
def test_a_new_record_bears_no_date_that_its_own_check_doubts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, year: int, day: date, dated: bool
) -> None:
    shutil.rmtree(folder / "oit_items")
    monkeypatch.setattr(new, "today", lambda: day)
    assert cli.run(["new", "item", str(year), "O9"]) == 0
    text = (folder / f"oit_items/{year}/o09.yml").read_text(encoding="utf-8")
    assert bool(re.search(r"^updated: \d", text, re.MULTILINE)) is dated
    assert bool(re.search(r"^# updated: ", text, re.MULTILINE)) is not dated
    findings = examine(folder, day).findings
    about_it = [found.code for found in findings if found.place and "oit_items/" in found.place.file]
    assert about_it
    assert not [code for code in about_it if code.startswith("Y")]


@pytest.mark.parametrize("code", ["O9", "o09", "9", "๙", "ข้อ ๙", "service-manual"])
def test_an_item_is_named_in_any_notation(folder: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["new", "item", "๒๕๖๙", code]) == 0
    assert capsys.readouterr().out == "สร้าง oit_items/2569/o09.yml แล้ว\n"
    assert (folder / "oit_items/2569/o09.yml").is_file()


def test_a_record_that_is_there_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = folder / "oit_items/2569/o10.yml"
    before = record.read_bytes()
    assert cli.run(["new", "item", "2569", "O10"]) == 2
    assert "U907" in capsys.readouterr().err
    assert record.read_bytes() == before
    assert sorted(path.name for path in record.parent.iterdir()) == ["o10.yml"]


def test_measures_take_the_next_free_number(folder: Path) -> None:
    measures = folder / "content/measures/2569"
    for name in ("m2.yml", "m4.yml", "training.yml"):
        shutil.copy(measures / "m1.yml", measures / name)
    for _ in range(2):
        assert cli.run(["new", "measure", "2569"]) == 0
    assert cli.run(["new", "measure", "2570"]) == 0
    assert {"m3.yml", "m5.yml"} <= {path.name for path in measures.iterdir()}
    assert [path.name for path in (folder / "content/measures/2570").iterdir()] == ["m1.yml"]


def test_in_a_new_measure_nothing_but_its_own_placeholders_forbids_a_build(folder: Path) -> None:
    assert cli.run(["new", "measure", "2569", "counter"]) == 0
    findings = examine(folder, DAY).findings
    assert {found.code for found in findings if found.severity is Severity.ERROR} <= {"E362"}


def test_an_item_is_shown_as_an_official_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    for code in ("O12", "12", "action-plan-6m-report"):
        assert cli.run(["catalogue", "show", "2566", code]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("ข้อ O12 รายงานการกำกับติดตามการดำเนินงาน")
        assert "รหัส progress" in shown
        assert "1 ต.ค. 2565 – 31 มี.ค. 2566" in shown


def test_the_years_and_the_items_of_a_year_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["catalogue", "list"]) == 0
    assert [line[:4] for line in capsys.readouterr().out.splitlines()] == [str(year) for year in available_years()]
    assert cli.run(["catalogue", "list", "2569"]) == 0
    assert len(re.findall(r"^  O\d+ ", capsys.readouterr().out, re.MULTILINE)) == 26


def test_a_new_year_is_a_file_and_no_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["catalogue", "new", "2598", "--from", "2569"]) == 0
    assert cli.run(["catalogue", "new", "2598", "--from", "2569"]) == 2
    assert cli.run(["catalogue", "show", "2598", "O10"]) == 0
    assert cli.run(["new", "item", "2598", "all"]) == 0
    capsys.readouterr()
    examined = examine(folder, DAY)
    site, findings = examined.site, examined.findings
    assert not [found.message for found in findings if found.severity is Severity.ERROR]
    assert site is not None
    assert site.tally(2598).draft == 26
    assert cli.run(["build", "--folder", str(folder), "--as-of", "2569-12-20"]) == 0
    assert (folder / "site/2598/o10/index.html").is_file()
