"""``oit freeze``: keeps what stood at which address on the day the addresses were sent, and what changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.commands.check import examined
from generator.commands.composing import files_of, year_with_items
from generator.commands.new import read_fiscal_year
from generator.commands.options import ExitCode, Folder, Format, OutputFormat, today
from generator.commands.thai_help import ThaiCommand
from generator.commands.writing import write_new, write_report
from generator.context import SiteContext
from generator.findings import Severity
from generator.frozen import freeze as freezing
from generator.frozen.changes import ItemChange
from generator.frozen.check import changes, item_name
from generator.frozen.manifest import Manifest, as_text
from generator.frozen.report import ReportFormat, report
from generator.loading.text_characters import shown
from generator.model.validate import did_you_mean
from generator.rendering.project import Project
from generator.reporter import print_findings
from generator.thai.moments import BANGKOK, moment
from generator.usage import usage_problem

HELP = (
    "ตรึงที่อยู่และเอกสารของปีไว้เป็นหลักฐานว่าวันที่ส่ง ITAS หน้าเว็บแสดงอะไร\n\n"
    'oit freeze 2569 --label "ส่ง ITAS 30 เม.ย. 2569" ตรึง · '
    "oit freeze diff ดูว่าอะไรเปลี่ยนไป · oit freeze report เขียนเป็นเอกสารพร้อมพิมพ์\n\n"
    "(รหัสจบ: 0 เรียบร้อย ไม่มีอะไรเปลี่ยน, 1 มีสิ่งที่เปลี่ยนหรือต้องแก้ก่อน, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
_DOUBTS = frozenset({"L856", "L857", "L862", "L863"})
"""What weakens a manifest as evidence, or its addresses, whatever stands on the pages."""
What = Annotated[str, typer.Argument(help="ปีงบประมาณที่จะตรึง หรือ diff หรือ report", metavar="ปีงบประมาณ|diff|report")]
Which = Annotated[
    str, typer.Argument(help="รายการตรึงใด เช่น 2569-1 หรือ 2569", metavar="รายการ", show_default="รายการล่าสุด")
]
Label = Annotated[str, typer.Option("--label", help="ตรึงเนื่องในเรื่องใด", metavar="ข้อความ", show_default=False)]
Site = Annotated[
    Path | None, typer.Option("--site", help="เว็บที่สร้างแล้ว สำหรับเทียบ", metavar="โฟลเดอร์", show_default="site")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="แฟ้มรายงาน (.html หรือ .md)", metavar="แฟ้ม", show_default="frozen-<รายการ>.html"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("freeze", cls=ThaiCommand, help=HELP)(freeze)


def freeze(  # noqa: PLR0913, PLR0917 - the options of the verb
    what: What,
    which: Which = "",
    label: Label = "",
    folder: Folder = Path(),
    site: Site = None,
    out: Out = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Freeze a year, or show or print what changed since."""
    if what == "diff":
        _diff(folder, which, output)
    elif what == "report":
        _report(folder, which, out)
    else:
        if which:
            raise usage_problem("U905", value=f"มีคำเกินมา: {which}", command="freeze")
        if (near := did_you_mean(what, ["diff", "report"])) is not None:
            raise usage_problem("U901", value=what, cure=f"หมายถึง “{near}” ใช่หรือไม่")
        _freeze(folder, read_fiscal_year(what), label.strip(), site or folder / "site")


def _freeze(folder: Path, year: int, label: str, built: Path) -> None:
    if not label:
        raise usage_problem("U903", value="--label", command="freeze")
    found = examined(folder, today())
    site, findings = found.site, found.findings
    errors = [one for one in findings if one.severity is Severity.ERROR]
    screen = Console(soft_wrap=True, highlight=False)
    if site is None or errors:
        print_findings(screen, errors)
        screen.print("ยังไม่ได้ตรึง เพราะมีสิ่งที่ต้องแก้ก่อน", markup=False)
        raise typer.Exit(ExitCode.FINDINGS)
    composed = found.composed(folder)
    fiscal_year = year_with_items(site, year)
    with _documents_read():
        manifest = freezing.freeze(site, composed, fiscal_year, label, datetime.now(BANGKOK))
    write_new(folder / manifest.file, as_text(manifest), folder)
    print_findings(screen, list(freezing.doubts(manifest, built)))
    documents = {document.address for item in manifest.items for document in item.documents}
    screen.print(
        f"ตรึงแล้ว {manifest.file}: {len(manifest.items)} ข้อ เอกสาร {len(documents)} แฟ้ม"
        f" ที่อยู่ {len(manifest.addresses)} แห่ง SHA-256 {manifest.digest}",
        markup=False,
    )


