"""What contradicts itself in a form that was typed in, told by the cell: twins, references to nothing, gaps, sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.catalogue.codes import in_order
from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding
from generator.workbook.year_form.grid import Entry
from generator.workbook.year_form.values import nearest

CODES = ("E247", "E248", "E249", "W246")

_FULL = 100
_MOST = {"month": 12, "quarter": 4, "half": 2}

Entries = Mapping[str, Sequence[Entry]]


def crossed(entries: Entries, general: Entry, before: Catalogue | None) -> Iterator[Finding]:
    """Yield every contradiction among the rows of the sheets; ``before`` is the form that codes came from."""
    for sheet, path, what in _UNIQUE:
        yield from _twins(entries[sheet], path, what)
    yield from _references(entries)
    yield from _origins(entries["ข้อ"], general, before)
    yield from _gaps(entries["ข้อ"])
    yield from _groups(entries)
    yield from _sums(entries)
    for sheet in ("ข้อ", "องค์ประกอบ"):
        yield from (problem for entry in entries[sheet] for problem in _times(entry))
    yield from _verified(entries, general)


_UNIQUE = (
    ("ข้อ", ("code",), "รหัสข้อ"),
    ("ข้อ", ("title",), "ชื่อข้อ"),
    ("ข้อ", ("key",), "รหัสประจำเรื่อง"),
    ("ตัวชี้วัด", ("number",), "ตัวชี้วัดที่"),
    ("ตัวชี้วัดย่อย", ("code",), "ตัวชี้วัดย่อย"),
    ("เครื่องมือ", ("name",), "เครื่องมือ"),
    ("ระดับ", ("name",), "ระดับ"),
    ("ปฏิทิน", ("key",), "รหัสขั้นตอน"),
)


def _twins(rows: Sequence[Entry], path: tuple[str, ...], what: str) -> Iterator[Finding]:
    seen: dict[Any, Entry] = {}
    for row in rows:
        value = row.data.get(path[0])
        if value is None:
            continue
        first = seen.setdefault(value, row)
        if first is not row:
            cure = f"แก้หรือลบแถวที่ซ้ำ แถวแรกอยู่ที่ช่อง {first.at(*path).cell}"
            yield row.at(*path).slip("E247", f"{what} “{value}” ซ้ำกับช่อง {first.at(*path).cell}", cure)


def _references(entries: Entries) -> Iterator[Finding]:
    known = {
        name: [str(row.data[field]) for row in entries[sheet] if field in row.data]
        for name, sheet, field in (
            ("ข้อ", "ข้อ", "code"),
            ("ตัวชี้วัดย่อย", "ตัวชี้วัดย่อย", "code"),
            ("ตัวชี้วัดที่", "ตัวชี้วัด", "number"),
            ("เครื่องมือ", "เครื่องมือ", "name"),
        )
    }
    for sheet, field, of in (
        ("ข้อ", "sub_indicator", "ตัวชี้วัดย่อย"),
        ("ตัวชี้วัดย่อย", "indicator", "ตัวชี้วัดที่"),
        ("ตัวชี้วัด", "instrument", "เครื่องมือ"),
        ("องค์ประกอบ", "item", "ข้อ"),
        ("ข้อคำถาม", "indicator", "ตัวชี้วัดที่"),
    ):
        for row in entries[sheet]:
            if (value := row.data.get(field)) is not None and str(value) not in known[of]:
                yield row.at(field).slip("E248", f"ไม่มี{of} {value} ในแบบนี้", _meant(str(value), known[of]))
    for row in entries["ข้อ"]:
        for code in row.data.get("reports_on", ()):
            if code == row.data.get("code"):
                yield row.at("reports_on").slip("E248", f"ข้อ {code} รายงานผลของตัวเองไม่ได้", "ใส่ข้อของแผนที่รายงานผล")
            elif code not in known["ข้อ"]:
                yield row.at("reports_on").slip("E248", f"ไม่มีข้อ {code} ในแบบนี้", _meant(code, known["ข้อ"]))
    for row in entries["ตัวชี้วัดย่อย"]:
        code, number = str(row.data.get("code", "")), row.data.get("indicator")
        if code and number is not None and code != str(number) and not code.startswith(f"{number}."):
            cure = f"แก้ตัวชี้วัดที่เป็น {code.partition('.')[0]} หรือแก้รหัสให้ขึ้นต้นด้วย {number}."
            yield row.at("indicator").slip("E248", f"ตัวชี้วัดย่อย {code} อยู่ใต้ตัวชี้วัดที่ {number} ไม่ได้", cure)


def _meant(value: str, known: Sequence[str]) -> str:
    near = (
        None if any(letter.isdigit() for letter in value) else nearest(value, known)
    )  # codes are too short to be near
    meant = f"หมายถึง {near} ใช่หรือไม่ " if near else ""
    shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")  # noqa: PLR2004 - enough to see the kind
    return f"{meant}ที่มีคือ {shown}" if known else "กรอกแผ่นที่อ้างถึงก่อน"


def _origins(items: Sequence[Entry], general: Entry, before: Catalogue | None) -> Iterator[Finding]:
    named = [row for row in items if row.data.get("came_from")]
    if named and "follows" not in general.data:
        spot = general.at("follows")
        yield spot.slip("E248", "มีข้อที่บอกว่ามาจากข้อใด แต่ไม่บอกว่าเป็นเลขข้อของปีใด", "กรอก “ปีที่เทียบ” เช่น 2569")
    if before is None:
        return
    known = [item.code for item in before.items]
    for row in named:
        for code in row.data["came_from"]:
            if code not in known:
                problem = f"แบบปี {before.fiscal_year} ไม่มีข้อ {code}"
                yield row.at("came_from").slip("E248", problem, _meant(code, known))


def _gaps(items: Sequence[Entry]) -> Iterator[Finding]:
    """Say where single numbers leave one out; dotted codes are left to the form's own rules."""
    codes = [row.data.get("code") for row in items]
    if None in codes or len(set(codes)) < len(codes):
        return  # one that cannot be read, or stands twice, may be the one that is left out
    ordered = sorted(items, key=lambda row: in_order(row.data["code"]))
    numbered = [(in_order(row.data["code"]), row) for row in ordered]
    if any(len(numbers) != 1 for (_, numbers), _ in numbered) or not numbered:
        return
    (letters, (first,)), row = numbered[0]
    if first != 1:
        yield row.at("code").slip("E249", f"ข้อแรกเป็น {letters}{first}", f"ข้อต้องเริ่มจาก {letters}1 หรือเพิ่มแถวที่ขาด")
    for ((_, (one,)), _), ((_, (other,)), after) in pairwise(numbered):
        if other > one + 1:
            missing = f"{letters}{one + 1}" + (f" ถึง {letters}{other - 1}" if other > one + 2 else "")
            problem = f"ถัดจาก {letters}{one} เป็น {letters}{other}: ขาด {missing}"
            yield after.at("code").slip("E249", problem, "เพิ่มแถวที่ขาด หรือแก้รหัสข้อที่พิมพ์ผิด")


