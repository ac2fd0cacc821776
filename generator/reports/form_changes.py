"""What two years' forms differ in, written out with what it means for the records that an agency has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.catalogue.changes import CHANGE_THAI, Change
from generator.catalogue.model import Catalogue

_ORDER = list(CHANGE_THAI)


def changes_text(older: Catalogue, newer: Catalogue, found: Sequence[Change], kept: Collection[str]) -> str:
    """Return the changes under headings; ``kept`` are the codes of the older form that the agency has records of."""
    named = (f"ปี {form.fiscal_year} ({len(form.items)} ข้อ {form.status_words})" for form in (older, newer))
    lines = [f"แบบ{' → '.join(named)}"]
    ordered = sorted(found, key=lambda change: _ORDER.index(change.kind))
    for kind, group in groupby(ordered, key=lambda change: change.kind):
        of_kind = list(group)
        lines += ["", f"{CHANGE_THAI[kind]} ({len(of_kind)})"]
        for change in of_kind:
            lines += [f"  {_head(change)}", *(f"      {line}" for line in _details(change, kept))]
    if not found:
        lines += ["", "ไม่พบข้อแตกต่าง"]
    weak = [form.fiscal_year for form in (older, newer) if not form.is_verified]
    if weak:
        lines += ["", f"แบบปี {', '.join(map(str, weak))} ยังไม่ได้สอบทาน ข้อแตกต่างบางข้อจึงอาจมาจากแหล่งข้อมูลที่ไม่ครบ"]
    return "\n".join(lines)


def changes_data(found: Sequence[Change], kept: Collection[str]) -> list[dict[str, Any]]:
    """Return the changes as plain data, for programs."""
    return [
        {
            "kind": change.kind,
            "before": [item.code for item in change.before],
            "after": [item.code for item in change.after],
            "was": change.was,
            "now": change.now,
            "means": list(_means(change, kept)),
        }
        for change in found
    ]


def _head(change: Change) -> str:
    before = " + ".join(item.code for item in change.before)
    after = ", ".join(item.code for item in change.after)
    title = (change.after or change.before)[0].title
    return f"{before} → {after}  {title}" if before and after else f"{before or after}  {title}"


def _details(change: Change, kept: Collection[str]) -> Iterator[str]:
    if change.was and change.kind != "renumbered":
        yield f"เดิม {change.was}" if not change.was.startswith("ไม่มีแล้ว") else change.was
    if change.now and change.kind != "renumbered":
        yield f"ใหม่ {change.now}" if not change.now.startswith("เพิ่ม") else change.now
    yield from _means(change, kept)


def _means(change: Change, kept: Collection[str]) -> Iterator[str]:
    """Yield what the change means for the records that there are."""
    mine = [item.code for item in change.before if item.code in kept]
    if change.kind == "new":
        yield "ระเบียนของหน่วยงาน: ยังไม่มี ต้องทำใหม่"
    elif change.kind == "gone" and mine:
        yield f"ระเบียนของหน่วยงาน: {', '.join(mine)} ไม่ต้องทำในปีใหม่ หน้าของปีเดิมยังอยู่"
    elif change.kind == "merged" and mine:
        yield f"ระเบียนของหน่วยงาน: นำหลักฐานของ {', '.join(mine)} มารวมในข้อ {change.after[0].code}"
    elif change.kind == "split" and mine:
        yield f"ระเบียนของหน่วยงาน: แบ่งหลักฐานของ {mine[0]} ไปข้อ {', '.join(item.code for item in change.after)}"
    elif change.kind == "renumbered" and mine:
        yield f"ระเบียนของหน่วยงาน: เนื้อหาของ {mine[0]} ไปอยู่ข้อ {change.after[0].code}"
    elif change.kind == "window" and mine:
        yield f"ระเบียนของหน่วยงาน: หลักฐานของ {mine[0]} ต้องเป็นของช่วงใหม่"
    elif change.kind in {"parts", "asked"} and mine:
        yield f"ระเบียนของหน่วยงาน: ตรวจหลักฐานของ {mine[0]} กับสิ่งที่ขอในปีใหม่"
