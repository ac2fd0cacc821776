"""The page of the ITA result that a year received: its scores, what lost points, what to fix first and what to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.model.result import Result
from generator.site.page import Crumb, MenuEntry, Page
from generator.site.page_kind import PageKind, Searched, always
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind, one_text
from generator.site.search.record_text import result_texts
from generator.site.views.origins import Origins
from generator.site.views.result_analysis import AnalysisView, FailedItemView, analysis_view
from generator.site.views.result_scores import ResultScores, Score, result_scores, total_of
from generator.site.views.trail import fiscal_year, in_year, year_switch
from generator.thai.figures import figure

_MOST_YEARS = 6
"""How many years' totals stand beside each other at most."""


@dataclass(frozen=True, slots=True)
class YearTotal:
    """A year's total for comparing; ``path`` leads to its page."""

    year: int
    score: Score
    level: str | None
    path: str
    current: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """What the template shows; ``measure_pages`` lead to the measures taken after this result."""

    year: int
    record: Result
    scores: ResultScores
    analysis: AnalysisView
    years: tuple[YearTotal, ...]
    measure_pages: tuple[tuple[int, str], ...]
    own_form: bool
    previous_recorded: bool


TEMPLATE = PageTemplate("result", ResultView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every year that has a result, newest first."""
    years = sorted(site.workspace.results, reverse=True)
    for year in years:
        loaded = site.workspace.results[year]
        view = _view(site, year)
        locations = {
            **_item_locations(view.analysis.failed),
            **({loaded.record.source: ("source",)} if loaded.record.source else {}),
        }
        yield TEMPLATE.page(
            addresses.result_page(year),
            _title(year),
            _description(site, view),
            view,
            breadcrumbs=in_year(year, Crumb("ผลการประเมิน ITA")),
            year=year,
            years=year_switch(((other, addresses.result_page(other)) for other in years), year),
            origins=Origins(loaded, locations),
            place=loaded.place(),
        )


def _view(site: SiteContext, year: int) -> ResultView:
    workspace = site.workspace
    analysis = analysis_view(site, year)
    own = workspace.form(year)
    return ResultView(
        year,
        workspace.results[year].record,
        result_scores(workspace, year),
        analysis,
        _years(site, year),
        tuple(
            (measured, addresses.measures_page(measured))
            for measured in sorted({entry.state.year for entry in analysis.measures})
        ),
        own_form=own is not None and own.fiscal_year == year,
        previous_recorded=year - 1 in workspace.results,
    )


def _years(site: SiteContext, current: int) -> tuple[YearTotal, ...]:
    """Return the totals of the newest years, oldest first, for comparing; none when ``current`` is the only one."""
    years = sorted(site.workspace.results)[-_MOST_YEARS:]
    totals = (
        YearTotal(
            year,
            total_of(site.workspace, year),
            site.workspace.results[year].record.level,
            addresses.result_page(year),
            year == current,
        )
        for year in years
    )
    return tuple(totals) if len(years) > 1 else ()


def _item_locations(failed: tuple[FailedItemView, ...]) -> dict[str, tuple[str | int, ...]]:
    return {view.item.path: ("failed_items", index, "item") for index, view in enumerate(failed) if view.item.path}


def _description(site: SiteContext, view: ResultView) -> str:
    total = f"คะแนนรวม {figure(view.scores.total.value)}" if view.scores.total.value is not None else ""
    level = f"ระดับ {view.scores.level}" if view.scores.level else ""
    start = f"ผลการประเมิน ITA {fiscal_year(view.year)} ของ{site.workspace.config.agency.name}"
    return " ".join(filter(None, (start, total, level)))


def _title(year: int) -> str:
    return f"ผลการประเมิน ITA {fiscal_year(year)}"


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    workspace = site.workspace
    if year is not None and year in workspace.results:
        texts = one_text(result_texts(workspace.results[year].record, workspace.names(year)))
        path, words = addresses.result_page(year), "คะแนน ITA IIT EIT OIT score"
        yield Entry(Kind.RESULT, path, _title(year), year, fiscal_year(year), words, texts=texts)


def _menu(site: SiteContext, english: str) -> MenuEntry | None:
    newest = max(site.workspace.results, default=None)
    return MenuEntry("ผลการประเมิน", addresses.result_page(newest), english) if newest is not None else None


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="ITA result",
    search=Searched(_entries),
    handed_out=always,
    menu=_menu,
)
