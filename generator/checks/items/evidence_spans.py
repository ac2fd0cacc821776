"""Rules on how long the time is that evidence covers, beside the months that its title or its explanation tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.assessment.completeness import PartStatus
from generator.assessment.site_context import SiteContext
from generator.checks.language.texts import texts_of
from generator.checks.language.told_lengths import MANY, number_told
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.thai.digits import to_arabic

CODES = ("Y562",)

_ROUND = re.compile(rf"(?:รอบ|ระยะ|ช่วง)\s*(?P<many>(?<![0-9]){MANY})\s*เดือน")
_DAYS = 30.44
_NEAR = 0.6
"""Months by which days and calendar months may be apart."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield evidence of fewer or more months than its own title says."""
    seen = texts_of(site).site
    workspace = seen.workspace
    records: list[tuple[Loaded[Any], dict[str, Any]]] = [
        *(
            (loaded, {"item": code, "year": year})
            for year, of in workspace.items.items()
            for code, loaded in of.items()
        ),
        *((one, {"measure": one.record.id, "year": year}) for year, all_ in workspace.measures.items() for one in all_),
    ]
    lacking = _told_lacking(seen)
    for loaded, about in records:
        for index, entry in enumerate(loaded.record.evidence):
            told = {number_told(match["many"]) for match in _ROUND.finditer(to_arabic(entry.title or ""))}
            span = entry.period.span if entry.period else None
            if span is None or len(told) != 1 or id(entry) in lacking:
                continue
            said = told.pop()
            months = ((span.end - span.start).days + 1) / _DAYS
            if abs(months - said) > _NEAR + 0.02 * months:
                values: dict[str, Any] = {"said": said, "right": round(months), "title": entry.title, **about}
                yield finding("Y562", loaded.place("evidence", index, "period"), **values)


def _told_lacking(site: SiteContext) -> set[int]:
    """Return which pieces of evidence, by identity, are told to lack months of what their part reports on (G015)."""
    parts = (part for of in site.states.values() for state in of.values() for part in state.parts)
    return {id(proof.evidence) for part in parts if part.status is PartStatus.MONTHS for proof in part.proofs}
