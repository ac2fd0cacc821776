"""Rules on fiscal years: each has a form, the form's status is said, and its items are those of the form."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.catalogue.groups import GROUP_THAI
from generator.findings.finding import Finding, Place, finding
from generator.records.forms.store import available_years
from generator.records.model.validate import did_you_mean

CODES = ("E320", "E322", "E323", "N321", "W245", "W335", "W336")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on years without a form, unverified forms and items that the form does not have."""
    workspace = site.workspace
    yield from _options(site)
    for year in workspace.item_years:
        form = workspace.form(year)
        place = Place(f"oit_items/{year}")
        if form is None:
            # Of a form that is there and cannot be read, or that the site config calls wrongly, enough has been said.
            if workspace.options(year).form is None and year not in _known(site):
                yield finding("E320", place, year=year, known=_listed(site))
            continue
        own = workspace.group
        if form.groups and own not in form.groups:
            groups = ", ".join(GROUP_THAI[group] for group in form.groups)
            yield finding("W245", place, year=year, form=form.fiscal_year, groups=groups, own=GROUP_THAI[own])
        if not form.is_verified:
            yield finding("N321", place, year=year, form=form.fiscal_year, status=form.status_words, source=form.source)
        for code, loaded in workspace.items[year].items():
            if form.item(code) is None:
                last = form.items[-1].code
                yield finding("E323", loaded.place("item"), item=code, year=year, last=last)


def _options(site: SiteContext) -> Iterator[Finding]:
    """Judge what the site config says of years."""
    workspace = site.workspace
    for index, option in enumerate(workspace.config.fiscal_years):
        if option.form and option.form not in _known(site):
            place = workspace.config_file.place("fiscal_years", index, "form")
            yield finding("E322", place, year=option.year, form=option.form, known=_listed(site))
        layouts = workspace.layouts("measures")
        if option.layout and option.layout not in layouts:
            near = did_you_mean(option.layout, list(layouts))
            meant = f"หมายถึง “{near}” ใช่หรือไม่ " if near else ""
            place = workspace.config_file.place("fiscal_years", index, "layout")
            yield finding("W336", place, year=option.year, value=option.layout, cure=meant, known=", ".join(layouts))
    current = workspace.config.current_year
    if current and current not in {*workspace.items, *workspace.measures, *workspace.results}:
        shown = site.front_year
        front = "ว่าง" if shown == current else f"แสดงปี {shown} แทน"
        yield finding("W335", workspace.config_file.place("current_year"), year=current, front=front)


def _known(site: SiteContext) -> tuple[int, ...]:
    return available_years(site.workspace.folder / "content" / "catalogue", site.workspace.group)


def _listed(site: SiteContext) -> str:
    return ", ".join(map(str, _known(site)))
