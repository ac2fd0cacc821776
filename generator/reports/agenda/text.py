"""The agenda as text: what is to be said of today, the days to come, the open work by unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reports.agenda.entries import Agenda, Day
from generator.thai.dates import format_date

_NOBODY = "ยังไม่ระบุผู้รับผิดชอบ"


def agenda_lines(agenda: Agenda) -> Iterator[str]:
    """Yield the lines of the agenda."""
    yield f"กำหนดการและงานค้าง ณ {format_date(agenda.day)} · {agenda.agency}"
    if agenda.today:
        yield "\nสำหรับวันนี้"
        yield from (f"  • {line}" for line in agenda.today)
    yield "\nวันสำคัญใน 12 เดือนข้างหน้า"
    yield from (_line(one, agenda) for one in agenda.days)
    if not agenda.days:
        yield "  ไม่มี"
    yield "\nงานค้าง"
    units = {unit: None for task in agenda.tasks for unit in (task.units or (_NOBODY,))}
    for unit in units:
        tasks = [task for task in agenda.tasks if unit in (task.units or (_NOBODY,))]
        yield f"  {unit} ({len(tasks)})"
        yield from (f"    ปี {task.year} · {task.title} · {task.state}" for task in tasks)
    if not agenda.tasks:
        yield "  ไม่มี"


def _line(one: Day, agenda: Agenda) -> str:
    first, last = (format_date(day, months="short") for day in (one.first, one.last))
    when = first if one.first == one.last else f"{first} – {last}"
    running = " (อยู่ในช่วงนี้)" if one.first < agenda.day <= one.last else ""
    return f"  {when}{running}  {one.title}" + (f" · {one.note}" if one.note else "")