@contextmanager
def _documents_read() -> Iterator[None]:
    """Say in words which document could not be read to its end, or changed meanwhile; nothing is written then."""
    try:
        yield
    except OSError as error:
        name = Path(error.filename).as_posix() if error.filename else "content/documents"
        raise usage_problem("U945", value=name, reason=shown(error.strerror or type(error).__name__)) from None


def _chosen(folder: Path, which: str) -> tuple[Manifest, Sequence[ItemChange], Sequence[str]]:
    """Give the manifest named, what changed since of each of its items, and which of its addresses are lost."""
    found = examined(folder, today())
    site = found.site
    if site is None:
        print_findings(Console(soft_wrap=True, highlight=False), found.findings)
        raise typer.Exit(ExitCode.FINDINGS)
    # On the other stream, so that what is given to programs stays JSON.
    doubts = [one for one in found.findings if one.code in _DOUBTS]
    print_findings(Console(stderr=True, soft_wrap=True, highlight=False), doubts)
    manifests = [one for one in site.workspace.frozen if which in {"", one.name, str(one.fiscal_year)}]
    if not manifests:
        known = ", ".join(one.name for one in site.workspace.frozen)
        raise usage_problem("U921", value=which or "ล่าสุด", known=f"รายการที่มีคือ {known}" if known else "ยังไม่เคยตรึง")
    manifest = max(manifests, key=lambda one: (one.time, one.name))
    composed = found.composed(folder)
    with _documents_read():
        return manifest, *_since(manifest, site, composed)


def _since(manifest: Manifest, site: SiteContext, project: Project) -> tuple[Sequence[ItemChange], Sequence[str]]:
    assets = files_of(site)
    present = {page.path for page in project.pages} | {asset.path for asset in assets}
    lost = [address for address in manifest.addresses if address not in present]
    return tuple(changes(manifest, site, project, assets)), lost


def _diff(folder: Path, which: str, output: OutputFormat) -> None:
    manifest, found, lost = _chosen(folder, which)
    changed = [change for change in found if change.is_any]
    if output is OutputFormat.JSON:
        made = {"manifest": manifest.name, "lost": lost, "changes": [asdict(change) for change in changed]}
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(manifest, changed, lost)))
    if changed or lost:
        raise typer.Exit(ExitCode.FINDINGS)


def _lines(manifest: Manifest, changed: Sequence[ItemChange], lost: Sequence[str]) -> Iterator[str]:
    yield f"เทียบกับ {manifest.file} “{manifest.label}” ตรึงเมื่อ {moment(manifest.time)}"
    for address in lost:
        yield f"หายไป: {address}"
    for change in changed:
        item = change.before
        yield f"\n{item.code} {item.title} ({item.address})"
        if change.now is None:
            yield "  ไม่มีหน้านี้แล้ว"
        elif change.is_other:
            yield f"  ที่อยู่นี้แสดงข้อ {change.now.code} {change.now.title} แทน"
        yield from (f"  - {line}" for line in (*change.gone, *change.links_gone))
        yield from (f"  + {line}" for line in (*change.new, *change.links_new))
        for document in change.documents:
            now = f"{document.now.size} ไบต์ {document.now.sha256}" if document.now else "ไม่มีแล้ว"
            yield f"  เอกสาร {item_name(document)}: เดิม {document.before.size} ไบต์ {document.before.sha256}"
            yield f"    ปัจจุบัน {now}"
    if not changed and not lost:
        yield "ไม่มีอะไรเปลี่ยน"


def _report(folder: Path, which: str, out: Path | None) -> None:
    manifest, found, lost = _chosen(folder, which)
    path = out or folder / f"frozen-{manifest.name}.html"
    kind: ReportFormat = "md" if path.suffix.lower() == ".md" else "html"
    written = write_report(path, report(manifest, found, lost, kind).encode(), folder)
    typer.echo(f"เขียน {written.as_posix()} แล้ว เปิดด้วยเบราว์เซอร์แล้วพิมพ์ หรือบันทึกเป็น PDF")
