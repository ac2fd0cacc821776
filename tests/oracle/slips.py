"""Slips as people make them in good records, one at a time, each with the codes that would name it.

A kind of slip finds every place of a record where it may be made; which place and which slip is the draw's. Nothing is
said of where the rules look: a slip is what a hand does (a letter lost, last year's figure left, a line forgotten).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
YEAR_CODES = ("Y5*", "G012", "G013", "G01?", "T525", "E225", "W38?", "M565")
SPELLING = ("T508", "T502", "T509", "T503", "T501", "T507", "T556", "T554", "T510", "T551", "Y552", "Y556", "T518")

Places = Callable[[str, str], Iterator["Slip"]]


@dataclass(frozen=True, slots=True)
class Slip:
    """The letters ``start`` to ``end`` of a record become ``new``."""

    file: str
    start: int
    end: int
    new: str

    def on(self, text: str) -> str:
        """Return the text of the record with the slip."""
        return f"{text[: self.start]}{self.new}{text[self.end :]}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slip: what it is called, the codes that name it, and the places of a record where it may be made."""

    name: str
    codes: tuple[str, ...]
    places: Callable[[str, str, Random], Iterator[Slip]]


_WORDS = re.compile(
    "ดำเนินการ|ประชาชน|เจ้าหน้าที่|งบประมาณ|เผยแพร่|ประเมิน|ปรับปรุง|เอกสาร|ตรวจสอบ|ร้องเรียน|ผู้บริหาร|ผู้รับบริการ|อนุญาต|ก่อสร้าง|"
    "หลักเกณฑ์|ความก้าวหน้า|คณะกรรมการ|ผลการ|แผนพัฒนา|ประกาศ|ระเบียบ|ทรัพย์สิน|สถิติ|เว็บไซต์|อิเล็กทรอนิกส์|ลงทะเบียน|รถยนต์|"
    "ความพึงพอใจ|ข้อเสนอ|ประจำปี|โครงการ|ความเสี่ยง|การทุจริต|พนักงานจ้าง|ประชุม|รายงาน|หน่วยงาน|ขั้นตอน|บริการ|หมู่บ้าน"
)
_YEAR = re.compile("25[0-9]{2}")
_TONE = re.compile("[่้๊๋์็]")
_PROSE = re.compile(
    r"(?m)^\s*(?:- )?(?:explanation|title|issue|comment|cause|remedy|heading): (?P<value>[^\n{\[\"']*[ก-๛][^\n]*)$"
    r"|^\s*- (?P<item>[ก-๛][^\n:{]*)$|(?<=text: )(?P<text>[ก-๛][^,}\n]*)"
)


def _prose(text: str) -> Iterator[tuple[int, int]]:
    """Yield where running text stands in a record."""
    for match in _PROSE.finditer(text):
        yield match.span(match.lastgroup or 0)


