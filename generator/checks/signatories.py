"""Rules on who signed: what the chief executive must sign is signed by the one in office on that day.

Source: the form wants announcements and declarations signed by the chief executive of the assessed year (FY2566 O31);
one signed by somebody else, or by a predecessor after his time, earns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.context import SiteContext
from generator.findings import Finding, finding
from generator.model.site_config import Executive
from generator.text_rules.letters import squeezed
from generator.thai.dates import format_date

_MUST_SIGN = "ผู้บริหารสูงสุด"


def check(site: SiteContext) -> Iterator[Finding]:
    """Give findings on evidence of items signed by one who was not, or no longer, the chief executive."""
    executives = site.workspace.site.agency.executives
    for year, states in site.states.items():
        for state in states.values():
            wanted = {
                part.part.id for part in state.parts if _MUST_SIGN in part.part.title and "ลงนาม" in part.part.title
            }
            for index, entry in enumerate(state.loaded.record.evidence if state.loaded else ()):
                signed, day = entry.signatory, entry.issued
                in_office = _in_office(executives, day) if day else None
                if not signed or not day or not in_office or state.loaded is None:
                    continue
                known = any(_same(one.name, signed.name) for one in executives)
                if not _same(in_office.name, signed.name) and (known or wanted.intersection(entry.parts)):
                    place = state.loaded.place("evidence", index, "signatory")
                    yield finding(
                        "Y550",
                        place,
                        item=state.item.code,
                        year=year,
                        day=format_date(day),
                        name=signed.name,
                        right=in_office.name,
                    )


def _in_office(executives: tuple[Executive, ...], day: date) -> Executive | None:
    """Give who held the office on ``day``, where the config says from when."""
    return next(
        (one for one in executives if one.since and one.since <= day and (not one.until or day <= one.until)), None
    )


def _same(first: str, second: str) -> bool:
    return squeezed(first) == squeezed(second)
