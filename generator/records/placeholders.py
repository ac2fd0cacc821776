"""Words that the program itself puts where an official's own belong: what ``oit new`` writes, known to the check."""

from __future__ import annotations

MEASURE_TITLE = "ชื่อมาตรการ โครงการ หรือกิจกรรม"
ISSUE = "ประเด็นที่พบจากผลการประเมิน"
FIRST_STEP, SECOND_STEP = "ขั้นตอนที่หนึ่ง", "ขั้นตอนที่สอง"
TARGET = "เป้าหมายที่วัดได้"
PROGRESS = "ทำอะไรไปแล้ว"
RESULT = "สรุปผลการดำเนินการ"
OUTCOME = "ผลลัพธ์หรือความสำเร็จ ไม่ใช่รายการขั้นตอน"
EVIDENCE_TITLE = "ชื่อหลักฐาน"
EXPLANATION = "คำอธิบายถึงผู้ประเมินว่าดูอะไรที่ไหน"
DOCUMENT_TITLE = "ชื่อเอกสาร"
FILE_NAME = "ชื่อแฟ้ม"
PAGE_NAME = "ชื่อหน้า"

SURVEY_CODE = "abc123"
"""Stands for the code of a survey in what is said of an address that is none."""

TEXTS = frozenset(
    {
        *(MEASURE_TITLE, ISSUE, FIRST_STEP, SECOND_STEP, TARGET, PROGRESS, RESULT, OUTCOME, EVIDENCE_TITLE),
        *(EXPLANATION, DOCUMENT_TITLE, FILE_NAME, PAGE_NAME),
    }
)
"""All of them."""