def _in_prose(text: str, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
    compiled = re.compile(pattern)
    for start, end in _prose(text):
        yield from compiled.finditer(text, start, end)


def _letter_lost(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, _WORDS):
        place = draw.randrange(match.start() + 1, match.end())
        yield Slip(file, place, place + 1, "")


def _letters_swapped(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, _WORDS):
        place = draw.randrange(match.start(), match.end() - 1)
        if text[place] != text[place + 1]:
            yield Slip(file, place, place + 2, text[place + 1] + text[place])


def _tone_changed(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for word in _in_prose(text, _WORDS):
        for match in _TONE.finditer(word[0]):
            place = word.start() + match.start()
            yield Slip(file, place, place + 1, draw.choice([one for one in "่้๊๋" if one != match[0]]))


def _ring_lost(file: str, text: str, _: Random) -> Iterator[Slip]:
    for match in _in_prose(text, "ำ"):
        yield Slip(file, match.start(), match.end(), "า")


def _word_doubled(file: str, text: str, _: Random) -> Iterator[Slip]:
    for match in _in_prose(text, f"{_WORDS.pattern}|และ|ของ|(?<!การ)การ(?=[ก-ฮ])"):
        yield Slip(file, match.end(), match.end(), match[0])


def _cut_off(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for _, end in _prose(text):
        yield Slip(file, end, end, draw.choice(["และ", " โดย", "เพื่อ", " ซึ่ง", "ตามที่"]))


def _year_moved(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, r"(?<=ปี )25[0-9]{2}"):
        yield Slip(file, *match.span(), str(int(match[0]) + draw.choice([-4, -3, -2, 2, 3])))


def _kind_of_authority(file: str, text: str, _: Random) -> Iterator[Slip]:
    others: Mapping[str, str] = {
        "นายกเทศมนตรี": "นายกองค์การบริหารส่วนตำบล",
        "พนักงานเทศบาล": "พนักงานส่วนตำบล",
        "สำนักปลัดเทศบาล": "สำนักปลัดองค์การบริหารส่วนตำบล",
        "ปลัดเทศบาล": "ปลัดองค์การบริหารส่วนตำบล",
        "เทศบัญญัติ": "ข้อบัญญัติ",
        "ของเทศบาล": "ขององค์การบริหารส่วนตำบล",
    }
    for match in _in_prose(text, "|".join(others)):
        yield Slip(file, *match.span(), others[match[0]])


def _other_agency(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, "ของเทศบาล(?!ตำบล)"):
        yield Slip(file, match.end(), match.end(), draw.choice(["ตำบลบ้านใหม่", "เมืองทุ่งสง่า", "ตำบลหนองกระทุ่ม"]))


def _own_name_misspelt(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, "ของเทศบาล(?!ตำบล)"):
        yield Slip(file, match.end(), match.end(), draw.choice(["ตำบลดอนตะวัณ", "ตำบลดอนตวัน", "ตำบลดอตะวัน"]))


def _item_code(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, "(?<=ข้อ O)[0-9]{1,2}"):
        yield Slip(file, *match.span(), str(draw.choice([45, 48, 51, 60])))


def _percentage(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in _in_prose(text, r"(?<=คิดเป็นร้อยละ )[0-9]+(?:\.[0-9]+)?"):
        yield Slip(file, *match.span(), f"{float(match[0]) - draw.choice([2.1, 9, 10]):g}")


def _impossible_day(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(rf"(?<![0-9])[0-9]{{1,2}} (?:{'|'.join(map(re.escape, MONTHS))})(?= 25)", text):
        yield Slip(file, *match.span(), draw.choice(["31 ก.พ.", "31 เม.ย.", "30 ก.พ.", "31 ก.ย.", "31 พ.ย."]))


def _issued(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?m)(?<=issued: )[^\n]*?(25[0-9]{2})$", text):
        yield Slip(file, *match.span(1), str(int(match[1]) + draw.choice([-3, -2, 1, 2])))


def _of_year(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?m)(?<=^    fiscal_year: )(25[0-9]{2})$", text):
        yield Slip(file, *match.span(1), str(int(match[1]) + draw.choice([-2, -1, 1])))


def _line_lost(*keys: str) -> Callable[[str, str, Random], Iterator[Slip]]:
    def places(file: str, text: str, _: Random) -> Iterator[Slip]:
        if "measures" in file:
            for match in re.finditer(rf"(?m)^(    )?(?:{'|'.join(keys)}):[^\n]*\n(?(1)|(?:  - [^\n]*\n)*)", text):
                yield Slip(file, *match.span(), "")

    return places


def _steps_lost(file: str, text: str, _: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?m)(?<=  - steps:)\n(?:      (?:- | )[^\n]*\n)+", text):
        yield Slip(file, *match.span(), " []\n")


def _period(file: str, text: str, draw: Random) -> Iterator[Slip]:
    """Move all years of a period on or back."""
    for match in re.finditer(r"(?m)(?<=    period: )([^\n]+)$", text) if "measures" in file else ():
        by = draw.choice([-1, 1, 2])
        yield Slip(file, *match.span(1), _YEAR.sub(partial(_moved, by), match[1]))


def _moved(by: int, year: re.Match[str]) -> str:
    return str(int(year[0]) + by)


def _score(file: str, text: str, draw: Random) -> Iterator[Slip]:
    if "results" in file:
        for match in re.finditer(r"(?m)(?:^  [0-9]+: |IIT: |EIT: |OIT: |^total: )([0-9]{2,3}\.[0-9]{2})", text):
            yield Slip(file, *match.span(1), f"{float(match[1]) + draw.choice([-9.0, -2.7, 3.6, 0.45]):.2f}")


def _level(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?m)(?<=^level: )[^\n]+", text):
        yield Slip(file, *match.span(), draw.choice(["ผ่านดีเยี่ยม", "ผ่าน", "ต้องปรับปรุง"]))


def _verdict(file: str, text: str, _: Random) -> Iterator[Slip]:
    others = {"maintain": "improve", "improve": "maintain"}
    for match in re.finditer(r"(?m)(?<=: )(?:maintain|improve)$", text):
        if match.start() and "kind" not in text[max(0, match.start() - 8) : match.start()]:
            yield Slip(file, *match.span(), others[match[0]])


def _target_number(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=number: )[0-9]+(?=, unit)", text):
        yield Slip(file, *match.span(), str(int(match[0]) + draw.choice([-5, -10, 7, 12])))


def _unit(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=responsible: \[)[a-z]+", text):
        place = draw.randrange(match.start(), match.end())
        yield Slip(file, place, place + 1, "")


def _file_gone(file: str, text: str, _: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?m)(?<=    file: )[^\n]*(-25[0-9]{2})\.", text):
        yield Slip(file, *match.span(1), f"{match[1]}-แก้ไข")


def _signatory(file: str, text: str, draw: Random) -> Iterator[Slip]:
    names = ["นายประเสริฐ ธารตะวัน", "นายสมชาติ พงษ์ธาราชัย", "นางสาวกมลวรรณ ศรีสายทาร", "นางสาวกมลวัน ศรีสายธาร"]
    for match in re.finditer(r"(?<=signatory: \{name: )[^,}]+", text):
        yield Slip(file, *match.span(), draw.choice([name for name in names if name != match[0]]))


def _percent(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=percent: )100(?=,)", text):
        yield Slip(file, *match.span(), str(draw.choice([20, 45, 60])))


def _survey(file: str, text: str, draw: Random) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=go/)eit/[a-z0-9]+", text):
        yield Slip(file, *match.span(), draw.choice([match[0].replace("eit", "iit"), "eit/dtw565"]))


def _indicator(file: str, text: str, draw: Random) -> Iterator[Slip]:
    if "measures/2569" in file:
        for match in re.finditer(r"(?<=  indicators: \[)([0-9]+)\]", text):
            others = [one for one in range(1, 11) if str(one) != match[1]]
            yield Slip(file, *match.span(1), str(draw.choice(others)))


KINDS = (
    Kind("letter lost", SPELLING, _letter_lost),
    Kind("letters swapped", SPELLING, _letters_swapped),
    Kind("tone mark changed", SPELLING, _tone_changed),
    Kind("ring lost", SPELLING, _ring_lost),
    Kind("word doubled", ("T503", "T508"), _word_doubled),
    Kind("text cut off", ("T504", "T526", "T505"), _cut_off),
    Kind("year of a text", (*YEAR_CODES, "M5*", "T53?"), _year_moved),
    Kind("word of another kind", ("T512", "T518", "T561", "T511"), _kind_of_authority),
    Kind("another agency", ("T511", "T517", "T512"), _other_agency),
    Kind("own name misspelt", ("T510",), _own_name_misspelt),
    Kind("number of an item", ("T53?", "M5[4-6]?", "Y517"), _item_code),
    Kind("percentage", ("T563", "T565", "M566", "T581"), _percentage),
    Kind("impossible day", ("Y509", "E22?", "E2??"), _impossible_day),
    Kind("day of issue", (*YEAR_CODES, "E3??"), _issued),
    Kind("year of evidence", (*YEAR_CODES,), _of_year),
    Kind("period lost", ("M504", "M505"), _line_lost("period")),
    Kind("follow-up lost", ("M505", "M512"), _line_lost("follow_up")),
    Kind("responsible lost", ("M503",), _line_lost("responsible")),
    Kind("target lost", ("M506", "M519"), _line_lost("target")),
    Kind("steps lost", ("M502",), _steps_lost),
    Kind("result lost", ("M52?", "M519", "M507"), _line_lost("result", "outcome")),
    Kind("period", ("Y512", "Y508", "E225", "M51?", "M520", "M565", "Y54?", "Y518", "M518"), _period),
    Kind("score", ("S6??", "M55?", "M56?"), _score),
    Kind("level", ("S6??",), _level),
    Kind("verdict", ("S6??", "M55?", "M56?"), _verdict),
    Kind("number of a target", ("T560", "M566", "M56?"), _target_number),
    Kind("id of a unit", ("W330",), _unit),
    Kind("file of evidence", ("E34?", "E3??"), _file_gone),
    Kind("signatory", ("Y55?",), _signatory),
    Kind("percentage of progress", ("M52?",), _percent),
    Kind("address of the survey", ("E233", "E350", "E360", "T571", "W386"), _survey),
    Kind("indicator of a measure", ("M5*", "S6??", "T550"), _indicator),
)
