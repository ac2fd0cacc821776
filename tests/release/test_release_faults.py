"""What an official is told when a site cannot be published, and what is undone."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.findings.finding import Finding
from generator.release import staging as release
from generator.release.out_folder.manifest import MARKER, manifest
from tests.small_release import beside, build, put


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A published site."""
    (tmp_path / "agency/content").mkdir(parents=True)
    build(tmp_path / "agency/site", ["index.html"])
    return tmp_path / "agency/site"


def refused(out: Path, fault: OSError) -> Finding:
    with pytest.raises(release.RefusedError) as caught, release.prepare(out, out.parent):
        raise fault
    assert str(caught.value) == caught.value.finding.message
    return caught.value.finding


@pytest.mark.parametrize(
    ("fault", "code", "named"),
    [
        (OSError(errno.ENOSPC, "full", "some/file"), "E701", "some/file"),
        (OSError(errno.EFBIG, "big", "some/file"), "E701", "some/file"),
        (OSError(errno.ENOENT, "no folder for temporary files"), "E701", "{out}"),
        (OSError(errno.ENOENT, "gone", "some/file"), "E706", "some/file"),
        (OSError(errno.EPERM, "no"), "E702", "{out}"),
        (OSError(errno.EACCES, "no", "some/file"), "E702", "some/file"),
        (OSError(errno.EEXIST, "there", "some/file"), "E705", "some/file"),
        (OSError(errno.ENOTDIR, "no folder", "some/file"), "E705", "some/file"),
        (OSError(errno.EIO, "broken", "some/file"), "E706", "broken"),
        (OSError("without a number"), "E706", "without a number"),
    ],
)
def test_each_fault_of_the_disk_has_its_own_cure(fault: OSError, code: str, named: str, out: Path) -> None:
    found = refused(out, fault)
    assert found.code == code
    assert named.format(out=out) in found.message + found.hint
    assert "[Errno" not in found.message + found.hint
    assert beside(out) == []


def test_a_way_to_the_site_that_leads_through_a_file_is_refused(out: Path) -> None:
    put(out.parent / "file", "")
    with pytest.raises(release.RefusedError) as caught:
        build(out.parent / "file/site", ["index.html"])
    assert caught.value.finding.code == "E705"


def test_once_the_new_site_is_in_its_place_nothing_takes_it_back(out: Path) -> None:
    with release.prepare(out, out.parent) as staging:
        put(staging.folder / "index.html", "new")
        assert staging.finish({"index.html": ""}) == []
        staging.publish()
        raise OSError(errno.EIO, "too late")
    assert (out / "index.html").read_text(encoding="utf-8") == "new"
    assert beside(out) == []


def test_five_files_are_named_and_the_others_counted() -> None:
    names = ["a", "b", "c", "d", "e", "f", "g"]
    assert release.named(names[:1]) == "a"
    assert release.named(names[:5]) == "a, b, c, d, e"
    assert release.named(names[:6]) == "a, b, c, d, e และอีก 1 แห่ง"
    assert release.named(names) == "a, b, c, d, e และอีก 2 แห่ง"


def test_changed_files_are_told_by_their_number_and_names(out: Path) -> None:
    build(out, ["index.html", "a.html", "b.html"])
    for name in ("a.html", "b.html"):
        put(out / name, "mine")
    (said,) = build(out, ["index.html"])
    assert said.code == "W701"
    assert "a.html, b.html" in said.message
    assert "2" in said.message


def test_what_stands_in_the_way_is_told_and_nothing_else_goes_over(out: Path) -> None:
    put(out / "new.html", "mine")
    put(out / "later/new.html", "mine")
    said = build(out, ["index.html", "new.html", "later"])
    assert [one.code for one in said] == ["E707", "E707"]
    assert (out / "new.html").read_text(encoding="utf-8") == "mine"
    assert beside(out) == []


def test_an_older_site_that_a_killed_build_put_aside_never_takes_the_place_of_a_newer(out: Path) -> None:
    aside = out.with_name(".site.oit-old")
    put(aside / "index.html", "older")
    put(aside / MARKER, "oit 1\n")
    put(out.with_name(".site.oit-new-1234") / "half.html", "half")
    put(out.with_name(".other.oit-new-1234") / "half.html", "of another site")
    with release.prepare(out, out.parent):
        assert (out / "index.html").read_text(encoding="utf-8") == "index.html"
        assert not out.with_name(".site.oit-new-1234").exists()
    assert out.with_name(".other.oit-new-1234").is_dir()


def test_a_first_site_that_was_finished_and_never_published_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "agency/content").mkdir(parents=True)
    out = tmp_path / "agency/site"
    finished = put(out.with_name(".site.oit-new-1234") / "index.html", "finished").parent
    (finished / MARKER).write_bytes(manifest({"index.html": sha256(b"finished").hexdigest()}))
    with release.prepare(out, out.parent):
        assert not finished.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_first_site_stands_in_a_folder_that_is_as_others_are(tmp_path: Path) -> None:
    (tmp_path / "agency/content").mkdir(parents=True)
    out = tmp_path / "agency/public/www"
    build(out, ["index.html"])
    assert out.stat().st_mode == (tmp_path / "agency").stat().st_mode
    assert sorted(path.name for path in out.parent.iterdir()) == [".www.oit-lock", "www"]
