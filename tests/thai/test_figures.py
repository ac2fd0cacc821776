"""Figures are rounded half up, as people do it by hand, and not to the next even figure; sizes are put into words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.thai.figures import figure, file_size


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


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 ไบต์"),
        (1023, "1023 ไบต์"),
        (1024, "1 กิโลไบต์"),
        (122_880, "120 กิโลไบต์"),
        (1_048_575, "1.0 เมกะไบต์"),
        (1_468_006, "1.4 เมกะไบต์"),
        (2_147_483_648, "2,048.0 เมกะไบต์"),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert file_size(size) == words
