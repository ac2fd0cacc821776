"""Files and folders that stand where something else belongs, and what an official is told to do about them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.findings.finding import Finding
from tests.broken import GOOD, findings_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the good agency."""
    shutil.copytree(GOOD, tmp_path / "agency")
    return tmp_path / "agency"


def errors(folder: Path) -> list[Finding]:
    return [found for found in findings_of(folder) if found.code.startswith("E")]


@pytest.mark.parametrize("name", ["oit_items/2569", "content/measures/2569"])
def test_a_file_in_the_place_of_a_years_folder_is_an_error(folder: Path, name: str) -> None:
    shutil.rmtree(folder / name)
    (folder / name).write_text("x", encoding="utf-8")

    (found,) = errors(folder)
    assert (found.code, found.place and found.place.file) == ("E314", name)
    assert "สร้างโฟลเดอร์" in found.hint


def test_a_file_in_the_place_of_content_is_told_as_such(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "content").write_text("x", encoding="utf-8")

    assert [found.code for found in errors(folder)] == ["E314", "E340"]


def test_a_year_that_leads_outside_is_told_once_and_its_items_are_not_missed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    try:
        (folder / "oit_items/2568").symlink_to(tmp_path / "outside")
    except OSError:
        pytest.skip("this system lets nobody make links")

    assert [(one.code, one.place and one.place.file) for one in findings_of(folder)] == [("E105", "oit_items/2568")]


@pytest.mark.parametrize(
    ("call_from", "words"),
    [("content", "site_config.yml อยู่ในโฟลเดอร์ชั้นบน"), ("..", "พบ site_config.yml ในโฟลเดอร์ agency")],
)
def test_who_stands_in_the_wrong_folder_is_told_where_the_right_one_is(
    folder: Path, call_from: str, words: str
) -> None:
    (found,) = errors((folder / call_from).resolve())

    assert found.code == "E301"
    assert words in found.hint


def test_the_folder_of_frozen_addresses_is_one_that_is_read(folder: Path) -> None:
    (folder / "content/frozen").mkdir()

    assert not findings_of(folder)
