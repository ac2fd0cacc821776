"""The documents of the fictional agency, opened: sound, its own, of the right years, and without personal data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.assessment.site_context import site_context
from generator.checks.run import check, opened
from generator.commands.cli import run
from generator.commands.options import ExitCode
from generator.findings.finding import Finding
from generator.records.loading.workspace import load
from tests import small_documents as make
from tests.small_agency import agency
from tests.small_papers import REPORT, report

FOLDER = Path(__file__).parents[2]
FAMILY = "D"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read apart from the cache of whoever runs the tests."""
    folder = str(tmp_path_factory.getbasetemp() / "cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, folder)


def of_documents(found: list[Finding]) -> list[str]:
    return [f"{one.code} {one.place} {one.message}" for one in found if one.code.startswith(FAMILY)]


def test_the_documents_of_the_sample_give_no_finding() -> None:
    workspace, _ = load(FOLDER)
    assert workspace is not None
    told: list[tuple[int, int]] = []
    site = opened(site_context(workspace, date(2026, 4, 5)), lambda done, whole: told.append((done, whole)))
    found = list(check(site))
    assert of_documents(found) == []
    assert told[-1][0] == told[-1][1] > 40


def test_documents_stay_closed_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.inspection.pool._start", lambda: pytest.fail("a document was opened"))
    site = agency(tmp_path, report(a__pdf=b"<html>"))
    assert of_documents(list(check(site))) == []


def test_the_command_opens_them_and_can_be_told_not_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency(tmp_path, report(a__pdf=make.pdf(REPORT)[:3000]))
    assert run(["check", "--folder", str(tmp_path), "--as-of", "2566-01-10"]) == ExitCode.FINDINGS
    shown = capsys.readouterr()
    assert "D404" in shown.out
    assert shown.err == "", "progress is for terminals"
    run(["check", "--folder", str(tmp_path), "--as-of", "2566-01-10", "--no-documents"])
    assert "D404" not in capsys.readouterr().out
