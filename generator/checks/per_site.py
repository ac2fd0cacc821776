"""What several rules ask of the same site is worked out once, and forgotten with the site."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from generator.assessment.site_context import SiteContext

T = TypeVar("T")

_KEPT = "_worked_out_by_rules"


def once_per_site(work: Callable[[SiteContext], T]) -> Callable[[SiteContext], T]:
    """Return ``work`` so that it is done once for each site; what it gave is kept with the site itself.

    It may well hold the site, so that a dictionary beside it would keep both for ever.
    """

    @wraps(work)
    def once(site: SiteContext) -> T:
        """Return what was worked out before, or do it now."""
        kept: dict[object, Any] = site.__dict__.setdefault(_KEPT, {})
        if work not in kept:
            kept[work] = work(site)
        result: T = kept[work]
        return result

    return once
