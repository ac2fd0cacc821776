"""Whatever happens to a build, the site is the last good one or the whole new one, byte for byte."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, PATIENCE, codes, command, contents, environment, inodes, leftovers, oit, start

ITEM = "oit_items/2569/o10.yml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


class Agency:
    """The good agency with a site built from it: ``old``; ``new`` is what its site holds after ``edit_record``.

    ``seconds`` is how long a build took, for those who want to interrupt one.
    """

    def __init__(self, folder: Path, cache: Path, old: dict[str, str], new: dict[str, str]) -> None:
        self.folder, self.out = folder, folder / "site"
        self.env = environment(cache)
        self.old, self.new = old, new
        self.seconds = 0.0

    def build(self, *more: str | Path, before: str = "") -> subprocess.CompletedProcess[str]:
        arguments = ("build", "--folder", self.folder, "--as-of", DAY, "--format", "json", *more)
        return oit(*arguments, env=self.env, before=before)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def edit_record(self) -> None:
        self.edit(ITEM, "หน้าหลัก", "หน้าแรก")

    def assert_next_build_is_whole(self) -> None:
        assert self.build().returncode == 0
        assert contents(self.out) == self.new
        assert leftovers(self.out) == []

    def assert_untouched(self, before: dict[str, tuple[int, int]]) -> None:
        assert (contents(self.out), inodes(self.out)) == (self.old, before)
        assert leftovers(self.out) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """The agency built once, to be copied."""
    folder = tmp_path_factory.mktemp("built") / "agency"
    shutil.copytree(GOOD, folder)
    agency = Agency(folder, tmp_path_factory.mktemp("cache"), {}, {})
    assert agency.build().returncode == 0
    agency.old = contents(agency.out)
    record = (folder / ITEM).read_bytes()
    agency.edit_record()
    began = time.monotonic()
    assert agency.build("--out", folder.parent / "new").returncode == 0
    agency.seconds = time.monotonic() - began
    agency.new = contents(folder.parent / "new")
    (folder / ITEM).write_bytes(record)
    return agency


@pytest.fixture
def agency(built: Agency, tmp_path: Path) -> Agency:
    shutil.copytree(built.folder, tmp_path / "agency")
    copy = Agency(tmp_path / "agency", Path(built.env["XDG_CACHE_HOME"]), built.old, built.new)
    copy.seconds = built.seconds
    return copy


BREAKAGES: dict[str, tuple[Callable[[Agency], None], str]] = {
    "an unreadable record": (lambda agency: agency.edit(ITEM, "status: published", "status: [published"), "E161"),
    "a wrong value": (lambda agency: agency.edit(ITEM, "status: published", "status: publish"), "E208"),
    "no site config": (lambda agency: (agency.folder / "site_config.yml").unlink(), "E301"),
    "a document that is gone": (
        lambda agency: (agency.folder / "content/documents/2569/e-service.csv").unlink(),
        "E340",
    ),
    "a page that links nowhere": (
        lambda agency: page(agency, "# นโยบาย\n\n[แผน](../documents/none.pdf)\n"),
        "E601",
    ),
    "a template of the agency's own": (
        lambda agency: theme(agency, "templates/item.html", "{{ nothing.here }}"),
        "E503",
    ),
    "a script of the agency's own": (
        lambda agency: theme(agency, "assets/site.js", 'import { a } from "./nowhere.js";\n'),
        "E507",
    ),
    "a style of the agency's own": (lambda agency: theme(agency, "assets/site.css", "ก", "cp874"), "E507"),
    "a frame of the agency's own": (lambda agency: theme(agency, "main.html", "{% extends 'base.html' %}"), "E504"),
}


def page(agency: Agency, text: str) -> None:
    (agency.folder / "content/pages").mkdir()
    (agency.folder / "content/pages/privacy.md").write_text(text, encoding="utf-8")


def theme(agency: Agency, name: str, text: str, encoding: str = "utf-8") -> None:
    path = agency.folder / "theme" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding=encoding)


@pytest.mark.parametrize("name", BREAKAGES)
def test_an_error_at_any_stage_leaves_the_last_good_site_untouched(agency: Agency, name: str) -> None:
    breaks, code = BREAKAGES[name]
    before = inodes(agency.out)
    breaks(agency)
    done = agency.build("--trust-theme")
    assert done.returncode == 1
    assert code in codes(done)
    agency.assert_untouched(before)


KILLED = """
import importlib, os, signal
module = importlib.import_module("{module}")
whole, calls = module.{name}, 0
def stumble(*arguments, **named):
    global calls
    calls += 1
    if calls == {call} and not {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    given = whole(*arguments, **named)
    if calls == {call} and {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    return given
module.{name} = stumble
"""
MOMENTS = {
    "before the pages": ("generator.rendering.render", "write", 1, False),
    "at the first page": ("generator.rendering.render", "html_of", 1, False),
    "among the pages": ("generator.rendering.render", "html_of", 30, False),
    "before the data files": ("generator.rendering.render", "_write_files", 1, False),
    "before it is verified": ("generator.release.staging", "replace_folder", 1, False),
    "just after the swap": ("generator.release.staging", "replace_folder", 1, True),
    "before the old site is deleted": ("generator.release.staging", "clear", 1, False),
    "while the old site is deleted": ("generator.release.out_folder.clear", "_settle", 20, False),
}


@POSIX
@pytest.mark.parametrize("name", MOMENTS)
def test_killed_at_a_certain_moment_there_is_one_whole_site(agency: Agency, name: str) -> None:
    agency.edit_record()
    module, function, call, after = MOMENTS[name]
    done = agency.build(before=KILLED.format(module=module, name=function, call=call, after=after))
    assert done.returncode == -signal.SIGKILL
    assert contents(agency.out) in (agency.old, agency.new)
    agency.assert_next_build_is_whole()


HELPER_KILLED = """
import os, signal
from generator.rendering import render
from generator.system import parallel
parallel.processors, render.FEWEST = lambda: 2, 1
whole, starter = render.html_of, os.getpid()
def stumble(*arguments):
    if os.getpid() != starter:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(*arguments)
render.html_of = stumble
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shares the work among processes")
def test_when_a_process_that_helps_is_killed_the_last_good_site_stays(agency: Agency) -> None:
    before = inodes(agency.out)
    agency.edit_record()
    done = agency.build(before=HELPER_KILLED)
    assert (done.returncode, codes(done)[:1]) == (1, ["E706"])
    agency.assert_untouched(before)


@POSIX
@pytest.mark.parametrize("portion", [0.3, 0.5, 0.65, 0.8, 0.95])
def test_killed_at_any_moment_there_is_one_whole_site(agency: Agency, portion: float) -> None:
    agency.edit_record()
    with start("build", "--folder", agency.folder, "--as-of", DAY, env=agency.env) as process:
        time.sleep(agency.seconds * portion)
        process.kill()
    assert contents(agency.out) in (agency.old, agency.new)
    agency.assert_next_build_is_whole()


LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"


@POSIX
@pytest.mark.parametrize("limit", [0, 2000, 20_000])
def test_a_disk_that_takes_no_more_leaves_the_last_good_site(agency: Agency, limit: int) -> None:
    agency.edit_record()
    agency.env = environment(agency.folder.parent / "empty")
    before = inodes(agency.out)
    done = agency.build(before=LIMIT.format(limit=limit))
    assert (done.returncode, codes(done)[0], done.stderr) == (1, "E701", "")
    agency.assert_untouched(before)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a quarter of a megabyte, where this machine lets one be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk))
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody make a small disk")
    yield disk
    subprocess.run(("umount", "-l", str(disk)), check=True)


