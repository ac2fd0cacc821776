"""``python -m tests.bench``: the whole ``oit build`` against plain Material and Hugo on the same pages.

Every figure is a ratio within one rotation (ours, Material, Hugo, ours, …): machines differ and drift. Material with
all pages in ``nav`` needs many minutes and gigabytes at 5,000 pages; it is measured there only with ``--full``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench import agency, link_check, rivals

SIZES = {50: 5, 500: 3, 5000: 1}
"""Pages and how many rotations."""
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Run:
    """One run of a program: wall seconds and peak memory of the process in MB."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path, **environment: str) -> Run:
    """Run ``command`` in ``folder``; raises ``SystemExit`` when it fails."""
    started = time.perf_counter()
    with (folder / "bench.log").open("wb") as log:
        pid = os.posix_spawnp(
            command[0],
            command,
            {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, log.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, log.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed:\n{(folder / 'bench.log').read_text(errors='replace')[-2000:]}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def ours(folder: Path) -> Run:
    """Build with an empty cache and no earlier site: the first build on a machine."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return again(folder)


def again(folder: Path) -> Run:
    """Build over what is there, as an official does all year."""
    command = [str(BIN / "oit"), "build", "--folder", str(folder), "--as-of", "2569-04-20"]
    return run(command, folder, XDG_CACHE_HOME=str(folder / "cache"))


def plain_material(folder: Path) -> Run:
    """Build with ``mkdocs build``."""
    return run(
        [str(BIN / "mkdocs"), "build", "--quiet", "--clean", "--config-file", str(folder / "mkdocs.yml")], folder
    )


def plain_hugo(folder: Path) -> Run:
    """Build with ``hugo``."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    return run([str(BIN / "hugo"), "--source", str(folder), "--quiet"], folder)


def main() -> None:
    """Print a row for every size, then the growth and the rebuild."""
    full = "--full" in sys.argv
    per_page: dict[int, float] = {}
    with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
        for pages, rotations in SIZES.items():
            folder = Path(name) / str(pages)
            agency.make(folder / "ours", pages)
            rivals.hugo(folder / "hugo", pages)
            builders: dict[str, Callable[[Path], Run]] = {"ours": ours, "hugo": plain_hugo}
            if pages < max(SIZES) or full:
                rivals.material(folder / "material", pages)
                builders["material"] = plain_material
            runs = measure(folder, builders, rotations)
            per_page[pages] = statistics.median(one.seconds for one in runs["ours"]) / pages
            report(pages, runs)
            rebuild(folder / "ours", runs["ours"])
            if pages < max(SIZES):
                link_check.report(folder / "ours" / "site", rotations=1)
            shutil.rmtree(folder)
    print(f"cost per page at 5,000 over cost per page at 500: {per_page[5000] / per_page[500]:.2f}")


def measure(folder: Path, builders: dict[str, Callable[[Path], Run]], rotations: int) -> dict[str, list[Run]]:
    """Run every builder in turn, so that a slow moment of the machine strikes all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in builders}
    for _ in range(rotations):
        for name, build in builders.items():
            runs[name].append(build(folder / name))
    return runs


def report(pages: int, runs: dict[str, list[Run]]) -> None:
    """Print what one size gave."""
    print(f"\n{pages} item pages (load, check, compose, render, verify and release of all counted)")
    mine = runs["ours"]
    for name, theirs in runs.items():
        wall = statistics.median(one.seconds for one in theirs)
        memory = max(one.megabytes for one in theirs)
        ratio = statistics.median(a.seconds / b.seconds for a, b in zip(mine, theirs, strict=True))
        words = "" if name == "ours" else f"  ours takes {ratio:.2f} of its time"
        print(f"  {name:9} {wall:8.2f} s {pages / wall:8.0f} pages/s {memory:7.0f} MB{words}")


def rebuild(folder: Path, first: list[Run]) -> None:
    """Edit one record, build again, and print what that took and how many files were made anew."""
    record = next((folder / "oit_items").rglob("o07.yml"))
    record.write_text(record.read_text(encoding="utf-8").replace("ข้อ 7", "ข้อ ๗"), encoding="utf-8")
    before = {path: path.stat().st_ino for path in (folder / "site").rglob("*") if path.is_file()}
    took = again(folder)
    after = {path: path.stat().st_ino for path in (folder / "site").rglob("*") if path.is_file()}
    written = sum(before.get(path) != inode for path, inode in after.items())
    ratio = took.seconds / statistics.median(one.seconds for one in first)
    print(f"  one edited record: {ratio:.2f} of a first build, {written} of {len(after)} files written")


if __name__ == "__main__":
    main()
