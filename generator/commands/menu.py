"""What ``oit`` alone offers on a screen: a numbered list of the work, for officials who know no commands.

It is what opens when ``oit.exe`` is double-clicked on Windows. Every choice is an ordinary verb, shown before it is
called, so that whoever likes may type it next time.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from generator.commands.options import ExitCode, today
from generator.findings.usage import UsageProblem
from generator.records.forms.store import available_years
from generator.records.loading.file_names import CONFIG_NAME
from generator.thai.digits import to_arabic

REPORT = "ผลการตรวจ.html"
WORKBOOK = "แบ่งงาน.xlsx"
RECORDS = "ระเบียน.xlsx"
ROLLED = "เริ่มปีใหม่.html"
DAYS = "กำหนดการ.ics"
_YEAR = "<year>"
_LEAVE = "0"
_TOLD = 5
"""How many things to be said of today stand above the menu."""
BEGIN, TRY = "1", "2"
"""What is typed in a folder that is no agency's: to begin one here, or to lay out the sample."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the menu: its words, the verb with its values, and what is opened afterwards, in the folder."""

    words: str
    verb: tuple[str, ...]
    opens: str | None = None


CHOICES = (
    Choice("แก้ข้อมูลทั้งหมดในเบราว์เซอร์ (หยุดด้วย Ctrl-C)", ("edit",)),
    Choice(
        "ตรวจระเบียนและเอกสาร เปิดผลเป็นหน้าเว็บ", ("check", "--by", "unit", "--format", "html", "--out", REPORT), REPORT
    ),
    Choice("ตรวจระเบียนและเอกสาร แสดงผลที่นี่", ("check",)),
    Choice("แบ่งงานให้ส่วนราชการเป็นแฟ้ม Excel", ("check", "--workbook", WORKBOOK), WORKBOOK),
    Choice("เขียนระเบียนเป็นสมุดงาน Excel ให้ส่วนราชการกรอก", ("workbook", RECORDS), RECORDS),
    Choice("อ่านสมุดงานที่กรอกแล้วกลับลงระเบียน", ("workbook", "--read", RECORDS)),
    Choice("เผยแพร่ทุกข้อที่ครบในครั้งเดียว และดูว่าข้ออื่นขาดอะไร", ("ready", _YEAR)),
    Choice("ดูเว็บในเครื่องนี้ (หยุดด้วย Ctrl-C)", ("preview",)),
    Choice("สร้างเว็บลงโฟลเดอร์ site", ("build",), "site/index.html"),
    Choice("นำเว็บขึ้นพื้นที่เว็บของหน่วยงาน (ตั้ง publish: ใน site_config.yml ก่อน)", ("publish",)),
    Choice("ดูคะแนนคาดการณ์ของปี", ("score", _YEAR)),
    Choice("ตรวจลิงก์ทุกลิงก์", ("links",)),
    Choice("ทำตารางสำหรับกรอก ITAS", ("urls", _YEAR), f"itas/{_YEAR}.html"),
    Choice("ทำเอกสารเสนอลงนาม: วิเคราะห์ผล มาตรการ รายงานผล", ("papers", _YEAR)),
    Choice("เริ่มปีใหม่จากข้อมูลปีก่อน เปิดรายงานว่าใครต้องทำอะไร", ("roll", _YEAR, "--out", ROLLED), ROLLED),
    Choice("ดูกำหนดการและงานค้าง เขียนลงปฏิทิน", ("agenda", "--ics", DAYS), DAYS),
    Choice("เพิ่มมาตรการ", ("new", "measure", _YEAR)),
    Choice("เพิ่มผลการประเมินของปี", ("new", "result", _YEAR)),
)
"""In the order of the work."""


