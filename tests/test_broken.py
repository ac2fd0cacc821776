"""Every broken folder says exactly what is kept beside it, with either of PyYAML's parsers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.app.examine import examine
from generator.records.strict_yaml import events
from tests.broken import DAY, GOOD, as_told, behaviours, expected, findings_of, lay_out

BEHAVIOURS = [pytest.param(path, id=path.name) for path in behaviours()]

ONLY_LIBYAML = {"escape_of_half_a_character"}
"""PyYAML's own parser takes half a character; it is refused then as a control character."""


def test_the_good_folder_lacks_nothing_but_the_other_items() -> None:
    findings = examine(GOOD, DAY).findings
    assert {found.code for found in findings} == {"G001", "M558", "N321", "N382", "W383"}
    assert not [found for found in findings if found.item == "O10"]


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_a_broken_folder_is_explained(behaviour: Path, tmp_path: Path) -> None:
    lay_out(behaviour, tmp_path)
    assert [as_told(found) for found in findings_of(tmp_path)] == expected(behaviour)
    assert expected(behaviour), "nothing is said of it: is it broken at all?"


@pytest.mark.parametrize("behaviour", [path for path in BEHAVIOURS if path.id not in ONLY_LIBYAML])
def test_the_parser_without_libyaml_finds_the_same(
    behaviour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", yaml.SafeLoader)
    lay_out(behaviour, tmp_path)
    assert [as_told(found) for found in findings_of(tmp_path)] == expected(behaviour)
