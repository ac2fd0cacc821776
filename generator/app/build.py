"""Build a folder's site: load → check → compose → render → verify → release.

``build(Path("agency"), Path("site"), day)`` makes it, or says what stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.examine import examine
from generator.app.progress import QUIET, Progress, Stage
from generator.assessment.site_context import SiteContext
from generator.assessment.worst_first import in_reading_order
from generator.findings.finding import Finding, has_errors
from generator.release import staging as release
from generator.release.lost_pages import lost_pages
from generator.release.refusals import is_site
from generator.rendering import engine, render
from generator.rendering.frames import Frames
from generator.rendering.project import Project
from generator.site import compose
from generator.site.page import Asset
from generator.system.parallel import beside
from generator.verify.run import verify


@dataclass(frozen=True)
class Outcome:
    """How a build ended: whether the new site is in place, what was found, how many files were made anew.

    ``foreign`` are the things beside the site's files that no build wrote, and that stay.
    """

    published: bool
    findings: Sequence[Finding]
    site: SiteContext | None = None
    written: int = 0
    kept: int = 0
    pages: int = 0
    foreign: Sequence[str] = ()

    @property
    def line(self) -> str:
        """Say it in one Thai sentence."""
        if not self.published:
            return "ไม่ได้สร้างเว็บ เพราะพบสิ่งที่ต้องแก้ก่อน เว็บเดิม (ถ้ามี) ยังอยู่ครบ"
        line = f"สร้างเว็บแล้ว {self.pages} หน้า (เขียนใหม่ {self.written} แฟ้ม ใช้ของเดิม {self.kept} แฟ้ม)"
        if not self.foreign:
            return line
        return f"{line}\nไม่ได้แตะสิ่งที่โปรแกรมไม่ได้เขียน {len(self.foreign)} แห่ง: {release.named(self.foreign)}"


def build(  # noqa: PLR0913 - how it is built, and who watches
    folder: Path,
    out: Path,
    as_of: date,
    *,
    strict: bool = False,
    is_public: bool = False,
    progress: Progress = QUIET,
) -> Outcome:
    """Build once; with any error (or, if ``strict``, any gap or warning) nothing is published.

    A site that ``is_public`` may lose no page of the one that stands in ``out``, unless the old address leads on.
    Published documents are opened and checked, so that visitors can search in them as well; the wording of texts is
    left to ``examine`` unless ``strict``. Raises ``UsageProblem`` when there is no such folder.
    """
    # What is said in texts is never an error and takes longer to find than all the rest of a build.
    examined = examine(folder, as_of, wording=strict, documents=True, progress=progress)
    site, findings = examined.site, examined.findings
    if site is None or _forbid(findings, strict=strict):
        return Outcome(published=False, findings=findings, site=site)
    with progress.stage(Stage.COMPOSE):
        project = examined.composed()
    lost = list(lost_pages(out, project.pages)) if is_public and is_site(out) else []
    if lost:
        return Outcome(published=False, findings=in_reading_order([*findings, *lost]), site=site)
    with progress.stage(Stage.RENDER):
        outcome = _make(site, project, folder, out)
    return replace(outcome, findings=in_reading_order([*findings, *_not_told(outcome.findings, findings)]), site=site)


def _not_told(of_build: Sequence[Finding], of_check: Sequence[Finding]) -> list[Finding]:
    """Return what was found while building, without what the check said already: both look at links left out."""
    known = {(finding.code, finding.message) for finding in of_check}
    return [finding for finding in of_build if (finding.code, finding.message) not in known]


def _make(site: SiteContext, project: Project, folder: Path, out: Path) -> Outcome:
    """Render, verify and release a checked and composed site."""
    # Both are started before the release, so that whatever becomes of this process, no other one holds on to its lock.
    with beside(lambda: engine.frames_of(project)) as frames, beside(lambda: compose.assets(site)) as assets:
        project.templates.compile(page.kind for page in project.pages)
        return _release(project, frames, assets, folder, out)


def _release(
    project: Project, frames: Callable[[], Frames], assets: Callable[[], Sequence[Asset]], folder: Path, out: Path
) -> Outcome:
    """Render, verify and release; ``frames`` and ``assets`` are asked for once there is a place for what fails."""
    findings: list[Finding] = []
    try:
        with release.prepare(out, folder) as staging:
            around = frames()
            findings.extend(around.findings)
            if has_errors(findings):
                return Outcome(published=False, findings=findings)
            report = render.write(project, assets, around, staging.folder, staging.previous)
            findings.extend(report.findings)
            if not has_errors(findings):
                findings.extend(verify(staging.folder, project.pages, project.shell.site_url))
            if not has_errors(findings):
                findings.extend(staging.finish(report.digests))
            if has_errors(findings):
                return Outcome(published=False, findings=findings)
            staging.publish()
    except release.RefusedError as refused:
        return Outcome(published=False, findings=[*findings, refused.finding])
    return Outcome(
        published=True,
        findings=findings,
        written=report.written,
        kept=report.kept,
        pages=len(project.pages),
        foreign=staging.foreign,
    )


def _forbid(findings: Sequence[Finding], *, strict: bool) -> bool:
    return has_errors(findings) or (strict and any(finding.counts for finding in findings))
