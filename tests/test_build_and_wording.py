"""A build asks for errors; what is said in texts is left to a check, unless somebody wants it to stand in the way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.commands.cli import run

AGENCY = Path(__file__).parent / "minimal_agency"
DOUBLED = "T503"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an agency with a word typed twice."""
    folder = tmp_path / "agency"
    shutil.copytree(AGENCY, folder)
    record = next((folder / "oit_items").rglob("*.yml"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("explanation: ", "explanation: คุณธรรมคุณธรรม ", 1), encoding="utf-8")
    return folder


def told(folder: Path, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, set[str]]:
    """Run a verb and give its exit code and the codes of its findings."""
    code = run([*command, "--folder", str(folder), "--as-of", "2569-04-20", "--format", "json"])
    return code, {found["code"] for found in json.loads(capsys.readouterr().out)["findings"]}


def test_a_build_does_not_read_word_for_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert DOUBLED in told(folder, capsys, "check", "--no-documents")[1]
    code, codes = told(folder, capsys, "build")
    assert code == 0
    assert DOUBLED not in codes


def test_a_strict_build_does(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(folder, capsys, "build", "--strict") == (1, told(folder, capsys, "check", "--no-documents")[1])
    assert not (folder / "site").exists()


def test_what_the_agency_calls_an_error_forbids_a_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = folder / "site_config.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}severities: {{{DOUBLED}: error}}\n", encoding="utf-8")
    code, codes = told(folder, capsys, "build")
    assert code == 1
    assert DOUBLED in codes


def test_a_waiver_of_what_a_text_says_is_not_called_unused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = folder / "site_config.yml"
    waiver = f"{{code: {DOUBLED}, item: O1, reason: ชื่อเฉพาะ, who: ปลัดเทศบาล, until: 2569-09-30}}"
    config.write_text(f"{config.read_text(encoding='utf-8')}waivers: [{waiver}]\n", encoding="utf-8")
    assert "W362" not in told(folder, capsys, "build")[1]
