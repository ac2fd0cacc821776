"""Rules on who signed: what the chief executive must sign is signed by the one in office on that day.

Source: the form wants announcements and declarations signed by the chief executive of the assessed year (FY2566 O31);
one signed by somebody else, or by a predecessor after his time, earns nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import squeezed
from generator.findings.finding import Finding, Place, finding
from generator.thai.dates import format_date

CODES = ("Y550", "Y552", "Y553")

_MUST_SIGN = "ผู้บริหารสูงสุด"
_ONE_SLIP = 0.85
"""Likeness from which a name is that of the executive, misspelt."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """Evidence of an item with who signed it, and who held the office on its day."""

    state: ItemState
    year: int
    index: int
    name: str
    day: date
    right: str

    @property
    def place(self) -> Place | None:
        """Where the record names who signed."""
        return self.state.loaded.place("evidence", self.index, "signatory") if self.state.loaded else None


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence of items signed by one who was not, or no longer, the chief executive."""
    executives = site.workspace.config.agency.executives
    yield from _after_the_term(site)
    misspelt: dict[tuple[str, str], list[_Signed]] = defaultdict(list)
    for one in _signed(site):
        known = any(_same(executive.name, one.name) for executive in executives)
        wanted = {
            part.part.id for part in one.state.parts if _MUST_SIGN in part.part.title and "ลงนาม" in part.part.title
        }
        entry = one.state.loaded.record.evidence[one.index] if one.state.loaded else None
        if not known and Levenshtein.normalized_similarity(squeezed(one.right), squeezed(one.name)) >= _ONE_SLIP:
            misspelt[one.name, one.right].append(one)
        elif entry and (known or wanted.intersection(entry.parts)):
            values: dict[str, Any] = {"day": format_date(one.day), "name": one.name, "right": one.right}
            yield finding("Y550", one.place, item=one.state.item.code, year=one.year, **values)
    for (name, right), found in misspelt.items():
        first, more = found[0], f" (รวม {len(found)} แห่ง)" if len(found) > 1 else ""
        yield finding(
            "Y552", first.place, item=first.state.item.code, year=first.year, name=name, right=right, more=more
        )


def _signed(site: SiteContext) -> Iterator[_Signed]:
    """Yield all evidence that names another signatory than the chief executive of its day."""
    agency = site.workspace.config.agency
    for year, states in site.states.items():
        for state in states.values():
            for index, entry in enumerate(state.loaded.record.evidence if state.loaded else ()):
                right = agency.executive_on(entry.issued) if entry.issued else None
                if entry.signatory and entry.issued and right and not _same(right.name, entry.signatory.name):
                    yield _Signed(state, year, index, entry.signatory.name, entry.issued, right.name)


def _after_the_term(site: SiteContext) -> Iterator[Finding]:
    """Tell once of each executive who signed when the config says that the term was over and names no successor."""
    agency = site.workspace.config.agency
    for number, executive in enumerate(agency.executives):
        terms = [one for one in agency.executives if _same(one.name, executive.name)]
        ends = [one.until for one in terms if one.until]
        if executive is not terms[-1] or len(ends) < len(terms):
            continue
        until = max(ends)
        late = [
            (year, state, entry.issued)
            for year, states in site.states.items()
            for state in states.values()
            for entry in (state.loaded.record.evidence if state.loaded else ())
            if entry.signatory and _same(executive.name, entry.signatory.name)
            if entry.issued and entry.issued > until and not agency.executive_on(entry.issued)
        ]
        if late:
            year, state, day = late[0]
            more = f" (รวม {len(late)} แห่ง)" if len(late) > 1 else ""
            values: dict[str, Any] = {"name": executive.name, "day": format_date(day), "until": format_date(until)}
            place = site.workspace.config_file.place("agency", "executives", number, "until")
            yield finding("Y553", place, item=state.item.code, year=year, more=more, **values)


def _same(first: str, second: str) -> bool:
    return squeezed(first) == squeezed(second)
