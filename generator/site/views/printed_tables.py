"""In which printed layouts a year's measures page can be handed over, and of which year each of those tables speaks.

A paper on measures prints more than measures: the scores and the analysis it answers, the levels they are judged by,
the progress of every item. Measures and items are of the year itself; scores, levels and analysis are of the result
that the year's measures answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.assessment.answered import answered_year
from generator.public import addresses
from generator.records.layouts.model import Layout, Subject
from generator.records.loading.workspace import Workspace
from generator.site.views.trail import Link, fiscal_year

FIRST_LAYOUT = "a5"
_OF_THE_YEAR: tuple[Subject, ...] = ("measures", "items")
_OF_THE_RESULT: tuple[Subject, ...] = ("indicators", "levels", "analysis")


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table that a year's measures page offers: the layout with its id, and the year (BE) that it speaks of."""

    path: str
    layout: Layout
    name: str
    year: int

    @property
    def link(self) -> Link:
        """The way there: what the layout is called, the year where that is another one, and the layout's id."""
        of_year = "" if self.layout.subject in _OF_THE_YEAR else f" {fiscal_year(self.year)}"
        return Link(self.path, f"{self.layout.title}{of_year} ({self.name.upper()})")


def printed_tables(workspace: Workspace, year: int) -> tuple[PrintedTable, ...]:
    """Return every table that the records of ``year`` (BE) can fill, those of measures first; none without measures."""
    measures = workspace.measures.get(year, ())
    if not measures:
        return ()
    subjects = dict.fromkeys(_OF_THE_YEAR, year) | dict.fromkeys(_OF_THE_RESULT, result_year(workspace, year))
    return tuple(
        PrintedTable(addresses.measures_table(year, name), layout, name, spoken_of)
        for subject, spoken_of in subjects.items()
        if _can_fill(subject, workspace, spoken_of)
        for name, layout in workspace.layouts(subject).items()
    )


def result_year(workspace: Workspace, year: int) -> int:
    """Return the year (BE) whose result the measures of ``year`` answer, most of them; the one before without any."""
    answered = Counter(answered_year(one.record.answers, year) for one in workspace.measures.get(year, ()))
    return answered.most_common(1)[0][0] if answered else year - 1


def first_layout(workspace: Workspace, year: int) -> Layout:
    """Return the layout in which a year's measures are shown first: the one the agency chose, else ``a5``."""
    layouts = workspace.layouts("measures")
    return layouts.get(workspace.options(year).layout or FIRST_LAYOUT, layouts[FIRST_LAYOUT])


def _can_fill(subject: Subject, workspace: Workspace, year: int) -> bool:
    form = workspace.form(year)
    if subject == "items":
        return form is not None and year in workspace.items
    if subject == "levels":
        return form is not None and bool(form.levels.levels)
    return subject == "measures" or year in workspace.results
