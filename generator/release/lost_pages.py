"""Pages that the last site had and the new one has not: whoever kept their address would find nothing.

Only pages of their own are looked for: of years, items, measures, results and the agency's own texts. Lists that are
made from these (by unit, by status, printed) come and go with them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from generator.findings.finding import Finding, finding
from generator.public import addresses
from generator.public.links import file_of
from generator.release.out_folder.manifest import written
from generator.site.page import Page
from generator.system.plain_files import is_folder

CODES = ("L864",)

MANY = 5
_YEAR = re.compile(r"\d{4}")
"""The folder of a fiscal year."""


def lost_pages(previous: Path, pages: Sequence[Page]) -> Iterator[Finding]:
    """Yield an error for every page of the site in ``previous`` that ``pages`` neither have nor lead on from.

    Where a year is gone, or ``MANY`` of its pages, the first is named and the others are counted.
    """
    present = {page.path for page in pages}
    lost = [path for path in _own_pages(previous) if path not in present]
    for name, group in groupby(lost, key=lambda path: path.partition("/")[0]):
        first, *others = group
        together = _YEAR.fullmatch(name) and (first == f"{name}/" or len(others) >= MANY)
        for path in [first] if together else [first, *others]:
            more = f" และอีก {len(others)} หน้าของปีนี้" if together and others else ""
            yield finding("L864", address=path, more=more, new=_instead(path, present, previous), out=previous)


def _own_pages(site: Path) -> Iterator[str]:
    """Yield the addresses of the pages that a build wrote into ``site``, a year before what stands in it."""
    ours = written(site)
    paths = _pages(site)
    yield from paths if ours is None else (path for path in paths if file_of(path) in ours)


def _pages(site: Path) -> Iterator[str]:
    for year in _steps(site, ""):
        if _YEAR.fullmatch(year[:-1]):
            yield year
            yield from _steps(site, year)
            yield from _steps(site, addresses.measures_page(int(year[:-1])))
    yield from _steps(site, addresses.FREE_PAGES)


def _steps(site: Path, below: str) -> Iterator[str]:
    """Yield the addresses one step below ``below`` at which a page stands."""
    folder = site / below
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - thousands of pages: plain strings
    except OSError:
        return  # not there, or none of ours
    # A folder that nobody may look into is none of ours either.
    yield from (f"{below}{name}/" for name in names if os.path.isfile(folder / name / "index.html"))  # noqa: PTH113


def _instead(path: str, present: set[str], previous: Path) -> str:
    """Return the only new page beside ``path``, maybe the same renamed; else the one above it, or the newest year."""
    beside = path[: path[:-1].rfind("/") + 1]
    new = [sibling for sibling in present if _is_step_below(sibling, beside) and not is_folder(previous / sibling)]
    if len(new) == 1:
        return new[0]
    years = sorted(year for year in present if _YEAR.fullmatch(year[:-1]))
    return beside if beside in present and beside else years[-1] if years else path


def _is_step_below(path: str, folder: str) -> bool:
    return path.startswith(folder) and path.count("/") == folder.count("/") + 1 and path.endswith("/")
