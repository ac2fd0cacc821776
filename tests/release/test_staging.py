from __future__ import annotations

import errno
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from generator.release import staging as release
from generator.release import swap
from generator.release.out_folder.manifest import MARKER

FINISH = """
from hashlib import sha256
def finish(staging):
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in staging.folder.iterdir()}
    assert staging.finish(files) == []
    staging.publish()
"""
BUILD = f"""
import sys
from pathlib import Path
from generator.release import staging as release
{FINISH}
with release.prepare(Path(sys.argv[1]), Path(sys.argv[2])) as staging:
    (staging.folder / "index.html").write_text(sys.argv[3])
    {{middle}}
    finish(staging)
"""
NOBODY = """
import os
from generator.release import staging as release
if os.geteuid() == 0:  # root may write anywhere
    os.setgid(65534)
    os.setuid(65534)
"""
WAIT = "print('ready', flush=True); sys.stdin.read()"
FOR_EVER = f"""
import sys
from pathlib import Path
from generator.release import staging as release
from generator.release import swap
{FINISH}
if sys.argv[3] == "two renames":
    swap._exchange = lambda *_: False
print("ready", flush=True)
number = 0
while True:
    number += 1
    with release.prepare(Path(sys.argv[1]), Path(sys.argv[2])) as staging:
        for name in range(40):
            (staging.folder / f"{{name}}.html").write_text(str(number))
        finish(staging)
"""
FILL = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    (staging.folder / "big").write_bytes(b"x" * 10000)
"""


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    (tmp_path / "agency/content").mkdir(parents=True)
    return tmp_path / "agency"


@pytest.fixture
def out(agency: Path) -> Path:
    """A published site."""
    publish(agency / "site", agency, "first")
    return agency / "site"


def publish(out: Path, folder: Path, text: str) -> None:
    with release.prepare(out, folder) as staging:
        (staging.folder / "index.html").write_text(text)
        assert staging.finish({"index.html": sha256(text.encode()).hexdigest()}) == []
        staging.publish()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and inode of every file: a site left alone keeps both."""
    return {path.name: (path.read_bytes(), path.stat().st_ino) for path in folder.rglob("*") if path.is_file()}


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path.name.startswith(f".{out.name}.oit-") and path.is_dir()]


def program(out: Path, folder: Path, text: str, middle: str) -> subprocess.Popen[str]:
    """Start a build of its own process, with ``middle`` before it publishes."""
    code = BUILD.replace("{middle}", middle)
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code, str(out), str(folder), text], stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


