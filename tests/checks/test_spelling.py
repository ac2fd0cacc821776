"""Thai cut into words, slips found in it, and what is remembered of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.checks.language.dictionary_sources import thai_dictionary
from generator.checks.language.spelling_memory import SpellingMemory
from generator.checks.language.unknown_words import slips_in


def words(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in thai_dictionary().pieces(text)]


def test_text_is_cut_where_words_meet() -> None:
    assert words("ตรวจสอบหลักฐานก่อน") == ["ตรวจสอบ", "หลักฐาน", "ก่อน"]


def test_what_no_word_covers_is_one_unknown_piece() -> None:
    pieces = thai_dictionary().pieces("ตรวจสอบฆฌฒฬก่อน")
    assert [piece.known for piece in pieces] == [True, False, True]


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"x": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_counts_as_none(kept: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    expected = slips_in("ตรวจสอบหลักฐนก่อน", thai_dictionary())
    first = SpellingMemory()
    assert first.slips_in("ตรวจสอบหลักฐนก่อน") == expected
    first.keep()
    again = SpellingMemory()
    assert again.slips_in("ตรวจสอบหลักฐนก่อน") == expected
    for file in tmp_path.rglob("spelling-*.json"):
        file.write_bytes(kept)
    assert SpellingMemory().slips_in("ตรวจสอบหลักฐนก่อน") == expected


def test_nothing_of_the_package_runs() -> None:
    thai_dictionary()
    assert "pythainlp" not in sys.modules
