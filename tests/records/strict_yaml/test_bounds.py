"""Every bound of reading: what reaches it is still read whole, and one more is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.records.strict_yaml.parse import parse


def entries(count: int) -> str:
    return "a:\n" + "- 1\n" * count


def levels(count: int) -> str:
    return "a: " + "[" * (count - 1) + "1" + "]" * (count - 1)


def line(count: int) -> str:
    """Return a record with a line of so many characters, its end counted."""
    return "a: " + "ก" * (count - 4) + "\nb: 1\n"


BOUNDS: list[tuple[str, Callable[[int], str], int]] = [
    ("E143", levels, 20),
    ("E144", entries, 49_994),  # with the six steps around them, step 50,000 is the last
    ("E145", line, 20_000),
]


@pytest.mark.parametrize(("code", "text", "most"), BOUNDS, ids=[code for code, *_ in BOUNDS])
def test_what_reaches_a_bound_is_read_and_one_more_is_refused(code: str, text: Callable[[int], str], most: int) -> None:
    whole, cut = parse(text(most)), parse(text(most + 1))
    assert whole.data is not None
    assert whole.troubles == ()
    assert cut.data is None
    assert [trouble.code for trouble in cut.troubles] == [code]


@pytest.mark.parametrize(("mistakes", "told"), [(100, ["E136"] * 100), (101, ["E136"] * 101 + ["E198"])])
def test_a_hundred_mistakes_are_told_of_one_by_one(mistakes: int, told: list[str]) -> None:
    text = "a: 1\n" * (mistakes + 1)
    assert [trouble.code for trouble in parse(text).troubles] == told


@pytest.mark.parametrize(("hidden", "told"), [(19, 19), (20, 20), (21, 20)])
def test_twenty_control_characters_are_named(hidden: int, told: int) -> None:
    text = "".join(f"a{number}: x\by\n" for number in range(hidden))
    assert [trouble.code for trouble in parse(text).troubles] == ["E121"] * told


@pytest.mark.parametrize(("errors", "told"), [(19, 19), (20, 20), (21, 20)])
def test_twenty_errors_of_syntax_are_corrected_to_find_the_next(errors: int, told: int) -> None:
    text = "".join(f"a{number}: b: c\n" for number in range(errors))
    assert [trouble.code for trouble in parse(text).troubles] == ["E151"] * told
