"""Addresses in open data: in full where the agency has said where the site stands, else from the site's root."""

from __future__ import annotations

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.records.model.evidence import Evidence
from generator.site.open_data.files import Record


class Places:
    """Writes addresses, and evidence with its address, for one site."""

    def __init__(self, site: SiteContext) -> None:
        """Take the site whose addresses are wanted."""
        self._site_url = site.workspace.config.site_url
        self._documents = site.workspace.documents

    def page(self, path: str) -> str:
        """Return the address of a page or file of the site."""
        return absolute(path, self._site_url) if self._site_url else path

    def evidence(self, entry: Evidence) -> Record:
        """Return a piece of evidence as plain data; a file that is not there has no address."""
        document = self._documents.get(entry.file) if entry.file else None
        address = entry.url
        if document is not None:
            address = self.page(addresses.document(document.name))
        elif entry.page is not None:
            address = self.page(addresses.free_page(entry.page.removesuffix(".md")))
        period = entry.period
        return {
            "title": entry.title,
            "type": document.suffix if document else None,
            "size": document.size if document else None,
            "address": address,
            "period": period.text if period else None,
            "period_start": period.start if period else None,
            "period_end": period.end if period else None,
            "evidence_year": entry.fiscal_year,
            "number": entry.number,
            "issued": entry.issued,
            "signatory": entry.signatory.name if entry.signatory else None,
            "position": entry.signatory.position if entry.signatory else None,
            "note": entry.note,
        }
