"""Which records the public sees: asked by every rule that judges only what is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.loading.loaded import Loaded
from generator.model.item import Item
from generator.model.measure import Measure
from generator.workspace import Workspace

About = dict[str, Any]
"""Whom a finding on a record concerns, as ``finding`` wants it."""


def is_public(record: Item | Measure) -> bool:
    """Tell whether ``record`` is shown on the site: everything but a draft."""
    return record.status != "draft"


def public_records(workspace: Workspace) -> Iterator[tuple[Loaded[Item] | Loaded[Measure], About]]:
    """Give the items and measures that the public sees, year by year, each with whom it concerns."""
    for year, items in workspace.items.items():
        yield from ((one, {"item": code, "year": year}) for code, one in items.items() if is_public(one.record))
    for year, measures in workspace.measures.items():
        yield from ((one, {"measure": one.record.id, "year": year}) for one in measures if is_public(one.record))
