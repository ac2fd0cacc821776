"""An item of the form, or a year's whole form, written out in Thai for an official to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.assessment.scoring import item_worth
from generator.catalogue.base import Basis
from generator.catalogue.item import CatalogueItem, Part
from generator.catalogue.lineage import relatives
from generator.catalogue.model import Catalogue

_BASIS: dict[Basis, str] = {
    "stated": "",
    "observed": " (จากที่หน่วยงานเผยแพร่ ไม่ใช่ตัวบทของแบบ)",
    "unconfirmed": " (ยังไม่ยืนยัน)",
}
_CREDIT = {
    "all-or-nothing": "ได้คะแนนเมื่อครบทุกองค์ประกอบ ขาดอย่างใดอย่างหนึ่งได้ 0",
    "partial": "ได้คะแนนบางส่วนตามที่แสดงได้",
}


def item_text(form: Catalogue, item: CatalogueItem, forms: Iterable[Catalogue], *, local: bool = True) -> str:
    """Write out ``item`` of ``form``; ``forms`` are those of all years, for the item's number elsewhere.

    What concerns local authorities alone is left out where the agency is not ``local``.
    """
    sections = (
        ("", _heading(form, item)),
        ("แบบขอให้แสดง (องค์ประกอบด้านข้อมูล)", _parts(form, item)),
        ("ช่วงเวลาของหลักฐาน", _window(form, item)),
        ("เกี่ยวข้องกับข้ออื่น", _relations(form, item)),
        ("เรื่องเดียวกันในปีอื่น", _other_years(form, item, forms)),
        ("น้ำหนัก", _worth(form, item)),
        ("ข้อควรระวัง", (note for note in (item.note, item.local_note if local else "") if note)),
        ("ความน่าเชื่อถือของข้อมูลนี้", [f"แบบของปีนี้{form.status_words}", *_provenance(form)]),
    )
    return "\n\n".join(block for title, lines in sections if (block := _block(title, lines)))


def form_text(form: Catalogue) -> str:
    """Write out a year's form: its sub-indicators with their items and what each item is worth."""
    lines = [f"แบบ OIT ปีงบประมาณ พ.ศ. {form.fiscal_year} · {len(form.items)} ข้อ · {form.status_words}"]
    for sub in form.sub_indicators:
        lines += ["", f"ตัวชี้วัด{'' if sub.is_whole else 'ย่อย'}ที่ {sub.code} {sub.title}{_BASIS[sub.basis]}"]
        lines += [
            f"  {item.code:<4}{item_worth(form, item.code):>5} คะแนน  {item.title}" for item in form.items_of(sub.code)
        ]
    lines += ["", *_provenance(form)]
    return "\n".join(lines)


def _block(title: str, lines: Iterable[str]) -> str:
    """Put a title over its lines; nothing at all when there are none."""
    written = list(lines)
    return "\n".join([title, *(f"  {line}" for line in written)] if title and written else written)


def _heading(form: Catalogue, item: CatalogueItem) -> Iterator[str]:
    sub = form.sub_indicator(item.sub_indicator)
    indicator = form.indicator(sub.indicator) if sub else None
    yield f"ข้อ {item.code} {item.title}{_BASIS[item.title_basis]}"
    yield f"ปีงบประมาณ พ.ศ. {form.fiscal_year} · {item.title_en} · {item.key}"
    steps = [f"ตัวชี้วัดที่ {indicator.number} {indicator.title}"] if indicator else []
    steps += [f"ตัวชี้วัดย่อยที่ {sub.code} {sub.title}{_BASIS[sub.basis]}"] if sub and not sub.is_whole else []
    yield " › ".join([*steps, *([item.group] if item.group else [])])


