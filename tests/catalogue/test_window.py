"""The window of an item in days and in words, for the year it is asked in."""

from datetime import date

import pytest

from generator.catalogue.model import Window
from generator.records.forms.store import available_years, catalogue
from generator.thai.periods import Span

CASES = [
    (
        Window(kind="fiscal_year"),
        date(2022, 10, 1),
        date(2023, 9, 30),
        "ปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 30 ก.ย. 2566)",
    ),
    (
        Window(kind="fiscal_year", offset=-1),
        date(2021, 10, 1),
        date(2022, 9, 30),
        "ปีงบประมาณ พ.ศ. 2565 (1 ต.ค. 2564 – 30 ก.ย. 2565)",
    ),
    (
        Window(kind="first_half"),
        date(2022, 10, 1),
        date(2023, 3, 31),
        "6 เดือนแรกของปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 31 มี.ค. 2566)",
    ),
    (
        Window(kind="monthly"),
        date(2022, 10, 1),
        date(2023, 9, 30),
        "รายเดือน ในปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 30 ก.ย. 2566)",
    ),
    (
        Window(kind="plan"),
        date(2022, 10, 1),
        date(2023, 9, 30),
        "แผนที่มีระยะเวลาครอบคลุมปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 2565 – 30 ก.ย. 2566)",
    ),
    (
        Window(kind="previous_result", offset=-1),
        date(2021, 10, 1),
        date(2023, 9, 30),
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565 และมาตรการที่กำหนดจากผลนั้นสำหรับปีงบประมาณ พ.ศ. 2566",
    ),
]


@pytest.mark.parametrize(("window", "start", "end", "words"), CASES, ids=lambda value: getattr(value, "kind", None))
def test_a_window_in_days_and_words(window: Window, start: date, end: date, words: str) -> None:
    assert window.span(2566) == Span(start, end)
    assert window.words(2566) == words


@pytest.mark.parametrize("window", [Window(kind="evergreen"), Window(kind="not_stated")])
def test_a_window_without_a_year_has_words_but_no_days(window: Window) -> None:
    assert window.span(2566) is None
    assert "256" not in window.words(2566)


@pytest.mark.parametrize("year", available_years())
def test_every_window_of_a_form_lies_in_its_year_or_the_one_before(year: int) -> None:
    for item in catalogue(year).items:
        span = item.window.span(year)
        if span:
            assert Span(date(year - 545, 10, 1), date(year - 543, 9, 30)).covers(span)
