"""The program's own words are known where they were left as they are, and real words that hold them are let be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.app.drafts import item_text, measure_text
from generator.app.examine import examine
from generator.checks.agency.placeholders import folded
from generator.findings.finding import Severity
from generator.records.forms.store import catalogue
from generator.records.placeholders import TEXTS
from tests.both_verbs import errors, good_agency, run_both
from tests.broken import DAY

CASES = yaml.safe_load((Path(__file__).parent / "placeholder_cases.yml").read_text(encoding="utf-8"))["cases"]
CODES = {"E362", "E363", "E364", "W356", "W357"}
ITEM = "oit_items/2569/o11.yml"


def item(field: str, text: str, status: str = "published") -> str:
    values = {"title": "ระบบบริการ", "url": "https://www.other.example/a", "explanation": "ดูหน้าแรก"} | {field: text}
    record = {"item": "O11", "status": status, "responsible": ["clerk"], "updated": "2569-01-10"}
    record["explanation"] = values["explanation"]
    record["evidence"] = [{"title": values["title"], "url": values["url"]}]  # type: ignore[list-item]
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def codes(folder: Path) -> list[str]:
    return [one.code for one in examine(folder, DAY).findings if one.code in CODES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['field']}: {case['text']}")
def test_whole_value(case: dict[str, str], tmp_path: Path) -> None:
    folder = good_agency(tmp_path, {ITEM: item(case["field"], case["text"])})
    assert codes(folder) == ([case["said"]] if "said" in case else [])


def test_a_draft_may_hold_anything(tmp_path: Path) -> None:
    assert codes(good_agency(tmp_path, {ITEM: item("explanation", "TODO", status="draft")})) == []


def test_an_untouched_measure_is_told_once_and_not_built(tmp_path: Path) -> None:
    text = measure_text(2569, "m2").replace("status: draft", "status: not_started")
    both = run_both(good_agency(tmp_path, {"content/measures/2569/m2.yml": text}))
    (found,) = [one for one in both.check if one.code in CODES]
    assert (found.code, found.measure, found.place and found.place.line) == ("E362", "m2", 5)
    assert "อีก 2 แห่ง" in found.message
    assert errors(both.check) == errors(both.build)
    assert not both.published


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("# หน้า\n\nTODO\n", [("E363", 3)]),
        ("# หน้า\n\n- ชื่อเอกสาร\n- แผน\n", [("E362", 3)]),
        ("# หน้า\n\n## รอข้อมูล\n", [("W356", 3)]),
        ("# หน้า\n\nเขียน TODO ไว้ในแผน\n", []),
    ],
)
def test_line_of_a_free_page(markdown: str, said: list[tuple[str, int]], tmp_path: Path) -> None:
    found = examine(good_agency(tmp_path, {"content/pages/a.md": markdown}), DAY).findings
    assert [(one.code, one.place and one.place.line) for one in found if one.code in CODES] == said


@pytest.mark.parametrize("code", ["abc123", "xxxxxx", "AAAAAA", "123456"])
def test_code_that_no_survey_has(code: str, tmp_path: Path) -> None:
    survey = f"+eit:\n  - {{fiscal_year: 2569, url: https://itas.nacc.go.th/go/eit/{code}}}\n"
    assert codes(good_agency(tmp_path, {"site_config.yml": survey})) == ["E364"]


def test_code_that_a_survey_may_have(tmp_path: Path) -> None:
    survey = "+eit:\n  - {fiscal_year: 2569, url: https://itas.nacc.go.th/go/eit/abc124}\n"
    assert codes(good_agency(tmp_path, {"site_config.yml": survey})) == []


ANSWERS = {"id", "item", "status", "updated", "period", "follow_up", "parts", "answers", "date", "percent", "number"}
"""Fields whose value in a new record may stay as it is."""


def leaves(data: object, field: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ANSWERS:
                yield from leaves(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, field)
    elif isinstance(data, str) and field not in {"unit", "responsible"}:
        yield data.rpartition("/")[2].partition(".")[0] if field == "file" else data


def test_every_word_of_a_new_record_is_known() -> None:
    form = catalogue(2569)
    head, _, tail = item_text(form, form.items[0], date(2026, 4, 20)).partition("# evidence:")
    new_item = f"{head}evidence:" + re.sub(r"^# ", "", tail, flags=re.MULTILINE).replace("\n#", "\n")
    new_item = new_item.replace("# explanation", "explanation")
    new_measure = re.sub(r"^( *)# (?=[a-z]+:|  - )", r"\1", measure_text(2569, "m9"), flags=re.MULTILINE)
    words = {*leaves(yaml.safe_load(new_item)), *leaves(yaml.safe_load(new_measure))}
    assert len(words) > 8
    assert {folded(word) for word in words} <= {folded(text) for text in TEXTS}


def test_own_words_are_errors_and_those_of_people_warnings(tmp_path: Path) -> None:
    files = {ITEM: item("explanation", "TODO"), "oit_items/2569/o12.yml": item("title", "xxx").replace("O11", "O12")}
    found = examine(good_agency(tmp_path, dict(files)), DAY).findings
    severities = {one.code: one.severity for one in found if one.code in CODES}
    assert severities == {"E363": Severity.ERROR, "W356": Severity.WARNING}
