"""Figures are rounded half up, as people do it by hand, and not to the next even figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.thai.figures import figure


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (Decimal("99.825"), 2, "99.83"),
        (Decimal("99.835"), 2, "99.84"),
        (Decimal("99.8249"), 2, "99.82"),
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (2.4, 0, "2"),
        (1.005, 2, "1.01"),  # as it is written, not as a processor keeps it
        (1234567, 2, "1,234,567.00"),
        (999, 0, "999"),
        (0, 2, "0.00"),
        (None, 2, "–"),
    ],
)
def test_a_figure(value: Decimal | float | None, places: int, words: str) -> None:
    assert figure(value, places) == words


def test_two_decimals_are_usual() -> None:
    assert figure(87.5) == "87.50"
