"""What evidence documents say: own name, right year, the words that a part calls for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue.codes import file_stem
from tests import small_documents as make
from tests.small_papers import FILLER, OWN, findings, record, report

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("document_text_cases.yml").read_text(encoding="utf-8")
)
NO_SUGGESTIONS = f"รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2565\n{OWN}\n{FILLER}\nปัญหาอุปสรรค ไม่มี"
SUGGESTIONS = f"ข้อเสนอแนะประจำปีงบประมาณ พ.ศ. 2565\n{OWN}\n{FILLER}\n{FILLER}"
ENTRY = "{{parts: [problems, suggestions], {target}, fiscal_year: 2565}}"


def shown(case: dict[str, Any], suffix: str, body: bytes) -> dict[str, str | bytes]:
    item = case.get("item", "O13")
    time = f"period: {case['period']}" if "period" in case else f"fiscal_year: {case.get('fiscal_year', 2565)}"
    parts = ", ".join(case.get("parts", ["results", "problems", "suggestions"]))
    entry = f"{{parts: [{parts}], file: a.{suffix}, {time}}}"
    return {f"oit_items/2566/{file_stem(item)}.yml": record(item, entry), f"content/documents/a.{suffix}": body}


def told(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    return [f"{found.code} {found.part}" if found.part else found.code for found in findings(folder, files)]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_a_document_says(tmp_path: Path, case: dict[str, Any], suffix: str) -> None:
    text = case["text"].format(own=OWN, filler=FILLER)
    body = make.pdf(text) if suffix == "pdf" else make.docx(*text.splitlines())
    assert told(tmp_path, shown(case, suffix, body)) == case["codes"]


def test_the_finding_names_years_words_and_whom_it_concerns(tmp_path: Path) -> None:
    right, wrong = (f"รายงานประจำปีงบประมาณ พ.ศ. {year}\n{OWN}\n{FILLER}" for year in (2565, 2566))
    (year,) = findings(tmp_path / "year", report(a__pdf=make.pdf(wrong)))
    assert "2566" in year.message
    assert "ปีงบประมาณ พ.ศ. 2565" in year.message
    (words,) = findings(tmp_path / "words", report(a__pdf=make.pdf(right)))
    assert "“ปัญหา” หรือ “อุปสรรค” และ “เสนอแนะ”" in words.message
    assert (words.item, words.year) == ("O13", 2566)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (make.pdf(SUGGESTIONS), []),
        (make.pdf("", image=make.photo()), ["D410"]),
        (b"<html></html>", ["D403"]),
    ],
    ids=["the words stand in another document", "they may stand in the scan", "nobody knows what was meant"],
)
def test_words_are_missed_only_where_everything_can_be_read(tmp_path: Path, other: bytes, expected: list[str]) -> None:
    assert told(tmp_path, report(a__pdf=make.pdf(NO_SUGGESTIONS), b__pdf=other)) == expected


@pytest.mark.parametrize("target", ["url: https://www.test.example/report", "page: report.md"])
def test_words_may_stand_on_a_page_of_the_web(tmp_path: Path, target: str) -> None:
    files = report(a__pdf=make.pdf(NO_SUGGESTIONS))
    entries = [ENTRY.format(target="file: a.pdf"), ENTRY.format(target=target)]
    files |= {"oit_items/2566/o13.yml": record("O13", *entries), "content/pages/report.md": "# รายงาน"}
    assert told(tmp_path, files) == []
