"""The OIT forecast against hand-worked cases: what is proved, what each gap would add, and what is assumed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.assessment.forecast import YearForecast, year_forecast
from generator.assessment.scoring import item_worth
from generator.assessment.site_context import SiteContext, site_context
from generator.catalogue.model import Instrument
from generator.commands.cli import run
from generator.records.forms.store import catalogue
from generator.records.loading.workspace import load
from tests.small_agency import agency
from tests.small_measures import written

SAMPLE = Path(__file__).parents[2]
AS_OF = date(2026, 4, 5)
Entered = dict[Instrument, Decimal | None]
NOTHING: Entered = {"IIT": None, "EIT": None}
BOTH: Entered = {"IIT": Decimal(90), "EIT": Decimal(90)}


def item(code: str, *parts: str, status: str = "published", **evidence: object) -> str:
    entry = {"title": "เอกสาร", "url": "https://www.test.example/a", "parts": list(parts), **evidence}
    record = {"item": code, "status": status, "updated": "2566-01-10", "evidence": [entry]}
    return written(record)


def forecast_of(folder: Path, files: dict[str, str], entered: Entered = NOTHING) -> YearForecast:
    return year_forecast(agency(folder, files), 2566, entered)


def gap_lines(made: YearForecast) -> dict[str, tuple[str, int]]:
    return {gap.item: (str(gap.gain), gap.effort) for gap in made.gaps}


@pytest.fixture(scope="module")
def sample() -> SiteContext:
    workspace, _ = load(SAMPLE)
    assert workspace is not None
    return site_context(workspace, AS_OF)


def test_a_finished_year_is_full_marks(sample: SiteContext) -> None:
    made = year_forecast(sample, 2566, {"IIT": Decimal(90), "EIT": Decimal("80.50")})
    assert made.scores.instruments == {"IIT": Decimal("90.00"), "EIT": Decimal("80.50"), "OIT": Decimal("100.00")}
    assert made.scores.total == Decimal("91.15")
    assert made.scores.level is not None
    assert made.scores.level.name == "ผ่าน"
    assert made.gaps == ()


def test_a_year_in_progress_by_hand(sample: SiteContext) -> None:
    made = year_forecast(sample, 2569, NOTHING)
    # 9.2: 5 items and 2 of 3 parts; 9.3: one draft of two; 9.4: 2/3 + 1 + 3/4; 9.5: three and a half; 10.2: 3 of 4
    wanted = {
        "9.1": "100.00",
        "9.2": "94.44",
        "9.3": "50.00",
        "9.4": "80.56",
        "9.5": "87.50",
        "10.1": "100.00",
        "10.2": "75.00",
    }
    assert {code: str(score) for code, score in made.scores.sub_indicators.items()} == wanted
    assert made.scores.instruments["OIT"] == Decimal("85.00")
    assert made.scores.total == Decimal("88.18")
    assert gap_lines(made) == {
        "O24": ("2.50", 6),
        "O11": ("2.00", 6),
        "O13": ("0.44", 3),
        "O19": ("0.50", 5),
        "O15": ("0.33", 5),
        "O10": ("0.22", 5),
    }


def test_gaps_are_ordered_by_points_per_effort(sample: SiteContext) -> None:
    made = year_forecast(sample, 2569, NOTHING)
    values = [gap.value for gap in made.gaps]
    assert values == sorted(values, reverse=True)


def test_closing_every_gap_reaches_the_best_total(sample: SiteContext) -> None:
    made = year_forecast(sample, 2569, NOTHING)
    assert made.scores.total is not None
    assert made.best.total is not None
    gains = sum((gap.gain for gap in made.gaps), Decimal(0))
    assert abs(made.scores.total + gains - made.best.total) <= Decimal("0.03")


def test_all_or_nothing_gives_nothing_for_half_an_item(tmp_path: Path) -> None:
    files = {"oit_items/2566/o42.yml": item("O42", "weaknesses", "improvements", fiscal_year=2566)}
    made = forecast_of(tmp_path, files, BOTH)
    (half,) = [one for one in made.items if one.state.item.code == "O42"]
    assert (half.credit, half.figure.words) == (Decimal(0), "2 จาก 3 องค์ประกอบ")
    assert gap_lines(made)["O42"] == ("2.00", 5)


def test_an_item_that_is_whole_is_not_among_the_gaps(tmp_path: Path) -> None:
    parts = ("weaknesses", "improvements", "measures")
    made = forecast_of(tmp_path, {"oit_items/2566/o42.yml": item("O42", *parts, fiscal_year=2566)})
    assert "O42" not in gap_lines(made)
    assert made.scores.sub_indicators["10.2"] == Decimal("20.00")


@pytest.mark.parametrize(
    ("evidence", "effort"),
    [
        ({}, 1),
        ({"fiscal_year": 2560}, 3),
        ({"fiscal_year": 2566, "status": "draft"}, 1),
        ({"fiscal_year": 2566, "parts": ["team"]}, 6),
    ],
)
def test_effort_is_that_of_the_kind_of_gap(evidence: dict[str, object], effort: int, tmp_path: Path) -> None:
    parts = evidence.pop("parts", ["use-in-hr"])
    code = "O40" if parts == ["team"] else "O41"
    files = {f"oit_items/2566/{code.lower()}.yml": item(code, *parts, **evidence)}  # type: ignore[arg-type, misc] # of mixed kinds on purpose
    assert gap_lines(forecast_of(tmp_path, files))[code] == (str(item_worth(catalogue(2566), code)), effort)


def test_without_a_result_and_without_entered_scores_there_is_no_total(tmp_path: Path) -> None:
    made = forecast_of(tmp_path, {"oit_items/2566/o01.yml": item("O1", "chart", "positions-and-units")})
    assert made.scores.total is None
    assert made.scores.instruments["OIT"] is not None
    assert any("--iit" in words for words in made.assumptions)


def test_what_does_not_apply_counts_and_is_named(tmp_path: Path) -> None:
    record = {"item": "O39", "status": "not_applicable", "reason": "ไม่มี"}
    made = forecast_of(tmp_path, {"oit_items/2566/o39.yml": written(record)})
    assert made.scores.sub_indicators["10.2"] == Decimal("20.00")
    assert any("O39" in words for words in made.assumptions)


def test_the_last_result_is_taken_and_said(sample: SiteContext) -> None:
    made = year_forecast(sample, 2569, NOTHING)
    assert made.assumptions[0] == "IIT 90.00: สมมติว่าเท่ากับผลของปี 2568 เพราะยังไม่ทราบผลของปี 2569"
    entered = year_forecast(sample, 2569, BOTH)
    assert entered.assumptions[0] == "IIT 90.00: ตามที่ระบุในคำสั่ง"


def test_the_terminal_never_calls_it_the_ita_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--folder", str(SAMPLE), "--as-of", "2569-04-05"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("คะแนนคาดการณ์จากการคำนวณ ปีงบประมาณ พ.ศ. 2569 (ไม่ใช่คะแนน ITA)")
    assert "O24: +2.50" in shown
    assert "คะแนน ITA" not in shown.replace("ไม่ใช่คะแนน ITA", "")


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["score", "๒๕๖๙", "--folder", str(SAMPLE), "--as-of", "2569-04-05", "--iit", "95.5", "--eit", "๙๐"]
    assert run([*command, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["is_ita_score"] is False
    assert data["instruments"] == {"IIT": 95.5, "EIT": 90.0, "OIT": 85.0}
    assert set(data["indicators"]) == {"9", "10"}

    assert run([*command, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"), newline="")))
    assert {row["item"] for row in rows} == {one["item"] for one in data["items"]}
    assert {row["item"]: row["gain"] for row in rows if row["gain"]} == {
        gap["item"]: f"{gap['gain']:.2f}" for gap in data["gaps"]
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["2570"], "U914"),
        (["abc"], "U915"),
        (["--iit", "101"], "U904"),
        (["--eit", "มาก"], "U904"),
        (["--iit", "NaN"], "U904"),
    ],
)
def test_wrong_calls_are_explained(arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--folder", str(SAMPLE), *arguments]) == 2
    assert code in capsys.readouterr().err
