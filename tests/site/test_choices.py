"""A state and its Thai word are one thing."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.catalogue.base import Basis
from generator.findings.choices import Choice
from generator.records.model import result
from generator.site.search.entries import Kind
from generator.site.views.eit_survey import SurveyState
from generator.site.views.item_view import PartBasis
from generator.site.views.result_scores import Verdict


@pytest.mark.parametrize("states", [SurveyState, Verdict, PartBasis])
def test_a_state_is_written_as_its_code_and_carries_its_word(states: type[Choice]) -> None:
    for state in states:
        assert f"{state}" == state.value == states(state.value)
        assert isinstance(state.thai, str)
    assert len({state.thai for state in states}) == len(states)


def test_every_value_that_records_and_forms_may_have_has_a_word() -> None:
    assert set(get_args(result.Verdict)) == {verdict.value for verdict in Verdict}
    assert set(get_args(Basis)) == {basis.value for basis in PartBasis}


def test_kinds_of_hits_are_numbered_in_their_order() -> None:
    assert [kind.value for kind in Kind] == list(range(len(Kind)))
    assert all(kind.thai for kind in Kind)
