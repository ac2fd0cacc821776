"""What the watch says on a day, month by month through a year, and that it is silent when there is nothing."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.app.examine import examine
from generator.app.rolling.plan import propose
from generator.app.rolling.roll import carry_out
from generator.app.watch import watch
from generator.checks.running_year import begun, deadlines, review
from generator.findings.finding import Finding
from tests.broken import GOOD
from tests.frozen_agency import frozen_agency
from tests.sample_folder import sample_records, with_next_form

SNAPSHOT = Path(__file__).with_name("months.yml")
MONTHS = [
    *(date(2026, month, 5) for month in (10, 11, 12)),
    *(date(2027, month, 5) for month in range(1, 10)),
]
"""A day of every month of fiscal year 2570."""


def told(findings: list[Finding]) -> list[str]:
    """Say findings of one kind in one line each, items side by side."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in findings:
        about = lines.setdefault((one.code, one.message if one.item is None else ""), [])
        about.extend([one.item] if one.item else [])
    return [
        " ".join(filter(None, (code, message, ", ".join(items)))) for (code, message), items in sorted(lines.items())
    ]


def through_the_year(folder: Path) -> dict[str, list[str]]:
    return {day.isoformat(): told(list(watch(folder, day))) for day in MONTHS}


@pytest.mark.parametrize("kind", ["left", "rolled", "worked"])
def test_the_watch_says_month_by_month_what_somebody_who_knows_the_calendar_would(kind: str, tmp_path: Path) -> None:
    folder = sample_records(tmp_path)
    if kind != "left":
        with_next_form(folder)
        carry_out(folder, propose(folder, 2570, MONTHS[0]))
    if kind == "worked":
        _publish(folder)
    kept = yaml.safe_load(SNAPSHOT.read_text(encoding="utf-8"))

    assert through_the_year(folder) == kept[kind]


def _publish(folder: Path) -> None:
    """Do what the watch asks for: publish the items looked at, add measures and survey, sign, and show the year."""
    path = folder / "oit_items/2570/o01.yml"
    text = path.read_text(encoding="utf-8").replace("status: draft", "status: published\nupdated: 10 ธ.ค. 2569")
    path.write_text(text, encoding="utf-8")
    number = next(
        one for one in (folder / "oit_items/2570").iterdir() if "parts: [signed-declaration]" in one.read_text("utf-8")
    )
    declared = number.read_text(encoding="utf-8").replace("status: draft", "status: published\nupdated: 10 ธ.ค. 2569")
    signed = "parts: [signed-declaration]\n    url: https://www.dontawan.example/gift-2570"
    number.write_text(declared.replace("parts: [signed-declaration]", signed), encoding="utf-8")
    measure = folder / "content/measures/2570/m1.yml"
    measure.parent.mkdir(parents=True, exist_ok=True)
    measure.write_text("id: m1\ntitle: ก\nanswers: {indicators: [4]}\nrows: [{steps: [ข]}]\n", encoding="utf-8")
    config = folder / "site_config.yml"
    days = "opens: 5 ม.ค. 2570, closes: 10 มิ.ย. 2570"
    survey = f"eit:\n  - {{fiscal_year: 2570, url: https://itas.nacc.go.th/go/eit/dtw570, {days}}}\n"
    text = (
        config.read_text(encoding="utf-8").replace("eit:\n", survey).replace("current_year: 2569", "current_year: 2570")
    )
    config.write_text(text, encoding="utf-8")


def test_what_is_in_order_is_not_spoken_of(tmp_path: Path) -> None:
    folder = tmp_path / "agency"
    shutil.copytree(GOOD, folder)
    config, days = folder / "site_config.yml", "opens: 5 ม.ค. 2569, closes: 30 มิ.ย. 2569"
    survey = f"eit: [{{fiscal_year: 2569, url: https://itas.nacc.go.th/go/eit/k7m2qd, {days}}}]\n"
    config.write_text(config.read_text(encoding="utf-8") + survey, encoding="utf-8")
    declared = "{title: ประกาศ, parts: [signed-declaration], url: 'https://www.test.example/gift', fiscal_year: 2569}"
    (folder / "oit_items/2569/o20.yml").write_text(
        f"item: O20\nstatus: published\nupdated: 10 ม.ค. 2569\nevidence: [{declared}]\n", encoding="utf-8"
    )

    assert list(watch(folder, date(2026, 1, 20))) == []


def test_a_folder_without_any_record_is_left_in_peace(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "agency", ignore=shutil.ignore_patterns("oit_items"))

    assert list(watch(tmp_path / "agency", date(2026, 11, 30))) == []


def test_a_year_whose_records_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "agency")
    (tmp_path / "agency/oit_items/2570").mkdir()
    (tmp_path / "agency/oit_items/2570/o01.yml").write_text("item: [", encoding="utf-8")
    said = {one.code for one in watch(tmp_path / "agency", date(2026, 11, 30))}

    assert "W380" not in said


def test_a_declaration_is_asked_for_until_it_is_signed(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "agency")
    days = {"N382": date(2026, 2, 28), "W384": date(2026, 3, 1), "": date(2026, 5, 1)}

    for code, day in days.items():
        said = {one.code for one in watch(tmp_path / "agency", day)} & {"N382", "W384"}
        assert said == ({code} if code else set())


def test_answers_are_due_until_the_year_is_frozen(tmp_path: Path) -> None:
    folder = tmp_path / "frozen"
    folder.mkdir()
    frozen_agency(folder)
    day = date(2023, 4, 20)

    assert "N381" not in {one.code for one in watch(folder, day)}
    for manifest in (folder / "content/frozen").iterdir():
        manifest.unlink()
    (said,) = [one for one in watch(folder, day) if one.code == "N381"]
    assert "อีก 10 วัน" in said.message


def test_a_waived_finding_is_not_said_first_thing(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "agency")
    config = tmp_path / "agency/site_config.yml"
    waiver = "waivers: [{code: W383, place: site_config.yml, reason: รอรหัส, who: ปลัด, until: 30 ก.ย. 2569}]\n"
    config.write_text(config.read_text(encoding="utf-8") + waiver, encoding="utf-8")

    assert "W383" not in {one.code for one in watch(tmp_path / "agency", date(2026, 1, 20))}


def test_the_past_year_of_the_sample_is_silent_today(tmp_path: Path) -> None:
    folder = sample_records(tmp_path)
    of_watch = {code for rule in (begun, deadlines, review) for code in rule.CODES}
    said = [one for one in examine(folder, date(2026, 11, 30)).findings if one.code in of_watch]

    assert said
    assert [one.code for one in said if one.year == 2566] == []


def refresh() -> None:
    """Write the snapshot anew, for a person to read before it is kept."""
    kept: dict[str, dict[str, list[str]]] = {}
    for kind in ("left", "rolled", "worked"):
        with tempfile.TemporaryDirectory() as name:
            folder = sample_records(Path(name) / "agency")
            if kind != "left":
                with_next_form(folder)
                carry_out(folder, propose(folder, 2570, MONTHS[0]))
            if kind == "worked":
                _publish(folder)
            kept[kind] = through_the_year(folder)
    SNAPSHOT.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")


if __name__ == "__main__":
    refresh()
