from __future__ import annotations

import pytest

from generator.thai.sizes import file_size


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