@pytest.fixture
def waiting(out: Path, agency: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in another process that has written half a site and waits."""
    with program(out, agency, "second", WAIT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def refused(out: Path, folder: Path) -> str:
    with pytest.raises(release.RefusedError) as caught:
        publish(out, folder, "never")
    assert caught.value.finding.hint
    return caught.value.finding.code


def test_a_new_site_takes_the_place_of_the_old_one(out: Path, agency: Path) -> None:
    publish(out, agency, "second")
    assert (out / "index.html").read_text() == "second"
    assert sorted(path.name for path in out.iterdir()) == [MARKER, "index.html"]
    assert leftovers(out) == []


def test_a_site_that_is_not_published_changes_nothing(out: Path, agency: Path) -> None:
    before = state(out)
    with release.prepare(out, agency) as staging:
        assert staging.previous == out
        (staging.folder / "index.html").write_text("second")
    with pytest.raises(KeyError), release.prepare(out, agency) as staging:
        raise KeyError
    assert state(out) == before
    assert leftovers(out) == []


def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_works(
    out: Path, agency: Path, waiting: subprocess.Popen[str]
) -> None:
    before = state(out)
    waiting.kill()
    waiting.wait()
    assert state(out) == before
    assert len(leftovers(out)) == 1
    publish(out, agency, "third")
    assert (out / "index.html").read_text() == "third"
    assert leftovers(out) == []


@pytest.mark.parametrize("way", ["exchange", "two renames"])
@pytest.mark.parametrize("delay", [0.011, 0.023, 0.037, 0.058, 0.083])
def test_killed_at_any_moment_there_is_one_whole_site(agency: Path, delay: float, way: str) -> None:
    out = agency / "site"
    publish(out, agency, "first")
    command = [sys.executable, "-c", FOR_EVER, str(out), str(agency), way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.kill()
    with release.prepare(out, agency):
        pass
    pages = list(out.glob("*.html"))
    assert len({page.read_text() for page in pages}) == 1
    assert len(pages) in {1, 40}
    assert leftovers(out) == []


def test_a_build_killed_between_two_renames_is_put_right(out: Path, agency: Path) -> None:
    before = state(out)
    out.rename(out.with_name(".site.oit-old"))
    (out.with_name(".site.oit-new-1234")).mkdir()
    with release.prepare(out, agency):
        assert state(out) == before
    assert leftovers(out) == []


def test_a_replaced_site_that_was_not_deleted_in_time_does_not_come_back(out: Path, agency: Path) -> None:
    old = out.with_name(".site.oit-old")
    old.mkdir()
    (old / "index.html").write_text("older")
    with release.prepare(out, agency):
        pass
    assert (out / "index.html").read_text() == "first"
    assert leftovers(out) == []


@pytest.mark.usefixtures("waiting")
def test_two_builds_at_once_do_not_meet(out: Path, agency: Path) -> None:
    before = state(out)
    assert refused(out, agency) == "E703"
    assert state(out) == before
    assert len(leftovers(out)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are POSIX")
def test_a_disk_that_takes_no_more_is_a_finding_and_the_last_site_stays(out: Path, agency: Path) -> None:
    before = state(out)
    with program(out, agency, "second", FILL) as process:
        _, errors = process.communicate()
    assert "RefusedError" in errors
    assert "พื้นที่ดิสก์ไม่พอ" in errors
    assert state(out) == before
    assert leftovers(out) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "E701"),
        (errno.EDQUOT, "E701"),
        (errno.EACCES, "E702"),
        (errno.EROFS, "E702"),
        (errno.EIO, "E706"),
    ],
)
def test_what_the_disk_refuses_is_a_finding_with_its_cure(out: Path, agency: Path, number: int, code: str) -> None:
    before = state(out)
    with pytest.raises(release.RefusedError) as caught, release.prepare(out, agency):
        raise OSError(number, "no", "some/file")
    assert caught.value.finding.code == code
    assert "some/file" in caught.value.finding.message
    assert state(out) == before


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_folder_above_that_may_not_be_written_is_a_finding() -> None:
    # Not in tmp_path: the process below may become another user, who must be able to come here.
    with tempfile.TemporaryDirectory() as name:
        parent = Path(name, "parent")
        parent.mkdir(mode=0o555)
        Path(name).chmod(0o755)
        code = NOBODY + BUILD.replace("{middle}", "pass")
        command = [sys.executable, "-c", code, str(parent / "site"), f"{name}/agency", "x"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "ไม่มีสิทธิ์" in done.stderr
        assert not list(parent.iterdir())
        parent.chmod(0o755)


def test_a_link_to_where_the_site_is_served_from_stays_a_link(agency: Path, tmp_path: Path) -> None:
    served = tmp_path / "www"
    served.mkdir()
    (agency / "site").symlink_to(served)
    publish(agency / "site", agency, "first")
    publish(agency / "site", agency, "second")
    assert (agency / "site").is_symlink()
    assert (served / "index.html").read_text() == "second"


def test_the_new_site_has_the_permissions_of_the_old_one(out: Path, agency: Path) -> None:
    out.chmod(0o775)
    publish(out, agency, "second")
    assert out.stat().st_mode & 0o777 == 0o775


def test_without_an_exchange_in_one_step_two_renames_do(
    out: Path, agency: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    publish(out, agency, "second")
    assert (out / "index.html").read_text() == "second"
    assert leftovers(out) == []


def test_when_the_second_rename_fails_the_last_site_comes_back(
    out: Path, agency: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stumble(self: Path, target: Path) -> Path:
        if ".oit-new-" in self.name:
            raise PermissionError(errno.EACCES, "in use", str(self))
        return rename(self, target)

    before = state(out)
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", stumble)
    assert refused(out, agency) == "E702"
    assert state(out) == before
