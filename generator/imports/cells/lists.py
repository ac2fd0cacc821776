"""Takes the list in a cell apart: ``1. … 2. …``, ``- …``, nested numbers, marks within a line, lines without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.thai.digits import to_arabic

_LETTERS = "กขคงจฉชซ"
_NUMBERED = re.compile(
    r"(?P<open>\()?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})(?P<close>[.)]{1,2}(?![0-9])|(?<=\.[0-9])(?=[\s\u0e00-\u0e7fA-Za-z])"
    r"|(?<=\.[0-9]{2})(?=[\s\u0e00-\u0e7fA-Za-z]))\s*"
)
_LETTERED = re.compile(rf"(?P<open>\()?(?P<letter>[{_LETTERS}])(?P<close>\)|\.\s)\s*")
_DASH = re.compile(r"(?P<dash>[-–—•●▪■◆➢*✓✔√]|o(?=\s))\s*(?=\S)")
_INNER = re.compile(rf"(?<=\s)(?=\(?[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}[.)]?|\(?[{_LETTERS}]\))")
_INNER_DASH = re.compile(r"(?<=[\u0e00-\u0e7f)\"”])\s+(?=[-–•]\s+[\u0e00-\u0e7fA-Za-z\"“])")
_MONTH_BEFORE = re.compile(r"(?:[ก-ฮ]\.|คม|ยน|พันธ์)\s*$")
_LEADS = re.compile(r"(?:ดังนี้|ได้แก่|คือ|เห็นว่า|พบว่า|ต่อไปนี้|:)\s*$")
"""Words that lead a list."""
_REFERENCE = re.compile(
    r"(?:(?:ชี้วัด|ข้อ|ส่วน|ครั้ง|หมู่|ย่อย|ประเด็น|มาตรการ|กิจกรรม|ขั้นตอน|ขั้น)ที่|ข้อ|ตัวชี้วัด|ย่อย|มาตรา|หมู่|ส่วน|ไตรมาส|ครั้ง|เลขที่|พ\.ศ\.|และ|ถึง|,|-|–)\s*$"
)


@dataclass(slots=True)
class Point:
    """An entry of a list: its words, the mark before it, the entries under it."""

    text: str
    mark: str = ""
    sub: list[Point] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """The words with those of the entries under it, as they were written."""
        return " ".join(filter(None, (self.text, *(f"{one.mark} {one.whole}".strip() for one in self.sub))))


def points(text: str) -> list[Point]:
    """Return the entries of a cell; one entry without a mark when it holds no list."""
    found: list[Point] = []
    levels: list[str] = []
    last: Point | None = None
    pieces = list(_pieces(text))
    is_list = any(mark for mark, _, _ in pieces)
    for mark, style, words in pieces:
        if not mark:
            if last is None or not is_list:
                last = Point(words)
                found.append(last)
            else:
                last.text = f"{last.text} {words}".strip()
            continue
        if style == "n.n" and not levels and found:  # under a single entry, which has no mark of its own
            levels.append("n.")
        level = _level(levels, style, bool(found))
        last = Point(words, mark)
        if level == 0 or not found:
            found.append(last)
        elif level == 1 or not found[-1].sub:
            found[-1].sub.append(last)
        else:
            found[-1].sub[-1].sub.append(last)
    return [point for point in found if point.text or point.sub]


def _level(levels: list[str], style: str, has_points: bool) -> int:
    """Return how deep entries of a style stand: each new style under those before it."""
    if not has_points:
        levels.clear()
    if style in levels:
        del levels[levels.index(style) + 1 :]
    else:
        levels.append(style)
    return len(levels) - 1


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each piece of the text with its mark and the style of that: ``("1.", "n.", "…")``."""
    counts: dict[str, int] = {}
    for line in text.split("\n"):
        rest = line.strip()
        while rest:
            mark, style, number, words = _inner(_marked(rest), counts)
            if style:
                counts[style] = number
            end = _next_mark(words if mark else rest, counts, style)
            told = (words if mark else rest)[:end].strip()
            if mark or told:
                yield mark, style, " ".join(told.split())
            rest = (words if mark else rest)[end:].strip()


def _inner(outer: tuple[str, str, int, str], counts: dict[str, int]) -> tuple[str, str, int, str]:
    """Return the second of two marks where the program counted a line that its writer had counted: ``8. (1) …``."""
    mark, style, number, words = _marked(outer[3])
    if not outer[1].endswith("n.") and not outer[1].endswith("n)"):
        return outer
    if style in {"", "-", outer[1]} or not words.strip() or not counts:
        return outer
    return (mark, style, number, words) if number == counts.get(style, 0) + 1 else outer


def _marked(text: str) -> tuple[str, str, int, str]:
    """Return the mark at the start of a text, its style, its number, and the words behind it."""
    even = to_arabic(text)
    if match := _NUMBERED.match(even):
        parts = match["number"].split(".")
        style = f"{match['open'] or ''}{'n.' * (len(parts) - 1)}n{match['close'] if len(parts) == 1 else ''}"
        return text[: match.end()].strip(), style, int(parts[-1]), text[match.end() :]
    if match := _LETTERED.match(even):
        return text[: match.end()].strip(), "ก", _LETTERS.index(match["letter"]) + 1, text[match.end() :]
    if (match := _DASH.match(even)) and not re.match(r"[-–]\s*[0-9]", even):
        return match["dash"], match["dash"].replace("–", "-").replace("—", "-"), 0, text[match.end() :]
    return "", "", 0, text


def _next_mark(text: str, counts: dict[str, int], style: str) -> int:
    """Return where the next entry begins within a line: only at the number that must come next."""
    even = to_arabic(text)
    for match in _INNER.finditer(even):
        place = match.start()
        mark, found, number, words = _marked(text[place:])
        if not mark or not words.strip() or _REFERENCE.search(even[:place]):
            continue
        expected = counts[found] + 1 if found in counts else None
        begins = expected is None and number == 1
        if number == expected or (begins and (_LEADS.search(even[:place]) or _goes_on(even[place + 1 :], mark))):
            return place
    if style == "-":
        for match in _INNER_DASH.finditer(even):
            if not _MONTH_BEFORE.search(even[: match.start()]):
                return match.end()
    return len(text)


def _goes_on(rest: str, mark: str) -> bool:
    """Tell whether a second entry follows a first one, so that the first is no mere reference."""
    even = to_arabic(mark)
    following = re.sub(r"1(?=[.)]*$)", "2", even)
    return following != even and re.search(rf"(?:^|\s){re.escape(following)}", rest) is not None
