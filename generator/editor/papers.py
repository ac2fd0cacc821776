"""What a document really is, in a line: its kind, its pages, and what will trouble whoever opens it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.inspection.result import Active, Inspection, Problem
from generator.records.file_kinds import Kind

_PROBLEMS: Mapping[Problem, str] = {
    Problem.EMPTY: "ไม่มีเนื้อหา",
    Problem.DAMAGED: "แฟ้มเสีย เปิดไม่ได้ครบ",
    Problem.ENCRYPTED: "ตั้งรหัสผ่านไว้ ผู้ประเมินเปิดไม่ได้",
    Problem.PROTECTED: "เข้ารหัสไว้ ผู้ประเมินเปิดไม่ได้",
    Problem.BOMB: "คลายแล้วใหญ่ผิดปกติ จึงไม่เปิด",
    Problem.HEAVY: "เปิดไม่ไหว",
    Problem.SLOW: "ใช้เวลาเปิดนานเกินไป",
    Problem.UNREADABLE: "ระบบไม่ให้อ่าน",
    Problem.TOO_LARGE: "ใหญ่เกินไป",
    Problem.NO_TEXT: "เป็นภาพสแกน ค้นหาข้อความไม่ได้",
    Problem.GARBLED: "ตัวอักษรในแฟ้มอ่านไม่ออก ค้นหาข้อความไม่ได้",
}
_ACTIVE = "มีสิ่งที่ทำงานได้ในแฟ้ม (มาโคร สคริปต์ หรือแฟ้มแนบ)"
_PAGED = {Kind.PDF: "หน้า", Kind.EXCEL: "แผ่นงาน", Kind.POWERPOINT: "หน้า"}


def facts(inspection: Inspection) -> str:
    """Return what is to be known of a document before it is published."""
    return " · ".join(_facts(inspection))


def is_in_order(inspection: Inspection) -> bool:
    """Tell whether nothing in it will trouble whoever opens it."""
    return not inspection.problems and not set(inspection.active) - {Active.ATTACHMENT}


def _facts(inspection: Inspection) -> Iterator[str]:
    yield inspection.kind.thai or "แฟ้มชนิดที่ไม่รู้จัก"
    if inspection.kind in _PAGED and inspection.page_count:
        yield f"{inspection.page_count} {_PAGED[inspection.kind]}"
    yield from (_PROBLEMS[problem] for problem in inspection.problems)
    if inspection.active:
        yield _ACTIVE
    if inspection.located:
        yield f"ภาพบอกสถานที่ถ่าย {inspection.located} ภาพ"
