"""``oit init``: an agency's folder from six answers or their options, or the fictional agency to be tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.begin.answers import Answers, with_place
from generator.app.begin.folder import GUIDE, begin, want_free
from generator.app.begin.reading import named, with_answer, with_kind
from generator.app.begin.sample import lay_out
from generator.commands.asking import is_person_there
from generator.commands.options import read_fiscal_year, today, usual_year
from generator.commands.questions import Question, ask
from generator.commands.thai_help import ThaiCommand
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.model.agency_type import AGENCY_TYPE_THAI

HELP = "เริ่มโฟลเดอร์ของหน่วยงาน: ถามหกข้อ หรือบอกทั้งหมดด้วยตัวเลือก แล้ววางแฟ้มตั้งต้นทุกแฟ้มให้ (ไม่เขียนทับของเดิม)"


def _option(name: str, help_: str, metavar: str) -> object:
    return typer.Option(name, help=help_, metavar=metavar)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("init", cls=ThaiCommand, help=HELP)(init)


def init(  # noqa: PLR0913, PLR0917 - one for each answer
    folder: Annotated[
        Path, typer.Argument(help="โฟลเดอร์ที่จะเริ่ม", metavar="โฟลเดอร์", show_default="โฟลเดอร์ปัจจุบัน")
    ] = Path(),
    name: Annotated[str, _option("--name", "ชื่อเต็มของหน่วยงาน เมื่อบอกแล้วจะไม่ถามอะไร", "ชื่อ")] = "",
    kind: Annotated[str, _option("--type", "ประเภทหน่วยงาน ไม่บอกจะดูจากชื่อ", "ประเภท")] = "",
    tambon: Annotated[str, _option("--tambon", "ตำบล", "ชื่อ")] = "",
    district: Annotated[str, _option("--district", "อำเภอ", "ชื่อ")] = "",
    province: Annotated[str, _option("--province", "จังหวัด", "ชื่อ")] = "",
    phone: Annotated[str, _option("--phone", "โทรศัพท์", "หมายเลข")] = "",
    website: Annotated[str, _option("--website", "เว็บไซต์หลักของหน่วยงาน", "ที่อยู่")] = "",
    year: Annotated[str, _option("--year", "ปีงบประมาณที่จะเริ่ม", "ปี")] = "",
    eit: Annotated[str, _option("--eit", "ที่อยู่แบบวัด EIT ของปีนั้น", "ที่อยู่")] = "",
    sample: Annotated[bool, typer.Option("--sample", help="วางหน่วยงานสมมติไว้ทดลอง")] = False,
) -> None:
    """Begin ``folder``: of the options, of what is asked, or of the sample."""
    want_free(folder)
    if sample:
        typer.echo(f"วางหน่วยงานสมมติไว้ใน {_where(folder)} แล้ว {len(lay_out(folder))} แฟ้ม ลองสั่ง oit check")
        return
    chosen = read_fiscal_year(year) if year else usual_year(today())
    if name or not is_person_there():
        answers = named(name, chosen)
        answers = with_kind(answers, kind) if kind else answers
        given = {"tambon": tambon, "district": district, "province": province, "phone": phone}
        for field, text in {**given, "website": website, "eit": eit}.items():
            answers = with_answer(answers, field, text) if text else answers
    else:
        answers = _asked(Console(soft_wrap=True, highlight=False), chosen)
    _tell(folder, answers, len(begin(folder, answers, today())))


def _asked(console: Console, year: int) -> Answers:
    """Ask what must be known; each question shows what the answers so far lead to."""
    asked = _Asked(year)
    ask(
        console,
        (
            Question("ชื่อหน่วยงาน", asked.name, asked.read_name, asked.tell_kind),
            Question("ตำบล อำเภอ จังหวัด (เว้นวรรคคั่น)", asked.place, asked.read_place),
            Question("โทรศัพท์", asked.of("phone"), asked.reader("phone")),
            Question("เว็บไซต์หลัก", asked.of("website"), asked.reader("website")),
            Question("ปีงบประมาณ", asked.year, asked.read_year),
            Question("ที่อยู่แบบวัด EIT (ถ้ายังไม่มีกด Enter)", asked.of("eit"), asked.reader("eit")),
        ),
    )
    return asked.answers


class _Asked:
    """The answers so far, read one by one."""

    def __init__(self, year: int) -> None:
        """Begin without a name."""
        self.answers = Answers("", "other", year=year)

    def name(self) -> str:
        """Return the name so far."""
        return self.answers.name

    def read_name(self, text: str) -> None:
        """Take the name; another one makes all that was guessed anew."""
        if text != self.answers.name or not text:
            self.answers = named(text, self.answers.year)

    def tell_kind(self) -> str:
        """Return what the name says of the kind of agency."""
        return f"ประเภท: {AGENCY_TYPE_THAI[self.answers.type]} (แก้ภายหลังได้ใน {CONFIG_NAME})"

    def place(self) -> str:
        """Return the place so far, as it is typed."""
        known = (self.answers.tambon, self.answers.district, self.answers.province)
        return " ".join(filter(None, known))

    def read_place(self, text: str) -> None:
        """Take the tambon, the district and the province."""
        if text != self.place():
            self.answers = with_place(self.answers, text)

    def of(self, field: str) -> Callable[[], str]:
        """Return what shows the answer in ``field`` so far."""
        return lambda: str(getattr(self.answers, field))

    def reader(self, field: str) -> Callable[[str], None]:
        """Return what takes the answer for ``field``."""

        def read(text: str) -> None:
            """Take the answer."""
            self.answers = with_answer(self.answers, field, text)

        return read

    def year(self) -> str:
        """Return the fiscal year so far."""
        return str(self.answers.year)

    def read_year(self, text: str) -> None:
        """Take the fiscal year."""
        self.answers = replace(self.answers, year=read_fiscal_year(text))


def _tell(folder: Path, answers: Answers, written: int) -> None:
    typer.echo(f"เริ่มโฟลเดอร์ของ{answers.name} ปีงบประมาณ พ.ศ. {answers.year} ใน {_where(folder)} แล้ว {written} แฟ้ม")
    typer.echo(f"อ่าน {GUIDE} แล้วตรวจแก้ {CONFIG_NAME} จากนั้นสั่ง oit check")


def _where(folder: Path) -> str:
    return folder.resolve().as_posix()
