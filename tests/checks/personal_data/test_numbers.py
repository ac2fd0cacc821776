"""Numbers of persons in a text, and the many numbers that only look like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.personal_data.numbers import is_identity, personal_numbers

CASES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("personal_number_cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"])
def test_numbers_of_persons_are_found(case: dict[str, Any]) -> None:
    found = list(personal_numbers(case["text"]))
    assert [number.kind.value for number in found] == case["kinds"]
    for number in found:
        assert number.digits not in number.shown.replace("-", ""), "a finding must not publish the number again"


@pytest.mark.parametrize("case", CASES["nothing"], ids=lambda case: f"{case['why']}: {case['text']}")
def test_other_numbers_are_left_alone(case: dict[str, str]) -> None:
    assert not list(personal_numbers(case["text"]))


def test_a_telephone_of_the_agency_is_no_persons() -> None:
    assert not list(personal_numbers("โทร. 081-234-5678", {"0812345678"}))


def test_at_most_one_in_ten_random_numbers_passes_as_an_identity() -> None:
    passing = [number for number in range(3_410_100_000_000, 3_410_100_010_000) if is_identity(str(number))]
    assert len(passing) == 1_000


@given(st.text("0123456789๐๑๒๓ -.นายธนาคารโทบัญชีเลข\n", max_size=120))
def test_no_text_is_refused(text: str) -> None:
    for number in personal_numbers(text):
        assert number.digits.isascii()
        assert number.digits.isdigit()
        assert 0 <= number.start < len(text)
