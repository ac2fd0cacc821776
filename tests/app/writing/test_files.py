"""Files that the program writes into an agency's folder are there whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.app.writing.files import write_bytes, write_text
from generator.findings.usage import UsageProblem


def without_second_names(*_arguments: object, **_named: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", without_second_names)
    path = tmp_path / "ใหม่" / "o01.yml"
    write_text(path, "item: O1\n", overwrite=False)
    with pytest.raises(UsageProblem, match="ไม่เขียนทับ"):
        write_text(path, "item: O2\n", overwrite=False)
    assert path.read_bytes() == b"item: O1\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_rights_are_those_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "a", "x")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageProblem, match="No space left"):
        write_text(tmp_path / "a.json", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x", encoding="utf-8")
    with pytest.raises(UsageProblem) as caught:
        write_text(tmp_path / "content" / "a.json", "x")
    assert caught.value.finding.code == "U911"
