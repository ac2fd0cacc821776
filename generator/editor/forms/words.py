"""What the choices of records are called in forms; the same words as in the workbook where both have them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.findings.finding import Severity
from generator.records.model.agency_type import AGENCY_TYPE_THAI
from generator.records.model.licences import LICENCES
from generator.workbook.kinds import ANALYSIS_THAI, ITEM_STATUS_THAI, MEASURE_STATUS_THAI, VERDICT_THAI

_OF_FIELD: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("Item", "status"): ITEM_STATUS_THAI,
    ("Analysis", "kind"): ANALYSIS_THAI,
}
"""Where one word stands for different things in different fields."""
_WORDS: Mapping[str, str] = {
    **ANALYSIS_THAI,
    **VERDICT_THAI,
    **ITEM_STATUS_THAI,
    **MEASURE_STATUS_THAI,
    **dict(AGENCY_TYPE_THAI.items()),
    **{severity.value: severity.thai for severity in Severity},
    "intro": "คำนำ",
    "heading": "หัวข้อ",
    "point": "ประเด็นมีลำดับ",
    "bullet": "ประเด็นไม่มีลำดับ",
    "open": "กำลังดำเนินการ",
    "closed": "ประเมินเสร็จแล้ว",
    "ftp": "FTP ไม่เข้ารหัส",
    "ftps": "FTP เข้ารหัส (FTPS)",
    "sftp": "SFTP ผ่าน SSH",
    "folder": "ไดรฟ์หรือโฟลเดอร์",
    "zip": "แฟ้ม ZIP แฟ้มเดียว",
    "explicit": "เริ่มด้วย AUTH TLS",
    "implicit": "เข้ารหัสตั้งแต่ต้น",
    "page": "หน้าของข้อก่อน",
    "evidence": "หลักฐานตามลำดับในระเบียนก่อน",
    **{key: f"{known.name} {known.thai}" for key, known in LICENCES.items()},
}


def word_of(model: str, field: str, choice: str) -> str:
    """Return what ``choice`` of a field of the model called ``model`` is called; itself where nobody named it."""
    return _OF_FIELD.get((model, field), _WORDS).get(choice, choice)
