"""Which months must be shown, which are missing, and how they are named."""

from __future__ import annotations

from datetime import date

import pytest

from generator.assessment.window_months import due_months, missing_months, month_words
from generator.catalogue.model import Window, WindowKind
from generator.records.forms.store import catalogue
from generator.thai.fiscal import Span, month_span

FORM = catalogue(2566)


def months(*nth: int) -> tuple[Span, ...]:
    return tuple(month_span(2566, one) for one in nth)


@pytest.mark.parametrize(
    ("kind", "offset", "day", "count"),
    [
        ("first_half", 0, date(2022, 10, 2), 6),  # asked for whole, however early one looks
        ("first_half", -1, None, 6),
        ("monthly", 0, date(2022, 11, 1), 1),
        ("monthly", 0, date(2022, 10, 31), 0),  # October has not ended on its last day
        ("monthly", 0, date(2023, 4, 30), 6),
        ("monthly", 0, date(2024, 1, 1), 6),  # the form was answered in April
        ("monthly", 0, None, 6),
        ("monthly", -1, date(2023, 1, 1), 12),
        ("fiscal_year", 0, None, 0),
        ("evergreen", 0, None, 0),
    ],
)
def test_months_that_are_due(kind: WindowKind, offset: int, day: date | None, count: int) -> None:
    assert len(due_months(Window(kind=kind, offset=offset), FORM, 2566, day)) == count


def test_without_a_form_only_the_day_tells_what_is_due() -> None:
    assert len(due_months(Window(kind="monthly"), None, 2566, date(2023, 8, 1))) == 10


def test_a_month_is_shown_by_any_of_its_days() -> None:
    due = months(1, 2, 3)
    assert missing_months(due, [Span(date(2022, 10, 31), date(2022, 11, 1))]) == months(3)
    assert missing_months(due, []) == due
    assert missing_months((), []) == ()


@pytest.mark.parametrize(
    ("nth", "words"),
    [
        ((1,), "ตุลาคม 2565"),
        ((4, 5, 6), "มกราคม – มีนาคม 2566"),
        ((3, 4), "ธันวาคม 2565 – มกราคม 2566"),
        ((1, 3, 4, 6), "ตุลาคม 2565, ธันวาคม 2565 – มกราคม 2566, มีนาคม 2566"),
        ((), ""),
    ],
)
def test_months_in_words(nth: tuple[int, ...], words: str) -> None:
    assert month_words(months(*nth)) == words
