"""Every way to type a text comes to one spelling, and what a reader sees stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.folding import folded, key, normalised
from generator.thai.digits import to_thai

CASES = yaml.safe_load(Path(__file__).with_name("folding.yml").read_text(encoding="utf-8"))
THAI = st.text(st.sampled_from("กขดนรอทเแโไาำๅะั็ิีึืุู่้๊๋์ํฺๆฯ๑๙ \u200b"), max_size=12)
TEXT = st.one_of(THAI, st.text(max_size=20))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["typed"]))
def test_case(case: dict[str, str]) -> None:
    assert key(case["typed"]) == case["key"]


@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    assert key(normalised(text)) == key(text)
    assert folded(folded(text)) == folded(text)


@given(THAI, THAI)
def test_invisible_characters_and_the_digits_in_use_do_not_count(left: str, right: str) -> None:
    assert key(f"{left}\u200bก{right}") == key(f"{left}ก{right}")
    assert key(to_thai(f"{left}25{right}")) == key(f"{left}25{right}")


@given(TEXT)
def test_each_letter_of_a_normalised_text_folds_alone(text: str) -> None:
    shown = normalised(text)

    assert folded(shown).replace("ς", "σ") == "".join(map(folded, shown)).replace("ς", "σ")