def offer(call: Callable[[list[str]], int], start: Path) -> int:
    """Let the person choose again and again; ``call`` runs a verb and returns its exit code.

    The agency's folder is ``start`` or the nearest one above it that is one, else the one that the person names.
    Returns ``ExitCode.FINE`` when the person leaves, however that is done.
    """
    console = Console(soft_wrap=True, highlight=False)
    try:
        folder = _folder(console, call, start)
        _tell_of_today(console, folder)
        while choice := _chosen(console, folder):
            _do(console, call, choice, folder)
    except (EOFError, KeyboardInterrupt):
        console.print()
    return ExitCode.FINE


def _folder(console: Console, call: Callable[[list[str]], int], start: Path) -> Path:
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    while True:
        console.print(f"ไม่พบ {CONFIG_NAME} ในโฟลเดอร์นี้ ลากโฟลเดอร์ของหน่วยงานมาวางที่นี่ แล้วกด Enter", markup=False)
        console.print(f"หรือพิมพ์ {BEGIN} เพื่อเริ่มหน่วยงานใหม่ใน {here} พิมพ์ {TRY} เพื่อวางหน่วยงานสมมติไว้ทดลอง", markup=False)
        typed = console.input("โฟลเดอร์: ").strip().strip("\"'")
        begun = {BEGIN: ["init", str(here)], TRY: ["init", str(here), "--sample"]}.get(to_arabic(typed))
        if begun:
            console.print(f"\nคำสั่งนี้คือ  oit {' '.join(begun)}\n", markup=False)
            call(begun)
        named = here if begun else Path(typed)
        if (named / CONFIG_NAME).is_file():
            return named.resolve()


def _tell_of_today(console: Console, folder: Path) -> None:
    """Show what the calendar says of the running year, the worst first; what cannot be read is told by other work."""
    from generator.app.watch import watch  # noqa: PLC0415 - who names a folder first need not wait for it

    with suppress(UsageProblem):
        told = watch(folder, today())
        if told:
            console.print("\nสำหรับวันนี้", markup=False)
        for one in told[:_TOLD]:
            console.print(f"  • {one.message}", markup=False)
        if len(told) > _TOLD:
            console.print(f"  • และอีก {len(told) - _TOLD} เรื่อง ดูด้วย oit check หรือ oit agenda", markup=False)


def _chosen(console: Console, folder: Path) -> Choice | None:
    """Show the menu until a number of it is typed, in Arabic or Thai digits; ``None`` is to leave."""
    console.print(f"\noit · {folder}\n", markup=False)
    for number, choice in enumerate(CHOICES, start=1):
        console.print(f"{number:>4}  {choice.words}", markup=False)
    console.print(f"{_LEAVE:>4}  ออก\n", markup=False)
    while True:
        typed = to_arabic(console.input("พิมพ์หมายเลข แล้วกด Enter: ")).strip()
        if typed == _LEAVE:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(CHOICES):
            return CHOICES[int(typed) - 1]
        console.print(f"ไม่มีหมายเลข “{typed}” เลือกได้ {_LEAVE} ถึง {len(CHOICES)}", markup=False)


def _do(console: Console, call: Callable[[list[str]], int], choice: Choice, folder: Path) -> None:
    """Call the verb of ``choice``, then open what it wrote."""
    year = _year(console) if _YEAR in choice.verb else ""
    words = [year if word == _YEAR else word for word in choice.verb]
    console.print(f"\nคำสั่งนี้คือ  oit {' '.join(words)}\n", markup=False)
    if words[-1] in {REPORT, WORKBOOK, RECORDS, ROLLED, DAYS}:
        words[-1] = str(folder / words[-1])
    code = call([*words, "--folder", str(folder)])
    if choice.opens and code in {ExitCode.FINE, ExitCode.FINDINGS}:
        page = folder / choice.opens.replace(_YEAR, year)
        if page.is_file():
            webbrowser.open(page.as_uri())


def _year(console: Console) -> str:
    """Ask for a fiscal year; Enter alone is the newest whose form is known."""
    newest = str(max(available_years()))
    return to_arabic(console.input(f"ปีงบประมาณ พ.ศ. (Enter คือ {newest}): ")).strip() or newest
