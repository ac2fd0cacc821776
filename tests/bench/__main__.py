"""``python -m tests.bench [50] [500] [5000]``: the whole ``oit build`` against plain Material and Hugo, same pages.

Every figure is a ratio within one rotation (ours, Material, Hugo, ours, …): machines differ and drift. Material with
all pages in ``nav`` needs many minutes and gigabytes at 5,000 pages; it is measured there only with ``--full``.
"""

from __future__ import annotations

import compileall
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import agency, link_check, programs, report, rivals
from tests.bench.programs import Run
from tests.bench.report import AGAIN, ANEW, FIRST, HUGO, MATERIAL

ROTATIONS = {50: 7, 500: 5, 5000: 3}
"""Item pages, and how often each program builds them."""
PACKAGE = Path(__file__).parents[2] / "generator"


def main() -> None:
    """Measure the sizes asked for and print a table of each, then whether the aims are reached."""
    # As pip does with every package that it installs: nobody compiles a program at each start.
    compileall.compile_dir(PACKAGE, quiet=1)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print("Load, check, compose, render, verify and release are counted; the cache is warm but for “first”.")
    print("Memory is that of the largest process of each; pages/s are item pages; in brackets the spread.")
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or list(ROTATIONS)
    found = {}
    with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
        for items in sizes:
            found[items] = _measure(Path(name) / str(items), items)
            report.print_size(items, found[items])
            shutil.rmtree(Path(name) / str(items))
    report.print_aims(found)


def _measure(folder: Path, items: int) -> dict[str, list[Run]]:
    """Let every program in turn build the same pages, so that a slow moment of the machine strikes all alike."""
    ours = folder / "ours"
    agency.make(ours, items)
    programs.ours_first(ours)
    pages = rivals.pages_of(ours / "site")
    builders: dict[str, Callable[[], Run]] = {
        FIRST: partial(programs.ours_first, ours),
        ANEW: partial(programs.ours_anew, ours),
        AGAIN: partial(_edited, ours),
        HUGO: partial(programs.hugo, folder / "hugo"),
    }
    rivals.hugo(pages, folder / "hugo")
    if items < max(ROTATIONS) or "--full" in sys.argv:
        rivals.material(pages, folder / "material")
        builders[MATERIAL] = partial(programs.material, folder / "material")
    runs: dict[str, list[Run]] = {name: [] for name in builders}
    for _ in range(ROTATIONS.get(items, 3)):
        for name, build in builders.items():
            runs[name].append(build())
    written = (
        f"{name} {_html_files(folder / name)}" for name in ("ours", "hugo", "material") if (folder / name).is_dir()
    )
    print(f"\n{items} item pages; pages written: {', '.join(written)}")
    _print_rewritten(ours)
    if items < max(ROTATIONS):
        link_check.report(ours / "site", rotations=1)
    return runs


def _html_files(folder: Path) -> int:
    built = next(folder / name for name in ("public", "site") if (folder / name).is_dir())
    return sum(1 for _ in built.rglob("*.html"))


def _edited(folder: Path) -> Run:
    """Edit one record and build over the last site."""
    record = next((folder / "oit_items").rglob("o07.yml"))
    text = record.read_text(encoding="utf-8")
    new = text.replace("ข้อ 7 ฉบับแก้ไข", "ข้อ 7") if "ฉบับแก้ไข" in text else text.replace("ข้อ 7", "ข้อ 7 ฉบับแก้ไข")
    record.write_text(new, encoding="utf-8")
    return programs.ours_again(folder)


def _print_rewritten(folder: Path) -> None:
    """Say how many files a build makes anew after one edited record."""
    before = _inodes(folder / "site")
    _edited(folder)
    after = _inodes(folder / "site")
    written = sum(before.get(path) != inode for path, inode in after.items())
    print(f"  after one edited record {written} of {len(after)} files are written")


def _inodes(site: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
