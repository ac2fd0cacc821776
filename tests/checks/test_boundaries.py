"""Where a Thai word may begin and end, and which of several names a text has."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.language.boundaries import WholeNames, is_whole, may_begin, may_end
from tests.checks.rule_cases import cases

CASES: Any = cases("boundary_cases.yml")
LETTERS = "การบริหาร" * 2000


def places(marked: str) -> tuple[str, list[int]]:
    text, found = "", []
    for piece in marked.split("|"):
        text += piece
        found.append(len(text))
    return text, found[:-1]


@pytest.mark.parametrize("marked", CASES["broken"])
def test_no_word_ends_and_begins_inside_a_syllable_or_a_compound(marked: str) -> None:
    text, (place,) = places(marked)
    assert not (may_end(text, place) and may_begin(text, place))


@pytest.mark.parametrize("marked", CASES["whole"])
def test_words_begin_and_end_where_right_prose_has_them(marked: str) -> None:
    text, found = places(marked)
    for start, end in zip([0, *found], [*found, len(text)], strict=True):
        assert is_whole(text, start, end), text[start:end]


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["text"])
def test_the_longest_name_takes_the_letters(case: dict[str, Any]) -> None:
    hits = list(WholeNames(case["names"], case.get("longer", ())).find(case["text"]))
    assert [hit.name for hit in hits] == case["found"]
    assert all(case["text"][hit.start : hit.end] == hit.name for hit in hits)


def test_a_long_run_of_letters_costs_no_more_than_its_length() -> None:
    assert len(list(WholeNames(["การบริหาร"]).find(LETTERS))) == 2000
