"""A choice is its key wherever it is text, has its Thai word with it, and outlives the way to another process."""

from __future__ import annotations

import json
import pickle
from enum import StrEnum

import pytest

from generator.assessment.completeness import ItemStatus, PartStatus
from generator.assessment.measure_state import RowStatus
from generator.findings.choices import Choice
from generator.findings.finding import Severity
from generator.public_site.standing import Standing
from generator.records.memory.link_states import LinkState, Reason

KINDS = (Severity, LinkState, Reason, PartStatus, ItemStatus, RowStatus, Standing)


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_has_its_own_key_and_a_thai_word(kind: type[Choice]) -> None:
    assert all(choice.thai for choice in kind)
    assert len({choice.value for choice in kind}) == len(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_is_found_by_its_key_and_is_the_same_after_a_journey(kind: type[Choice]) -> None:
    for choice in kind:
        assert kind(choice.value) is choice
        assert pickle.loads(pickle.dumps(choice)) is choice  # noqa: S301 - made here


def test_as_text_it_is_its_key() -> None:
    assert f"{LinkState.OK} {LinkState.OK!s}" == "ok ok" == f"{LinkState.OK.value} {LinkState('ok')}"
    assert json.dumps({LinkState.OK: Severity.GAP}) == '{"ok": "gap"}'
    assert isinstance(LinkState.OK, StrEnum)
