"""Lays out an agency's folder: the config, a draft of every item of the year's form, empty folders, schemas, a guide.

``begin(Path("agency"), answers, day)`` never writes over anything; the config comes last, so that a folder that was
left half made is none of an agency's yet and may be begun again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.app.begin.answers import Answers
from generator.app.begin.config_text import config_text
from generator.app.drafts import without_record, write_items
from generator.app.forms import find_form
from generator.app.schemas import write_schemas
from generator.app.writing.files import write_new
from generator.app.writing.targets import cannot_write
from generator.findings.usage import usage_problem
from generator.records.loading.file_names import CONFIG_NAME

CODES = ("U950",)

GUIDE = "อ่านก่อน.md"
_FOLDERS = ("content/images", "content/pages", "content/results")
_OF_YEAR = ("content/documents", "content/measures")


def begin(folder: Path, answers: Answers, day: date) -> Sequence[Path]:
    """Make ``folder`` the agency's on ``day`` and return what was written; raises ``UsageProblem``."""
    want_free(folder)
    form = find_form(folder, answers.year, answers.type)
    _make_folders(folder, answers.year)
    written = [*write_items(folder, form, without_record(folder, form), day), *write_schemas(folder)]
    guide = folder / GUIDE
    if not os.path.lexists(guide):
        write_new(guide, guide_text(answers), folder)
        written.append(guide)
    return [*written, write_config(folder, answers)]


def write_config(folder: Path, answers: Answers) -> Path:
    """Write the config of ``folder`` and return where it stands; raises ``UsageProblem`` when there is one."""
    want_free(folder)
    path = folder / CONFIG_NAME
    write_new(path, config_text(answers), folder)
    return path


def want_free(folder: Path) -> None:
    """Raise ``UsageProblem`` when ``folder`` is an agency's already, or no folder."""
    if os.path.lexists(folder / CONFIG_NAME):
        raise usage_problem("U950", value=folder.resolve().as_posix())


def _make_folders(folder: Path, year: int) -> None:
    for name in (*_FOLDERS, *(f"{name}/{year}" for name in _OF_YEAR)):
        try:
            (folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(folder / name, error) from None


def guide_text(answers: Answers) -> str:
    """Return the guide that lies in the folder: what stands where, and the work in its order."""
    year = answers.year
    return f"""\
# {answers.name}

โฟลเดอร์นี้คือข้อมูลสาธารณะ (OIT) ของหน่วยงาน ปีงบประมาณ พ.ศ. {year}

| ที่ | คือ |
|---|---|
| `site_config.yml` | ชื่อ ที่อยู่ ส่วนราชการ และผู้บริหาร เริ่มตรวจแก้ที่แฟ้มนี้ |
| `oit_items/{year}/` | ข้อ OIT ข้อละหนึ่งแฟ้ม ตอนนี้เป็นฉบับร่างทุกข้อ |
| `content/documents/{year}/` | เอกสารที่ข้อต่าง ๆ ใช้เป็นหลักฐาน วางแฟ้ม PDF Word Excel ไว้ที่นี่ |
| `content/measures/{year}/` | มาตรการส่งเสริมคุณธรรมและความโปร่งใส เพิ่มด้วย `oit new measure {year}` |
| `content/results/` | ผลการประเมิน ITA แต่ละปี เพิ่มด้วย `oit new result {year - 1}` |
| `content/pages/` | หน้าข้อความ เช่น ช่องทางติดต่อ เขียนเป็น Markdown |
| `content/images/` | ตราหน่วยงานและภาพ |

## ลำดับงาน

1. แก้ `site_config.yml` ให้ตรงกับหน่วยงาน โดยเฉพาะส่วนราชการ
2. วางเอกสารใน `content/documents/{year}/` แล้วเติมหลักฐานในแฟ้มของข้อนั้น เมื่อพร้อมเปลี่ยนเป็น `status: published`
3. สั่ง `oit check` ทุกครั้งที่แก้ โปรแกรมบอกบรรทัดที่ต้องแก้และวิธีแก้
4. สั่ง `oit preview` เพื่อดูเว็บในเครื่องนี้ และ `oit build` เมื่อจะนำขึ้นเว็บจริง

พิมพ์ `oit` เฉย ๆ ในโฟลเดอร์นี้ จะมีรายการงานให้เลือก
"""
