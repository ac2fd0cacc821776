"""What several processes make of a folder is, byte for byte, what one makes of it, and so is what they find."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, contents, environment, oit, told

PROCESSES = """
from generator.system import parallel
from generator.rendering import render
from generator.records.loading import record_reader
from generator.verify import run
parallel.processors = lambda: {count}
render.FEWEST = record_reader.FEWEST = run.FEWEST = 1
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shares work among processes")


def _built(folder: Path, count: int, out: Path) -> tuple[int, object, dict[str, str]]:
    """Build ``folder`` with so many processes; returns the exit code, everything said, and a digest of every file."""
    done = oit(
        *("build", "--folder", folder, "--out", out, "--as-of", DAY, "--format", "json", "--trust-theme"),
        env=environment(folder.parent / "cache"),
        before=PROCESSES.format(count=count),
    )
    return done.returncode, told(done), contents(out) if out.exists() else {}


def _wrong_values(folder: Path) -> None:
    for path in (folder / "oit_items").rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("status: published", "status: publish"), "utf-8")


def _links_to_nothing(folder: Path) -> None:
    (folder / "content/pages").mkdir()
    for number in range(5):
        text = "# หน้า\n\n[แผน](../documents/none.pdf) [ข่าว](#none)\n"
        (folder / f"content/pages/page-{number}.md").write_text(text, encoding="utf-8")


def _broken_template(folder: Path) -> None:
    (folder / "theme/templates").mkdir(parents=True)
    (folder / "theme/templates/item.html").write_text("{{ nothing.here }}", encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "a good folder": (lambda _: None, 0),
    "records that cannot be read": (_wrong_values, 1),
    "pages with links to nothing": (_links_to_nothing, 1),
    "a template that cannot be rendered": (_broken_template, 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_makes_no_difference_how_many_processes_work(name: str, tmp_path: Path) -> None:
    change, code = CHANGES[name]
    folder = tmp_path / "agency"
    shutil.copytree(GOOD, folder)
    change(folder)
    alone = _built(folder, 1, tmp_path / "site")
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    assert alone[0] == code
    assert _built(folder, 3, tmp_path / "site") == alone