def _groups(entries: Entries) -> Iterator[Finding]:
    """Say which items stand apart from the others of their sub-indicator, and which sub-indicators have none."""
    known = {row.data.get("code") for row in entries["ตัวชี้วัดย่อย"]}
    rows = [row for row in entries["ข้อ"] if "code" in row.data and row.data.get("sub_indicator") in known]
    rows.sort(key=lambda row: in_order(row.data["code"]))
    left: set[str] = set()
    for before, row in pairwise(rows):
        if before.data["sub_indicator"] != row.data["sub_indicator"]:
            left.add(before.data["sub_indicator"])
        if row.data["sub_indicator"] in left:
            problem = f"ข้อ {row.data['code']} แยกจากข้ออื่นของตัวชี้วัดย่อย {row.data['sub_indicator']}"
            yield row.at("sub_indicator").slip(
                "E249", problem, f"ข้อก่อนหน้าอยู่ใน {before.data['sub_indicator']} ตรวจรหัสให้ตรงกับแบบ"
            )
            left.discard(row.data["sub_indicator"])
    used = {row.data["sub_indicator"] for row in rows}
    for sub in entries["ตัวชี้วัดย่อย"]:
        if (code := sub.data.get("code")) and code not in used and rows:
            yield sub.at("code").slip("E249", f"ไม่มีข้อใดอยู่ในตัวชี้วัดย่อย {code}", "ลบแถวนี้ หรือแก้ตัวชี้วัดย่อยของข้อ")


