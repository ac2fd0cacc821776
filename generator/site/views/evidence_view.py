"""A piece of evidence as a reader sees it: where it opens, what kind of file it is, and what it is a document of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.assessment.completeness import where_stands
from generator.assessment.measure_words import period_words
from generator.inspection.result import Inspection
from generator.public import addresses
from generator.public.places.services import Where
from generator.records.file_kinds import Kind
from generator.records.loading.workspace import Workspace
from generator.records.model.evidence import Evidence
from generator.thai.dates import format_date
from generator.thai.figures import file_size

FILE_MISSING = "ไม่พบแฟ้มนี้ในเว็บไซต์"
PAGE_MISSING = "ไม่พบหน้านี้ในเว็บไซต์"
_NOTHING: Mapping[Path, Inspection] = {}


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence to show: ``path`` is an address in this site, ``href`` one outside; with neither it cannot be opened.

    ``kind`` says what opens (``PDF 120 กิโลไบต์``), ``facts`` are short lines about it, ``problem`` says plainly what is
    wrong with it, ``size`` how much there is to read (``3 หน้า``) of what was opened.
    """

    title: str
    path: str | None = None
    href: str | None = None
    kind: str = ""
    facts: tuple[str, ...] = ()
    note: str | None = None
    problem: str | None = None
    size: str = ""


class EvidenceViews:
    """Makes views of the evidence in one workspace."""

    def __init__(self, workspace: Workspace, opened: Mapping[Path, Inspection] = _NOTHING) -> None:
        """Take the workspace whose documents, pages and domains the evidence speaks of, and ``opened`` documents."""
        self._workspace = workspace
        self._opened = opened

    def view(self, entry: Evidence, problem: str | None = None) -> EvidenceView:
        """Return the view of ``entry``; ``problem`` is shown with it unless it cannot be opened at all."""
        facts = tuple(_facts(entry))
        if entry.file is not None:
            return self._file(entry, entry.file, facts, problem)
        if entry.page is not None:
            return self._page(entry, entry.page, facts, problem)
        if entry.url is not None:
            kind = self._outside(entry.url)
            return EvidenceView(entry.title or entry.url, None, entry.url, kind, facts, entry.note, problem)
        return EvidenceView(entry.title or "หลักฐานที่ยังไม่ได้ระบุชื่อ", facts=facts, note=entry.note, problem=problem)

    def link(self, entry: Evidence) -> str | None:
        """Return the link to ``entry`` as pages carry it, whether or not anything is there."""
        if entry.page is not None:
            return addresses.free_page(entry.page.removesuffix(".md"))
        return addresses.document(entry.file) if entry.file is not None else entry.url

    def _file(self, entry: Evidence, name: str, facts: tuple[str, ...], problem: str | None) -> EvidenceView:
        title = entry.title or name.rsplit("/", 1)[-1]
        document = self._workspace.documents.get(name)
        if document is None:
            return EvidenceView(title, facts=facts, note=entry.note, problem=FILE_MISSING)
        kind = f"{document.suffix.upper()} {file_size(document.size)}".strip()
        size = _size(self._opened.get(document.path))
        return EvidenceView(title, addresses.document(name), None, kind, facts, entry.note, problem, size)

    def _page(self, entry: Evidence, name: str, facts: tuple[str, ...], problem: str | None) -> EvidenceView:
        page = self._pages.get(name)
        if page is None:
            return EvidenceView(entry.title or name, facts=facts, note=entry.note, problem=PAGE_MISSING)
        path = addresses.free_page(name.removesuffix(".md"))
        return EvidenceView(entry.title or page, path, None, "หน้าในเว็บไซต์นี้", facts, entry.note, problem)

    def _outside(self, url: str) -> str:
        there = where_stands(self._workspace, url)
        if there.where is Where.ACCOUNT:
            return f"บัญชีทางการของหน่วยงาน {there.host}"
        return f"เว็บไซต์ของหน่วยงาน {there.host}" if there.where.is_own else f"เว็บไซต์ภายนอก {there.host}"

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {page.name: page.title for page in self._workspace.pages}


def _size(inspection: Inspection | None) -> str:
    """Say how many pages or sheets a document has, and that it is pictures only."""
    if inspection is None or inspection.page_count < 1:
        return ""
    if inspection.kind is Kind.EXCEL:
        return f"{inspection.page_count} แผ่นงาน"
    if inspection.kind is not Kind.PDF:
        return ""
    is_scan = inspection.complete and not any(page.strip() for page in inspection.pages)
    return f"{inspection.page_count} หน้า{' เป็นภาพสแกน' if is_scan else ''}"


def _facts(entry: Evidence) -> Iterator[str]:
    if words := period_words(entry.period)[0]:
        yield f"ช่วงเวลา {words}"
    elif entry.fiscal_year:
        yield f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
    if entry.number:
        yield f"เลขที่ {entry.number}"
    if entry.issued:
        yield f"ลงวันที่ {format_date(entry.issued)}"
    if entry.signatory:
        position = f" {entry.signatory.position}" if entry.signatory.position else ""
        yield f"ลงนามโดย {entry.signatory.name}{position}"
