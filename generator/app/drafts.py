"""Drafts of records: commented texts with this year's parts filled in, for people to complete; never over a record.

``write_items(Path("agency"), form, form.items, day)`` drafts what has no record yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.app.writing.files import write_new
from generator.assessment.completeness import parts_of
from generator.catalogue.codes import file_stem
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.catalogue.window import Window
from generator.checks.items.dates import is_time_to_update
from generator.findings.usage import usage_problem
from generator.records import placeholders
from generator.records.model import fields
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day

CODES = ("U912",)


def without_record(folder: Path, form: Catalogue) -> list[CatalogueItem]:
    """Return the items of ``form`` that have no record in ``folder`` yet."""
    return [item for item in form.items if not _item_path(folder, form, item).exists()]


def write_items(folder: Path, form: Catalogue, items: Iterable[CatalogueItem], day: date) -> Iterator[Path]:
    """Write the draft of each item, begun on ``day``, and yield where it stands; raises ``UsageProblem``."""
    for item in items:
        path = _item_path(folder, form, item)
        write_new(path, item_text(form, item, day), folder)
        yield path


def write_measure(folder: Path, year: int, identity: str = "") -> Path:
    """Write a new measure of ``year`` (BE) and return where; without an id the next free ``mN`` is taken.

    Raises ``UsageProblem`` when the id is none, or taken.
    """
    root = folder / "content" / "measures" / str(year)
    if not identity:
        taken = {path.stem for path in root.glob("*.yml")}
        identity = next(f"m{number}" for number in range(1, len(taken) + 2) if f"m{number}" not in taken)
    try:
        fields.read_identifier(identity)
    except PydanticCustomError:
        raise usage_problem("U912", value=identity) from None
    path = root / f"{identity}.yml"
    write_new(path, measure_text(year, identity), folder)
    return path


def write_result(folder: Path, year: int) -> Path:
    """Write a new record of the result of ``year`` (BE) and return where; raises ``UsageProblem`` when there is one."""
    path = folder / "content" / "results" / f"{year}.yml"
    write_new(path, result_text(year), folder)
    return path


def item_text(form: Catalogue, item: CatalogueItem, day: date) -> str:
    """Return the text of a record of ``item`` begun on ``day``: a draft, one commented entry of evidence per part."""
    year = form.fiscal_year
    lines = [
        "# yaml-language-server: $schema=../../content/schemas/item.schema.json",
        f"# {item.code} {item.title}",
        f"# ปีงบประมาณ พ.ศ. {year} · ตัวชี้วัดย่อย {item.sub_indicator} · ช่วงเวลาของข้อมูล: {item.window.words(year)}",
        *([f"# {item.note}"] if item.note else []),
        *([f"# ตอบเป็นรอบ: {item.rounds.words}"] if item.rounds else []),
        f"item: {item.code}",
        "# draft = อยู่ระหว่างจัดทำ, published = เผยแพร่แล้ว, not_applicable = ไม่เกี่ยวข้อง (ต้องมี reason:)",
        "status: draft",
        "# responsible: [clerk]   # รหัสส่วนราชการจาก site_config.yml หรือ all",
        _updated(form.fiscal_year, day),
        f"# explanation: {placeholders.EXPLANATION}",
        "",
        "# หลักฐาน: เอาเครื่องหมาย # หน้าบรรทัดออก แล้วใส่ชื่อแฟ้มที่เก็บไว้ใน content/documents",
        "# evidence:",
    ]
    for part in parts_of(item):
        count = f" อย่างน้อย {part.min_count}" if part.min_count > 1 else ""
        lines += [
            f"#   # องค์ประกอบ: {part.title}{count}{f' ({part.rounds.words})' if part.rounds else ''}",
            f"#   - title: {placeholders.DOCUMENT_TITLE}",
            f"#     parts: [{part.id}]",
            (
                f"#     file: {year}/{placeholders.FILE_NAME}.pdf"
                f"      # หรือ url: https://… หรือ page: {placeholders.PAGE_NAME}.md"
            ),
            f"#     period: {period_words(part.window or item.window, year)}",
        ]
    return "\n".join(lines) + "\n"


def _updated(year: int, day: date) -> str:
    """Return the line that dates the record; of a year long over or still to come only the official knows the day."""
    if is_time_to_update(day, year):
        return f"updated: {format_date(day, months='short')}"
    return f"# updated: วันที่ปรับปรุงข้อมูลข้อนี้ครั้งล่าสุด เช่น 20 เม.ย. {year}"


def period_words(window: Window, year: int) -> str:
    """Return a period that falls in the window of ``year`` (BE), as a first guess to keep or change."""
    half = "6 เดือนแรกของ" if window.kind == "first_half" else ""
    return f"{half}ปีงบประมาณ พ.ศ. {window.year(year)}"


def measure_text(year: int, identity: str) -> str:
    """Return the text of a new measure record: what must be there is there, the rest stands as comments."""
    start, end = (format_date(day, months="short") for day in (first_day(year), last_day(year)))
    return f"""\
