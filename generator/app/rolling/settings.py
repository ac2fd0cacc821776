"""What a new year changes in the site config, and what it leaves to people: their survey, who signs, the front page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.editing.edited import CannotEditError, edited_bytes
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Workspace
from generator.records.strict_yaml.parse import parse
from generator.records.text_decoding import decode
from generator.reports.roll.rows import Fate, Row
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day

_WRITTEN = {"year", "form", "layout"}
"""The fields of a year's entry that beginning the year writes."""


def with_year(workspace: Workspace, raw: bytes, year: int, source: int, form: int | None) -> bytes:
    """Return the site config ``raw`` with ``year`` (BE) at the head of its list of years; raises ``CannotEditError``.

    It is unchanged where the year stands there, or where the config lists none and the year's form is its own.
    """
    data = workspace.config_file.source.data
    listed = workspace.config.fiscal_years
    if not isinstance(data, dict) or any(one.year == year for one in listed) or not (listed or form):
        return raw
    layout = workspace.options(source).layout
    entry = {"year": str(year), **({"form": str(form)} if form else {}), **({"layout": layout} if layout else {})}
    return edited_bytes(raw, {**data, "fiscal_years": [entry, *_years(data)]})


def without_year(raw: bytes, year: int) -> bytes:
    """Return the site config ``raw`` without the entry of ``year`` (BE); raises ``CannotEditError``."""
    text, _ = decode(raw, "")
    data = parse(text).data if text is not None else None
    if not isinstance(data, dict):
        raise CannotEditError("not readable")
    ours = [one for one in _years(data) if isinstance(one, dict) and str(one.get("year")) == str(year)]
    if any(one.keys() - _WRITTEN for one in ours):
        raise CannotEditError("somebody added to it")
    kept = [one for one in _years(data) if one not in ours]
    rest = {name: value for name, value in data.items() if name != "fiscal_years" or kept}
    return edited_bytes(raw, {**rest, "fiscal_years": kept} if kept else rest)


def _years(data: dict[str, object]) -> list[object]:
    listed = data.get("fiscal_years")
    return listed if isinstance(listed, list) else [listed] if listed else []


def rows(workspace: Workspace, year: int, day: date) -> Iterator[Row]:
    """Yield what people have to set for ``year`` (BE) themselves, as it stands on ``day``."""
    yield from _executive(workspace, year, day)
    if workspace.eit(year) is None:
        todo = ("คัดลอกที่อยู่ วันเปิด และวันปิดจากระบบ ITAS เมื่อเปิดให้ลงทะเบียน ใส่ในช่อง eit: รหัสของปีก่อนใช้ไม่ได้",)
        yield Row(Fate.SETTING, "eit", f"แบบวัด EIT ของปี {year}", todo=todo, file=CONFIG_NAME)
    current = workspace.config.current_year
    if current is None or current < year:
        shown = f"หน้าแรกและเมนูยังแสดงปี {current}" if current else "หน้าแรกแสดงปีล่าสุดที่เผยแพร่แล้ว"
        todo = (f"เมื่อพร้อมให้ประชาชนเห็นปี {year} แก้ current_year: {year} หรือใส่วันใน shown_from:",)
        yield Row(Fate.SETTING, "current_year", f"ปีที่หน้าแรกแสดง ({shown})", todo=todo, file=CONFIG_NAME)


def _executive(workspace: Workspace, year: int, day: date) -> Iterator[Row]:
    agency = workspace.config.agency
    when = min(max(day, first_day(year)), last_day(year))
    chief = agency.executive_on(when)
    title = f"ผู้บริหารสูงสุดในปี {year}"
    if chief is None:
        todo = ("เพิ่มชื่อ ตำแหน่ง และวันที่เริ่มดำรงตำแหน่งในช่อง executives: เพื่อให้ตรวจผู้ลงนามได้",)
        yield Row(Fate.SETTING, "executives", title, "ไม่พบผู้ที่อยู่ในวาระ", todo=todo, file=CONFIG_NAME)
    elif chief.until and chief.until <= last_day(year):
        todo = (f"วาระสิ้นสุด {format_date(chief.until, months='short')} เพิ่มผู้ดำรงตำแหน่งคนถัดไปเมื่อทราบ",)
        yield Row(Fate.SETTING, "executives", title, f"{chief.name} {chief.position}", todo=todo, file=CONFIG_NAME)
    else:
        kept = (f"{chief.name} {chief.position}",)
        yield Row(Fate.SETTING, "executives", title, carried=kept, file=CONFIG_NAME)
