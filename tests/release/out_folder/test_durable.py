"""A new site is on the disk, whole, before it takes the place of the old one: a power cut leaves one of them."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from generator.release.out_folder.durable import write_out
from tests.small_release import build, put


class Disk:
    """Notes what is written out to it: the numbers of files, and what stood in the site's place then."""

    def __init__(self, site: Path) -> None:
        self.page = site / "index.html"
        self.files: list[int] = []
        self.systems: list[int] = []
        self.stood: list[str] = []

    def fsync(self, descriptor: int) -> None:
        self.files.append(os.fstat(descriptor).st_ino)
        self.stood.append(self.page.read_text(encoding="utf-8") if self.page.exists() else "")

    def syncfs(self, descriptor: int) -> int:
        self.systems.append(os.fstat(descriptor).st_ino)
        self.stood.append(self.page.read_text(encoding="utf-8") if self.page.exists() else "")
        return 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two files, one of them deeper, and a link that leads nowhere."""
    put(tmp_path / "new/index.html", "")
    put(tmp_path / "new/a/b.txt", "")
    (tmp_path / "new/gone").symlink_to("nowhere")
    return tmp_path / "new"


def numbers(folder: Path, *paths: str) -> set[int]:
    return {(folder / path).stat().st_ino for path in paths}


def test_elsewhere_each_file_and_each_folder_is_written_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(folder)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "fsync", disk.fsync)
    write_out(folder)
    assert set(disk.files) == numbers(folder, "index.html", "a/b.txt", "a", "")


@pytest.mark.parametrize("does", [True, False])
def test_linux_writes_out_the_whole_file_system_where_it_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, does: bool
) -> None:
    disk = Disk(folder)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: disk if does else object())
    monkeypatch.setattr(os, "fsync", disk.fsync)
    write_out(folder)
    assert set(disk.systems) == (numbers(folder, "") if does else set())
    assert bool(disk.files) is not does


def test_a_file_system_that_fails_is_written_out_file_by_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(folder)
    monkeypatch.setattr(disk, "syncfs", lambda _: -1)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: disk)
    monkeypatch.setattr(os, "fsync", disk.fsync)
    write_out(folder)
    assert set(disk.files) == numbers(folder, "index.html", "a/b.txt", "a", "")


def test_a_site_is_written_out_before_it_is_in_its_place_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "agency/site"
    (tmp_path / "agency/content").mkdir(parents=True)
    disk = Disk(site)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "fsync", disk.fsync)
    build(site, ["index.html"])
    written = dict(zip(disk.files, disk.stood, strict=True))
    assert written[(site / "index.html").stat().st_ino] == ""
    assert written[site.parent.stat().st_ino] == "index.html"
