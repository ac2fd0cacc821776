"""What a person who knows the calendar would say of the running year today, and nothing else.

``watch(Path("agency"), day)`` is for whoever shows it first: the menu, and an editor in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.app.examine import existing
from generator.assessment.site_context import SiteContext, site_context
from generator.assessment.worst_first import worst_first
from generator.checks.registry import RULES
from generator.checks.waivers import decided
from generator.findings.finding import Finding
from generator.records.loading.workspace import load

FAMILY = "running_year"


def watch(folder: Path, day: date) -> Sequence[Finding]:
    """Return what is to be said of ``folder`` on ``day``, the worst first; nothing where there is no readable agency.

    What the agency waives is left out. Raises ``UsageProblem`` when there is no such folder.
    """
    workspace, _ = load(existing(folder))
    return watched(site_context(workspace, day)) if workspace is not None else ()


def watched(site: SiteContext) -> Sequence[Finding]:
    """Return the same of a folder that was read already."""
    rules = [rule for rule in RULES if rule.family == FAMILY]
    found = decided(site, [one for rule in rules for one in rule.check(site)])
    return [one for one in worst_first(found) if one.waived is None]
