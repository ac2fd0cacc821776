"""Breaks Thai text into lines. Thai has no spaces between words, so phrases are found by the model of BudouX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from budoux import Parser, load_default_thai_parser

TOGETHER = re.compile(
    r"เทศบาลตำบลดอนตะวัน|พ\.ศ\. \d{4}|ปัญหา(?:และ|/)อุปสรรค|ข้อเสนอแนะ|งบประมาณ|ความเสี่ยง|ความพึงพอใจ|ประมวลจริยธรรม"
    r"|โครงการ|กิจกรรม|ตัดสินใจ|ฐานะ|ระยะเวลา|เรื่องร้องเรียน|การทุจริต|ประพฤติมิชอบ|No Gift Policy|E-Service|Dos & Don'ts"
    r"|ข้อ O\d+|\d[\d,.]* (?:คน|บาท|เรื่อง|ข้อ|ครั้ง|วัน|ราย)|\d \d{4} \d{4}(?: ต่อ \d+)?|[\w.-]+@[\w.-]+|www\.[\w./-]+"
    r"|(?:\d{1,2} )?(?:[มกพสตธ]\.[คพยก]\.|มี\.ค\.|เม\.ย\.|มิ\.ย\.|[ก-ฮ][ก-๙]{3,9}(?:คม|ยน|พันธ์)) \d{2,4}|\d[\d,.]*\d"
)
"""Words and phrases that stay on one line where they fit: names and terms that a reader searches for."""


@cache
def _parser() -> Parser:
    return load_default_thai_parser()


def words(text: str) -> list[str]:
    """Split ``text`` where a line may end; joined again, the pieces give the text."""
    pieces: list[str] = []
    end = 0
    for match in TOGETHER.finditer(text):
        pieces += _break(text[end : match.start()])
        pieces.append(match[0])
        end = match.end()
    return _joined([*pieces, *_break(text[end:])])


def wrap(text: str, width: float, measure: Callable[[str], float], first_indent: float = 0.0) -> Iterator[str]:
    """Yield the lines of ``text``, none wider than ``width`` as ``measure`` tells widths; the first is shorter."""
    for paragraph in text.split("\n"):
        line, room = "", width - first_indent
        for word in _fitting(words(paragraph), width, measure):
            if line and measure((line + word).rstrip()) > room:
                yield line.rstrip()
                line, room = word.lstrip(), width
            else:
                line += word
        yield line.rstrip()


def _fitting(pieces: list[str], width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Break again what is wider than a whole line: first into words, then into letters with their marks."""
    for piece in pieces:
        if measure(piece) <= width:
            yield piece
            continue
        for smaller in _break(piece):
            yield from [smaller] if measure(smaller) <= width else re.findall(r".[ัิ-ฺ็-๎ำ]*", smaller)


def _break(text: str) -> list[str]:
    """Split at phrases and behind spaces."""
    return [piece for phrase in _parser().parse(text) for piece in re.findall(r"\S+\s*|\s+", phrase)]


def _joined(pieces: list[str]) -> list[str]:
    """Keep closing marks, ``ๆ`` and ``ฯ`` with the word before them, and opening marks with the word after."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (re.match(r"[)\]”ๆฯ,.:/%]", piece) or re.search(r"[(\[“/]$", joined[-1])):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
