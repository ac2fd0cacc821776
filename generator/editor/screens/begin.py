"""The beginning: a folder that is no agency's yet becomes one, or the sample is laid out, or another one is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.responses import RedirectResponse, Response

from generator.app.begin.answers import with_place
from generator.editor.asked import Asked, Way
from generator.editor.desk import Desk
from generator.editor.shown import Around, page
from generator.findings.finding import Finding
from generator.findings.usage import UsageProblem
from generator.records.forms.store import available_years
from generator.records.loading.file_names import CONFIG_NAME
from generator.thai.fiscal import fiscal_year_of

QUESTIONS = (
    ("name", "ชื่อเต็มของหน่วยงาน", "เช่น เทศบาลตำบลดอนตัวอย่าง หรือ อบต.ดอนตัวอย่าง"),
    ("place", "ตำบล อำเภอ จังหวัด", "เว้นวรรคคั่น"),
    ("phone", "โทรศัพท์", ""),
    ("website", "เว็บไซต์หลัก", "เช่น www.example.go.th"),
    ("eit", "ที่อยู่แบบวัด EIT", "ถ้ายังไม่มีเว้นว่างไว้"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what was answered so far."""

    name: str
    label: str
    hint: str
    value: str


@dataclass(frozen=True)
class BeginView:
    """The folder, what is asked, the year, and why it did not go."""

    folder: str
    questions: tuple[Question, ...]
    year: int
    years: tuple[int, ...]
    problem: Finding | None = None
    not_there: str = ""


def show(desk: Desk, asked: Asked) -> Response:
    """Offer to begin, to try, or to open."""
    if desk.is_agency:
        return RedirectResponse("/", 303)
    return _shown(desk, asked)


def start(desk: Desk, asked: Asked) -> Response:
    """Do what was chosen."""
    action = asked.form.last("do")
    try:
        if action == "open":
            return _open(desk, asked)
        if action == "sample":
            _try(desk)
        else:
            _begin(desk, asked)
    except UsageProblem as problem:
        return _shown(desk, asked, problem=problem.finding, status=409)
    return RedirectResponse("/", 303)


def _try(desk: Desk) -> None:
    from generator.app.begin.sample import lay_out  # noqa: PLC0415 - the first screen need not wait for it

    lay_out(desk.folder)


def _begin(desk: Desk, asked: Asked) -> None:
    from generator.app.begin.folder import begin  # noqa: PLC0415 - the first screen need not wait for it
    from generator.app.begin.reading import named, with_answer  # noqa: PLC0415 - the same

    year = asked.form.last("year")
    answers = named(asked.form.last("name").strip(), int(year) if year.isdecimal() else _usual(desk))
    for name, _, _ in QUESTIONS[1:]:
        text = asked.form.last(name).strip()
        if text:
            answers = with_place(answers, text) if name == "place" else with_answer(answers, name, text)
    desk.folder.mkdir(parents=True, exist_ok=True)
    begin(desk.folder, answers, desk.today())


def _open(desk: Desk, asked: Asked) -> Response:
    folder = Path(asked.form.last("folder").strip().strip("\"'")).expanduser()
    if not (folder / CONFIG_NAME).is_file():
        return _shown(desk, asked, not_there=f"ไม่พบ {CONFIG_NAME} ใน {folder}", status=409)
    desk.open(folder.resolve())
    return RedirectResponse("/", 303)


def _usual(desk: Desk) -> int:
    known = available_years()
    return fiscal_year_of(desk.today()) if fiscal_year_of(desk.today()) in known else known[-1]


def _shown(
    desk: Desk, asked: Asked, *, problem: Finding | None = None, not_there: str = "", status: int = 200
) -> Response:
    questions = tuple(Question(name, label, hint, asked.form.last(name)) for name, label, hint in QUESTIONS)
    view = BeginView(str(desk.folder), questions, _usual(desk), tuple(reversed(available_years())), problem, not_there)
    return page("begin.html", {"view": view}, Around(section="begin"), status)


WAYS = (Way("/begin", "GET", show), Way("/begin", "POST", start))