def _sums(entries: Entries) -> Iterator[Finding]:
    weights = entries["เครื่องมือ"]
    total = sum(row.data.get("weight", 0) for row in weights)
    if weights and all("weight" in row.data for row in weights) and total != _FULL:
        yield weights[-1].at("weight").slip("E249", f"น้ำหนักรวมกันได้ {total}", "แก้ให้รวมกันเป็น 100")
    used = {row.data.get("instrument") for row in entries["ตัวชี้วัด"]}
    for row in weights:
        if row.data.get("name") not in used and entries["ตัวชี้วัด"]:
            yield row.at("name").slip("E249", f"ไม่มีตัวชี้วัดใดใช้ {row.data.get('name')}", "ลบแถวนี้ หรือแก้เครื่องมือของตัวชี้วัด")
    yield from _scale([row for row in entries["ระดับ"] if "total" in row.data])
    for event in entries["ปฏิทิน"]:
        if ("start" in event.data) != ("end" in event.data):
            lacking = "end" if "start" in event.data else "start"
            yield event.at(lacking).slip("E249", "มีวันแรกหรือวันสุดท้ายเพียงอย่างเดียว", "กรอกทั้งสองช่อง หรือลบทั้งสองช่อง")


def _scale(levels: Sequence[Entry]) -> Iterator[Finding]:
    for better, worse in pairwise(levels):
        if better.data["total"] < worse.data["total"]:
            yield worse.at("total").slip(
                "E249", "ระดับไม่ได้เรียงจากคะแนนสูงไปต่ำ", f"ต้องไม่เกิน {better.data['total']} หรือเรียงแถวใหม่"
            )
    if levels and levels[-1].data["total"] != 0:
        yield levels[-1].at("total").slip("E249", "ระดับสุดท้ายไม่ได้เริ่มที่ 0", "เพิ่มระดับต่ำสุดที่ 0 คะแนน หรือแก้คะแนนเป็น 0")
    for row in levels:
        if not 0 <= row.data["total"] <= _FULL:
            yield row.at("total").slip("E249", f"คะแนน {row.data['total']} อยู่นอก 0 ถึง 100", "แก้คะแนน")


def _times(entry: Entry) -> Iterator[Finding]:
    window, rounds = entry.data.get("window") or {}, entry.data.get("rounds") or {}
    if window and "kind" not in window:
        yield entry.at("window", "kind").slip("E249", "บอกปีแต่ไม่บอกว่าเป็นช่วงใด", "เลือกช่วงเวลาของหลักฐาน")
    if rounds and "every" not in rounds:
        yield entry.at("rounds", "every").slip(
            "E249", "บอกเลขรอบแต่ไม่บอกว่ารอบละเท่าใด", "เลือกทุกเดือน ทุกไตรมาส หรือทุก 6 เดือน"
        )
    most = _MOST.get(rounds.get("every", ""), 0)
    wrong = [number for number in rounds.get("only", ()) if most and not 1 <= number <= most]
    if wrong:
        yield entry.at("rounds", "only").slip("E249", f"ไม่มีรอบที่ {wrong[0]}", f"รอบมีตั้งแต่ 1 ถึง {most}")
    least = 0 if "item" in entry.data else 1
    if entry.data.get("min_count", least) < least:
        yield entry.at("min_count").slip("E249", f"จำนวนขั้นต่ำ {entry.data['min_count']} น้อยเกินไป", "ปล่อยว่างถ้าแบบไม่กำหนด")


def _verified(entries: Entries, general: Entry) -> Iterator[Finding]:
    if general.data.get("status") != "verified":
        return
    doubts: dict[str, int] = defaultdict(int)
    for sheet, rows in entries.items():
        for row in rows:
            doubts[sheet] += sum(value == "unconfirmed" for value in row.data.values())
    left = [f"{sheet} {count} ช่อง" for sheet, count in doubts.items() if count]
    if left:
        problem = f"สถานะเป็นสอบทานแล้ว แต่ยังมีที่มา “ยังไม่ยืนยัน”: {', '.join(left)}"
        yield general.at("status").slip("W246", problem, "แก้ที่มาเป็น “แบบระบุ” เมื่อตรวจแล้ว หรือเปลี่ยนสถานะ")
