"""The cases of ``tests/thai/cases.yml``, all as text, and strategies that several tests of Thai time share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.thai.dates import parse_date
from generator.thai.periods import Span

YEAR = 2568
FIRST, LAST = date(2007, 1, 1), date(2056, 12, 31)
"""The days whose year two digits bring back."""

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SPANS = st.builds(lambda one, other: Span(min(one, other), max(one, other)), DAYS, DAYS)
STYLES = {
    "digits": st.sampled_from(["arabic", "thai"]),
    "months": st.sampled_from(["long", "short"]),
    "years": st.sampled_from([4, 2]),
}
HOSTILE = st.text(max_size=80) | st.text("0123456789๐๑๒๖๗ .-/()ตคกพมีย.ปศ.ถึงแลทุไรมาสเดือนครั้งละสิ้วหอ\u200b", max_size=80)
"""Any text, and text of the letters that times are written in."""


def cases(name: str) -> Any:  # noqa: ANN401 - each list of cases has its own shape, known to its test
    """Return the cases under ``name``; every scalar is text."""
    text = Path(__file__).with_name("thai").joinpath("cases.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)[name]  # noqa: S506 - the base loader makes nothing but text


def pairs(name: str) -> list[tuple[str, str]]:
    """Return (key, text) for cases that are lists of texts under a key."""
    return [(key, text) for key, texts in cases(name).items() for text in texts]


def span(text: str) -> Span:
    """Make the span of two days of a case."""
    start, end = text.split()
    return Span(parse_date(start), parse_date(end))
