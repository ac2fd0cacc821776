"""``python -m tests.bench``: the whole ``oit build`` against plain Material and Hugo on the same pages.

Every figure is a ratio within one rotation (ours, Material, Hugo, ours, …): machines differ and drift. Material with
all pages in ``nav`` needs many minutes and gigabytes at 5,000 pages; it is measured there only with ``--full``.
"""

from __future__ import annotations

import compileall
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import agency, link_check, programs, rivals
from tests.bench.programs import Run

ROTATIONS = {50: 7, 500: 5, 5000: 3}
"""Item pages, and how often each program builds them."""
REBUILDS = 3
PACKAGE = Path(__file__).parents[2] / "generator"

FIRST, ANEW, MATERIAL, HUGO = "oit, first", "oit", "Material", "Hugo"
Runs = dict[str, list[Run]]


def main() -> None:
    """Print a table for every size, then the growth."""
    # As pip does with every package that it installs: nobody compiles a program at each start.
    compileall.compile_dir(PACKAGE, quiet=1)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"“{FIRST}” has an empty cache and no earlier site, “{ANEW}” no earlier site; in brackets the spread")
    per_page = {}
    with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
        for items, rotations in ROTATIONS.items():
            runs = _measure(Path(name) / str(items), items, rotations)
            per_page[items] = {who: _median([run.seconds for run in runs[who]]) / items for who in (FIRST, ANEW)}
            shutil.rmtree(Path(name) / str(items))
    growth = {who: per_page[5000][who] / per_page[500][who] for who in (FIRST, ANEW)}
    print(
        "\ncost per item page at 5,000 over that at 500: " + ", ".join(f"{who} {by:.2f}" for who, by in growth.items())
    )


def _measure(folder: Path, items: int, rotations: int) -> Runs:
    """Let every program in turn build the same pages, so that a slow moment of the machine strikes all alike."""
    agency.make(folder / "ours", items)
    programs.ours_first(folder / "ours")
    pages = rivals.pages_of(folder / "ours" / "site")
    builders: dict[str, tuple[Callable[[Path], Run], Path]] = {
        FIRST: (programs.ours_first, folder / "ours"),
        ANEW: (programs.ours_anew, folder / "ours"),
        HUGO: (programs.hugo, folder / "hugo"),
    }
    rivals.hugo(pages, folder / "hugo")
    if items < max(ROTATIONS) or "--full" in sys.argv:
        rivals.material(pages, folder / "material")
        builders[MATERIAL] = (programs.material, folder / "material")
    runs: Runs = {name: [] for name in builders}
    for _ in range(rotations):
        for name, (build, place) in builders.items():
            runs[name].append(build(place))
    _print_size(items, rotations, runs)
    written = {name: _html_files(place) for name, (_, place) in builders.items() if name != FIRST}
    print("  pages written: " + ", ".join(f"{name} {count}" for name, count in written.items()))
    _rebuild(folder / "ours", runs)
    if items < max(ROTATIONS):
        link_check.report(folder / "ours" / "site", rotations=1)
    return runs


def _html_files(folder: Path) -> int:
    built = next(folder / name for name in ("public", "site") if (folder / name).is_dir())
    return sum(1 for _ in built.rglob("*.html"))


def _print_size(items: int, rotations: int, runs: Runs) -> None:
    print(f"\n{items} item pages, {rotations} rotations: load, check, compose, render, verify and release all counted")
    print(f"  {'':10} {'wall s':>8} {'cpu s':>8} {'pages/s':>8} {'peak MB':>8}")
    for name, theirs in runs.items():
        wall = _median([run.seconds for run in theirs])
        processor = _median([run.processor for run in theirs])
        memory = max(run.megabytes for run in theirs)
        print(f"  {name:10} {wall:8.2f} {processor:8.2f} {items / wall:8.0f} {memory:8.0f}")
    for rival in (MATERIAL, HUGO):
        for mine in (FIRST, ANEW):
            if rival in runs:
                pairs = zip(runs[mine], runs[rival], strict=True)
                print(f"  {mine} takes {_spread([a.seconds / b.seconds for a, b in pairs])} of the time of {rival}")


def _rebuild(folder: Path, runs: Runs) -> None:
    """Edit one record, build again, and print what that took and how many files were made anew; several times."""
    record = next((folder / "oit_items").rglob("o07.yml"))
    text = record.read_text(encoding="utf-8")
    usual = _median([run.seconds for run in runs[ANEW]])
    ratios, written, files = [], [], 0
    for number in range(REBUILDS):
        record.write_text(text.replace("ข้อ 7", f"ข้อ 7 ฉบับที่ {number}"), encoding="utf-8")
        before = _inodes(folder / "site")
        ratios.append(programs.ours_again(folder).seconds / usual)
        after = _inodes(folder / "site")
        written.append(sum(before.get(path) != inode for path, inode in after.items()))
        files = len(after)
    print(
        f"  after one edited record: {_spread(ratios)} of a build anew, {_median(written):.0f} of {files} files written"
    )


def _inodes(site: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


def _spread(ratios: Sequence[float]) -> str:
    return f"{_median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


if __name__ == "__main__":
    main()
