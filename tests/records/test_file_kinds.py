"""One table of kinds of file: what may be published is opened, and what it must be is known."""

from __future__ import annotations

import pytest

from generator.inspection.kind import named_kind
from generator.records.file_kinds import BY_ENDING, FILE_KINDS, Use, endings
from generator.records.loading.publishable import REFUSED, reason


@pytest.mark.parametrize("ending", sorted(endings(Use.DOCUMENT)))
def test_what_may_be_published_promises_its_content(ending: str) -> None:
    assert reason(f"plan.{ending}") is None
    assert named_kind(ending.upper()) is BY_ENDING[ending].content


def test_no_ending_is_of_two_kinds_or_both_published_and_refused() -> None:
    every = [ending for kind in FILE_KINDS for ending in kind.endings]
    assert len(every) == len(set(every))
    refused = {ending for group in REFUSED for ending in group.endings}
    assert endings(Use.DOCUMENT) & refused == set()


def test_open_data_and_paper_are_two_things() -> None:
    assert endings(Use.OPEN) & endings(Use.PAPER) == set()
    assert endings(Use.PICTURE) & {"svg"} == set()
