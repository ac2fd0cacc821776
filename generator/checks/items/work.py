"""Rules on how far the work of an item is: what is called done has a last report of progress that says so too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.records.model.progress import WORK_STATUS_THAI

CODES = ("W590",)

_WHOLE = 100


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield items whose state of work and last percentage contradict each other."""
    for year, items in site.workspace.items.items():
        for code, loaded in items.items():
            told = [entry.percent for entry in loaded.record.progress if entry.percent is not None]
            work = loaded.record.work
            if work is None or not told or work == "cancelled":
                continue
            fits = {"done": told[-1] >= _WHOLE, "in_progress": told[-1] < _WHOLE, "not_started": told[-1] == 0}
            if fits[work]:
                continue
            values: dict[str, Any] = {"status": WORK_STATUS_THAI[work], "percent": f"{told[-1].normalize():f}"}
            yield finding("W590", loaded.place("work"), item=code, year=year, **values)
