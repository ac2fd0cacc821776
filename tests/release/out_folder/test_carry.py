"""What is not ours goes over as it is: the same file, its folders with their rights, owners and times."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.small_release import beside, build, put

TIME = 1_000_000
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


READ_ONLY = """
import ctypes, os, sys
from pathlib import Path
from tests.small_release import beside, build, put
if os.geteuid() == 0:  # root may write anywhere
    os.setgid(65534)
    os.setuid(65534)
out = Path(sys.argv[1], "agency/site")
(out.parent / "content").mkdir(parents=True)
build(out, ["index.html"])
put(out / "shop/a.txt", "a")
half_made = out.with_name(".site.oit-new-1234")  # what a killed build leaves
put(half_made / "shop/a.txt", "a")
for folder in (out / "shop", half_made / "shop"):
    folder.chmod(0o555)
build(out, ["index.html"])
print(beside(out), (out / "shop/a.txt").read_text(), oct((out / "shop").stat().st_mode))
(out / "shop").chmod(0o755)
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A published site in which somebody keeps a file in folders of his own, one of them empty."""
    (tmp_path / "agency/content").mkdir(parents=True)
    made = tmp_path / "agency/site"
    build(made, ["index.html"])
    put(made / "shop/img/a.txt", "a")
    (made / "shop/empty").mkdir()
    return made


def refuse(patch: pytest.MonkeyPatch, number: int) -> None:
    """Let the file system give no file a second name, for the reason ``number``."""

    def link(source: Path, target: Path, **_: object) -> None:
        raise OSError(number, os.strerror(number), str(source), None, str(target))

    patch.setattr(os, "link", link)


@POSIX
def test_folders_keep_their_rights_and_times(out: Path) -> None:
    for name, mode in (("shop/empty", 0o700), ("shop/img", 0o750), ("shop", 0o711)):
        (out / name).chmod(mode)
        os.utime(out / name, (TIME, TIME))
    build(out, ["index.html"])
    states = [(out / name).stat() for name in ("shop", "shop/img", "shop/empty")]
    assert [stat.S_IMODE(state.st_mode) for state in states] == [0o711, 0o750, 0o700]
    assert [state.st_mtime for state in states] == [TIME] * 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives folders away")
def test_a_folder_of_somebody_else_stays_his(out: Path) -> None:
    os.chown(out / "shop", 4711, 4712)
    build(out, ["index.html"])
    assert ((out / "shop").stat().st_uid, (out / "shop").stat().st_gid) == (4711, 4712)
    assert (out / "shop/img").stat().st_uid == 0


@POSIX
def test_a_folder_that_nobody_may_write_in_goes_over_and_leaves_nothing_behind() -> None:
    # Not in tmp_path: the process below may become another user, who must be able to come here.
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        command = [sys.executable, "-c", READ_ONLY, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (done.stdout, done.stderr) == ("[] a 0o40555\n", "")


def test_a_folder_that_the_new_site_has_as_well_is_shared(out: Path) -> None:
    build(out, ["index.html", "shop/index.html"])
    assert (out / "shop/index.html").is_file()
    assert (out / "shop/img/a.txt").is_file()
    assert (out / "shop/empty").is_dir()


def test_who_has_a_file_open_goes_on_with_the_same_file(out: Path) -> None:
    with (out / "shop/img/a.txt").open("a", encoding="utf-8") as log:
        build(out, ["index.html"])
        log.write("b")
    assert (out / "shop/img/a.txt").read_text(encoding="utf-8") == "ab"


@pytest.mark.parametrize("number", [errno.EPERM, errno.EMLINK, errno.ENOTSUP])
def test_where_a_file_can_have_no_second_name_it_is_moved(
    out: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (out / "shop/img/a.txt").stat().st_ino
    refuse(monkeypatch, number)
    assert build(out, ["index.html"]) == []
    assert (out / "shop/img/a.txt").stat().st_ino == before
    assert beside(out) == []


def test_what_lies_on_another_disk_stops_the_build_and_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, errno.EXDEV)
    (said,) = build(out, ["index.html"])
    assert said.code == "E708"
    assert str(out / "shop/img/a.txt") in said.message + said.hint
    assert os.strerror(errno.EXDEV) in said.message + said.hint
    assert (out / "shop/img/a.txt").is_file()
    assert beside(out) == []


def test_a_folder_where_another_disk_is_joined_in_stops_the_build(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: path == out / "shop")
    (said,) = build(out, ["index.html"])
    assert said.code == "E708"
    assert str(out / "shop") in said.message + said.hint
