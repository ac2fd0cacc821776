"""Examine a folder: load it, run every rule, settle what the agency decided. All other work asks this first.

``examine(Path("agency"), day).findings`` is everything to be said of a folder on a day, the worst first.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.app.progress import QUIET, Progress, Stage
from generator.assessment.acting_units import with_units
from generator.assessment.at_stake import with_stakes
from generator.assessment.from_papers import with_papers
from generator.assessment.site_context import SiteContext, site_context
from generator.assessment.worst_first import worst_first
from generator.checks.run import check, opened
from generator.checks.waivers import settle
from generator.findings.finding import Finding, Severity
from generator.findings.usage import usage_problem
from generator.records.loading.config_salvage import only_told_here
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.record_salvage import not_for_want_of
from generator.records.loading.workspace import Loading, load_what_can_be_read
from generator.records.memory import import_sources
from generator.rendering.theme_folder import theme_findings
from generator.system.plain_files import is_folder
from generator.verify.typed_links.records import needs_site

if TYPE_CHECKING:
    from generator.rendering.project import Project

CODES = ("U906", "U954")


@dataclass(frozen=True)
class Examined:
    """A folder that was loaded and checked: its site on that day (``None`` without a readable config), all findings.

    ``project`` is the composed site where its addresses had to be looked at, so that nobody composes it again.
    """

    folder: Path
    site: SiteContext | None
    findings: Sequence[Finding]
    project: Project | None = None

    @property
    def errors(self) -> Sequence[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    def composed(self) -> Project:
        """Return the composed site; raises ``ValueError`` where there is no site."""
        if self.project is not None:
            return self.project
        if self.site is None:
            raise ValueError("nothing to compose")
        from generator.app.composing import project_of  # noqa: PLC0415 - others need not wait for templates

        return project_of(self.site, self.folder)


def existing(folder: Path) -> Path:
    """Return ``folder`` when it is there; raises ``UsageProblem`` when not, so that nothing makes it by mistake."""
    if not is_folder(folder):
        raise usage_problem("U906", value=folder)
    return folder


def agency_folder(folder: Path) -> Path:
    """Return ``folder`` when it is an agency's; raises ``UsageProblem`` when not, so that no other is littered."""
    if not os.path.lexists(existing(folder) / CONFIG_NAME):
        raise usage_problem("U954", value=folder.resolve().as_posix())
    return folder


def examine(
    folder: Path, as_of: date, *, wording: bool = True, documents: bool = False, progress: Progress = QUIET
) -> Examined:
    """Load and check ``folder`` as it stands on ``as_of``; raises ``UsageProblem`` when there is no such folder.

    Without ``wording`` no text is read word for word, but where the agency has made an error of something that such
    rules say. With ``documents`` the published ones are opened.
    """
    with progress.stage(Stage.EXAMINE) as count:
        whole = load_what_can_be_read(existing(folder))
        findings = [*whole.findings, *theme_findings(folder)]
        if whole.workspace is None or whole.to_check is None:
            return Examined(folder, None, worst_first(findings))
        site = site_context(whole.to_check, as_of)
        wording = wording or Severity.ERROR in whole.workspace.config.severities.values()
        site = opened(site, count) if documents else site
        of_rules, project = _told(site, whole, folder, wording=wording)
        settled = settle(site, [*findings, *of_rules], wording=wording, documents=documents)
        told = with_papers(whole.to_check, import_sources.load(folder), settled)
        findings = worst_first(with_stakes(site, with_units(whole.to_check, told)))
    # What is left of a config or of records with mistakes serves for nothing but to check the rest.
    sound = site_context(whole.workspace, as_of) if whole.halves else site
    return Examined(folder, None if whole.left_out else sound, findings, project)


def judged(site: SiteContext, read: Sequence[Finding] = (), *, wording: bool = True) -> list[Finding]:
    """Return all that is to be said of a ``site`` that was read already, the worst first.

    ``read`` was found while reading it. Of documents is told what was opened; addresses are judged where the whole
    folder is examined.
    """
    settled = settle(site, [*read, *check(site, wording=wording)], wording=wording, documents=bool(site.opened))
    return worst_first(with_stakes(site, with_units(site.workspace, settled)))


def _told(site: SiteContext, whole: Loading, folder: Path, *, wording: bool) -> tuple[list[Finding], Project | None]:
    """Return what the rules say; where addresses have to be judged, what is said of them and the composed site too."""
    of_rules = not_for_want_of(check(site, wording=wording), whole.halves)
    workspace = site.workspace
    if whole.left_out:
        if needs_site(workspace):
            from generator.app.composing import judged_links  # noqa: PLC0415 - others need not wait for templates

            of_rules.extend(judged_links(site, folder))
        return only_told_here(of_rules, workspace.config_file.source, whole.left_out), None
    if not (workspace.redirects or workspace.frozen or needs_site(workspace)):
        return of_rules, None
    from generator.app.composing import judged_addresses  # noqa: PLC0415 - others need not wait for templates

    project, judged = judged_addresses(site, folder)
    return [*of_rules, *judged], project
