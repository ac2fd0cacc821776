"""Runs every rule over a workspace."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import published_files
from generator.checks.documents.told_before import keep_what_was_told
from generator.checks.language.spelling_memory import keep_spelling
from generator.checks.measures.drafts import without_drafts
from generator.checks.registry import RULES
from generator.findings.finding import Finding
from generator.inspection import cache
from generator.inspection.run import Progress, inspect_all


def opened(site: SiteContext, progress: Progress | None = None) -> SiteContext:
    """Return ``site`` with its published documents and images opened; nothing else is ever published.

    ``progress`` is called with how many are done, and how many there are. What was read before is not read again.
    """
    return site.with_opened(inspect_all(published_files(site), folder=cache.default_folder(), progress=progress))


def check(site: SiteContext, *, wording: bool = True) -> Iterator[Finding]:
    """Yield what every rule has to say of the site as it stands on its day.

    Without ``wording`` no text is read word for word. Of documents is told what opening them gave; see ``opened``.
    """
    for rule in RULES:
        if wording or not rule.reads_texts:
            yield from rule.check(site if rule.sees_drafts else without_drafts(site))
    keep_what_was_told(without_drafts(site))
    if wording:
        keep_spelling(without_drafts(site))
