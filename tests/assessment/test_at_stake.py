"""What hangs on a finding, by the arithmetic of the form: and nothing where arithmetic knows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.app.examine import examine
from generator.assessment.at_stake import points_by_year, points_of
from generator.findings.finding import Finding
from tests.small_agency import CONFIG, agency
from tests.small_measures import written

DAY = date(2026, 1, 15)
ALL = dict.fromkeys(range(1, 11), 100)


def found(folder: Path, files: Mapping[str, str]) -> list[Finding]:
    agency(folder, files)
    return list(examine(folder, DAY).findings)


def points(findings: list[Finding], code: str, **about: Any) -> Decimal | None:  # noqa: ANN401 - fields of a finding
    wanted = [one for one in findings if one.code == code and all(getattr(one, k) == v for k, v in about.items())]
    assert wanted, code
    return points_of(wanted)


def result(**fields: Any) -> dict[str, str]:  # noqa: ANN401 - fields of a result
    return {"content/results/2565.yml": written(fields)}


def test_an_indicator_costs_what_it_lost_by_its_weight(tmp_path: Path) -> None:
    findings = found(tmp_path, result(indicators={**ALL, 9: "83.75"}))
    assert points(findings, "S607") == Decimal("3.25")


def test_several_indicators_cost_what_they_lost_together(tmp_path: Path) -> None:
    findings = found(tmp_path, result(indicators={**ALL, 9: "83.75", 10: "87.5"}))
    assert points(findings, "S607") == Decimal("5.75")


@pytest.mark.parametrize(("number", "lost"), [(1, "1.20"), (6, "2.00"), (9, "4.00")])
def test_a_low_indicator_that_nobody_answers_costs_by_its_instrument(number: int, lost: str, tmp_path: Path) -> None:
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [2]}, "rows": []}
    files = {"content/measures/2566/m1.yml": written(measure), **result(indicators={**ALL, number: 80})}
    assert points(found(tmp_path, files), "M554") == Decimal(lost)


def test_a_result_that_nothing_was_made_of_costs_all_that_was_lost(tmp_path: Path) -> None:
    fields = {"indicators": {**ALL, 4: 90, 9: "83.75"}, "verdicts": {4: "improve"}, "failed_items": [{"item": "O17"}]}
    assert points(found(tmp_path, result(**fields)), "M550") == Decimal("3.85")


@pytest.mark.parametrize(("item", "lost"), [("O17", "0.50"), ("O42", "5.00")])
def test_a_failed_item_costs_its_place_in_the_form(item: str, lost: str, tmp_path: Path) -> None:
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [2]}, "rows": []}
    files = {"content/measures/2566/m1.yml": written(measure), **result(failed_items=[{"item": item}])}
    assert points(found(tmp_path, files), "M551") == Decimal(lost)


def test_partial_credit_that_was_given_is_not_at_stake(tmp_path: Path) -> None:
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [2]}, "rows": []}
    lost = {"content/results/2568.yml": written({"failed_items": [{"item": "O27", "credit": 75}]})}
    whole = {"content/results/2568.yml": written({"failed_items": [{"item": "O27"}]})}
    answer = {"content/measures/2569/m1.yml": written(measure)}
    config = {"site_config.yml": CONFIG.replace("2566", "2569")}
    quarter = points(found(tmp_path / "a", {**config, **answer, **lost}), "M551")
    full = points(found(tmp_path / "b", {**config, **answer, **whole}), "M551")
    assert quarter is not None
    assert full is not None
    assert abs(quarter - full / 4) < Decimal("0.01")


def test_where_an_item_is_all_or_nothing_one_missing_part_costs_the_item(tmp_path: Path) -> None:
    record = "item: O13\nstatus: published\nupdated: 2566-01-01\nevidence: [{title: รายงาน, parts: results, url: https://a.go.th/}]\n"
    findings = found(tmp_path, {"oit_items/2566/o13.yml": record})
    assert points(findings, "G010", item="O13") == Decimal("0.50")
    assert points(findings, "G001", item="O1") == Decimal("0.40")
    assert points(findings, "G001", item="O42") == Decimal("2.00")


def test_with_partial_credit_a_part_costs_its_share(tmp_path: Path) -> None:
    record = (
        "item: O25\nstatus: published\nupdated: 2569-01-01\n"
        "evidence: [{title: มาตรการ, parts: measures, url: https://www.test.example/m, fiscal_year: 2568}]\n"
    )
    findings = found(tmp_path, {"site_config.yml": CONFIG.replace("2566", "2569"), "oit_items/2569/o25.yml": record})
    part, whole = points(findings, "G010", item="O25"), points(findings, "G001", item="O26")
    assert part is not None
    assert whole is not None
    assert abs(part * 2 - whole) <= Decimal("0.01")


def test_an_unreadable_record_costs_its_item(tmp_path: Path) -> None:
    (tmp_path / "oit_items/2566").mkdir(parents=True)
    (tmp_path / "oit_items/2566/o42.yml").write_text("item: O42\nstatus: [\n", encoding="utf-8")
    (tmp_path / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (broken,) = (one for one in examine(tmp_path, DAY).findings if one.place and one.place.file.endswith("o42.yml"))
    assert points_of([broken]) == Decimal("2.00")


def test_what_may_be_right_costs_nothing(tmp_path: Path) -> None:
    record = "item: O42\nstatus: published\nevidence: [{title: ก, parts: measures, url: https://www.test.example/m}]\n"
    findings = found(tmp_path, {"oit_items/2566/o42.yml": record})
    assert points(findings, "G004", item="O42") is None


def test_a_year_without_a_form_has_no_items_to_weigh(tmp_path: Path) -> None:
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [2]}, "rows": []}
    files = {
        "content/measures/2563/m1.yml": written(measure),
        "content/results/2562.yml": written({"indicators": {**ALL, 9: "83.75"}}),
    }
    findings = found(tmp_path, files)
    assert points(findings, "M502") is None
    assert points(findings, "S607") == Decimal("3.25")


def test_what_several_findings_cost_is_counted_once(tmp_path: Path) -> None:
    findings = found(tmp_path, {"oit_items/2566/o42.yml": "item: O42\nstatus: draft\n"})
    costly = [one for one in findings if one.stakes]
    assert points_of(costly) == Decimal("40.00")
    assert points_of([*costly, *costly]) == Decimal("40.00")
    assert points_by_year(costly) == {2566: Decimal("40.00")}


def test_a_share_is_not_counted_beside_the_whole(tmp_path: Path) -> None:
    fields = {"indicators": {**ALL, 9: "83.75"}, "failed_items": [{"item": "O17"}, {"item": "O1"}]}
    measure = {"id": "m1", "title": "อบรม", "answers": {"indicators": [2]}, "rows": []}
    findings = found(tmp_path, {"content/measures/2566/m1.yml": written(measure), **result(**fields)})
    items = [one for one in findings if one.code == "M551"]
    indicator = [one for one in findings if one.code == "M554"]
    assert len(items) == 2
    assert points_of([*items, *indicator]) == points_of(indicator) == Decimal("3.25")


def test_of_a_whole_and_its_shares_what_is_more_counts(tmp_path: Path) -> None:
    files = {
        "content/results/2566.yml": written({"indicators": {**ALL, 9: "83.75"}}),
        "oit_items/2566/o42.yml": "item: O42\nstatus: draft\n",
    }
    costly = [one for one in found(tmp_path, files) if one.stakes]
    assert "S607" in {one.code for one in costly}
    assert points_of(costly) == points_of(costly[::-1]) == Decimal("40.00")


def test_an_agency_that_lowers_a_finding_does_not_change_arithmetic(tmp_path: Path) -> None:
    config = CONFIG + "severities: {S607: note}\n"
    findings = found(tmp_path, {"site_config.yml": config, **result(indicators={**ALL, 9: "83.75"})})
    assert points(findings, "S607") == Decimal("3.25")
    assert points_of([replace(findings[0], stakes=())]) is None
