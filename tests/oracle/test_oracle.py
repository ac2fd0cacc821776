"""On real papers: every defect that a program can see and that matters is found, and next to nothing else is said."""

from __future__ import annotations

from functools import cache

import pytest

from tests.oracle.defects import listed
from tests.oracle.matching import Judgement, judge
from tests.oracle.papers import REFERENCE, checked, papers

NAMES = [paper.stem for paper in papers(REFERENCE)]
pytestmark = pytest.mark.skipif(not NAMES, reason="the real papers are not part of this repository")
FALSE_ALARMS = 0.05
"""Share of findings that may be of no defect."""


@cache
def judged() -> dict[str, Judgement]:
    known = listed(REFERENCE)
    return {paper.stem: judge(checked(paper), known) for paper in papers(REFERENCE)}


@pytest.mark.parametrize("name", NAMES)
def test_every_defect_that_matters_is_found(name: str) -> None:
    assert [defect for defect in judged()[name].missed if defect.must_be_found] == []


@pytest.mark.parametrize("name", NAMES)
def test_few_findings_are_of_no_defect(name: str) -> None:
    one = judged()[name]
    counted = len(one.of_defects) + len(one.true_besides) + len(one.false_alarms)
    assert len(one.false_alarms) <= FALSE_ALARMS * counted, [str(found) for found in one.false_alarms]


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_a_program_can_see_of_the_words_is_found(name: str) -> None:
    one = judged()[name]
    of_words = [defect for defect in (*one.found, *one.missed) if defect.family == "text"]
    assert sum(defect in one.found for defect in of_words) >= 0.9 * len(of_words)


def test_every_known_defect_has_a_family() -> None:
    assert [defect.id for defect in listed(REFERENCE) if defect.family == "unassigned"] == []
