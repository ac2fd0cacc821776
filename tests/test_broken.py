"""Every broken folder says exactly what is kept beside it, with either of PyYAML's parsers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.app.examine import examine
from generator.findings.messages.store import FOLDER
from generator.records.strict_yaml import events
from tests.broken import DAY, GOOD, as_told, behaviours, expected, findings_of, lay_out

BEHAVIOURS = [pytest.param(path, id=path.name) for path in behaviours()]

FAMILIES = ("load", "records", "references", "completeness", "catalogue", "layouts")
NOT_IN_A_FOLDER = {
    *("E101", "E102", "E103", "E105", "E106", "E108", "E144", "E198", "E199", "E207", "E310", "E311", "E354", "E355"),
    *("E107", "E190", "E312", "E313", "G011", "G014"),
    # Where items are counted month by month, report on others or want open data: tests/checks.
    *(f"G0{number}" for number in range(15, 21)),
    # A survey of another year, contacts that reach nobody, a folder gone: tests/checks/test_sample_mutations.py.
    *("W338", "W339", "W349", "W351", "W352", "E353"),
    "E360",  # the survey of the staff elsewhere than in evidence: tests/checks/agency/test_surveys.py
    "E361",  # the same in a document
    *("E362", "E363", "E364", "W356", "W357"),  # words that hold a place: tests/checks/agency/test_placeholders.py
    "W355",  # one address for many items: tests/typed_links
    "E239",  # a waiver without a place: tests/checks/test_waivers.py
}
"""What a folder in a repository cannot hold, or what would be too big to keep: ``test_hostile_folders``."""

LAST_RESORT = {"E209"}
"""For a fault of a value that has no words of its own yet."""

ONLY_LIBYAML = {"escape_of_half_a_character"}
"""PyYAML's own parser takes half a character; it is refused then as a control character."""


def test_the_good_folder_lacks_nothing_but_the_other_items() -> None:
    findings = examine(GOOD, DAY).findings
    assert {found.code for found in findings} == {"G001", "N321"}
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


def test_every_message_about_a_folder_is_in_one_or_tested_elsewhere() -> None:
    shown = {told["code"] for behaviour in behaviours() for told in expected(behaviour)} | {"N321"}
    codes = {code for name in FAMILIES for code in yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))}
    assert codes - shown == NOT_IN_A_FOLDER | LAST_RESORT
