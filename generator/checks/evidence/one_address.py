"""Rules on one address that is the evidence of many items: an assessor who opens it sees the same page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.public.outward import normal, readable
from generator.public.visible import records

CODES = ("W355",)

MANY = 3
"""Items of one year from which on one and the same page can hardly be what each of them asks for."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a warning for every address that many items of a year name, at the first of them."""
    named: dict[tuple[int, str], dict[str, tuple[str, Place]]] = defaultdict(dict)
    for loaded, about in records(site.workspace):
        for index, entry in enumerate(loaded.record.evidence if "item" in about else ()):
            if entry.url:
                key = about["year"], normal(entry.url) or entry.url
                named[key].setdefault(about["item"], (entry.url, loaded.place("evidence", index, "url")))
    for (year, _), by_item in named.items():
        if len(by_item) >= MANY:
            code, (address, place) = next(iter(by_item.items()))
            values: dict[str, Any] = {"address": readable(address), "codes": ", ".join(by_item), "count": len(by_item)}
            yield finding("W355", place, item=code, year=year, **values)