# yaml-language-server: $schema=../../schemas/measure.schema.json
# มาตรการของปีงบประมาณ พ.ศ. {year} ({start} – {end}) จากผลการประเมินปีงบประมาณ พ.ศ. {year - 1}
id: {identity}
# number: 1                       # ลำดับในตาราง
title: {placeholders.MEASURE_TITLE}
answers:                          # ตอบผลการประเมินข้อใด อย่างน้อยหนึ่งอย่าง
  fiscal_year: {year - 1}
  instruments: [IIT]              # IIT, EIT หรือ OIT
  # indicators: [4]
  # questions: [i20]
  # items: [O17]
# issue: {placeholders.ISSUE}
rows:
  - steps:
      - {placeholders.FIRST_STEP}
      - {placeholders.SECOND_STEP}
    # responsible: [clerk]        # รหัสส่วนราชการจาก site_config.yml หรือ all
    period: ตลอดปีงบประมาณ         # หรือ ม.ค. - มี.ค. {year}
    follow_up: รายงานผล ไตรมาส 2 และ 4
# target: {{text: {placeholders.TARGET}, number: 80, unit: ร้อยละ}}
status: draft                     # draft = ฉบับร่าง ยังไม่ขึ้นเว็บ, not_started, in_progress, done, cancelled
# progress:
#   - {{date: {end}, percent: 50, text: {placeholders.PROGRESS}}}
# result: [{placeholders.RESULT}]
# outcome: [{placeholders.OUTCOME}]
# evidence:
#   - {{title: {placeholders.EVIDENCE_TITLE}, file: {year}/{placeholders.FILE_NAME}.pdf}}
"""


def result_text(year: int) -> str:
    """Return the text of a new record of a result: every field with an example, to be filled from the announcement."""
    indicators = "\n".join(f"#   {number}: " for number in range(1, 11))
    return f"""\
# yaml-language-server: $schema=../schemas/result.schema.json
# ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year} คัดลอกจากประกาศผล ลบ # หน้าบรรทัดที่กรอกแล้ว
{{}}                                # ลบบรรทัดนี้เมื่อกรอกช่องแรก
# total: 88.49                    # คะแนนรวม
# level: ผ่าน                      # ระดับตามประกาศ
# instruments: {{IIT: 87.00, EIT: 87.30, OIT: 90.50}}
# indicators:                     # คะแนนตามตัวชี้วัดที่ 1 ถึง 10
{indicators}
# failed_items:                   # ข้อ OIT ที่ไม่ได้คะแนนเต็ม
#   - {{item: O1, comment: ความเห็นผู้ประเมิน, cause: สาเหตุ, remedy: แนวทางแก้ไข}}
# verdicts: {{1: maintain, 2: improve}} # maintain = รักษาระดับ, improve = ต้องปรับปรุง
# analysis:                       # บทวิเคราะห์รายตัวชี้วัด
#   - {{kind: weakness, indicators: [2], points: [ประเด็นที่ต้องปรับปรุง]}}
"""


def _item_path(folder: Path, form: Catalogue, item: CatalogueItem) -> Path:
    return folder / "oit_items" / str(form.fiscal_year) / f"{file_stem(item.code)}.yml"
