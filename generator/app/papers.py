"""The papers that an agency signs for its last items.

``papers_of(Path("agency"), day, 2569)`` makes them, ``paper_files.write`` puts them where they are to stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.examine import Examined, agency_folder, examine
from generator.findings.finding import Finding, Severity
from generator.findings.marks import Mark
from generator.findings.usage import usage_problem
from generator.official_papers.analysis import analysis_paper
from generator.official_papers.choosing import chosen
from generator.official_papers.measures import measures_paper
from generator.official_papers.paper import Paper, Signer
from generator.official_papers.report import report_paper
from generator.official_papers.voice import Order
from generator.official_papers.word.document import word_document
from generator.official_papers.word.template import template_of
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Workspace
from generator.records.model.site_config import Agency
from generator.site.views.printed_tables import result_year
from generator.system.plain_files import content_of
from generator.thai.digits import Digits

CODES = ("U981",)

_LAYOUTS = "content/layouts/"
_EMBLEM_BYTES = 5_000_000


@dataclass(frozen=True)
class MadePapers:
    """The papers of ``year`` (BE) with their Word documents; ``lacking`` says in Thai what is not there and why."""

    year: int
    papers: Sequence[tuple[Paper, bytes]]
    signer: Signer
    lacking: Sequence[str]


def papers_of(
    folder: Path, as_of: date, year: int | None = None, layouts: Sequence[str] = (), digits: Digits | None = None
) -> MadePapers | Examined:
    """Make the papers of ``year`` (BE), or of the site's current year; drafts are left out, as the public sees none.

    Where what the papers say cannot be read, what was examined is returned instead. Raises ``UsageProblem``.
    """
    template = template_of(agency_folder(folder))
    examined = examine(folder, as_of, wording=False)
    site = examined.site
    if site is None or _stands_in_the_way(examined, year or site.workspace.current_year):
        return examined
    wanted = year or site.workspace.current_year
    workspace = site.public.workspace
    if wanted is None or not (workspace.measures.get(wanted) or workspace.results.get(result_year(workspace, wanted))):
        known = sorted({*workspace.measures, *(spoken_of + 1 for spoken_of in workspace.results)})
        raise usage_problem("U981", value=wanted or "ปัจจุบัน", known=", ".join(map(str, known)) or "ยังไม่มี")
    order = Order(site.public, wanted, result_year(workspace, wanted), chosen(workspace, layouts), digits)
    signer, emblem = _signer(workspace.config.agency, as_of), _emblem(workspace)
    papers = [paper for make in (analysis_paper, measures_paper, report_paper) if (paper := make(order))]
    documents = [(paper, word_document(paper, template, order.agency, signer, emblem)) for paper in papers]
    return MadePapers(wanted, documents, signer, tuple(_lacking(site.workspace, order, signer, papers)))


def _stands_in_the_way(examined: Examined, year: int | None) -> bool:
    """Tell whether a paper might leave something out, or say what the agency's own config does not."""
    site = examined.site
    if site is None or year is None:
        return site is None
    workspace = site.workspace
    return (
        workspace.lacks_measures(year)
        or workspace.lacks_result(result_year(workspace, year))
        or any(error.marked(Mark.OF_THE_SAMPLE) or _is_of_all(error) for error in examined.errors)
    )


def _is_of_all(error: Finding) -> bool:
    """Tell whether an error is in what every paper goes by: the site config or a layout."""
    return error.place is not None and (error.place.file == CONFIG_NAME or error.place.file.startswith(_LAYOUTS))


def in_the_way(examined: Examined) -> Sequence[Finding]:
    """Return the findings to tell where no paper was made."""
    return [finding for finding in examined.findings if finding.severity is Severity.ERROR]


def _signer(agency: Agency, day: date) -> Signer:
    """Return the chief executive in office, as far as the config says who that is."""
    executive = agency.executive_on(day)
    if executive is None and len(agency.executives) == 1 and not (only := agency.executives[0]).since:
        executive = only if not only.until or day <= only.until else None
    return Signer(executive.name, executive.position) if executive else Signer()


def _emblem(workspace: Workspace) -> bytes | None:
    image = workspace.images.get(workspace.config.agency.emblem or "")
    try:
        return content_of(image.path, _EMBLEM_BYTES) if image else None
    except OSError:
        return None


def _lacking(workspace: Workspace, order: Order, signer: Signer, papers: Collection[Paper]) -> Iterator[str]:
    """Say which papers could not be made, what was left out, and what is blank in them."""
    made = {paper.name for paper in papers}
    if "analysis" not in made:
        year = order.result_year
        yield f"ไม่ได้ทำบทวิเคราะห์ เพราะไม่มี content/results/{year}.yml (ผลการประเมินปีงบประมาณ พ.ศ. {year})"
    if "measures" not in made:
        yield f"ไม่ได้ทำเอกสารมาตรการและรายงานผล เพราะไม่มีมาตรการที่เผยแพร่ใน content/measures/{order.year}"
    seen = {loaded.record.id for loaded in order.site.workspace.measures.get(order.year, ())}
    drafts = [one.record.id for one in workspace.measures.get(order.year, ()) if one.record.id not in seen]
    if drafts:
        yield f"ไม่ได้พิมพ์มาตรการฉบับร่าง (status: draft): {', '.join(drafts)}"
    for paper in papers:
        yield from (f"{paper.stem}: เว้นไว้ให้กรอก {blank.words}" for blank in paper.blanks)
    if not signer.name:
        yield "ทุกฉบับ: เว้นไว้ให้กรอก ชื่อและตำแหน่งผู้ลงนาม (agency: executives ใน site_config.yml)"