def test_a_full_disk_leaves_the_last_good_site(agency: Agency, small_disk: Path) -> None:
    out = small_disk / "site"
    out.mkdir()
    (out / ".oit-site").write_text("oit 1\n", encoding="utf-8")
    (out / "index.html").write_text("the last good site", encoding="utf-8")
    before = inodes(out)
    done = agency.build("--out", out)
    assert (done.returncode, codes(done)[0], done.stderr) == (1, "E701", "")
    assert inodes(out) == before
    assert leftovers(out) == []


def test_two_builds_at_once_make_one_whole_site(agency: Agency) -> None:
    agency.edit_record()
    arguments = ("build", "--folder", agency.folder, "--as-of", DAY)
    both = [start(*arguments, env=agency.env) for _ in range(2)]
    ends = sorted(process.wait(PATIENCE) for process in both)
    assert ends in ([0, 0], [0, 1])
    assert contents(agency.out) == agency.new
    assert leftovers(agency.out) == []


WAITS = """
import sys
from generator.release import staging as release
release.Staging.publish = lambda self: (print("ready", flush=True), sys.stdin.read())
"""


def test_a_build_that_meets_another_says_so(agency: Agency) -> None:
    waiting = command("build", "--folder", agency.folder, "--format", "json", before=WAITS)
    pipe = subprocess.PIPE
    with subprocess.Popen(waiting, stdin=pipe, stdout=pipe, env=agency.env, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "ready\n"
        done = agency.build()
        first.kill()
    assert (done.returncode, codes(done)[0]) == (1, "E703")
    assert contents(agency.out) == agency.old
