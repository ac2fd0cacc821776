"""What a verb wants to remember for the next time, and where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from generator.app.links import check_all
from generator.commands import theme
from generator.findings.usage import UsageProblem
from generator.link_health.run import Means
from generator.records.memory import link_store
from generator.rendering.theme_folder import own_theme_of
from tests.broken import DAY, GOOD


def test_a_trust_that_cannot_be_kept_is_told_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_own: object) -> None:
        """Fail as a disk without room does."""
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(theme, "agree", full)
    with pytest.raises(UsageProblem) as problem:
        theme.trust(GOOD, Console())
    assert problem.value.finding.code == "U930"
    assert "No space left on device" in problem.value.finding.message


def test_a_trust_of_nothing_is_kept_without_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not own_theme_of(GOOD).files
    theme.trust(GOOD, Console())


def test_something_else_at_the_place_of_what_is_known_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / link_store.NAME).mkdir(parents=True)
    with pytest.raises(UsageProblem) as problem:
        check_all(tmp_path, DAY, Means())
    assert problem.value.finding.code == "U941"


def test_nothing_or_what_was_written_before_is_in_nobodys_way(tmp_path: Path) -> None:
    assert link_store.in_the_way(tmp_path) is None
    (tmp_path / "content").mkdir()
    (tmp_path / link_store.NAME).write_text(link_store.as_text({}), encoding="utf-8")
    assert link_store.in_the_way(tmp_path) is None
