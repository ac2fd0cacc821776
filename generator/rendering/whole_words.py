"""Which words of a Thai text have to be kept whole at line ends, because browsers would take them apart.

Browsers end lines in Thai between the words of a dictionary that has few compounds: they write ท้อง at the end of a line
and ถิ่น at the start of the next. The text is cut by a fuller dictionary of our own; what it knows as one word and theirs
does not is kept whole. First come the words that official Thai uses all the time, which need no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.language.dictionary_sources import listed_words, thai_dictionary, words_of_browsers

COMPOUNDS = (
    *("งบประมาณ", "ปีงบประมาณ", "เงินเดือน", "เบิกจ่าย", "ค่าธรรมเนียม", "ร้อยละ"),
    *("เจ้าหน้าที่", "พนักงาน", "หน่วยงาน", "คณะกรรมการ", "บุคลากร", "ผู้บริหาร", "ผู้รับบริการ", "ผู้รับผิดชอบ", "ผู้สูงอายุ"),
    *("จัดซื้อ", "จัดจ้าง", "ของขวัญ", "ใบอนุญาต", "คำสั่ง", "ข้อบัญญัติ", "พระราชบัญญัติ", "พระราชกฤษฎีกา"),
    *("เปิดเผย", "เผยแพร่", "ร้องเรียน", "ร้องทุกข์", "ฝึกอบรม", "แต่งตั้ง", "ตรวจสอบ", "ข้อเสนอแนะ", "มีส่วนร่วม"),
    *("ดำเนินการ", "ดำเนินงาน", "ปฏิบัติการ", "ปฏิบัติงาน", "ความเสี่ยง", "ป.ป.ช."),
    *("ตัวชี้วัด", "หลักฐาน", "หลักเกณฑ์", "องค์ประกอบ", "ขั้นตอน", "ระยะเวลา", "พึงพอใจ", "สิ่งแวดล้อม"),
    *("ธรรมาภิบาล", "ความโปร่งใส", "ประพฤติมิชอบ", "ลายลักษณ์อักษร", "ผลประโยชน์", "อินโฟกราฟิก"),
    *("ท้องถิ่น", "ประจำปี", "ประจำ"),
)
_ABBREVIATION = r"(?<![ก-๎.])[ก-๎]{2,4}\.(?:[ก-๎]{1,4}\.)*"
"""Letters with a dot behind them, often several times (``ป.ป.ช.``), that do not stand at the end of a word."""
_LISTED = re.compile("|".join([*map(re.escape, sorted(COMPOUNDS, key=len, reverse=True)), _ABBREVIATION]))
_RUN = re.compile("[ก-ฺเ-๎]{5,}")
_SHORTEST, _LONGEST = 5, 14
"""Letters of a word from the dictionary that is kept whole: a longer one could be too long for a narrow screen."""
_LONGEST_RUN = 400
"""Of a run without spaces, longer than any title: what is longer is left to the browser."""


def whole_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of ``text`` begin and end that are to be kept whole, in order."""
    at = 0
    for listed in _LISTED.finditer(text):
        yield from _in_runs(text, at, listed.start())
        yield listed.span()
        at = listed.end()
    yield from _in_runs(text, at, len(text))


def _in_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text, start, end):
        if len(run[0]) <= _LONGEST_RUN:
            yield from ((run.start() + first, run.start() + last) for first, last in _compounds(run[0]))


@lru_cache(maxsize=8_192)
def _compounds(run: str) -> tuple[tuple[int, int], ...]:
    """Return the words of a run of Thai letters that our dictionary has whole and that of browsers has not."""
    theirs = words_of_browsers()
    return tuple(
        (start, end)
        for piece in thai_dictionary().pieces(run)
        if piece.known
        for start, end in _words(run, piece.start, piece.end)
        if _SHORTEST <= end - start <= _LONGEST and run[start:end] not in theirs
    )


def _words(run: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the words of a piece: itself, or two that often stand together in the forms; none where it is neither."""
    known = listed_words()
    if run[start:end] in known:
        return ((start, end),)
    cut = next((at for at in range(start + 2, end - 1) if run[start:at] in known and run[at:end] in known), None)
    return ((start, cut), (cut, end)) if cut is not None else ()
