"""Thai and Arabic digits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.thai.digits import to_arabic, to_thai


def test_digits_are_turned_and_all_else_stays() -> None:
    assert to_arabic("ข้อ ๑๐ (O๒๓) 4") == "ข้อ 10 (O23) 4"
    assert to_thai("พ.ศ. 2568") == "พ.ศ. ๒๕๖๘"


@given(st.text())
def test_turning_back_and_forth_leaves_one_kind(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert to_thai(to_arabic(text)) == to_thai(text)
