"""``oit build``: load → check → compose → render → verify → release."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import compose, engine, release, render
from generator.beside import beside
from generator.checks.run import in_reading_order
from generator.commands.check import examined, summary, year_lines
from generator.commands.options import AsOf, ExitCode, Folder, Format, Notes, OutputFormat, today
from generator.commands.progress import counted, stage
from generator.commands.thai_help import ThaiCommand
from generator.commands.theme import TrustTheme, trust
from generator.context import SiteContext
from generator.findings import Finding, Severity, has_errors
from generator.frames import Frames
from generator.release_checks import is_site
from generator.rendering.project import Project
from generator.reporter import as_json, print_findings, print_summary
from generator.site import Asset
from generator.verify.lost_pages import lost_pages
from generator.verify.run import verify

HELP = (
    "สร้างเว็บไซต์จากระเบียน: ตรวจก่อน สร้างไว้ข้าง ๆ ตรวจลิงก์ทุกลิงก์ แล้วจึงสลับเข้าแทนของเดิมในครั้งเดียว\n\n"
    "(รหัสจบ: 0 สร้างแล้ว, 1 มีข้อผิดพลาดจึงไม่สร้าง เว็บเดิมยังอยู่ครบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="โฟลเดอร์ของเว็บที่สร้าง", metavar="โฟลเดอร์", show_default="site")
]
Strict = Annotated[bool, typer.Option("--strict", help="ไม่สร้างถ้ายังมีสิ่งที่ขาดหรือควรตรวจ")]


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
        made = f"สร้างเว็บแล้ว {self.pages} หน้า (เขียนใหม่ {self.written} แฟ้ม ใช้ของเดิม {self.kept} แฟ้ม)"
        if not self.foreign:
            return made
        return f"{made}\nไม่ได้แตะสิ่งที่โปรแกรมไม่ได้เขียน {len(self.foreign)} แห่ง: {release.named(self.foreign)}"


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("build", cls=ThaiCommand, help=HELP)(build)


def build(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Folder = Path(),
    out: Out = None,
    as_of: AsOf = None,
    strict: Strict = False,
    trust_theme: TrustTheme = False,
    output: Format = OutputFormat.TEXT,
    notes: Notes = False,
) -> None:
    """Build the site of ``folder`` into ``out`` and print what was found."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    target = out or folder / "site"
    if trust_theme:
        trust(folder, console)
    outcome = build_site(folder, target, as_of or today(), strict=strict, is_public=True, console=console)
    if output is OutputFormat.JSON:
        made = {
            "published": outcome.published,
            "pages": outcome.pages,
            "written": outcome.written,
            "kept": outcome.kept,
            "foreign": list(outcome.foreign),
        }
        typer.echo(as_json(outcome.findings, {**summary(outcome.site), **made}))
    else:
        screen = Console(soft_wrap=True, highlight=False)
        print_findings(screen, _to_show(outcome, strict=strict, notes=notes))
        print_summary(screen, outcome.findings, year_lines(outcome.site))
        screen.print(outcome.line, markup=False)
        if outcome.published:
            screen.print("ดูสิ่งที่ขาดทีละข้อ และตรวจถ้อยคำกับเอกสารด้วย oit check", markup=False)
            screen.print(f"เปิดดูได้ที่ {target / 'index.html'}", markup=False)
    if not outcome.published:
        raise typer.Exit(ExitCode.FINDINGS)


def _to_show(outcome: Outcome, *, strict: bool, notes: bool) -> list[Finding]:
    """Give what stood in the way of the build, or else what is suspicious; gaps are counted, not listed."""
    if outcome.published or not strict:
        shown = {Severity.ERROR, Severity.WARNING}
    else:
        shown = {Severity.ERROR, Severity.GAP, Severity.WARNING}
    return [
        found for found in outcome.findings if found.severity in shown or (notes and found.severity is Severity.NOTE)
    ]


def build_site(  # noqa: PLR0913 - what the verb offers, and for whom it is built
    folder: Path, out: Path, as_of: date, *, strict: bool = False, is_public: bool = False, console: Console
) -> Outcome:
    """Build once; with any error (or, if ``strict``, any gap or warning) nothing is published.

    A site that ``is_public`` may lose no page of the one that stands in ``out``, unless the old address leads on.
    Published documents are opened and checked, so that visitors can search in them as well; the wording of texts is
    left to ``oit check`` unless ``strict``.
    """
    # What is said in texts is never an error and takes longer to find than all the rest of a build.
    with counted(console, "กำลังอ่านและตรวจระเบียน…", "กำลังเปิดเอกสาร {done} จาก {whole}…") as progress:
        found = examined(folder, as_of, wording=strict, documents=True, progress=progress)
    site, findings = found.site, found.findings
    if site is None or _forbid(findings, strict=strict):
        return Outcome(published=False, findings=findings, site=site)
    with stage(console, "กำลังเรียบเรียงหน้าเว็บ…"):
        project = found.composed(folder)
    lost = list(lost_pages(out, project.pages)) if is_public and is_site(out) else []
    if lost:
        return Outcome(published=False, findings=in_reading_order([*findings, *lost]), site=site)
    with stage(console, "กำลังสร้างหน้าเว็บ…"):
        made = _make(site, project, folder, out)
    return replace(made, findings=in_reading_order([*findings, *_not_told(made.findings, findings)]), site=site)


def _not_told(made: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Give what was found while building, without what the check has already said of links that are left out."""
    known = {(one.code, one.message) for one in told if one.code.startswith("W50")}
    return [one for one in made if (one.code, one.message) not in known]


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
    return has_errors(findings) or (strict and any(found.counts for found in findings))
