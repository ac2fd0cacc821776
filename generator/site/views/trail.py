"""The path from the home page, as an assessor follows it, and the words that name a fiscal year on every page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.public import addresses
from generator.site.page import Crumb, YearLink

T = TypeVar("T")


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
    """Return the path to something of a fiscal year: home, the year's page, then ``steps``."""
    return (HOME, Crumb(fiscal_year(year), addresses.year_page(year)), *steps)


def near_years(places: Sequence[tuple[int, T]], current: int) -> Sequence[tuple[int, T]]:
    """Return those of ``places``, which begin with a year and are newest first, that are nearest to ``current``.

    Only they are offered on a page, so that it stays small however long the agency keeps its past.
    """
    here = bisect_left(places, -current, key=lambda place: -place[0])
    return places[max(here - NEAREST, 0) : here + NEAREST + 1]


def year_switch(places: Iterable[tuple[int, str]], current: int) -> tuple[YearLink, ...]:
    """Return the switch between the nearest years of ``places``: year and address, newest first."""
    return tuple(YearLink(year, path, year == current) for year, path in near_years(tuple(places), current))
