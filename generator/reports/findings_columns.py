"""The columns of a workbook of findings: ours, and those that people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

CODE, YEAR, ABOUT, PLACE, MESSAGE, HINT = "รหัส", "ปี", "ข้อ/มาตรการ", "อยู่ที่", "สิ่งที่พบ", "วิธีแก้"
POINTS = "คะแนนที่เสี่ยง"
DONE, REMARK = "ทำแล้ว", "หมายเหตุ"
TYPED = (DONE, REMARK)
HEAD = ("ลำดับ", "ระดับ", POINTS, YEAR, ABOUT, MESSAGE, HINT, PLACE, "ทำให้เสร็จภายใน", CODE, *TYPED)
WHY_KEPT = "เก็บไว้เพราะ"
WIDTHS = (7, 10, 10, 7, 14, 60, 60, 34, 16, 8, 8, 20)
SEAL = "ตราแถว"
"""A hidden column: what tells later whether somebody typed over our own texts."""
_SEALED = (*(name for name in HEAD if name not in {*TYPED, "ลำดับ", POINTS}), WHY_KEPT)
"""Points are left out: workbooks that went round before there were any are still known by the same seal."""


def row_seal(ours: Mapping[str, str]) -> str:
    """Return the digest of our own texts in a row; white space does not count, which programs change by themselves."""
    texts = ["".join(ours.get(name, "").split()) for name in _SEALED]
    return sha256("\x1f".join(texts).encode("utf-8", "replace")).hexdigest()[:12]
