"""Every notation found in five real documents, where the collection of them stands beside the repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import Span, quarter_span
from generator.thai.follow_ups import parse_follow_up
from generator.thai.frequencies import Frequency, Length, parse_frequency, parse_length
from generator.thai.periods import parse_period
from generator.thai.years import years_in

ORACLE = Path(__file__).parents[2].parent / "shared" / "reference" / "periods.yml"
if not ORACLE.is_file():
    pytest.skip("the collection of notations is not beside this repository", allow_module_level=True)

COLLECTED = yaml.safe_load(ORACLE.read_text(encoding="utf-8"))
ENTRIES = COLLECTED["entries"]
PERIODS = [entry for entry in ENTRIES if "start" in entry and entry["class"] != "follow_up"]
FOLLOW_UPS = [entry for entry in ENTRIES if entry["class"] == "follow_up"]
TRAPS = [entry for entry in ENTRIES if entry["class"] == "trap"]
OTHERS = {
    entry["text"]: entry for entry in ENTRIES if entry["class"] == "frequency_or_relative" and "start" not in entry
}
MEANINGS: dict[str, Frequency | Length] = {
    "แบบรายเดือน/รายไตรมาส": Frequency((1, 3)),
    "รายเดือน หรือรายไตรมาส หรือราย 6 เดือน": Frequency((1, 3, 6)),
    "พัสดุรายเดือน": Frequency((1,)),
    "แบบรายเดือน ที่มีข้อมูลครอบคลุมใน": Frequency((1,)),
    "สถิติประจำเดือน": Frequency((1,)),
    "มากกว่า 1 ปี": Length(12, more=True),
    "แผนระยะ 1 ปี": Length(12, more=False),
    "เป็นระยะๆ": Frequency(()),
    "เป็นประจำทุกปี": Frequency((12,)),
}


def fiscal_year(entry: dict[str, Any]) -> int:
    """Return the fiscal year of the document an entry was found in."""
    return int(COLLECTED["fiscal_year_of_document"][entry["seed"]])


def named(entry: dict[str, Any]) -> str:
    return str(entry["id"])


@pytest.mark.parametrize("entry", PERIODS, ids=named)
def test_periods_and_windows_of_real_documents(entry: dict[str, Any]) -> None:
    span = parse_period(entry["text"], fiscal_year(entry))
    assert (span.start.isoformat(), span.end.isoformat()) == (entry["start"], entry["end"])
    assert list(span.quarters(fiscal_year(entry))) == entry["quarters"]


@pytest.mark.parametrize("entry", FOLLOW_UPS, ids=named)
def test_follow_ups_of_real_documents(entry: dict[str, Any]) -> None:
    year = fiscal_year(entry)
    schedule = parse_follow_up(entry["text"], year)
    assert list(schedule.quarters) == entry["quarters"]
    assert [day.isoformat() for day in schedule.due] == entry["due"]
    if "start" in entry:
        window = Span(quarter_span(year, schedule.quarters[0]).start, quarter_span(year, schedule.quarters[-1]).end)
        assert (window.start.isoformat(), window.end.isoformat()) == (entry["start"], entry["end"])


@pytest.mark.parametrize("text", OTHERS)
def test_frequencies_and_lengths_of_real_documents(text: str) -> None:
    meaning = MEANINGS[text]
    assert (parse_length(text) if isinstance(meaning, Length) else parse_frequency(text)) == meaning
    with pytest.raises(ThaiTimeError):
        parse_period(text, 2567)


@pytest.mark.parametrize("entry", TRAPS, ids=named)
def test_what_only_looks_like_a_time_is_refused(entry: dict[str, Any]) -> None:
    year = fiscal_year(entry)
    parsers: list[Callable[[str], object]] = [
        lambda text: parse_period(text, year),
        lambda text: parse_follow_up(text, year),
        parse_frequency,
        parse_length,
    ]
    for parse in parsers:
        with pytest.raises(ThaiTimeError):
            parse(entry["text"])
    assert not years_in(entry["text"])


@pytest.mark.parametrize("entry", COLLECTED["year_notations"], ids=lambda entry: f"{entry['seed']} {entry['text']}")
def test_years_of_real_documents(entry: dict[str, Any]) -> None:
    (mention,) = years_in(f"รายงาน {entry['text']} ของเทศบาล")
    assert mention.first == mention.last == entry["year"]
