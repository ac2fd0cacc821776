"""``oit papers``: the papers that an agency signs and publishes for its last items."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from generator.app.examine import Examined
from generator.app.paper_files import Pdf, WrittenPapers, write, write_template
from generator.app.papers import MadePapers, in_the_way, papers_of
from generator.commands.asking import ask_person
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, read_fiscal_year, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings
from generator.commands.thai_help import ThaiCommand

HELP = (
    "ทำเอกสารที่ลงนามและเผยแพร่สำหรับข้อท้ายของแบบ: วิเคราะห์ผล ITA ของปีก่อน มาตรการของปี และรายงานผล "
    "เป็น Word และ Excel (และ PDF ถ้ามี LibreOffice) สิ่งที่ระเบียนไม่มีเว้นเป็นจุดไข่ปลาให้กรอก และบอกไว้\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 1 มีสิ่งที่ขาด, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
_NO_PDF = "ไม่ได้ทำ PDF: {} ติดตั้ง LibreOffice แล้วสั่งใหม่ หรือเปิดแฟ้ม Word แล้วบันทึกเป็น PDF"
Year = Annotated[str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ", show_default="ปีปัจจุบันของเว็บ")]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="โฟลเดอร์ที่จะเขียนเอกสาร", metavar="โฟลเดอร์", show_default="papers/ปีงบประมาณ"),
]
Layouts = Annotated[
    list[str] | None,
    typer.Option("--layout", help="แบบตาราง เช่น a5 ระบุซ้ำได้", metavar="แบบ", show_default="แบบของปี"),
]
ThaiOrArabic = Annotated[
    Literal["thai", "arabic"] | None,
    typer.Option("--digits", help="ตัวเลขทั้งฉบับ: thai หรือ arabic", metavar="ตัวเลข", show_default="ตามแบบตาราง"),
]
AsPdf = Annotated[
    bool | None, typer.Option("--pdf/--no-pdf", help="ต้องมี PDF หรือไม่ทำ PDF", show_default="ทำเมื่อมี LibreOffice")
]
Template = Annotated[
    bool, typer.Option("--template", help="เขียนแม่แบบลง content/templates/papers.docx ให้หน่วยงานแก้ แล้วจบ")
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("papers", cls=ThaiCommand, help=HELP)(papers)


def papers(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Year = "",
    folder: Folder = Path(),
    out: Out = None,
    layout: Layouts = None,
    digits: ThaiOrArabic = None,
    pdf: AsPdf = None,
    template: Template = False,
    as_of: AsOf = None,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Write the papers; exit code 1 when anything is missing in them."""
    if template:
        typer.echo(f"เขียน {write_template(folder).as_posix()} แล้ว แก้ด้วย Word ได้ เอกสารครั้งต่อไปใช้แม่แบบนี้")
        return
    made = papers_of(folder, as_of or today(), read_fiscal_year(year) if year else None, layout or (), digits)
    if isinstance(made, Examined):
        print_findings(Console(soft_wrap=True, highlight=False), in_the_way(made))
        raise typer.Exit(ExitCode.FINDINGS)
    place = out or folder / "papers" / str(made.year)
    written = write(made, place, folder, ask_person, Pdf(pdf, Terminal(Console(stderr=True))))
    _print(made, written, output)
    if made.lacking:
        raise typer.Exit(ExitCode.FINDINGS)


def _print(made: MadePapers, written: WrittenPapers, output: OutputFormat) -> None:
    if output is OutputFormat.JSON:
        files = [{"path": file.path.as_posix(), "new": file.is_new} for file in written.files]
        summary = {"year": made.year, "files": files, "lacking": list(made.lacking), "no_pdf": written.no_pdf or None}
        typer.echo(as_json([], summary))
        return
    for file in written.files:
        typer.echo(f"{'เขียน' if file.is_new else 'ไม่เปลี่ยน'} {file.path.as_posix()}")
    for missing in made.lacking:
        typer.echo(f"ขาด: {missing}")
    if written.no_pdf:
        typer.echo(_NO_PDF.format(written.no_pdf))
