"""Rules on one document in two formats, such as a PDF with its table: both are of the same months."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import PurePosixPath

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.records.model.evidence import Evidence
from generator.thai.dates import format_date
from generator.thai.fiscal import Span

CODES = ("Y554",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence for the same parts, in files of one name but for the ending, with two periods."""
    for year, items in site.workspace.items.items():
        for code, loaded in items.items():
            for (_, first), (index, second) in combinations(enumerate(loaded.record.evidence), 2):
                spans = _span(first), _span(second)
                if spans[0] and spans[1] and spans[0] != spans[1] and _is_one_document(first, second):
                    place = loaded.place("evidence", index, "period")
                    said, other = _days(spans[1]), _days(spans[0])
                    yield finding("Y554", place, item=code, year=year, title=second.title, said=said, other=other)


def _is_one_document(first: Evidence, second: Evidence) -> bool:
    if not first.file or not second.file or set(first.parts) != set(second.parts):
        return False
    one, other = PurePosixPath(first.file), PurePosixPath(second.file)
    return one.suffix != other.suffix and one.with_suffix("") == other.with_suffix("")


def _span(entry: Evidence) -> Span | None:
    return entry.period.span if entry.period else None


def _days(span: Span) -> str:
    return f"{format_date(span.start)} – {format_date(span.end)}"
