"""What a record says on its page, as texts to be found: nothing that its page does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.assessment.completeness import ItemState
from generator.assessment.measure_words import measure_name, period_words
from generator.assessment.responsibility import responsibility
from generator.catalogue.model import Catalogue
from generator.records.loading.plain_markdown import plain
from generator.records.loading.workspace import Workspace
from generator.records.model.evidence import Evidence
from generator.records.model.free_page import FreePage
from generator.records.model.measure import Measure, MeasureRow
from generator.records.model.progress import ProgressEntry
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.site.views.free_text import without_title
from generator.site.views.measure_view import target_words

Texts = Iterator[str | None]


def item_texts(state: ItemState, workspace: Workspace) -> Texts:
    """Yield what the page of an item says besides its name."""
    record = state.loaded.record if state.loaded else None
    if record:
        yield record.explanation
    for part in state.parts:
        yield part.part.title
    if record is None:
        return
    yield record.reason
    yield from _evidence_texts(record.evidence)
    yield from responsibility(record.responsible, workspace).names
    yield record.instruction
    yield from _progress_texts(record.progress)


def measure_texts(measure: Measure, workspace: Workspace) -> Texts:
    """Yield what the page of a measure says besides its name."""
    if measure.title:
        yield from measure.recommendation
    else:
        yield from (text for text in measure.recommendation if text != measure_name(measure))
    yield measure.issue
    for row in measure.rows:
        yield from _row_texts(row, workspace)
    yield target_words(measure.target)
    yield from _progress_texts(measure.progress)
    yield from (*measure.result, *measure.outcome)
    yield from _evidence_texts(measure.evidence)


def result_texts(result: Result, form: Catalogue) -> Texts:
    """Yield what the page of a year's result says; ``form`` has the names of its indicators."""
    yield " ".join(filter(None, (result.level, result.level_word)))
    yield f"คะแนนรวม {result.total}" if result.total is not None else None
    for indicator in form.indicators:
        score = result.indicators.get(indicator.number)
        yield f"ตัวชี้วัดที่ {indicator.number} {indicator.title} {score}" if score is not None else None
    for failed in result.failed_items:
        yield f"{failed.item} {' '.join(filter(None, (failed.comment, failed.cause, failed.remedy)))}"
    for block in result.analysis:
        yield from (point.text for point in block.points)
    for section in result.narrative:
        yield section.heading
        yield from section.paragraphs


def free_page_texts(page: FreePage) -> Texts:
    """Return the lines of a page written in Markdown below its title, without marks and the addresses of links."""
    words = plain(without_title(page.markdown))
    return (" ".join(line.replace("|", " ").split()) for line in words.splitlines())


def form_texts(form: Catalogue) -> Texts:
    """Return the headings of the page of a year: what the form groups its items by."""
    return (f"{sub.code} {sub.title}" for sub in form.sub_indicators)


def agency_texts(config: SiteConfig) -> Texts:
    """Yield what the home page says of the agency and of the channel for reporting corruption."""
    agency, complaint = config.agency, config.complaint
    yield config.tagline
    yield from (agency.address, agency.phone, agency.fax, agency.email)
    if complaint:
        yield f"{complaint.title} {complaint.phone or ''} {complaint.email or ''}".strip()
        yield complaint.note


def _row_texts(row: MeasureRow, workspace: Workspace) -> Texts:
    for step in row.steps:
        yield step.text
        yield from step.sub
    yield from responsibility(row.responsible, workspace).names
    yield period_words(row.period)[0]
    if row.follow_up:
        yield row.follow_up.text
        yield row.follow_up.method
    yield row.note
    yield from row.result


def _evidence_texts(evidence: Iterable[Evidence]) -> Texts:
    for entry in evidence:
        yield entry.title
        yield entry.number
        yield period_words(entry.period)[0]
        if entry.signatory:
            yield f"{entry.signatory.name} {entry.signatory.position or ''}"
        yield entry.note


def _progress_texts(progress: Iterable[ProgressEntry]) -> Texts:
    return (entry.text for entry in progress)
