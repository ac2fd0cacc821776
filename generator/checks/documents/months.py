"""Rules on tables by month: none is missing between the first and the last, and all are of one fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from generator.assessment.completeness import evidence_span
from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import own_papers
from generator.checks.documents.grids import Grid, grids_of
from generator.checks.documents.published import Paper, entries_of
from generator.checks.documents.told_before import Saying, told_before
from generator.findings.finding import Finding
from generator.thai.digits import to_arabic
from generator.thai.fiscal import Span, fiscal_year_of
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT, month_number

CODES = ("D458", "D459")

_SHORT = "|".join(name.replace(".", r"\s?\.?\s?") for name in MONTHS_SHORT)
_MONTH = re.compile(
    rf"(?:ประจำ)?(?:เดือน)?\s*(?P<month>{'|'.join(MONTHS_LONG)}|{_SHORT})\s*(?:พ\s?\.?\s?ศ\s?\.?\s*)?(?P<year>25[0-9]{{2}}|[5-9][0-9])?"
)
_FEWEST, _CENTURY, _SHORT_YEAR, _YEAR = 5, 2500, 100, 12
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A month named alone in a cell or as a sheet's title: its place in the fiscal year, its year (BE) if told."""

    index: int
    year: int | None
    where: str

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year that the month is of."""
        if self.year is None:
            return None
        return self.year + (self.index < 3)  # noqa: PLR2004 - October to December


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield documents whose tables leave out months, or name one of another year."""
    before = told_before(site)
    for paper in own_papers(site):
        expected = _expected(site, paper) if paper.state is not None else frozenset()
        yield from before.findings(paper, "months", partial(_of_months, paper, expected), beside=sorted(expected))


def _of_months(paper: Paper, expected: frozenset[int]) -> Iterator[Saying]:
    """Say which months are missing, of a table of figures also of those ``expected``, and which are of another year."""
    grids = list(grids_of(paper))
    lines = list(_lines(grids))
    gaps = list(_gaps(lines, expected if any(map(_is_of_figures, grids)) else frozenset())) if lines else []
    if gaps:
        words = " · ".join(dict.fromkeys(f"{where}: ขาด {', '.join(missing)}" for where, missing in gaps))
        yield "D458", {"words": words}
    if strays := list(_strays(lines)):
        yield "D459", {"words": " · ".join(strays[:_SHOWN]), "count": len(strays)}


def _expected(site: SiteContext, paper: Paper) -> frozenset[int]:
    """Return the months (0 is October) that the record says the paper is of, up to the day of its issue, or today."""
    spans = [(entry, span) for entry in entries_of(site, paper) if (span := evidence_span(entry))]
    if len({span for _, span in spans}) != 1:
        return frozenset()
    entry, span = spans[0]
    if fiscal_year_of(span.start) != fiscal_year_of(span.end):
        return frozenset()
    last = min(span.end, entry.issued or site.as_of, site.as_of)
    return frozenset(_months(Span(span.start, last))) if last > span.start else frozenset()


def _is_of_figures(grid: Grid) -> bool:
    """Tell whether a table counts something: a plan has months as well, and need not begin in October."""
    cells = [cell for row in grid.rows for cell in row.cells[1:] if cell]
    return len(cells) > _YEAR and sum(map(str.isdecimal, cells)) * 2 >= len(cells)


def _months(span: Span) -> Iterator[int]:
    """Yield the months that are over at the end of a span; the last is not, unless it ends with it."""
    day = span.start
    while day <= span.end:
        behind = date(day.year + day.month // _YEAR, day.month % _YEAR + 1, 1)
        if (behind - span.end).days <= 1:
            yield _index(day.month)
        day = behind


def _index(month: int) -> int:
    """Return where a month of the calendar stands in the fiscal year: October is 0."""
    return (month + 2) % _YEAR


def _lines(grids: Sequence[Grid]) -> Iterator[list[_Named]]:
    """Yield the months named along a row, down a column or by the titles of sheets, where there are enough of them."""
    if len(grids) > 1 and grids[0].is_sheet:
        yield from _enough([one for grid in grids if (one := _named(grid.name, f"แผ่นงาน {grid.name}"))])
    for grid in grids:
        columns: dict[int, list[_Named]] = {}
        for row in grid.rows:
            across = []
            for column, cell in enumerate(row.cells, start=1):
                if one := _named(cell, grid.place(row, column)):
                    across.append(one)
                    columns.setdefault(column, []).append(one)
            yield from _enough(across)
        for down in columns.values():
            yield from _enough(down)


def _enough(found: list[_Named]) -> Iterator[list[_Named]]:
    """Yield months that are a line of their own: many, in order, hardly any twice (a diary has them often)."""
    kinds = {one.index for one in found}
    ordered = sum(one.index < other.index for one, other in pairwise(found))
    if len(kinds) >= _FEWEST and len(found) - len(kinds) <= 1 and ordered >= len(found) - 2:
        yield found


def _named(cell: str, where: str) -> _Named | None:
    match = _MONTH.fullmatch(to_arabic(cell).strip()) if len(cell) <= 40 else None  # noqa: PLR2004 - a month and its year
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < _SHORT_YEAR:
        year += _CENTURY
    return _Named(_index(month_number("".join(match["month"].split()))), year, where)


def _gaps(lines: Sequence[Sequence[_Named]], expected: frozenset[int]) -> Iterator[tuple[str, list[str]]]:
    """Yield where months are missing: between the first and the last of a line, or of those that the paper is of."""
    everywhere = {one.index for line in lines for one in line}
    told: set[int] = set()
    for line in lines:
        kinds = {one.index for one in line}
        gaps = set(range(min(kinds), max(kinds))) - kinds
        if len(gaps) * 2 <= len(kinds) and gaps:
            told |= gaps
            yield line[0].where, _names(gaps)
    missing = expected - everywhere - told
    if missing and len(missing) * 2 <= len(everywhere) and max(everywhere) <= max(expected):
        yield lines[0][0].where, _names(missing)


def _names(months: AbstractSet[int]) -> list[str]:
    return [MONTHS_SHORT[(index + 9) % _YEAR] for index in sorted(months)]


def _strays(lines: Sequence[Sequence[_Named]]) -> Iterator[str]:
    """Yield months whose year makes them of another fiscal year than all the others of their line."""
    for line in lines:
        years = Counter(one.fiscal_year for one in line if one.fiscal_year)
        usual, times = years.most_common(1)[0] if years else (None, 0)
        for one in line:
            if usual and times >= _FEWEST - 1 and one.fiscal_year not in {usual, None} and len(line) - times <= 1:
                right = usual - (one.index < 3)  # noqa: PLR2004 - October to December
                yield f"{one.where} {_names({one.index})[0]} {one.year} (น่าจะเป็น {right})"
