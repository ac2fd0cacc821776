"""``python -m tests.bench.link_check [SITE]``: our own check of the links inside a built site against LinkChecker.

Both read the same built folder: ours from the disk, LinkChecker from a server on this machine that tells it not to hold
back. The sample agency is built when no folder is named.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.link_health import linkchecker
from generator.link_health.served import served
from generator.verify.run import verify

ROTATIONS = 3
SAMPLE = Path(__file__).parents[2]


def report(root: Path, rotations: int = ROTATIONS) -> float:
    """Print how long each takes for the site at ``root``, and return how many times faster ours is."""
    ratios = []
    for _ in range(rotations):
        # Ours is over in a moment, so it is run several times: a single run may meet a bad moment of the machine.
        ours, theirs = statistics.median(_ours(root) for _ in range(5)), _linkchecker(root)
        ratios.append(theirs / ours)
        print(f"  links inside: ours {ours:.3f} s, LinkChecker {theirs:.2f} s, {ratios[-1]:.0f} times")
    return statistics.median(ratios)


def _ours(root: Path) -> float:
    started = time.perf_counter()
    found = list(verify(root, ()))
    if found:
        raise SystemExit(f"{len(found)} findings in {root}, for example: {found[0].message}")
    return time.perf_counter() - started


def _linkchecker(root: Path) -> float:
    with served(root) as home:
        started = time.perf_counter()
        linkchecker.crawl(home, 3_600)
        return time.perf_counter() - started


def main() -> None:
    """Measure the site named on the command line, or the sample agency's."""
    if len(sys.argv) > 1:
        report(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
        site = Path(name) / "site"
        oit = Path(sys.executable).with_name("oit")
        subprocess.run([oit, "build", "--folder", SAMPLE, "--out", site], check=True, capture_output=True)
        print(f"median: {report(site):.0f} times faster than LinkChecker")


if __name__ == "__main__":
    main()
