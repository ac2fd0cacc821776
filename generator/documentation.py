"""The pages of ``docs/`` that are made from what the program knows: finding codes and record fields.

``python -m generator.documentation`` (``make docs``) writes them; a test holds them to the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.app.explain import Explanation, explanation_of
from generator.catalogue.groups import GROUP_THAI
from generator.catalogue.model import Catalogue
from generator.findings.finding import Severity
from generator.findings.letters import LETTERS
from generator.findings.messages.store import all_messages
from generator.records.forms.store import FOLDER
from generator.records.layouts.model import Layout
from generator.records.model.base import is_internal, models_in
from generator.records.model.item import SEEN_WHILE_DRAFT, Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig

DOCS = Path(__file__).parent.parent / "docs"
_RECORDS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("site_config.yml", "หน่วยงาน ส่วนราชการ ปีงบประมาณ แบบวัด EIT และรูปลักษณ์", SiteConfig),
    ("oit_items/<ปี>/oNN.yml", "ข้อ OIT หนึ่งข้อของปีงบประมาณ", Item),
    ("content/measures/<ปี>/<รหัส>.yml", "มาตรการหนึ่งมาตรการ", Measure),
    ("content/results/<ปี>.yml", "ผลการประเมิน ITA ที่ได้รับ และการวิเคราะห์", Result),
    ("content/redirects.yml", "ที่อยู่เดิมที่นำไปยังที่อยู่ใหม่", Redirects),
    ("content/layouts/<รหัส>.yml", "แบบตารางของหน่วยงานเอง", Layout),
)


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file name in ``docs/``."""
    return {
        "codes.md": "\n".join(_codes()) + "\n",
        "fields.md": "\n".join(_fields()) + "\n",
        "catalogue.md": "\n".join(_catalogue()) + "\n",
    }


def _codes() -> Iterator[str]:
    yield "# รหัสข้อค้นพบทั้งหมด"
    yield ""
    yield "หน้านี้สร้างจากโปรแกรมด้วย `make docs` อย่าแก้ด้วยมือ `oit explain รหัส` บอกสิ่งเดียวกันในหน้าต่างคำสั่ง"
    yield ""
    yield from _index()
    for severity in Severity:
        found = [message for message in all_messages().values() if message.severity == severity]
        yield ""
        yield f"## {severity.thai} ({severity.value})"
        for message in sorted(found, key=lambda message: message.code):
            yield ""
            yield from _code(explanation_of(message))


def _index() -> Iterator[str]:
    """Yield every code by its letter, with what the letter means: a severity, or what findings are about."""
    yield "## ดัชนีตามอักษรแรก"
    yield ""
    yield "| อักษร | ความหมาย | รหัส |"
    yield "|---|---|---|"
    for letter, meaning in LETTERS.items():
        kind = "ระดับความสำคัญ" if meaning.is_severity else "เรื่อง"
        links = " ".join(f"[{code}](#{code.lower()})" for code in sorted(all_messages()) if code[0] == letter)
        yield f"| {letter} | {meaning.thai} ({kind}) | {links} |"


def _code(explanation: Explanation) -> Iterator[str]:
    message, reason = explanation.message, explanation.reason
    yield f"### {message.code}"
    yield ""
    yield message.meaning
    yield ""
    yield f"- ข้อความ: {_quoted(message.message)}"
    yield f"- ตัวอย่าง: {_quoted(message.shown)}"
    if message.hint:
        yield f"- วิธีแก้: {_quoted(message.hint)}"
    for cure in message.cures.values():
        yield f"  - {_quoted(cure)}"
    if message.example:
        yield f"- เขียนให้ถูก: {_quoted(message.example)}"
    yield f"- ทำไมจึงเสียคะแนน: {reason.why}"
    if reason.source:
        yield f"- ที่มา: {reason.source}"
    yield f"- กฎ: [{explanation.home}](../{explanation.home})"


def _quoted(text: str) -> str:
    """Return ``text`` as it stands, between more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return f"{'`' * (longest + 1)}{' ' if longest else ''}{text}{' ' if longest else ''}{'`' * (longest + 1)}"


def _fields() -> Iterator[str]:
    yield "# ช่องของระเบียน"
    yield ""
    yield "หน้านี้สร้างจากโปรแกรมด้วย `make docs` อย่าแก้ด้วยมือ"
    seen: dict[str, type[BaseModel]] = {}
    for path, words, model in _RECORDS:
        yield ""
        yield f"## {path}"
        yield ""
        yield f"{words}"
        yield ""
        yield from _table(model)
        for inner in _models_below(model):
            seen.setdefault(inner.__name__, inner)
    yield ""
    yield "## ส่วนย่อยที่ใช้ร่วมกัน"
    for name, model in sorted(seen.items()):
        yield ""
        yield f"### {name}"
        yield ""
        yield from _table(model)


_FORM_PAGE = """\
# แฟ้มแบบของปี (content/catalogue/<ปี>.yml)

