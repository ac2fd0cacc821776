"""Runs every family of rules over a workspace and gives the findings in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.checks import (
    contacts,
    document_files,
    document_kinds,
    document_texts,
    evidence,
    evidence_formats,
    improvement,
    links,
    look,
    personal_data,
    references,
    reports,
    required_parts,
    signatories,
    survey,
    years,
)
from generator.checks.papers import shown_documents
from generator.context import SiteContext
from generator.findings import Finding
from generator.inspection import cache
from generator.inspection.run import Progress, inspect_all


def check(
    site: SiteContext, *, wording: bool = True, documents: bool = False, progress: Progress | None = None
) -> Iterator[Finding]:
    """Give what every family of rules has to say of the site as it stands on its day.

    Without ``wording`` no text is read word for word. With ``documents`` those that records show to the public are
    opened first; ``progress`` is called with how many are done, and how many there are.
    """
    if documents:
        shown = {document.path: document for document in shown_documents(site)}
        shown |= {file.document.path: file.document for file in document_kinds.shown_files(site.workspace)}
        opened = inspect_all(shown.values(), folder=cache.default_folder(), progress=progress)
        site = replace(site, opened=opened)
    return chain(
        years.check(site),
        references.check(site),
        evidence.check(site),
        evidence_formats.check(site),
        required_parts.check(site),
        reports.check(site),
        improvement.check(site),
        survey.check(site),
        contacts.check(site),
        signatories.check(site),
        _texts(site) if wording else (),
        links.check(site),
        look.check(site),
        document_kinds.check(site),
        document_files.check(site),
        document_texts.check(site),
        personal_data.check(site),
    )


def _texts(site: SiteContext) -> Iterator[Finding]:
    # Only here and not above: the lexicon and patterns of these rules take 30 ms to import, and a build needs none.
    from generator.checks import texts  # noqa: PLC0415 - see above

    return texts.check(site)


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """Sort by file and line, whole-folder findings first, so that an official can go through them file by file."""

    def key(found: Finding) -> tuple[str, int, int, str]:
        """Give what a finding is sorted by."""
        place = found.place
        return (place.file, place.line or 0, place.column or 0, found.code) if place else ("", 0, 0, found.code)

    return sorted(findings, key=key)
