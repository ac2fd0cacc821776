"""Of which year a document is, by its title: the year it is called by, not every year it mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from generator.thai.digits import to_arabic
from generator.thai.years import YearMention, years_in

TITLE_LINES, TITLE_CHARACTERS = 3, 300
"""The title of a Thai official paper, with what stands under it, is no longer; mostly it is as few lines."""

_LAST_QUARTER = re.compile(r"ตุลาคม|พฤศจิกายน|ธันวาคม|ต\.ค\.|พ\.ย\.|ธ\.ค\.")
"""The months of a calendar year that belong to the next fiscal year."""


def other_year(pages: Sequence[str], asked: Collection[int]) -> int | None:
    """Return the year (BE) that a document is of when it is none of ``asked``; None when it is, or may be.

    The title decides. Where it names no year the first page does, and then only if ``asked`` is nowhere in the text.
    """
    first = next((page.strip() for page in pages if page.strip()), "")
    title = _title(first)
    named = years_in(title)
    if named:
        if _speaks_of(title, named, asked):
            return None
        found = _foremost(named)
        if _is_calendar_year(title, named, found, asked):
            return None
        if _is_fiscal_year(title, named, found):
            return found
        everywhere = years_in("\n".join(pages))
        outweighed = _count(everywhere, asked) > _count(everywhere, {found})
        return None if outweighed else found
    named = years_in(first)
    if not named or any(str(year) in to_arabic("\n".join(pages)) for year in asked):
        return None
    return None if _speaks_of(first, named, asked) else _foremost(named)


def _title(first: str) -> str:
    """Return the first lines of a page, or as many more as it takes to find a year, if there is one in reach."""
    short = first_lines(first)
    return short if years_in(short) else first[:TITLE_CHARACTERS]


def first_lines(first: str) -> str:
    """Return the lines at the head of a page that are its title, if it has one."""
    return "\n".join([line for line in first.splitlines() if line.strip()][:TITLE_LINES])[:TITLE_CHARACTERS]


def _speaks_of(text: str, named: Sequence[YearMention], asked: Collection[int]) -> bool:
    """Tell whether a year asked for is named, or just written, in ``text``; dates and numbers of papers count too."""
    plain = to_arabic(text)
    return any(mention.covers(year) for mention in named for year in asked) or any(str(year) in plain for year in asked)


def _foremost(named: Sequence[YearMention]) -> int:
    """Return the year named most often, of several the one named first; a run of years is told by its last."""
    return Counter(mention.last for mention in named).most_common(1)[0][0]


def _is_calendar_year(text: str, named: Sequence[YearMention], found: int, asked: Collection[int]) -> bool:
    """Tell whether ``found`` may be the calendar year in which the fiscal year asked for begins: ``ธันวาคม ปี 2565``."""
    if found + 1 not in asked or not _LAST_QUARTER.search(text):
        return False
    return not _is_fiscal_year(text, named, found)


def _is_fiscal_year(text: str, named: Sequence[YearMention], found: int) -> bool:
    """Tell whether ``found`` is called a fiscal year: a title that does so leaves nothing to weigh."""
    return any("งบ" in text[mention.start : mention.end] for mention in named if mention.last == found)


def _count(named: Sequence[YearMention], years: Collection[int]) -> int:
    return sum(any(mention.covers(year) for year in years) for mention in named)
