from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.public.look import AA_TEXT, BLACK, WHITE, contrast, ink_on, mix, readable

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes AA on white
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(color=COLORS)
def test_any_colour_becomes_readable_and_stays_if_it_was(color: str) -> None:
    found = readable(color, (WHITE,), BLACK)

    assert contrast(found, WHITE) >= AA_TEXT
    assert found == color or contrast(color, WHITE) < AA_TEXT


@given(color=COLORS)
def test_there_is_ink_for_every_colour(color: str) -> None:
    assert contrast(ink_on(color), color) >= AA_TEXT


@given(color=COLORS)
def test_mixing_reaches_both_ends(color: str) -> None:
    assert mix(color, WHITE, 0) == color
    assert mix(color, WHITE, 1) == WHITE