หน้านี้สร้างจากโปรแกรมด้วย `make docs` อย่าแก้ด้วยมือ

แบบหนึ่งแฟ้มคือหนึ่งปีงบประมาณของหน่วยงานกลุ่มหนึ่ง แบบที่มากับโปรแกรมอยู่แล้วใช้ได้เลย หน่วยงานทำแบบของปีใหม่หรือของกลุ่มตนได้โดยไม่ต้องแก้โปรแกรม:

1. `oit catalogue new 2570 --from 2569 --workbook แบบ.xlsx` เขียนสมุดแบบจากปีก่อน
2. กรอกใน Excel ตามคู่มือการประเมิน เรียงแถวใหม่ เพิ่มช่อง และใช้เลขไทยได้
3. `oit catalogue read แบบ.xlsx` บอกทุกช่องที่ต้องแก้ เมื่อไม่มีแล้วจึงเขียน `content/catalogue/2570.yml`
4. `oit catalogue diff 2569 2570` บอกสิ่งที่เปลี่ยนและระเบียนที่ต้องทำ

ตารางรายการข้อในเอกสาร Word อ่านได้ด้วย `oit catalogue read คู่มือ.docx --year 2570 --from 2569`

`{fy}` ในข้อความคือปีของแบบ `{fy-1}` คือปีก่อน ที่มา (basis) ของแต่ละเรื่องคือ stated = แบบระบุ, observed = พบในสิ่งที่หน่วยงานเผยแพร่,
unconfirmed = ยังไม่ยืนยัน รหัสประจำเรื่อง (key) เป็นที่อยู่ถาวรของเว็บ เมื่อเปลี่ยน key ให้ใส่ key เดิมใน former_keys ที่อยู่เดิมจะยังใช้ได้

## แบบที่มากับโปรแกรม

| แฟ้ม | ข้อ | กลุ่ม | สถานะ |
|---|---|---|---|"""


def _catalogue() -> Iterator[str]:
    yield _FORM_PAGE
    for path in sorted(FOLDER.glob("*.yml")):
        form = Catalogue.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        groups = ", ".join(GROUP_THAI[group] for group in form.groups) or "ทุกกลุ่ม"
        codes = f"{form.items[0].code}–{form.items[-1].code}"
        yield f"| `{path.name}` | {len(form.items)} ข้อ {codes} | {groups} | {form.status_words} |"
    yield ""
    yield "## ทั้งแบบ"
    yield ""
    yield from _form_table(Catalogue)
    for model in dict.fromkeys(_models_below(Catalogue)):
        yield ""
        yield f"## {model.__name__}"
        yield ""
        yield from _form_table(model)


def _form_table(model: type[BaseModel]) -> Iterator[str]:
    yield "| ช่อง | ชื่อ | ต้องมี | คำอธิบาย | ส่วนย่อย |"
    yield "|---|---|---|---|---|"
    for key, info in model.model_fields.items():
        inner = ", ".join(model.__name__ for model in models_in(info.annotation))
        yield f"| `{key}` | {info.title} | {'ต้องมี' if info.is_required() else ''} | {_cell(info)} | {inner} |"


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield "| ช่อง | ชื่อ | ต้องมี | คำอธิบาย | ส่วนย่อย | ประชาชนเห็น |"
    yield "|---|---|---|---|---|---|"
    for key, info in model.model_fields.items():
        inner = ", ".join(model.__name__ for model in models_in(info.annotation))
        required = "ต้องมี" if info.is_required() else ""
        yield f"| `{key}` | {info.title} | {required} | {_cell(info)} | {inner} | {_who_sees(model, key, info)} |"


def _who_sees(model: type[BaseModel], key: str, info: FieldInfo) -> str:
    """Say whether the public sees a field, and where it depends on whether its record is a draft."""
    if is_internal(info):
        return "ไม่เห็น"
    return "เห็น แม้ฉบับร่าง" if model is Item and key in SEEN_WHILE_DRAFT else "เห็น"


def _cell(info: FieldInfo) -> str:
    return (info.description or "").replace("|", "\\|")


def _models_below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield inner
            yield from _models_below(inner)


def main() -> None:
    """Write the generated pages into ``docs/``."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
