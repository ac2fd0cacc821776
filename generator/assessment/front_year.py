"""Which fiscal year the front of the public site shows: a person's decision, and never a year of mere drafts.

Source: the assessor and the public look at the front page and the menu; a year of which nothing is published yet would
show them an empty site while last year's full pages stand beside it.
"""

from __future__ import annotations

from datetime import date

from generator.public.visible import is_seen
from generator.records.loading.workspace import Workspace


def front_year(workspace: Workspace, day: date) -> int | None:
    """Return the fiscal year (BE) that home page and menu lead to on ``day``, ``None`` where there is no year at all.

    The decided year (see ``decided_year``) is shown as soon as it has a published item; until then the newest year
    before it that has one. Where no year has, nothing is better than the decided one.
    """
    decided = decided_year(workspace, day)
    if decided is None or has_published(workspace, decided):
        return decided
    earlier = (year for year in workspace.item_years if year < decided and has_published(workspace, year))
    return next(earlier, decided)


def decided_year(workspace: Workspace, day: date) -> int | None:
    """Return the year that the site config decides on for ``day``: ``current_year``, or a later one's ``shown_from``.

    Where it decides nothing, that is the newest year of which an item is published, else the newest there is.
    """
    config = workspace.config
    begun = [one.year for one in config.fiscal_years if one.shown_from is not None and one.shown_from <= day]
    waiting = {one.year for one in config.fiscal_years if one.shown_from is not None and one.shown_from > day}
    if config.current_year or begun:
        return max(*begun, config.current_year or 0, 0)
    years = [year for year in (workspace.item_years or workspace.years) if year not in waiting]
    return next((year for year in years if has_published(workspace, year)), next(iter(years), workspace.current_year))


def has_published(workspace: Workspace, year: int) -> bool:
    """Tell whether the public sees what any item of ``year`` (BE) says."""
    return any(is_seen(loaded.record) for loaded in workspace.items.get(year, {}).values())
