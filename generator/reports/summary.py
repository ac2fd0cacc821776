"""How complete the years are, beside the findings: as plain data, and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.assessment.completeness_figures import Figure, figures
from generator.assessment.site_context import SiteContext
from generator.site.open_data.completeness import figure_record

_NEWEST = 3
_INDENT = {"year": "", "indicator": "  ", "sub_indicator": "    ", "item": "      "}


def summary(site: SiteContext | None) -> dict[str, object]:
    """Return the counts of items by status and all figures of every year, for the JSON summary."""
    if site is None:
        return {"years": {}}
    years: dict[str, object] = {}
    for year in site.workspace.item_years:
        tally = site.tally(year)
        years[str(year)] = {
            "items": tally.total,
            "complete": tally.complete,
            "partial": tally.partial,
            "draft": tally.draft,
            "missing": tally.missing,
            "not_applicable": tally.not_applicable,
            "figures": [figure_record(figure) for figure in year_figures(site, year)],
        }
    return {"as_of": site.as_of.isoformat(), "years": years}


def year_figures(site: SiteContext, year: int) -> tuple[Figure, ...]:
    """Return the figures of ``year`` (BE), each before those that it is made of; none of a year without a form."""
    form = site.workspace.form(year)
    return figures(form, site.states.get(year, {}), year) if form else ()


def year_lines(site: SiteContext | None, *, details: bool = False, only: int | None = None) -> str:
    """Return one line per year, with ``details`` also one per indicator and sub-indicator: how much is complete.

    Without ``details`` older years are left out, and with ``only`` all others.
    """
    if site is None:
        return ""
    years = site.workspace.item_years if details else site.workspace.item_years[:_NEWEST]
    chosen = years if only is None else [year for year in site.workspace.item_years if year == only]
    return "\n".join(_lines(site, chosen, details=details))


def _lines(site: SiteContext, years: Sequence[int], *, details: bool) -> Iterator[str]:
    for year in years:
        tally = site.tally(year)
        for figure in year_figures(site, year):
            if figure.level == "year":
                rest = f" · ยังไม่ครบ {tally.partial} · ฉบับร่าง {tally.draft} · ยังไม่มีข้อมูล {tally.missing}"
                yield f"{figure.title}: {_share(figure)}{rest}"
            elif details and figure.level != "item":
                name = f"ตัวชี้วัดที่ {figure.code}" if figure.level == "indicator" else figure.code
                yield f"{_INDENT[figure.level]}{name} {figure.title}: {_share(figure)}"


def _share(figure: Figure) -> str:
    return f"ครบถ้วน {figure.words} (ร้อยละ {figure.percent})"
