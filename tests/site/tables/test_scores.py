"""Scores as printed tables show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.site.tables.scores import score_words
from generator.thai.figures import figure


@pytest.mark.parametrize(
    ("score", "words"),
    [
        ("99.15", "99.15"),
        ("87.50", "87.5"),
        ("100.00", "100"),
        ("80", "80"),
        ("0", "0"),
        ("87.125", "87.13"),  # up from an even figure and from an odd one
        ("87.135", "87.14"),
        ("87.1249", "87.12"),
        ("99.995", "100"),
    ],
)
def test_a_score_is_rounded_as_on_every_other_page(score: str, words: str) -> None:
    assert score_words(Decimal(score)) == words
    assert Decimal(figure(Decimal(score))) == Decimal(words)
