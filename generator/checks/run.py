"""Runs every family of rules over a workspace and gives the findings in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.checks.agency import colours, contacts, forms, placeholders, references, surveys
from generator.checks.documents import files, kinds
from generator.checks.documents import texts as document_texts
from generator.checks.documents.published import published_files
from generator.checks.evidence import (
    dead_links,
    one_address,
    reports,
    required_parts,
    signatories,
    targets,
    two_formats,
)
from generator.checks.measures import drafts
from generator.checks.personal_data import rules
from generator.checks.results import improvement
from generator.findings.finding import Finding
from generator.inspection import cache
from generator.inspection.run import Progress, inspect_all
from generator.public import visible


def opened(site: SiteContext, progress: Progress | None = None) -> SiteContext:
    """Return ``site`` with its published documents and images opened; nothing else is ever published.

    ``progress`` is called with how many are done, and how many there are. What was read before is not read again.
    """
    return site.with_opened(inspect_all(published_files(site), folder=cache.default_folder(), progress=progress))


def check(site: SiteContext, *, wording: bool = True) -> Iterator[Finding]:
    """Yield what every family of rules has to say of the site as it stands on its day.

    Without ``wording`` no text is read word for word. Of documents is told what opening them gave; see ``opened``.
    Draft measures are told as drafts: nobody sees them, so that no other rule asks anything of them.
    """
    told = list(drafts.check(site))
    if told:
        site = replace(site, workspace=visible.without_draft_measures(site.workspace))
    return chain(
        told,
        forms.check(site),
        references.check(site),
        targets.check(site),
        two_formats.check(site),
        required_parts.check(site),
        reports.check(site),
        improvement.check(site),
        surveys.check(site),
        placeholders.check(site),
        contacts.check(site),
        signatories.check(site),
        _texts(site) if wording else (),
        dead_links.check(site),
        one_address.check(site),
        colours.check(site),
        kinds.check(site),
        files.check(site),
        document_texts.check(site),
        rules.check(site),
    )


def _texts(site: SiteContext) -> Iterator[Finding]:
    # Only here and not above: the lexicon and patterns of these rules take 30 ms to import, and a build needs none.
    from generator.checks import text_rules  # noqa: PLC0415 - see above

    return text_rules.check(site)


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """Sort by file and line, whole-folder findings first, so that an official can go through them file by file."""

    def key(found: Finding) -> tuple[str, int, int, str]:
        """Return what a finding is sorted by."""
        place = found.place
        return (place.file, place.line or 0, place.column or 0, found.code) if place else ("", 0, 0, found.code)

    return sorted(findings, key=key)
