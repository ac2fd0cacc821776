"""``oit links``: whether every link of the site, and of its documents, still leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import compose
from generator.checks.run import in_reading_order, opened
from generator.checks.waivers import settle
from generator.commands.build import build_site
from generator.commands.check import examine
from generator.commands.options import AsOf, ExitCode, Folder, Notes, today
from generator.commands.progress import stage
from generator.commands.thai_help import ThaiCommand
from generator.commands.writing import write_text
from generator.context import SiteContext
from generator.findings import Finding
from generator.link_health import report, store
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT
from generator.link_health.run import Checked, Means, check_links
from generator.open_data.files import csv_bytes
from generator.reporter import as_json, print_findings, print_summary
from generator.site import Page
from generator.temporary import temporary
from generator.usage import usage_problem
from generator.verify.run import tracer, verify
from generator.who_acts import with_units

HELP = (
    "ตรวจลิงก์ทุกลิงก์: ภายในเว็บ ออกนอกเว็บ และในเอกสาร PDF DOCX XLSX แล้วจำผลไว้ใน content/link_health.json\n\n"
    "ลิงก์จะนับว่าเสียเมื่อตอบ 404 หรือ 410 หรือติดต่อไม่ได้มากกว่าหนึ่งวัน เมื่อไม่ได้ต่ออินเทอร์เน็ตลิงก์ภายนอกคือยังไม่ได้ตรวจ\n\n"
    "(รหัสจบ: 0 ไม่พบ, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


class LinkFormat(StrEnum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Site = Annotated[
    Path | None,
    typer.Option("--site", help="เว็บที่สร้างไว้แล้ว", metavar="โฟลเดอร์", show_default="สร้างใหม่ในโฟลเดอร์ชั่วคราว"),
]
Offline = Annotated[bool, typer.Option("--offline", help="ไม่ติดต่อเครือข่าย ตรวจเฉพาะลิงก์ภายใน")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="ติดต่อที่อยู่ภายในเครื่องและเครือข่ายได้ (ปกติไม่ติดต่อ เพื่อความปลอดภัย)")
]
Seconds = Annotated[
    float, typer.Option("--timeout", help="รอคำตอบของแต่ละที่อยู่ไม่เกินกี่วินาที", min=0.5, max=300, metavar="วินาที")
]
Minutes = Annotated[
    float, typer.Option("--minutes", help="ตรวจลิงก์ภายนอกทั้งหมดไม่เกินกี่นาที", min=0.05, max=600, metavar="นาที")
]
Output = Annotated[
    LinkFormat,
    typer.Option("--format", help="รูปแบบผล: text สำหรับคน json สำหรับโปรแกรม csv สำหรับตาราง", metavar="รูปแบบ"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("links", cls=ThaiCommand, help=HELP)(links)


@dataclass(frozen=True)
class _Result:
    """What the verb found; ``checked`` is None when there was no site to check."""

    findings: Sequence[Finding]
    checked: Checked | None = None


def links(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Folder = Path(),
    site: Site = None,
    as_of: AsOf = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
    timeout: Seconds = DEFAULT.answer,
    minutes: Minutes = DEFAULT.whole / 60,
    output: Output = LinkFormat.TEXT,
    notes: Notes = True,
) -> None:
    """Check the links, print what was found and remember it; exit code 1 when there is anything beyond a note."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    limits = replace(DEFAULT, answer=timeout, connect=min(DEFAULT.connect, timeout), whole=minutes * 60)
    if not offline:
        _want_memory(folder)
    with stage(console, "กำลังตรวจลิงก์…"):
        means = Means(Guard(allow_private), limits, offline=offline)
        result = _check(folder, site, as_of or today(), means, console)
    _print(result, output, notes=notes)
    if any(found.counts for found in result.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _check(folder: Path, site: Path | None, day: date, means: Means, console: Console) -> _Result:
    with _built(folder, site, day, console) as (context, root, findings):
        if context is None or root is None:
            return _Result(findings)
        pages = compose.pages(context)
        checked = check_links(context if context.opened else opened(context), pages, root, means)
        found = [*_inside(context, root, pages, site), *report.findings(checked, tracer(pages))]
        codes = {one.code for one in found}
        # What the agency decided about findings holds here too; what is to be said of those decisions oit check says.
        found = [one for one in settle(context, found, documents=False) if one.code in codes]
    if any(checked.links[address].checked == day for address in checked.links):
        _want_memory(folder)
        write_text(folder / store.NAME, store.as_text(checked.links))
    return _Result(in_reading_order(list(with_units(context.workspace, found))), checked)


def _want_memory(folder: Path) -> None:
    """Raise ``UsageProblem`` where something stands at the place of what is remembered that is not ours to replace."""
    what = store.in_the_way(folder)
    if what is not None:
        raise usage_problem("U941", value=store.NAME, kind=what)


def _inside(context: SiteContext, root: Path, pages: Sequence[Page], site: Path | None) -> Iterator[Finding]:
    """Verify a site that was built before; one built just now has been verified."""
    return verify(root, pages, context.workspace.site.site_url) if site else iter(())


@contextmanager
def _built(
    folder: Path, site: Path | None, day: date, console: Console
) -> Iterator[tuple[SiteContext | None, Path | None, Sequence[Finding]]]:
    """Give the site and where it is built: the folder named, or a temporary one; None where it cannot be built."""
    if site is not None:
        if not (site / "index.html").is_file():
            raise usage_problem("U906", value=site)
        context, findings = examine(folder, day, documents=True)
        yield context, site, findings
        return
    with temporary("links") as place:
        outcome = build_site(folder, place / "site", day, console=console)
        yield outcome.site, place / "site" if outcome.published else None, outcome.findings


def _print(result: _Result, output: LinkFormat, *, notes: bool) -> None:
    checked = result.checked
    if output is LinkFormat.JSON:
        made = json.loads(as_json(result.findings, {"links": report.counts(checked)} if checked else {}))
        made["links"] = json.loads(store.as_text(checked.links))["links"] if checked else {}
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif output is LinkFormat.CSV and checked:
        typer.echo(csv_bytes(report.table(checked)).decode("utf-8"), nl=False)
    else:
        screen = Console(soft_wrap=True, highlight=False)
        print_findings(screen, result.findings, show_notes=notes)
        print_summary(screen, result.findings, report.counts_line(checked) if checked else "")
