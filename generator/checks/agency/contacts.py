"""Rules on how the agency is reached: telephone numbers and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding

CODES = ("W338", "W339")

_LETTER = re.compile(r"(?<![A-Za-z])[Oo](?=[\s-]?[0-9])|(?<=[0-9])[OolI](?=[0-9])")
"""A letter that stands where a digit must; in words like ``ext 11`` and ``Tel. 0`` it is a letter."""
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}")
_WRITTEN_OUT = re.compile(r"[\[(]\s*(?:at|แอท)\s*[\])]", re.IGNORECASE)
"""An ``@`` hidden from those who collect addresses."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on contact fields of the config that reach nobody."""
    yield from _config(site)


def _config(site: SiteContext) -> Iterator[Finding]:
    workspace = site.workspace
    agency, complaint = workspace.config.agency, workspace.config.complaint
    phones: dict[tuple[str | int, ...], str | None] = {("agency", "phone"): agency.phone, ("agency", "fax"): agency.fax}
    phones |= {("units", index, "phone"): unit.phone for index, unit in enumerate(workspace.config.units)}
    emails: dict[tuple[str | int, ...], str | None] = {("agency", "email"): agency.email}
    if complaint:
        phones["complaint", "phone"], emails["complaint", "email"] = complaint.phone, complaint.email
    for loc, phone in phones.items():
        letter = _LETTER.search(phone or "")
        if letter:
            yield finding("W338", workspace.config_file.place(*loc), value=phone, letter=letter[0])
    for loc, email in emails.items():
        if email and re.search(r"[A-Za-z]", email) and not _EMAIL.search(email) and not _WRITTEN_OUT.search(email):
            yield finding("W339", workspace.config_file.place(*loc), value=email)
