"""Only files of the agency's own folder are read, and whatever else lies there is named, never followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.findings.finding import Severity
from generator.findings.messages.store import all_messages
from generator.records.yaml_source import read

RECORD = "item: O1\n"


def told(path: Path, folder: Path) -> list[str]:
    """Return the codes of what is said of ``path``; nothing means it was read."""
    source, findings = read(path, folder)
    assert (source is None) == bool(findings)
    assert all(found.place and found.place.file and found.severity is Severity.ERROR for found in findings)
    return [found.code for found in findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an agency's folder with a secret beside it."""
    (tmp_path / "secret.yml").write_text(RECORD, encoding="utf-8")
    agency = tmp_path / "agency"
    (agency / "oit_items").mkdir(parents=True)
    (agency / "oit_items" / "o1.yml").write_text(RECORD, encoding="utf-8")
    return agency


def link(at: Path, target: Path | str) -> Path:
    try:
        at.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")
    return at


def test_an_ordinary_file_is_read(folder: Path) -> None:
    assert told(folder / "oit_items" / "o1.yml", folder) == []


def test_a_file_is_read_wherever_the_program_was_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert told(Path("oit_items/o1.yml"), Path()) == []


def test_a_missing_file(folder: Path) -> None:
    assert told(folder / "o2.yml", folder) == ["E102"]


def test_a_folder_named_like_a_record(folder: Path) -> None:
    (folder / "o2.yml").mkdir()
    assert told(folder / "o2.yml", folder) == ["E104"]


def test_a_link_that_stays_inside_is_followed(folder: Path) -> None:
    assert told(link(folder / "o2.yml", folder / "oit_items" / "o1.yml"), folder) == []


def test_a_link_that_leads_outside(folder: Path) -> None:
    assert told(link(folder / "o2.yml", folder.parent / "secret.yml"), folder) == ["E105"]


def test_a_folder_that_is_a_link_to_the_outside(folder: Path) -> None:
    assert told(link(folder / "more", folder.parent) / "secret.yml", folder) == ["E105"]


def test_a_link_to_a_device(folder: Path) -> None:
    assert told(link(folder / "o2.yml", os.devnull), folder) == ["E105"]


def test_a_link_to_nothing(folder: Path) -> None:
    assert told(link(folder / "o2.yml", folder / "gone.yml"), folder) == ["E102"]


def test_a_link_to_itself(folder: Path) -> None:
    assert told(link(folder / "o2.yml", folder / "o2.yml"), folder) == ["E101"]


def test_a_way_out_by_dots(folder: Path) -> None:
    assert told(folder / ".." / "secret.yml", folder) == ["E105"]


def test_a_folder_beside_with_the_same_beginning(folder: Path) -> None:
    beside = folder.parent / "agency-old"
    beside.mkdir()
    (beside / "o1.yml").write_text(RECORD, encoding="utf-8")
    assert told(beside / "o1.yml", folder) == ["E105"]


@pytest.mark.parametrize("name", ["con.yml", "AUX.yml", "nul", "com1.yml", "LPT9.tar.yml", "prn .yml"])
def test_a_name_that_windows_keeps_for_a_device(folder: Path, name: str) -> None:
    assert told(folder / "oit_items" / name, folder) == ["E107"]
    assert told(folder / name / "o1.yml", folder) == ["E107"]


@pytest.mark.parametrize("name", ["console.yml", "com.yml", "nullify.yml", "auxiliary.yml", "lpt.yml"])
def test_a_name_that_only_begins_like_a_device(folder: Path, name: str) -> None:
    (folder / name).write_text(RECORD, encoding="utf-8")
    assert told(folder / name, folder) == []


def test_a_thai_name_with_spaces(folder: Path) -> None:
    path = folder / "แผน ปี ๒๕๖๙.yml"
    path.write_text(RECORD, encoding="utf-8")
    assert told(path, folder) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_of_broken_letters_can_still_be_told(folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/o\xff.yml"))
    try:
        path.write_text("item: [", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    _, (finding,) = read(path, folder)
    assert finding.place is not None
    assert finding.place.file.encode() == b"o\\udcff.yml"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nobody may forbid root to read")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "oit_items" / "o1.yml").chmod(0)
    assert told(folder / "oit_items" / "o1.yml", folder) == ["E103"]


@pytest.mark.parametrize(
    ("error", "code"), [(PermissionError(13, "Permission denied"), "E103"), (OSError(5, "Input/output error"), "E101")]
)
def test_a_disk_that_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    all_messages()  # they are files, too
    monkeypatch.setattr(os, "open", refuse)
    assert told(folder / "oit_items" / "o1.yml", folder) == [code]
