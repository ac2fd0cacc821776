"""The arithmetic of ITA against published results and hand-worked cases."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.scoring import Rounding, Scores, forecast, item_worth, level, scores, total_of, two_decimals
from generator.catalogue.model import Catalogue
from generator.records.forms.store import available_years, catalogue

FY2565 = dict(
    enumerate(map(Decimal, ["100", "100", "100", "99.15", "100", "96.07", "94.41", "93.79", "87.5", "87.5"]), start=1)
)
both_orders = pytest.mark.parametrize("rounding", Rounding)
hundredths = st.decimals(0, 100, places=2)


def credits_with_failures(form: Catalogue, failed: set[str]) -> dict[str, Decimal]:
    return {item.code: Decimal(0 if item.code in failed else 100) for item in form.items}


def level_name(found: Scores) -> str | None:
    return found.level.name if found.level else None


@both_orders
def test_a_published_result_of_2565_comes_out_to_the_last_digit(rounding: Rounding) -> None:
    found = scores(catalogue(2565), FY2565, rounding)
    assert found.instruments == {"IIT": Decimal("99.83"), "EIT": Decimal("94.76"), "OIT": Decimal("87.50")}
    assert found.total == Decimal("93.38")
    assert level_name(found) == "A"


@both_orders
@pytest.mark.parametrize(
    ("failed", "nine", "ten", "oit"),
    [
        ({"O17", "O27", "O28"}, "87.50", "100.00", "93.75"),
        ({"O17", "O27", "O28", "O38"}, "87.50", "93.75", "90.63"),
        ({"O17", "O27", "O28", "O38", "O35"}, "87.50", "87.50", "87.50"),
        ({"O42", "O43"}, "100.00", "50.00", "75.00"),
        (set(), "100.00", "100.00", "100.00"),
    ],
)
def test_failed_items_of_2565_pull_their_sub_indicators_down(
    failed: set[str], nine: str, ten: str, oit: str, rounding: Rounding
) -> None:
    form = catalogue(2565)
    found = forecast(form, credits_with_failures(form, failed), FY2565, rounding)
    assert (found.indicators[9], found.indicators[10]) == (Decimal(nine), Decimal(ten))
    assert found.instruments["OIT"] == Decimal(oit)


def test_a_sub_indicator_is_the_mean_of_its_items() -> None:
    form = catalogue(2565)
    found = forecast(form, credits_with_failures(form, {"O17", "O27", "O28"}), FY2565)
    assert found.sub_indicators["9.2"] == Decimal("87.50")
    assert found.sub_indicators["9.4"] == Decimal("50.00")


def test_the_two_rounding_orders_may_differ_in_the_last_digit() -> None:
    # IIT = 0.02 / 5 = 0.004 and EIT = 0.04 / 3 = 0.0133…; the exact total is 0.0052
    indicators = dict.fromkeys(range(1, 11), Decimal(0)) | {1: Decimal("0.02"), 6: Decimal("0.04")}
    assert scores(catalogue(2566), indicators, Rounding.EACH_STEP).total == Decimal("0.00")
    assert scores(catalogue(2566), indicators, Rounding.AT_END).total == Decimal("0.01")


def test_a_tie_goes_up() -> None:
    # 0.30 × 0.05 / 3 = 0.005 exactly, which a third cut at any number of digits would miss
    indicators = dict.fromkeys(range(1, 11), Decimal(0)) | {6: Decimal("0.05")}
    assert scores(catalogue(2566), indicators, Rounding.AT_END).total == Decimal("0.01")


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("99.825", "99.83"),
        ("99.82499999999999999999999999999999", "99.82"),
        ("99.835", "99.84"),  # up from an even figure and from an odd one
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("84.995", "85.00"),
        ("84.9949", "84.99"),
        ("99.995", "100.00"),
        ("100", "100.00"),
        ("0", "0.00"),
    ],
)
def test_half_a_hundredth_goes_up_and_less_goes_down(exact: str, rounded: str) -> None:
    assert str(two_decimals(Fraction(exact))) == rounded


@both_orders
def test_a_mean_that_lies_between_two_figures_goes_up(rounding: Rounding) -> None:
    indicators = dict.fromkeys(range(1, 11), Decimal(100)) | {1: Decimal("99.125")}
    assert scores(catalogue(2566), indicators, rounding).instruments["IIT"] == Decimal("99.83")
    indicators[1] = Decimal("99.12")
    assert scores(catalogue(2566), indicators, rounding).instruments["IIT"] == Decimal("99.82")


@pytest.mark.parametrize(
    ("instruments", "total"),
    [
        ({"IIT": "99.83", "EIT": "94.76", "OIT": "87.50"}, "93.38"),  # 93.377
        ({"IIT": "99.85", "EIT": "94.80", "OIT": "87.50"}, "93.40"),  # 93.395
        ({"IIT": "99.83", "EIT": "94.80", "OIT": "87.50"}, "93.39"),  # 93.389
        ({"IIT": "100", "EIT": "100", "OIT": "100"}, "100.00"),
        ({"IIT": "0", "EIT": "0", "OIT": "0"}, "0.00"),
        ({"IIT": "100", "EIT": "100"}, None),
    ],
)
def test_a_total_is_made_of_three_instruments(instruments: dict[str, str], total: str | None) -> None:
    found = total_of(catalogue(2566), {name: Decimal(score) for name, score in instruments.items()})
    assert (None if found is None else str(found)) == total


@pytest.mark.parametrize(
    ("year", "code", "points"),
    [
        (2566, "O1", "0.40"),
        (2566, "O11", "0.50"),
        (2566, "O19", "1.00"),
        (2566, "O31", "1.25"),
        (2566, "O42", "2.00"),
        (2565, "O1", "0.44"),
        (2565, "O43", "5.00"),
        (2568, "O5", "0.57"),
        (2569, "O20", "3.33"),
    ],
)
def test_items_weigh_very_differently(year: int, code: str, points: str) -> None:
    assert item_worth(catalogue(year), code) == Decimal(points)


@pytest.mark.parametrize("year", available_years())
def test_losing_one_item_costs_what_it_is_worth(year: int) -> None:
    form = catalogue(year)
    full = dict.fromkeys(range(1, 11), Decimal(100))
    for item in form.items:
        found = forecast(form, credits_with_failures(form, {item.code}), full, Rounding.AT_END)
        assert found.total is not None
        assert abs(Decimal(100) - found.total - item_worth(form, item.code)) <= Decimal("0.01")


def test_an_unknown_item_is_worth_nothing_knowable() -> None:
    with pytest.raises(LookupError):
        item_worth(catalogue(2569), "O27")


LEVELS = [
    (2565, "95", {}, "AA"),
    (2565, "94.99", {}, "A"),
    (2565, "85", {}, "A"),
    (2565, "65", {}, "C"),
    (2565, "54.99", {}, "E"),
    (2565, "49.99", {}, "F"),
    (2565, "0", {}, "F"),
    (2566, "97", {"IIT": 96, "EIT": 95, "OIT": 99}, "ผ่านดีเยี่ยม"),
    (2566, "97", {"IIT": 96, "EIT": "94.99", "OIT": 99}, "ผ่านดี"),
    (2566, "97", {"IIT": 100, "EIT": "84.99", "OIT": 100}, "ผ่าน"),
    (2566, "93.12", {"IIT": None, "EIT": "84.99", "OIT": None}, "ผ่าน"),
    (2566, "93.12", {"IIT": None, "EIT": 90, "OIT": None}, None),
    (2566, "93.12", {}, None),
    (2566, "84.99", {}, "ต้องปรับปรุง"),
    (2566, "70", {}, "ต้องปรับปรุง"),
    (2566, "69.99", {}, "ต้องปรับปรุงโดยด่วน"),
]


@pytest.mark.parametrize(("year", "total", "instruments", "name"), LEVELS)
def test_the_level_is_the_first_that_fits(
    year: int, total: str, instruments: dict[str, object], name: str | None
) -> None:
    known = {key: None if score is None else Decimal(str(score)) for key, score in instruments.items()}
    found = level(catalogue(year).levels, Decimal(total), known)
    assert (found.name if found else None) == name


def test_a_part_of_a_result_gives_what_can_be_known() -> None:
    found = scores(catalogue(2565), {4: Decimal("78.68"), 6: Decimal(80), 7: Decimal(80), 8: Decimal("67.46")})
    assert found.instruments == {"IIT": None, "EIT": Decimal("75.82"), "OIT": None}
    assert found.total is None
    assert found.level is None


def test_an_item_without_a_credit_leaves_its_indicator_open() -> None:
    form = catalogue(2566)
    ticked = credits_with_failures(form, set())
    del ticked["O42"]
    found = forecast(form, ticked, FY2565)
    assert found.sub_indicators["10.2"] is None
    assert found.indicators[10] is None
    assert found.indicators[9] == Decimal(100)
    assert found.total is None


def test_partial_credit_counts_where_the_year_gives_it() -> None:
    form = catalogue(2568)
    found = forecast(form, credits_with_failures(form, set()) | {"O12": Decimal(50)}, FY2565)
    assert found.sub_indicators["9.3"] == Decimal(75)


@pytest.mark.parametrize(("year", "credit"), [(2566, "50"), (2566, "-1"), (2568, "100.01"), (2568, "-0.01")])
def test_an_impossible_credit_is_refused(year: int, credit: str) -> None:
    with pytest.raises(ValueError, match="O1"):
        forecast(catalogue(year), {"O1": Decimal(credit)}, {})


@given(st.fixed_dictionaries(dict.fromkeys(range(1, 11), hundredths)))
def test_a_total_is_exact_and_rounds_half_up(indicators: dict[int, Decimal]) -> None:
    form = catalogue(2566)
    found = scores(form, indicators, Rounding.AT_END)
    exact = sum(
        (
            Fraction(weight, 100) * sum(map(Fraction, members), Fraction()) / len(members)
            for weight, members in (
                (30, [indicators[number] for number in range(1, 6)]),
                (30, [indicators[number] for number in range(6, 9)]),
                (40, [indicators[number] for number in range(9, 11)]),
            )
        ),
        Fraction(),
    )
    assert found.total is not None
    assert -Fraction(5, 1000) < Fraction(found.total) - exact <= Fraction(5, 1000)
    each = scores(form, indicators, Rounding.EACH_STEP)
    assert each.total is not None
    assert abs(each.total - found.total) <= Decimal("0.01")
