"""``oit freeze``: keeps what stood at which address on the day the addresses were sent, and what changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app import freeze as app
from generator.app.examine import Examined
from generator.app.freeze import Since
from generator.app.writing.files import write_report
from generator.commands.asking import ask_person
from generator.commands.options import ExitCode, Folder, Format, OutputFormat, read_fiscal_year, today
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.usage import usage_problem, wrong_call
from generator.frozen import witness
from generator.frozen.changes import ItemChange
from generator.frozen.check import item_name
from generator.frozen.report import ReportFormat, report
from generator.records.memory.frozen_manifest import Manifest
from generator.records.model.validate import did_you_mean
from generator.thai.moments import moment

HELP = (
    "ตรึงที่อยู่และเอกสารของปีไว้เป็นหลักฐานว่าวันที่ส่ง ITAS หน้าเว็บแสดงอะไร\n\n"
    'oit freeze 2569 --label "ส่ง ITAS 30 เม.ย. 2569" ตรึง · '
    "oit freeze diff ดูว่าอะไรเปลี่ยนไป · oit freeze report เขียนเป็นเอกสารพร้อมพิมพ์ · "
    "oit freeze verify --digest ค่าที่กรอกใน ITAS ตรวจว่าไม่ถูกทำขึ้นใหม่\n\n"
    "(รหัสจบ: 0 เรียบร้อย ไม่มีอะไรเปลี่ยน, 1 มีสิ่งที่เปลี่ยนหรือต้องแก้ก่อน, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
What = Annotated[
    str, typer.Argument(help="ปีงบประมาณที่จะตรึง หรือ diff report verify", metavar="ปีงบประมาณ|diff|report|verify")
]
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
Digest = Annotated[
    str,
    typer.Option("--digest", help="verify: ค่า SHA-256 หรือทั้งบรรทัดที่กรอกใน ITAS", metavar="ค่า", show_default=False),
]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.command("freeze", cls=ThaiCommand, help=HELP)(freeze)


def freeze(  # noqa: PLR0913, PLR0917 - the options of the verb
    what: What,
    which: Which = "",
    label: Label = "",
    folder: Folder = Path(),
    site: Site = None,
    out: Out = None,
    digest: Digest = "",
    output: Format = OutputFormat.TEXT,
) -> None:
    """Freeze a year, show or print what changed since, or hold a manifest against what others kept of it."""
    if what == "diff":
        _diff(folder, which, output)
    elif what == "report":
        _report(folder, which, out)
    elif what == "verify":
        _verify(folder, which, digest)
    else:
        if which:
            raise wrong_call(f"มีคำเกินมา: {which}", "freeze")
        if (near := did_you_mean(what, ["diff", "report", "verify"])) is not None:
            raise usage_problem("U901", value=what, cure=f"หมายถึง “{near}” ใช่หรือไม่")
        _freeze(folder, read_fiscal_year(what), label.strip(), site or folder / "site")


def _freeze(folder: Path, year: int, label: str, built: Path) -> None:
    if not label:
        raise usage_problem("U903", value="--label", command="freeze")
    frozen = app.freeze(folder, year, label, built, today())
    manifest = frozen.manifest
    screen = Console(soft_wrap=True, highlight=False)
    print_findings(screen, frozen.findings)
    if manifest is None:
        screen.print("ยังไม่ได้ตรึง เพราะมีสิ่งที่ต้องแก้ก่อน", markup=False)
        raise typer.Exit(ExitCode.FINDINGS)
    documents = {document.address for item in manifest.items for document in item.documents}
    screen.print(
        f"ตรึงแล้ว {manifest.file}: {len(manifest.items)} ข้อ เอกสาร {len(documents)} แฟ้ม"
        f" ที่อยู่ {len(manifest.addresses)} แห่ง SHA-256 {manifest.digest}",
        markup=False,
    )
    screen.print("ให้ผู้อื่นเก็บค่านี้ไว้ในวันนี้ จึงจะยืนยันวันได้ คัดลอกบรรทัดนี้ลงในช่องคำอธิบายของ ITAS:", markup=False)
    screen.print(f"  {witness.line(manifest)}", markup=False)
    screen.print("หรือส่งเป็นหนังสือที่มีผู้ลงรับ:", markup=False)
    for words in witness.letter(manifest):
        screen.print(f"  {words}", markup=False)


def _verify(folder: Path, which: str, digest: str) -> None:
    verified = app.verify(folder, which, digest)
    screen = Console(soft_wrap=True, highlight=False)
    print_findings(screen, verified.findings)
    manifest = verified.manifest
    screen.print(
        f"{manifest.file} “{manifest.label}” ตรึงเมื่อ {moment(manifest.time)} SHA-256 {manifest.digest}", markup=False
    )
    if any(finding.counts for finding in verified.findings):
        raise typer.Exit(ExitCode.FINDINGS)
    if digest:
        screen.print("ตรงกับค่าที่ผู้อื่นเก็บไว้ และต่อกับรายการก่อนหน้าครบ", markup=False)


def _since(folder: Path, which: str) -> Since:
    """Return what changed since the manifest named; ends the program where the folder cannot be read."""
    since = app.since(folder, which, today())
    if isinstance(since, Examined):
        print_findings(Console(soft_wrap=True, highlight=False), since.findings)
        raise typer.Exit(ExitCode.FINDINGS)
    # On the other stream, so that what is given to programs stays JSON.
    print_findings(Console(stderr=True, soft_wrap=True, highlight=False), since.doubts)
    return since


def _diff(folder: Path, which: str, output: OutputFormat) -> None:
    since = _since(folder, which)
    manifest, changed, lost = since.manifest, since.changed, since.lost
    if output is OutputFormat.JSON:
        data = {"manifest": manifest.name, "lost": lost, "changes": [asdict(change) for change in changed]}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
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
    since = _since(folder, which)
    path = out or folder / f"frozen-{since.manifest.name}.html"
    kind: ReportFormat = "md" if path.suffix.lower() == ".md" else "html"
    written = write_report(path, report(since.manifest, since.items, since.lost, kind).encode(), folder, ask_person)
    typer.echo(f"เขียน {written.as_posix()} แล้ว เปิดด้วยเบราว์เซอร์แล้วพิมพ์ หรือบันทึกเป็น PDF")
