"""``oit build`` into a folder in which others keep files: these stay, ours are put right, what we wrote goes."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from generator.app.build import Outcome
from generator.app.build import build as build_site
from generator.release.out_folder.manifest import MARKER, written
from tests.small_agency import CONFIG

PAGE = "# หน้า\n\nข้อความ\n"
DAY = date(2026, 1, 15)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    agency = tmp_path / "agency"
    (agency / "content/pages").mkdir(parents=True)
    (agency / "content/documents").mkdir()
    (agency / "oit_items/2566").mkdir(parents=True)
    (agency / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (agency / "content/pages/about.md").write_text(PAGE + "[แผน](../documents/plan.txt)\n", encoding="utf-8")
    (agency / "content/documents/plan.txt").write_text("แผน ก", encoding="utf-8")
    return agency


def build(folder: Path) -> Outcome:
    return build_site(folder, folder / "site", DAY)


def codes(outcome: Outcome) -> set[str]:
    return {found.code for found in outcome.findings if found.code in {"E707", "E708", "W701"}}


def test_what_no_build_wrote_stays_as_it_is_and_is_named(folder: Path) -> None:
    assert build(folder).published
    site = folder / "site"
    (site / ".well-known/acme").mkdir(parents=True)
    (site / ".well-known/acme/token").write_bytes(b"token")
    (site / "google123.html").write_bytes(b"google")
    (site / "pages/about/counter.db").write_bytes(b"\0" * 1000)
    (site / "empty").mkdir()
    os.utime(site / "google123.html", (1_000_000, 1_000_000))
    (site / "google123.html").chmod(0o640)
    (folder / "content/pages/about.md").write_text(PAGE + "ใหม่\n", encoding="utf-8")

    outcome = build(folder)

    assert outcome.published
    assert outcome.foreign == [".well-known/acme/token", "empty/", "google123.html", "pages/about/counter.db"]
    assert "google123.html" in outcome.line
    assert (site / ".well-known/acme/token").read_bytes() == b"token"
    assert (site / "pages/about/counter.db").read_bytes() == b"\0" * 1000
    state = (site / "google123.html").stat()
    assert (state.st_mtime, stat.S_IMODE(state.st_mode)) == (1_000_000, 0o640)
    assert "ใหม่" in (site / "pages/about/index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.glob(".site.oit-*")) == [".site.oit-lock"]


def test_what_we_wrote_and_need_no_more_goes(folder: Path) -> None:
    build(folder)
    (folder / "content/pages/about.md").unlink()
    outcome = build(folder)
    assert outcome.published
    assert not (folder / "site/pages").exists()
    assert not (folder / "site/documents").exists()


def test_a_stale_file_that_somebody_changed_stays_and_is_told(folder: Path) -> None:
    build(folder)
    page = folder / "site/pages/about/index.html"
    page.write_bytes(b"mine now")
    (folder / "content/pages/about.md").unlink()
    outcome = build(folder)
    assert (outcome.published, codes(outcome), page.read_bytes()) == (True, {"W701"}, b"mine now")


def test_a_damaged_file_is_put_right(folder: Path) -> None:
    build(folder)
    page, document = folder / "site/pages/about/index.html", folder / "site/documents/plan.txt"
    whole, times = page.read_bytes(), document.stat()
    page.write_bytes(whole[:-5])
    document.write_bytes("แผน ข".encode())
    os.utime(document, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert build(folder).published
    assert page.read_bytes() == whole
    assert document.read_text(encoding="utf-8") == "แผน ก"


def test_a_document_changed_at_equal_size_and_time_is_published_anew(folder: Path) -> None:
    build(folder)
    document = folder / "content/documents/plan.txt"
    times = document.stat()
    document.write_text("แผน ค", encoding="utf-8")
    os.utime(document, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert build(folder).published
    assert (folder / "site/documents/plan.txt").read_text(encoding="utf-8") == "แผน ค"


@pytest.mark.parametrize(
    ("foreign", "is_folder"),
    [("documents", False), ("pages/about", False), ("pages/about/index.html", True), ("Documents", False)],
)
def test_a_page_of_ours_never_takes_the_place_of_what_is_not_ours(
    folder: Path, foreign: str, *, is_folder: bool
) -> None:
    (folder / "content/pages/about.md").rename(folder / "about.md")
    build(folder)
    (folder / "about.md").rename(folder / "content/pages/about.md")
    place = folder / "site" / foreign
    place.parent.mkdir(parents=True, exist_ok=True)
    if is_folder:
        place.mkdir()
        (place / "mine").write_bytes(b"mine")
    else:
        place.write_bytes(b"mine")
    before = {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}

    outcome = build(folder)

    assert (outcome.published, codes(outcome)) == (False, {"E707"})
    assert {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()} == before


def test_a_file_of_a_foreign_place_with_our_very_name_is_not_ours(folder: Path) -> None:
    (folder / "content/pages/about.md").rename(folder / "about.md")
    build(folder)
    (folder / "site/pages/about").mkdir(parents=True)
    (folder / "site/pages/about/index.html").write_bytes(b"mine")
    (folder / "about.md").rename(folder / "content/pages/about.md")
    outcome = build(folder)
    assert (outcome.published, codes(outcome)) == (False, {"E707"})
    assert (folder / "site/pages/about/index.html").read_bytes() == b"mine"


def test_links_and_pipes_of_others_stay_and_lead_nobody_out(folder: Path, tmp_path: Path) -> None:
    build(folder)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_bytes(b"kept")
    (folder / "site/away").symlink_to(outside, target_is_directory=True)
    os.mkfifo(folder / "site/pipe")
    outcome = build(folder)
    assert (outcome.published, outcome.foreign) == (True, ["away", "pipe"])
    assert (folder / "site/away").is_symlink()
    assert stat.S_ISFIFO((folder / "site/pipe").lstat().st_mode)
    assert (outside / "kept.txt").read_bytes() == b"kept"


@pytest.mark.parametrize("text", ["oit 1\nรุ่นก่อน\n", "oit 2\nrest\nwrong digest\n"])
def test_a_site_without_a_whole_list_loses_nothing(folder: Path, text: str) -> None:
    """Made by an earlier version, or its list is damaged: pages of ours are replaced, nothing is deleted."""
    build(folder)
    site = folder / "site"
    (site / MARKER).write_text(text, encoding="utf-8")
    (site / "mine.txt").write_bytes(b"mine")
    (folder / "content/pages/about.md").unlink()
    outcome = build(folder)
    assert outcome.published
    assert (site / "mine.txt").read_bytes() == b"mine"
    assert {"mine.txt", "pages/about/index.html", "documents/plan.txt"} <= set(outcome.foreign)
    assert written(site) is not None


def test_a_forged_list_reaches_nothing_outside(folder: Path, tmp_path: Path) -> None:
    build(folder)
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"victim")
    marker = folder / "site" / MARKER
    marker.write_text(marker.read_text(encoding="utf-8") + "../../victim.txt\n", encoding="utf-8")
    assert build(folder).published
    assert victim.read_bytes() == b"victim"


def test_the_list_names_no_file(folder: Path) -> None:
    build(folder)
    assert "plan" not in (folder / "site" / MARKER).read_text(encoding="utf-8")
    assert "about" not in (folder / "site" / MARKER).read_text(encoding="utf-8")


def test_a_site_copied_elsewhere_is_still_known(folder: Path, tmp_path: Path) -> None:
    build(folder)
    copy = tmp_path / "copy"
    shutil.copytree(folder / "site", copy)
    (copy / "mine.txt").write_bytes(b"mine")
    (folder / "content/pages/about.md").unlink()
    outcome = build_site(folder, copy, DAY)
    assert (outcome.published, outcome.foreign) == (True, ["mine.txt"])
    assert not (copy / "pages").exists()
