"""Bytes become the right text, or are refused with the place and the cure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.records.text_decoding import decode

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("text_decoding_cases.yml").read_text(encoding="utf-8")
)

THAI_WORDS = ("สำนักปลัด", "กองคลัง", "เทศบาล", "แผนดำเนินงาน", "ที่อยู่", "น้ำท่วม", "โครงการ", "ไฟฟ้า", "ทุจริต", "๒๕๖๙")


def saved(case: dict[str, Any]) -> bytes:
    if "bytes" in case:
        return bytes.fromhex(case["bytes"])
    text: str = case["text"]
    return bytes.fromhex(case.get("mark", "")) + text.encode(case["saved_as"])


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_read_right_or_refused(name: str) -> None:
    case = CASES[name]
    text, findings = decode(saved(case), "a.yml")
    assert [found.code for found in findings] == case["tells"]
    assert text == (case["text"] if case["reads"] else None)
    if "at" in case:
        place = findings[0].place
        assert place is not None
        assert [place.line, place.column] == case["at"]


def test_the_lines_with_broken_letters_are_named() -> None:
    lines = [b"\xe0\xb8\x81"] * 9
    for number in (1, 3, 4, 5, 7, 8):
        lines[number] = b"\xe0\xb8\x81\xff"
    _, findings = decode(b"\n".join(lines), "a.yml")
    assert "(บรรทัด 2, 4, 5, 6, 8 …)" in findings[0].message
    assert "UTF-8" in findings[0].hint


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    text, findings = decode(raw, "a.yml")
    assert text is not None or findings


@given(st.text(st.characters(exclude_characters="\0\ufeffเà", exclude_categories=["Cs"])))
def test_unicode_text_comes_back_exactly(text: str) -> None:
    assert decode(text.encode(), "a.yml") == (text, ())
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.yml") == (text, ())
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode(mark + text.encode(encoding), "a.yml")[0] == text


@given(st.lists(st.sampled_from(THAI_WORDS), min_size=1), st.sampled_from(["", "title: ", "- "]))
def test_thai_in_windows_874_comes_back_exactly(words: list[str], start: str) -> None:
    text = f"{start}{' '.join(words)}\n"
    read, findings = decode(text.encode("cp874"), "a.yml")
    assert read == text
    assert [found.code for found in findings] == ["W111"]
