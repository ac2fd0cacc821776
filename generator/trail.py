"""The path from the home page, as an assessor follows it, and the words that name a fiscal year on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.site import Crumb, YearLink


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site: an address, an anchor on that page if any, and its words."""

    path: str
    title: str
    anchor: str = ""


HOME = Crumb("หน้าหลัก", addresses.HOME)

NEAREST = 4
"""How many years to either side a page's year switch offers at most."""


def fiscal_year(year: int) -> str:
    """Name a fiscal year (BE) in full: ``ปีงบประมาณ พ.ศ. 2569``."""
    return f"ปีงบประมาณ พ.ศ. {year}"


def in_year(year: int, *steps: Crumb) -> tuple[Crumb, ...]:
    """Give the path to something of a fiscal year: home, the year's page, then ``steps``."""
    return (HOME, Crumb(fiscal_year(year), addresses.year_page(year)), *steps)


def year_switch(places: Iterable[tuple[int, str]], current: int) -> tuple[YearLink, ...]:
    """Give the switch between the years in which something stands; ``places`` are year and address, newest first.

    Only the nearest years are offered, so that a page stays small however long the agency keeps its past.
    """
    listed = list(places)
    here = next((position for position, (year, _) in enumerate(listed) if year == current), 0)
    near = listed[max(here - NEAREST, 0) : here + NEAREST + 1]
    return tuple(YearLink(year, path, year == current) for year, path in near)
