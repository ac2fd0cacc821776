"""Composes the site of an agency's folder, ready to render."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.frozen.check import address_findings
from generator.rendering.project import Project
from generator.rendering.theme_folder import theme_of
from generator.site import compose, search_files
from generator.site.page import Asset
from generator.site.pages import moved
from generator.site.shell import shell
from generator.system import cache_folder
from generator.verify.typed_links import check as typed_links

CODES = ("U920",)


def year_with_items(site: SiteContext, year: int | None) -> int:
    """Return ``year`` (BE) back when it has items and a form; raises ``UsageProblem`` when not."""
    if year is None or year not in site.states or site.workspace.form(year) is None:
        known = ", ".join(map(str, site.workspace.item_years))
        raise usage_problem("U920", year=year or 0, known=known or "ยังไม่มี")
    return year


def project_of(site: SiteContext, folder: Path) -> Project:
    """Return the composed site of ``folder`` with its theme."""
    return Project(shell(site), theme_of(folder), compose.pages(site), site.as_of, cache_folder.default_folder())


def judged_addresses(site: SiteContext, folder: Path) -> tuple[Project, Sequence[Finding]]:
    """Return the composed site, and which old, frozen and typed addresses do not hold in it."""
    project = project_of(site, folder)
    files = files_of(site)
    return project, (*address_findings(site, project, files), *typed_links.check(site, project, files))


def files_of(site: SiteContext) -> Sequence[Asset]:
    """Return the files of the site that people may have been given the address of: all but those of the search."""
    site = site.public
    assets = tuple(asset for give in compose.ASSETS if give is not search_files.assets for asset in give(site))
    return (*assets, *moved.old_files(site, assets))


def judged_links(site: SiteContext, folder: Path) -> Sequence[Finding]:
    """Say which typed addresses do not hold, of a site that serves for nothing else."""
    return tuple(typed_links.check(site, project_of(site, folder), files_of(site)))
