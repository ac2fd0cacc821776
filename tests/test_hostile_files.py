"""Whatever stands where a file of an agency's folder should be, every verb ends with words, and in time."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from generator.commands.cli import run
from generator.records.layouts.store import FOLDER as LAYOUTS
from tests.small_agency import CONFIG

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, and no alarm")

PATIENCE = 300
"""Seconds after which a verb hangs; the slowest takes three on a quiet machine."""

FILES: dict[str, str] = {
    "site_config.yml": f"{CONFIG}site_url: https://www.test.example/ita/\n",
    "oit_items/2566/o11.yml": """item: O11
status: published
responsible: [clerk]
updated: 2565-11-15
explanation: เปิดแผนหน้า 3
evidence:
  - {title: แผนดำเนินงาน, file: 2566/plan.csv, fiscal_year: 2566}
  - {title: หน้าแผน, page: plan.md, fiscal_year: 2566}
  - {title: ข่าว, url: "https://news.example/1"}
""",
    "content/documents/2566/plan.csv": "กิจกรรม,งบ\nอบรม,1000\n",
    "content/pages/plan.md": "# แผน\n\nบรรทัดแรก\n",
    "content/measures/2566/m1.yml": "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nrows: [{steps: [จัดอบรม]}]\n",
    "content/redirects.yml": "redirects:\n  - {old: old/, new: 2566/o11/}\n",
    "content/results/2565.yml": "total: 80\nlevel: ผ่าน\n",
    "content/layouts/a5.yml": (LAYOUTS / "a5.yml").read_text(encoding="utf-8"),
    "content/link_health.json": """{"links": {"https://news.example/1": {"state": "ok", "reason": "fine",
 "status": 200, "checked": "2025-01-01", "first_seen": "2024-01-01"}}}""",
}
PLACES = (
    *FILES,
    "content/frozen/2566-1.json",
    "content/frozen",
    "content/documents",
    "oit_items/2566",
    "content/pages",
)

INSTEAD: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link outside": lambda path: path.symlink_to(os.devnull),
    "a link to endless bytes": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "nothing in it": lambda path: path.write_bytes(b""),
    "more than any number": lambda path: path.write_text('{"links": {"a": {"status": 1e999}}, "items": 1e999}'),
    "no number": lambda path: path.write_text('{"links": {"a": {"status": NaN}}, "fiscal_year": Infinity}'),
    "five thousand digits": lambda path: path.write_text('{"links": {"a": {"status": ' + "9" * 5000 + "}}}"),
    "brackets in brackets": lambda path: path.write_text("[" * 200_000),
    "one name twice": lambda path: path.write_text('{"links": {}, "links": {"a": 1}}'),
    "other kinds of values": lambda path: path.write_text('{"links": [1], "fiscal_year": "x", "items": {}}'),
    "no letters": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "fifty megabytes": lambda path: path.write_bytes(b"a" * 50_000_000),
}
VERBS = (
    ("build",),
    ("urls", "2566"),
    ("freeze", "2566", "--label", "ส่ง"),
    ("freeze", "diff"),
    ("score",),
    ("new", "measure", "2566"),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agency that is built and frozen."""
    folder = tmp_path_factory.mktemp("agency")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert run(["build", "--folder", str(folder)]) == 0
    assert run(["freeze", "2566", "--label", "ส่ง", "--folder", str(folder)]) == 0
    return folder


@contextmanager
def patience() -> Iterator[None]:
    """Let nothing take longer than ``PATIENCE``."""

    rang: list[int] = []

    def over(number: int, _frame: FrameType | None) -> None:
        rang.append(number)
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert not rang, "it hung"


def put_instead(good: Path, folder: Path, place: str, instead: str) -> None:
    """Copy the good agency to ``folder`` and put something else at ``place``."""
    shutil.copytree(good, folder)
    path = folder / place
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    INSTEAD[instead](path)


CASES = [(place, instead) for place in PLACES for instead in INSTEAD]


@pytest.mark.parametrize(("place", "instead"), CASES)
def test_every_verb_ends_in_words(
    good: Path, tmp_path: Path, place: str, instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put_instead(good, tmp_path / "agency", place, instead)
    number = CASES.index((place, instead))
    # All of them load the folder in the same way; every third case goes further, each time with the next verb.
    verbs = [("check",)] if number % 3 else [("check",), VERBS[number // 3 % len(VERBS)]]
    with patience():
        ends = [run([*words, "--folder", str(tmp_path / "agency")]) for words in verbs]
    said = "".join(capsys.readouterr())
    assert set(ends) <= {0, 1, 2}, said
    assert "Traceback" not in said


@pytest.mark.parametrize("instead", ["a pipe", "more than any number", "brackets in brackets", "a link outside"])
@pytest.mark.parametrize(
    ("place", "code"), [("content/link_health.json", "L830"), ("content/frozen/2566-1.json", "L857")]
)
def test_what_cannot_be_remembered_is_named_with_its_cause(  # noqa: PLR0913, PLR0917 - what pytest gives
    good: Path, tmp_path: Path, place: str, code: str, instead: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put_instead(good, tmp_path / "agency", place, instead)
    assert run(["check", "--all", "--as-of", "2566-04-30", "--folder", str(tmp_path / "agency")]) == 1
    said = capsys.readouterr().out
    assert code in said
    assert place in said
    assert "·" in next(line for line in said[said.index(code) :].splitlines() if "วิธีแก้" in line)


@pytest.mark.parametrize("instead", ["a pipe", "a link to endless bytes", "five thousand digits", "no letters"])
def test_links_are_checked_whatever_is_remembered(good: Path, tmp_path: Path, instead: str) -> None:
    put_instead(good, tmp_path / "agency", "content/link_health.json", instead)
    with patience():
        assert run(["links", "--offline", "--folder", str(tmp_path / "agency")]) in {0, 1, 2}


@pytest.mark.parametrize("instead", ["a pipe", "a link to nothing", "brackets in brackets", "no letters"])
def test_a_damaged_memory_of_the_program_counts_as_none(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.platform", "linux")
    shutil.copytree(good, tmp_path / "agency")
    build = ["build", "--folder", str(tmp_path / "agency"), "--as-of", "2566-02-01", "--out"]
    assert run([*build, str(tmp_path / "first")]) == 0
    remembered = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert remembered
    for path in remembered:
        path.unlink()
        INSTEAD[instead](path)
    with patience():
        assert run([*build, str(tmp_path / "second")]) == 0
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.html")}
        for name in ("first", "second")
    )
    assert one == two


def test_a_document_that_breaks_off_leaves_no_manifest(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(good, tmp_path / "agency")
    for path in (tmp_path / "agency/content/frozen").iterdir():
        path.unlink()

    def broken(_file: object, _kind: str) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("generator.frozen.snapshot.file_digest", broken)
    assert run(["freeze", "2566", "--label", "ส่ง", "--folder", str(tmp_path / "agency")]) == 2
    said = capsys.readouterr().err
    assert "U945" in said
    assert "plan.csv" in said
    assert list((tmp_path / "agency/content/frozen").iterdir()) == []
