"""``python -m tests.oracle.slips_tried [COUNT] [SEED] [--told]``: what does the check say of a slip in good records?

Slips are drawn over the kinds and over the places of the sample, each tried alone in a copy: answered exactly (new
findings, all of codes that name the slip), answered beside other findings, answered wrongly, or not at all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random

from generator.app.examine import examine
from generator.findings.finding import Finding
from tests.oracle.slips import KINDS, Kind, Slip

ROOT = Path(__file__).parents[2]
DAY = date(2026, 4, 20)
COUNTERS = {"N381", "W384", "M552"}
"""What counts what is open: it says another number where anything else is wrong."""
ANSWERS = ("exactly", "beside others", "wrongly", "not at all")


def main(arguments: list[str] | None = None) -> int:
    """Try the slips and print each that is not answered exactly, then the figures by kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.slips_tried", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--kind", help="only this kind of slip")
    options = parser.parse_args(arguments)
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, slip in drawn(options.count, options.seed, options.kind):
        answer, told = tried(kind, slip)
        by_kind[kind.name][answer] += 1
        if answer != "exactly":
            sys.stdout.write(f"{answer}: {kind.name} {slip.file}: {_shown(slip)}\n")
            sys.stdout.writelines(f"   {one.code} {one.place}: {one.message[:140]}\n" for one in told[:4])
            sys.stdout.flush()
    for name, answers in by_kind.items():
        sys.stdout.write(f"{name}: {', '.join(f'{answers[one]} {one}' for one in ANSWERS if answers[one])}\n")
    every = sum(by_kind.values(), Counter[str]())
    sys.stdout.write(f"all {every.total()}: {', '.join(f'{every[one]} {one}' for one in ANSWERS)}\n")
    return 0


def drawn(count: int, seed: int, name: str | None = None) -> list[tuple[Kind, Slip]]:
    """Return ``count`` slips, the kinds in turn, no slip twice; fewer where there are not as many places."""
    draw = Random(seed)  # noqa: S311 - no secret
    records = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in _records(ROOT)}
    places = {
        kind: [slip for file, text in records.items() for slip in kind.places(file, text, draw)]
        for kind in KINDS
        if name in {None, kind.name}
    }
    for slips in places.values():
        draw.shuffle(slips)
    chosen: list[tuple[Kind, Slip]] = []
    while len(chosen) < count and any(places.values()):
        chosen += [(kind, slips.pop()) for kind, slips in places.items() if slips]
    return chosen[:count]


def _records(folder: Path) -> list[Path]:
    found = [folder / "site_config.yml", *(folder / "oit_items").rglob("*.yml"), *(folder / "content").rglob("*.yml")]
    return sorted(path for path in found if path.name != "redirects.yml")


def tried(kind: Kind, slip: Slip) -> tuple[str, list[Finding]]:
    """Return how the check answers a slip, and what it says that it did not say before."""
    folder = Path(tempfile.mkdtemp()) / "agency"
    try:
        for name in ("oit_items", "content"):
            shutil.copytree(ROOT / name, folder / name, copy_function=os.link)
        shutil.copy(ROOT / "site_config.yml", folder)
        path = folder / slip.file
        text = slip.on(path.read_text(encoding="utf-8"))
        path.unlink()
        path.write_text(text, encoding="utf-8")
        known = _usual()
        told = [one for one in examine(folder, DAY).findings if _key(one) not in known]
        told = [one for one in told if one.code not in COUNTERS or one.code in kind.codes]
    finally:
        shutil.rmtree(folder.parent)
    right = [one for one in told if any(fnmatchcase(one.code, code) for code in kind.codes)]
    if not told:
        return "not at all", told
    return ("exactly" if right == told else "beside others" if right else "wrongly"), told


_USUAL: set[tuple[str, str, str]] = set()


def _usual() -> set[tuple[str, str, str]]:
    if not _USUAL:
        _USUAL.update(map(_key, examine(ROOT, DAY).findings))
    return _USUAL


def _key(found: Finding) -> tuple[str, str, str]:
    return found.code, found.place.file if found.place else "", found.message


def _shown(slip: Slip) -> str:
    text = (ROOT / slip.file).read_text(encoding="utf-8")
    before, behind = text[max(0, slip.start - 24) : slip.start], text[slip.end : slip.end + 16]
    return f"…{before}[{text[slip.start : slip.end]} → {slip.new}]{behind}…".replace("\n", "⏎")


if __name__ == "__main__":
    raise SystemExit(main())