def _parts(form: Catalogue, item: CatalogueItem) -> Iterator[str]:
    bases = {part.basis for part in item.parts}
    common = _BASIS[bases.pop()].strip(" ()") if len(bases) == 1 else ""
    if common:
        yield f"ทุกองค์ประกอบ: {common}"
    for number, part in enumerate(item.parts, start=1):
        yield f"{number}. {part.title}{'' if common else _BASIS[part.basis]} · รหัส {part.id}"
        yield from (f"   {detail}" for detail in _part_details(form, part))
    if item.parts_incomplete:
        yield "แบบอาจขอมากกว่านี้: แหล่งข้อมูลระบุองค์ประกอบไม่ครบ"
    if not item.parts:
        yield "ไม่ทราบองค์ประกอบของข้อนี้ ให้แนบหลักฐานรวมของทั้งข้อ แล้วตรวจกับแบบฉบับทางการ"
    if item.min_count:
        yield f"อย่างน้อย {item.min_count} เรื่อง"
    if item.rounds:
        yield f"ตอบเป็นรอบ: {item.rounds.words}{_BASIS[item.rounds_basis]}"
    if item.open_format:
        yield f"มีแฟ้มรูปแบบเปิดคู่กัน เช่น XLSX หรือ CSV{_BASIS[item.open_format_basis]}"
    if item.eit_qr:
        yield f"ข้อนี้มี QR code ของแบบวัด EIT{_BASIS[item.eit_qr_basis]}"


def _part_details(form: Catalogue, part: Part) -> Iterator[str]:
    if part.min_count > 1:
        yield f"อย่างน้อย {part.min_count} รายการ"
    if part.window:
        yield f"ช่วงเวลา: {part.window.words(form.fiscal_year)}{_BASIS[part.window_basis or 'stated']}"
    if part.window_note:
        yield part.window_note
    if part.rounds:
        yield f"แสดงเป็นรอบ: {part.rounds.words}"
    if part.open_format:
        yield f"มีแฟ้มรูปแบบเปิดคู่กัน เช่น XLSX หรือ CSV{_BASIS[part.open_format_basis]}"
    if part.words:
        yield "เอกสารต้องมีคำ: " + " และ ".join(" หรือ ".join(group) for group in part.words)
    if part.note:
        yield part.note


def _window(form: Catalogue, item: CatalogueItem) -> Iterator[str]:
    yield item.window.words(form.fiscal_year) + _BASIS[item.window_basis]
    if item.window_note:
        yield item.window_note


def _relations(form: Catalogue, item: CatalogueItem) -> Iterator[str]:
    for code in item.reports_on:
        target = form.item(code)
        yield f"รายงานผลของข้อ {code} {target.title if target else ''}".rstrip()
    for key in item.reports_on_last_year:
        target = form.by_key(key)
        yield f"รายงานผลของปีก่อนในเรื่อง{target.title if target else key}"
    yield from (f"ข้อ {other.code} {other.title} รายงานผลของข้อนี้" for other in form.reported_by(item.code))


def _other_years(form: Catalogue, item: CatalogueItem, forms: Iterable[Catalogue]) -> Iterator[str]:
    for relative in relatives(form, item, forms):
        shared = "" if relative.is_same else " (เนื้อหาส่วนหนึ่งอยู่ในข้อนี้)"
        yield f"{relative.fiscal_year}  {relative.item.code:<4}{relative.item.title}{shared}"


def _worth(form: Catalogue, item: CatalogueItem) -> Iterator[str]:
    sub = form.sub_indicator(item.sub_indicator)
    indicator = form.indicator(sub.indicator) if sub else None
    if sub is None or indicator is None:
        return
    counts = (
        f"น้ำหนัก {indicator.instrument} {form.weights[indicator.instrument]}",
        f"{len(form.indicators_of(indicator.instrument))} ตัวชี้วัด",
        f"{len(form.sub_indicators_of(indicator.number))} ตัวชี้วัดย่อย",
        f"{len(form.items_of(sub.code))} ข้อ",
    )
    doubt = _BASIS["unconfirmed"] if "unconfirmed" in {sub.basis, form.weights_basis} else ""
    yield f"{item_worth(form, item.code)} คะแนนจากคะแนนรวม 100 ({' ÷ '.join(counts)}){doubt}"
    yield _CREDIT[form.item_credit]


def _provenance(form: Catalogue) -> Iterator[str]:
    yield f"แหล่งข้อมูล: {form.source}"
    yield from form.caveats
