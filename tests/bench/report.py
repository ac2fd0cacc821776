"""What the bench prints: Markdown tables as they stand in ``docs/benchmarks.md``, and whether the aims are reached."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from tests.bench.programs import Run

FIRST, ANEW, AGAIN, MATERIAL, HUGO = "oit, first", "oit", "oit, one record edited", "Material", "Hugo"
Runs = Mapping[str, Sequence[Run]]
"""The runs of each program on the same pages, rotation by rotation."""

AIMS = (
    (50, FIRST, MATERIAL, 1.0),
    (500, ANEW, MATERIAL, 0.2),
    (500, ANEW, HUGO, 2.0),
    (5000, ANEW, HUGO, 2.0),
    (500, AGAIN, ANEW, 1.0),
)
"""At so many item pages, this program takes at most that part of the time of the other one."""
GROWTH = 1.2
"""The most that an item page may cost among 5,000, in what it costs among 500."""


def print_size(items: int, runs: Runs) -> None:
    """Print what each program took for so many item pages, and that in the time of its rivals."""
    print("\n| item pages | program | wall s | processor s | pages/s | peak MB | of Material | of Hugo |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    for name, theirs in runs.items():
        wall = statistics.median(run.seconds for run in theirs)
        processor = statistics.median(run.processor for run in theirs)
        memory = max(run.megabytes for run in theirs)
        against = " | ".join(_against(runs, name, rival) for rival in (MATERIAL, HUGO))
        print(f"| {items} | {name} | {wall:.2f} | {processor:.2f} | {items / wall:.0f} | {memory:.0f} | {against} |")


def print_aims(found: Mapping[int, Runs]) -> None:
    """Print each aim, what was measured, and whether that reaches it."""
    print("\n| aim | measured | reached |")
    print("|---|---:|---|")
    for items, mine, rival, most in AIMS:
        if {mine, rival} <= found.get(items, {}).keys():
            took = ratio(found[items][mine], found[items][rival])
            print(f"| {items}: {mine} in at most {most} of the time of {rival} | {took:.2f} | {_said(took, most)} |")
    if {500, 5000} <= found.keys():
        by = per_page(found, 5000) / per_page(found, 500)
        print(
            f"| an item page costs at 5,000 at most {GROWTH} of what it costs at 500 | {by:.2f} | {_said(by, GROWTH)} |"
        )


def per_page(found: Mapping[int, Runs], items: int) -> float:
    """Return the seconds that one of ``items`` item pages takes, all else shared out among them."""
    return statistics.median(run.seconds for run in found[items][ANEW]) / items


def ratio(mine: Sequence[Run], theirs: Sequence[Run]) -> float:
    """Return the median of mine by theirs, each within one rotation."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(mine, theirs, strict=True))


def _against(runs: Runs, name: str, rival: str) -> str:
    if rival not in runs or name == rival:
        return ""
    ratios = [a.seconds / b.seconds for a, b in zip(runs[name], runs[rival], strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def _said(took: float, most: float) -> str:
    return "yes" if took <= most else "no"
