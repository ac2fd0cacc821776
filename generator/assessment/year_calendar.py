"""The calendar of the assessment for an agency: the form's steps, the days of its survey, and what each rests on.

A year that has no form yet goes by that of the newest form before it, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.base import Basis
from generator.catalogue.model import Catalogue
from generator.records.forms.store import CatalogueError, available_years, catalogue
from generator.records.loading.workspace import Workspace
from generator.thai.periods import Span

ANSWERS, SURVEY, DECLARATION, REGISTRATION, RESULT = (
    *("oit-answers", "eit-survey", "declaration", "registration", "result"),
)
"""Steps that rules ask for by their key; a form that does not have one has no such day."""

BASIS_WORDS: Mapping[Basis, str] = {
    "stated": "ตามประกาศหรือแบบ",
    "observed": "ตามที่ปฏิบัติกันทั่วไป",
    "unconfirmed": "ยังไม่ยืนยัน",
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A step of the assessment of fiscal year ``year`` (BE): its days, what they rest on, and a remark.

    ``form_year`` is the year whose form says so. A step whose days nobody knows has no ``span``.
    """

    key: str
    title: str
    year: int
    span: Span | None
    basis: Basis
    form_year: int
    note: str = ""

    @property
    def basis_words(self) -> str:
        """What its days rest on, in Thai."""
        words = BASIS_WORDS[self.basis]
        return words if self.form_year == self.year else f"{words} เทียบจากปี {self.form_year}"


def calendar_form(workspace: Workspace, year: int) -> Catalogue:
    """Return the form whose calendar ``year`` (BE) goes by: its own, else the newest before it, else the oldest."""
    form = workspace.form(year)
    if form is not None:
        return form
    own = workspace.folder / "content" / "catalogue"
    known = available_years(own)
    for nearest in (*sorted((one for one in known if one <= year), reverse=True), *known):
        try:
            return catalogue(nearest, own, answered_in=year)
        except CatalogueError:  # said where forms are read
            continue
    return workspace.names(year)


def occasions(workspace: Workspace, year: int) -> tuple[Occasion, ...]:
    """Return the steps of the assessment of ``year`` (BE) in the form's order, those without known days too."""
    return tuple(_occasions(workspace, calendar_form(workspace, year), year))


def occasion(workspace: Workspace, year: int, key: str) -> Occasion | None:
    """Return the step called ``key`` (see ``ANSWERS`` and its like) of ``year`` (BE), or ``None``."""
    return next((one for one in occasions(workspace, year) if one.key == key), None)


def _occasions(workspace: Workspace, form: Catalogue, year: int) -> Iterator[Occasion]:
    for event in form.calendar.events:
        span, basis, note = event.span(year), event.basis or form.calendar.basis, event.note
        if event.key == SURVEY and (survey := workspace.eit(year)) and survey.opens and survey.closes:
            # What the agency copied from the announcement stands before what is usual.
            span, basis, note = Span(survey.opens, survey.closes), "stated", "ตามช่อง eit ใน site_config.yml"
        yield Occasion(event.key, event.title, year, span, basis, form.fiscal_year, note)
