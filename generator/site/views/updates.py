"""What was brought up to date last: published items and measures of every year, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from generator.assessment.measure_words import measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.visible import is_seen
from generator.site.views.item_words import item_title

LONGEST_TITLE = 160
"""Longest title in the list, in characters."""


@dataclass(frozen=True, slots=True)
class Update:
    """Something that changed on ``day``; ``subject`` says what kind of thing it is and of which year."""

    day: date
    path: str
    title: str
    subject: str


def latest_updates(site: SiteContext, limit: int) -> tuple[Update, ...]:
    """Return the last ``limit`` updates up to the day of the build, newest first, in a stable order."""
    known = (update for update in _updates(site) if update.day <= site.as_of)
    return tuple(nsmallest(limit, known, key=lambda update: (-update.day.toordinal(), update.path)))


def _updates(site: SiteContext) -> Iterator[Update]:
    for year, states in site.states.items():
        for state in states.values():
            record = state.loaded.record if state.loaded else None
            if record and record.updated and is_seen(record):
                path = addresses.item_page(year, state.item.code)
                yield Update(record.updated, path, item_title(state.item), f"ข้อ OIT ปี {year}")
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            if loaded.record.updated:
                path = addresses.measure_page(year, loaded.record.id)
                title = shortened(measure_name(loaded.record), LONGEST_TITLE)
                yield Update(loaded.record.updated, path, title, f"มาตรการ ปี {year}")
