"""Thai as PDF and office files give it, made into Thai as people type it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.inspection.thai_text import folded, is_garbled, letters, normalised, thai_letters

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("thai_text_cases.yml").read_text(encoding="utf-8"))
THAI = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" \n\uf700\uf70b\uf71a"), max_size=60
)


@pytest.mark.parametrize("case", CASES["normalised"], ids=lambda case: case["why"])
def test_damaged_thai_is_mended(case: dict[str, str]) -> None:
    assert normalised(case["text"]) == case["gives"]


@pytest.mark.parametrize("text", CASES["same"])
def test_sound_text_stays_as_it_is(text: str) -> None:
    assert normalised(text) == text


def test_windows_874_taken_for_western_letters_is_read() -> None:
    thai = "รายงานผลการดำเนินงานประจำปี"
    assert normalised(thai.encode("cp874").decode("latin-1")) == thai


@pytest.mark.parametrize(("one", "other"), CASES["folded"])
def test_spellings_of_one_word_are_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("text", CASES["garbled"]["unreadable"])
def test_text_of_a_font_that_says_nothing_is_garbled(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize("text", CASES["garbled"]["readable"])
def test_ordinary_text_is_not_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_letters_are_counted_without_marks_and_digits() -> None:
    assert (letters("น้ำ 12 ab"), thai_letters("น้ำ 12 ab")) == (4, 2)


@given(THAI)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = normalised(text)
    assert folded(once) == folded(text)
    assert not any("\uf700" <= character <= "\uf71a" for character in once)
