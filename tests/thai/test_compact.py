"""What a text becomes before it is read: without spaces and what nobody sees, and each character with its place."""

from __future__ import annotations

import pytest

from generator.thai.compact import MAX_LENGTH, compact
from generator.thai.errors import ThaiTimeError

UNSEEN = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x00AD, 0x200B, 0x2060, 0xFEFF]


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_what_nobody_sees_is_left_out_and_sets_nothing_apart(code: int) -> None:
    assert compact(f"1{chr(code)}2{chr(code)}").text == "12"


@pytest.mark.parametrize("code", [0x20, 0xA0, 0x09, 0x0A, 0x2029, 0x202F, 0x3000], ids=hex)
def test_a_space_of_any_kind_sets_numbers_apart_and_nothing_else(code: int) -> None:
    assert compact(f"1{chr(code)}2").text == "1 2"
    assert compact(f"ก{chr(code)}2{chr(code)}ข").text == "ก2ข"


@pytest.mark.parametrize("code", [0x2065, 0x206A], ids=hex)
def test_what_stands_beside_them_is_kept(code: int) -> None:
    assert compact(f"1{chr(code)}2").text == f"1{chr(code)}2"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1 \u200b2", "1 2"),  # what is not seen does not take the space away
        ("1\u200b 2", "1 2"),
        ("1 ก 2", "1ก2"),
        ("1 \n 2", "1 2"),
        ("๑๒ [๓]", "12(3)"),
        ("1–2—3－4", "1-2-3-4"),
        ("- ก\n- ข - ค", "•ก•ข-ค"),  # the marks of a list, and a dash between two
        ("ก\n- ข", "ก-ข"),  # no list: it joins what stands before
        ("• ก\n– ข", "•ก•ข"),
        ("● ก ▪ ข", "•ก•ข"),
        ("น\u0e4d\u0e32", "นำ"),
        ("\u0e40\u0e40ผน", "แผน"),
        ("น\u0e4d \u0e32", "นำ"),
        ("", ""),
    ],
)
def test_a_text_made_compact(typed: str, text: str) -> None:
    assert compact(typed).text == text


def test_every_character_knows_where_it_was_typed() -> None:
    found = compact(" 1  2\u200bก \u0e40\u0e40ผน")
    assert (found.text, found.origins) == ("1 2กแผน", (1, 3, 4, 6, 8, 10, 11))


def test_the_limit_is_the_longest_that_is_read() -> None:
    assert compact("ก" * MAX_LENGTH).text == "ก" * MAX_LENGTH
    assert len(compact("ก" * 5000, limit=None).text) == 5000
    with pytest.raises(ThaiTimeError) as refused:
        compact("ก" * (MAX_LENGTH + 1))
    assert (refused.value.reason, "2000" in refused.value.hint) == ("too_long", True)


def test_a_message_shows_sixty_characters_of_a_text_and_the_cure() -> None:
    whole, cut = ThaiTimeError("format", "ก" * 60, example="1 ต.ค. 2568"), ThaiTimeError("format", "ก" * 61, example="")
    assert whole.text == "ก" * 60
    assert cut.text == "ก" * 60 + "…"
    assert str(whole) == f"{'ก' * 60}: เขียนตามแบบ เช่น 1 ต.ค. 2568"
