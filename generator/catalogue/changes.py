"""What the forms of two years differ in: new and dropped items, merged and split ones, numbers, words and windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue

ChangeKind = Literal["new", "gone", "merged", "split", "renumbered", "reworded", "moved", "window", "parts", "asked"]
CHANGE_THAI: dict[ChangeKind, str] = {
    "new": "ข้อใหม่",
    "gone": "ข้อที่ไม่มีแล้ว",
    "merged": "รวมจากหลายข้อ",
    "split": "แยกจากข้อเดียว",
    "renumbered": "เลขข้อเปลี่ยน",
    "reworded": "ชื่อเปลี่ยน",
    "moved": "ย้ายตัวชี้วัดย่อย",
    "window": "ช่วงเวลาเปลี่ยน",
    "parts": "องค์ประกอบเปลี่ยน",
    "asked": "สิ่งที่ขอเพิ่มหรือลด",
}
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of which item in the older and the newer form, and what was and is."""

    kind: ChangeKind
    before: tuple[CatalogueItem, ...]
    after: tuple[CatalogueItem, ...]
    was: str = ""
    now: str = ""


def changes(older: Catalogue, newer: Catalogue) -> Iterator[Change]:
    """Yield every difference between the forms, item by item in the newer form's order, dropped items last."""
    pairs = {item.code: origins(older, newer, item) for item in newer.items}
    children: dict[str, list[CatalogueItem]] = {}
    for item in newer.items:
        for origin in pairs[item.code]:
            children.setdefault(origin.code, []).append(item)
    for item in newer.items:
        before = pairs[item.code]
        if not before:
            yield Change("new", (), (item,), now=item.window.words(newer.fiscal_year))
        elif len(before) > 1:
            yield Change("merged", before, (item,))
        if before:
            main = next((one for one in before if one.key == item.key), before[0])
            yield from _of_one(older, newer, main, item)
    for origin in older.items:
        made = tuple(children.get(origin.code, ()))
        if not made:
            yield Change("gone", (origin,), ())
        elif len(made) > 1:
            yield Change("split", (origin,), made)


def origins(older: Catalogue, newer: Catalogue, item: CatalogueItem) -> tuple[CatalogueItem, ...]:
    """Return the items of ``older`` that ``item`` of ``newer`` came from: as it says, else by its stable key."""
    if newer.follows == older.fiscal_year and item.came_from:
        named = tuple(one for code in item.came_from if (one := older.item(code)))
        if named:
            return named
    keys = (item.key, *item.former_keys)
    return tuple(one for key in keys if (one := older.by_key(key)))[:1]


def _of_one(older: Catalogue, newer: Catalogue, was: CatalogueItem, now: CatalogueItem) -> Iterator[Change]:
    """Yield what became of one item."""
    pair = ((was,), (now,))
    if was.code != now.code:
        yield Change("renumbered", *pair, was.code, now.code)
    if _letters(was.title) != _letters(now.title):
        yield Change("reworded", *pair, was.title, now.title)
    if was.sub_indicator != now.sub_indicator:
        yield Change("moved", *pair, was.sub_indicator, now.sub_indicator)
    if (was.window, was.rounds) != (now.window, now.rounds):
        yield Change("window", *pair, _when(older, was), _when(newer, now))
    known, asked = {part.title for part in was.parts}, {part.title for part in now.parts}
    if known and asked and known != asked:
        gone = "ไม่มีแล้ว: " + " · ".join(part.title for part in was.parts if part.title not in asked)
        come = "เพิ่ม: " + " · ".join(part.title for part in now.parts if part.title not in known)
        yield Change("parts", *pair, gone if known - asked else "", come if asked - known else "")
    before, after = _demands(was), _demands(now)
    if before != after:
        yield Change("asked", *pair, ", ".join(before) or "ไม่มี", ", ".join(after) or "ไม่มี")


def _letters(title: str) -> str:
    return "".join(title.split())


def _when(form: Catalogue, item: CatalogueItem) -> str:
    rounds = f" {item.rounds.words}" if item.rounds else ""
    return item.window.words(form.fiscal_year) + rounds


def _demands(item: CatalogueItem) -> list[str]:
    """Return what an item asks beside its parts, in Thai."""
    said = [f"อย่างน้อย {item.min_count} เรื่อง"] if item.min_count else []
    said += ["ข้อมูลเปิด"] if item.open_format else []
    return said + (["QR แบบวัด EIT"] if item.eit_qr else [])
