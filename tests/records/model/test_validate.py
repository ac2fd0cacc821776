"""The name that was meant is offered whatever has capitals, and every choice of a record has its Thai word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest

from generator.records.model.agency_type import AGENCY_TYPE_THAI, AgencyType
from generator.records.model.progress import WORK_STATUS_THAI, WorkStatus
from generator.records.model.validate import did_you_mean


@pytest.mark.parametrize("text", ["Annual_Report.PDF", "annual_report.pdf", "ANNUAL_REPORT.PDF", "Anual_Report.pdf"])
def test_capitals_do_not_matter_on_either_side(text: str) -> None:
    assert did_you_mean(text, ["budget.xlsx", "Annual_Report.PDF"]) == "Annual_Report.PDF"
    assert did_you_mean(text, ["BUDGET.XLSX", "annual_report.pdf"]) == "annual_report.pdf"


def test_a_choice_of_capitals_alone_is_near_to_itself() -> None:
    assert did_you_mean("README", ["README"]) == "README"


def test_nothing_is_offered_that_is_not_near() -> None:
    assert did_you_mean("งบประมาณ", ["README", "budget"]) is None


@pytest.mark.parametrize(("choice", "words"), [(WorkStatus, WORK_STATUS_THAI), (AgencyType, AGENCY_TYPE_THAI)])
def test_every_choice_of_a_record_has_its_thai_word(choice: object, words: Mapping[str, str]) -> None:
    assert tuple(words) == get_args(choice)
    assert all(words.values())
