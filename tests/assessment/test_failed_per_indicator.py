"""Failed items worked out backwards from a score must agree with the arithmetic forwards."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.failed_per_indicator import Counts, fitting, nearest, score_of, sizes
from generator.assessment.scoring import Rounding, forecast
from generator.records.forms.store import catalogue

FORM = catalogue(2565)
NINE, TEN = (tuple(sizes(FORM, number).values()) for number in (9, 10))
both_orders = pytest.mark.parametrize("rounding", Rounding)


def counts(of: Counts) -> st.SearchStrategy[Counts]:
    return st.tuples(*(st.integers(0, size) for size in of))


def test_the_sizes_are_those_of_the_form() -> None:
    assert sizes(FORM, 9) == {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5}
    assert sizes(FORM, 10) == {"10.1": 8, "10.2": 2}


@both_orders
@given(failed=counts(NINE))
def test_a_score_is_that_of_the_forecast(rounding: Rounding, failed: Counts) -> None:
    lost = {
        item.code for sub, number in zip(sizes(FORM, 9), failed, strict=True) for item in FORM.items_of(sub)[:number]
    }
    earned = {item.code: Decimal(0 if item.code in lost else 100) for item in FORM.items}
    assert score_of(failed, NINE, rounding) == forecast(FORM, earned, {}, rounding).indicators[9]


@both_orders
@given(failed=counts(TEN))
def test_what_gives_a_score_is_among_what_fits_it(rounding: Rounding, failed: Counts) -> None:
    assert failed in set(fitting(score_of(failed, TEN, rounding), TEN))


@given(failed=counts(TEN))
def test_every_way_is_told_once(failed: Counts) -> None:
    ways = list(fitting(score_of(failed, TEN), TEN))
    assert len(ways) == len(set(ways))


@given(failed=counts(NINE), listed=counts(NINE))
def test_the_nearest_give_the_score_and_are_never_farther(failed: Counts, listed: Counts) -> None:
    def distance(way: Counts) -> int:
        return sum(abs(one - other) for one, other in zip(way, listed, strict=True))

    score = score_of(failed, NINE)
    ways = nearest(score, NINE, listed)
    assert len({distance(way) for way in ways}) == 1
    assert distance(ways[0]) <= distance(failed)
    assert all(score in {score_of(way, NINE, rounding) for rounding in Rounding} for way in ways)


def test_a_listed_way_that_fits_is_the_nearest() -> None:
    assert nearest(Decimal("93.75"), TEN, (1, 0)) == ((1, 0),)


def test_a_score_that_nothing_gives_has_no_way() -> None:
    assert nearest(Decimal("99.99"), TEN, (1, 0)) == ()
