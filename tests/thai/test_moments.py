"""Moments as people in Thailand read them."""

from __future__ import annotations

import pytest

from generator.thai.moments import moment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-04-30T16:20:00+07:00", "30 เม.ย. 2569 16:20 น."),
        ("2026-04-30T09:20:00+00:00", "30 เม.ย. 2569 16:20 น."),
        ("2026-04-30T17:00:00Z", "1 พ.ค. 2569 00:00 น."),  # the next day in Thailand
        ("2026-12-31T16:59:59+00:00", "31 ธ.ค. 2569 23:59 น."),
        ("2026-12-31T17:00:00+00:00", "1 ม.ค. 2570 00:00 น."),
        ("2026-04-30T16:20:00", "30 เม.ย. 2569 16:20 น."),  # says no zone: it is that of Thailand
        ("2026-04-30", "30 เม.ย. 2569 00:00 น."),
        ("เมื่อวาน", "เมื่อวาน"),
        ("", ""),
    ],
)
def test_a_moment_in_the_time_of_thailand(text: str, words: str) -> None:
    assert moment(text) == words
