"""What the first letter of a code means: how bad it is, or what it is about.

Agencies name codes in waivers, so that none changes.

Three letters are severities, for what is wrong with the folder and what is made of it. The others are subjects, whose
findings are of any severity, but for those of U, which all say that nothing was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where findings come from that not every check looks for."""

    DOCUMENTS = "documents"
    TEXTS = "texts"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with which codes begin: its name in Thai, what it means, and the one severity of its findings, if one.

    It ``is_severity`` where it says nothing else. ``source`` is where its findings come from, where a check can be made
    without looking there.
    """

    thai: str
    meaning: str
    severity: str | None = None
    is_severity: bool = False
    source: Source | None = None


LETTERS: dict[str, Letter] = {
    "E": Letter(
        "ข้อผิดพลาด",
        "stops a build: in reading, references, rendering, verifying or releasing",
        "error",
        is_severity=True,
    ),
    "W": Letter("ข้อควรตรวจ", "to be looked at, of the same matters as E and of waivers", "warning", is_severity=True),
    "N": Letter("ข้อสังเกต", "worth knowing, costs nothing; of the same matters as E", "note", is_severity=True),
    "G": Letter("ความครบถ้วนตามแบบ", "what the form asks for and the records do not prove"),
    "M": Letter("มาตรการและการตอบผลประเมิน", "measures, and how they answer the result of the year before"),
    "S": Letter("คะแนนและผลการประเมิน", "scores of a result, on paper or in words"),
    "T": Letter("ถ้อยคำ", "how texts are written, whose they are, and what they refer to", source=Source.TEXTS),
    "Y": Letter("ปีและวันที่", "years, dates and who was in office on them", source=Source.TEXTS),
    "D": Letter("เอกสารและแฟ้ม", "documents and pictures as files, and what stands in them", source=Source.DOCUMENTS),
    "L": Letter("ลิงก์และที่อยู่", "links that lead on, old addresses, frozen addresses and the sheet", source=Source.LINKS),
    "U": Letter("การเรียกใช้คำสั่ง", "a command that cannot be carried out as it was called", "error"),
}
"""In the order in which people look for them."""


def source_of(code: str) -> Source | None:
    """Return where findings of ``code`` come from, where not every check looks there."""
    letter = LETTERS.get(code[:1])
    return letter.source if letter else None
