"""Rules on delimited files as open data: saved so that other programs read Thai letters, and with commas."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import own_papers
from generator.checks.documents.grids import delimiter_of
from generator.findings.finding import Finding
from generator.records.file_kinds import Kind

CODES = ("D466", "D467")

_ENCODINGS = {"cp874": "TIS-620/Windows-874", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_DELIMITERS = {";": "อัฒภาค (;)", "\t": "แท็บ", "|": "ขีดตั้ง (|)"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield delimited files that other programs read wrongly, each once."""
    for paper in own_papers(site):
        inspection = paper.inspection
        if inspection.kind is not Kind.TEXT or paper.document.suffix.lower() != "csv":
            continue
        if encoding := _ENCODINGS.get(inspection.encoding):
            yield paper.finding("D466", encoding=encoding)
        if mark := _DELIMITERS.get(delimiter_of(inspection)):
            yield paper.finding("D467", mark=mark)
