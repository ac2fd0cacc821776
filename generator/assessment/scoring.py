"""The arithmetic of ITA, exact and half-up. What it makes of assumed credits is a forecast, never the ITA score.

Source: the weights, means and levels that published results of FY2565 and FY2568 reproduce to the last digit:
total = Σ weight × instrument; instrument = mean of its indicators; indicators 9 and 10 = mean of their
sub-indicators; a sub-indicator = mean of its items, each worth 0–100.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from generator.catalogue.model import Catalogue, Instrument, Level, LevelScale

FULL_MARKS = 100
_CENTS = 100


class Rounding(StrEnum):
    """Where two decimals are taken: after every mean, as printed results do, or once at the end."""

    EACH_STEP = "each-step"
    AT_END = "at-end"


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores 0–100 with two decimals; ``None`` where an input is missing, because partial results are legal."""

    sub_indicators: Mapping[str, Decimal | None]
    indicators: Mapping[int, Decimal | None]
    instruments: Mapping[Instrument, Decimal | None]
    total: Decimal | None
    level: Level | None


def scores(form: Catalogue, indicators: Mapping[int, Decimal], rounding: Rounding = Rounding.EACH_STEP) -> Scores:
    """Work out instruments, total and level from indicator scores (number → 0–100, any subset)."""
    exact = {number: Fraction(score) for number, score in indicators.items()}
    return _evaluate(form, {}, exact, rounding)


def forecast(
    form: Catalogue,
    item_credits: Mapping[str, Decimal],
    indicators: Mapping[int, Decimal],
    rounding: Rounding = Rounding.EACH_STEP,
) -> Scores:
    """Work out what assumed item credits (``O11`` → 0–100) would give beside known or assumed indicator scores.

    Indicators with sub-indicators come from the credits; one whose items do not all have a credit stays ``None``.
    Raises ``ValueError`` for a credit outside 0–100 or between the two where the year gives all or nothing.
    """
    for code, credit in item_credits.items():
        if not 0 <= credit <= FULL_MARKS:
            raise ValueError(f"credit of {code} must lie between 0 and 100")
        if form.item_credit == "all-or-nothing" and credit not in {0, FULL_MARKS}:
            raise ValueError(f"FY{form.fiscal_year} gives an item 0 or 100, not {credit} ({code})")
    subs = {
        sub.code: _mean(
            [_exact(item_credits.get(item.code)) for item in form.items_of(sub.code)],
            rounding,
        )
        for sub in form.sub_indicators
    }
    exact: dict[int, Fraction | None] = {number: Fraction(score) for number, score in indicators.items()}
    for number in {sub.indicator for sub in form.sub_indicators}:
        exact[number] = _mean([subs[sub.code] for sub in form.sub_indicators_of(number)], rounding)
    return _evaluate(form, subs, exact, rounding)


def item_worth(form: Catalogue, code: str) -> Decimal:
    """Return how many points of the total an item is worth, with two decimals; raises ``LookupError`` when unknown."""
    return two_decimals(item_share(form, code))


def item_share(form: Catalogue, code: str) -> Fraction:
    """Return exactly how many points of the total an item is worth; raises ``LookupError`` when unknown.

    An item is a share of its sub-indicator, that of its indicator, that of its instrument, and that of the total.
    """
    item = form.item(code)
    sub = form.sub_indicator(item.sub_indicator) if item else None
    indicator = form.indicator(sub.indicator) if sub else None
    if sub is None or indicator is None:
        raise LookupError(f"FY{form.fiscal_year} has no item {code}")
    siblings = len(form.sub_indicators_of(indicator.number)) * len(form.items_of(sub.code))
    return indicator_share(form, indicator.number) / siblings


def indicator_share(form: Catalogue, number: int) -> Fraction:
    """Return exactly how many points of the total an indicator is worth; raises ``LookupError`` when unknown."""
    indicator = form.indicator(number)
    if indicator is None:
        raise LookupError(f"FY{form.fiscal_year} has no indicator {number}")
    return Fraction(form.weights[indicator.instrument]) / len(form.indicators_of(indicator.instrument))


def total_of(form: Catalogue, instruments: Mapping[Instrument, Decimal]) -> Decimal | None:
    """Work out the total from instrument scores 0–100, or ``None`` when one is missing."""
    if any(name not in instruments for name in form.weights):
        return None
    parts = (Fraction(weight) * Fraction(instruments[name]) / FULL_MARKS for name, weight in form.weights.items())
    return two_decimals(sum(parts, Fraction()))


def level(scale: LevelScale, total: Decimal | None, instruments: Mapping[Instrument, Decimal | None]) -> Level | None:
    """Return the first level that fits, or ``None`` where a missing score leaves it open."""
    if total is None:
        return None
    for rung in scale.levels:
        fits = _fits(rung, total, instruments.values())
        if fits is None:
            return None
        if fits:
            return rung
    return None


def _fits(rung: Level, total: Decimal, instruments: Collection[Decimal | None]) -> bool | None:
    """Tell whether a level fits; ``None`` when that hangs on a score nobody has."""
    if total < rung.total:
        return False
    if rung.instruments is None:
        return True
    if any(score is not None and score < rung.instruments for score in instruments):
        return False
    return None if None in instruments or not instruments else True


def _evaluate(
    form: Catalogue,
    subs: Mapping[str, Fraction | None],
    indicators: Mapping[int, Fraction | None],
    rounding: Rounding,
) -> Scores:
    """Carry indicator scores up to the level."""
    instruments = {
        instrument: _mean([indicators.get(indicator.number) for indicator in form.indicators_of(instrument)], rounding)
        for instrument in form.weights
    }
    parts = [
        None if score is None else Fraction(form.weights[name]) * score / FULL_MARKS
        for name, score in instruments.items()
    ]
    known = [part for part in parts if part is not None]
    total = two_decimals(sum(known, Fraction())) if len(known) == len(parts) else None
    shown = {name: _shown(score) for name, score in instruments.items()}
    return Scores(
        sub_indicators={code: _shown(score) for code, score in subs.items()},
        indicators={indicator.number: _shown(indicators.get(indicator.number)) for indicator in form.indicators},
        instruments=shown,
        total=total,
        level=level(form.levels, total, shown),
    )


def _mean(values: Collection[Fraction | None], rounding: Rounding) -> Fraction | None:
    """Return the plain mean, or ``None`` when a value is missing or there is none at all."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    mean = sum(known, Fraction()) / len(known)
    return Fraction(two_decimals(mean)) if rounding is Rounding.EACH_STEP else mean


def _exact(score: Decimal | None) -> Fraction | None:
    return None if score is None else Fraction(score)


def _shown(score: Fraction | None) -> Decimal | None:
    return None if score is None else two_decimals(score)


def two_decimals(value: Fraction) -> Decimal:
    """Round half-up; fractions make a tie a tie, which binary or 28-digit thirds would not."""
    return (Decimal(floor(value * _CENTS + Fraction(1, 2))) / _CENTS).quantize(Decimal("0.01"))
