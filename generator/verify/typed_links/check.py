"""Judges links that people typed as the built site will be judged, and says of each at its own line what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.shared_cause import told_once, told_together
from generator.findings.finding import Finding, finding
from generator.findings.marks import Mark
from generator.public.outward import normal, readable
from generator.public.own_addresses import below
from generator.records.loading.workspace import Workspace
from generator.records.memory.link_states import LinkState
from generator.rendering.address_check import address_findings
from generator.rendering.project import Project
from generator.site.page import Asset
from generator.verify.links import own_address
from generator.verify.typed_links.pages import check_text, read_texts
from generator.verify.typed_links.planned import PlannedSite
from generator.verify.typed_links.records import Typed, typed_addresses

CODES = ("W354",)

_OLDER_SITE = 3
"""Addresses below ``site_url`` that this site does not make from which an older site stands there."""


def check(site: SiteContext, project: Project, files: Sequence[Asset]) -> Iterator[Finding]:
    """Yield what is wrong with typed links of ``site``, of which ``project`` and ``files`` are what will be built."""
    read = read_texts(site.workspace.pages)
    planned = PlannedSite(site, project, files, {text.path: text.html for text in read.texts})
    addresses = list(typed_addresses(site.workspace))
    older = _is_of_an_older_site(addresses, planned)
    problems = [problem for text in read.texts for problem in check_text(text, planned)]
    problems += [problem for typed in addresses for problem in _record(typed, planned, site.workspace, older=older)]
    yield from read.findings
    yield from address_findings(project.pages, files)
    yield from (problem for problem in problems if not problem.marked(Mark.OF_AN_ADDRESS))
    unmade = [problem for problem in problems if problem.marked(Mark.OF_AN_ADDRESS)]
    yield from told_together(unmade, "ที่อยู่") if older else told_once(unmade, fewest=2)


def _is_of_an_older_site(addresses: Sequence[Typed], planned: PlannedSite) -> bool:
    """Tell whether an older site stands below ``site_url``: records lead to many things there that are none of ours."""
    here = {where for typed in addresses if (where := below(typed.address, planned.built.site_url))}
    return sum(not planned.built.kinds.has(where) for where in here) >= _OLDER_SITE


def _record(typed: Typed, planned: PlannedSite, workspace: Workspace, *, older: bool) -> Iterator[Finding]:
    here = below(typed.address, planned.built.site_url)
    if here is None:
        return
    itself = f"{here.path.removesuffix('index.html').rstrip('/')}/" in typed.itself
    # Beside an older site a name without slash is likelier a page of that site than ours of the same name.
    another = older and itself and "/" not in here.path
    if another or not planned.built.kinds.has(here):
        if not _was_seen(typed.address, workspace):
            base = planned.built.site_url
            yield finding("W353", typed.place, **typed.about, address=readable(typed.address), base=base)
        return
    judged = own_address(typed.page, typed.address, planned.built, lambda _page, _target: typed.place)
    if isinstance(judged, Finding):
        yield replace(judged, **typed.about)
    elif judged and planned.lacks(judged.path, judged.anchor):
        values: dict[str, Any] = {"page": typed.page, "address": typed.address, "anchor": judged.anchor}
        values["near"] = planned.near(judged.path, judged.anchor)
        yield finding("E602", typed.place, **typed.about, **values)
    elif itself:
        yield finding("W354", typed.place, **typed.about, address=readable(typed.address))


def _was_seen(address: str, workspace: Workspace) -> bool:
    """Tell whether the address answered when the links were last checked."""
    known = workspace.link_health.get(normal(address) or "") if workspace.link_health else None
    return known is not None and known.checked is not None and known.state is LinkState.OK
