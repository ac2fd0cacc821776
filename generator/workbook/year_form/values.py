"""How a value of a form stands in a cell, and what people may type for it; what cannot be read says what would do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz, process

from generator.records.model.codes import item_code
from generator.thai.digits import to_arabic
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

_NEAR = 60
_LISTED = re.compile(r"[,;،、\n]|(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])")
_OR = re.compile(r"\s*(?:\||/|,|\bหรือ\b| หรือ )\s*")
_EMPTY = frozenset({"", "-", "–", "ไม่มี", "ไม่ระบุ"})
_YES = frozenset({"ใช่", "มี", "ต้องมี", "yes", "y", "true", "1", "✓", "x", "/"})
_NO = frozenset({"ไม่ใช่", "ไม่มี", "ไม่ต้องมี", "ไม่", "no", "n", "false", "0", "-"})
_MONTH_DAY = re.compile(r"(\d{1,2})\s*([ก-๙.]+)")
_MONTH_NUMBER = {
    name.strip(".").replace(".", ""): at for names in (MONTHS_SHORT, MONTHS_LONG) for at, name in enumerate(names, 1)
}


class BadValueError(ValueError):
    """A cell that cannot be read: what is wrong with it, and what to type instead."""

    def __init__(self, problem: str, cure: str) -> None:
        """Keep both, in Thai."""
        super().__init__(problem)
        self.problem, self.cure = problem, cure


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of value is shown and read; ``choices`` are what a list offers."""

    show: Callable[[Any], str]
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()


def nearest(text: str, choices: Sequence[str]) -> str | None:
    """Return which of ``choices`` was probably meant by ``text``."""
    found = process.extractOne(text, choices, processor=str.lower, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def is_empty(text: str) -> bool:
    """Tell whether a cell says that there is nothing."""
    return text.strip() in _EMPTY


def _number(text: str) -> Decimal:
    plain = to_arabic(text).replace(",", "").replace("ร้อยละ", "").strip(" %")
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,4})?", plain):
        raise BadValueError(f"“{text}” ไม่ใช่ตัวเลข", "พิมพ์เป็นตัวเลขล้วน เช่น 40 หรือ ๔๐")
    return Decimal(plain)


def _whole(text: str) -> int:
    number = _number(text)
    if number != number.to_integral_value():
        raise BadValueError(f"“{text}” ไม่ใช่จำนวนเต็ม", "พิมพ์เป็นจำนวนเต็ม เช่น 3")
    return int(number)


def _plain_number(value: Any) -> str:  # noqa: ANN401 - a number of YAML
    number = Decimal(str(value))
    return str(int(number)) if number == number.to_integral_value() else str(number)


def _yes(text: str) -> bool:
    plain = text.strip().lower()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise BadValueError(f"“{text}” ไม่ใช่คำตอบของช่องนี้", "เลือก ใช่ หรือปล่อยว่าง")


def choice(words: Mapping[str, str]) -> Form:
    """Return the form of a value with a list: by its Thai words, or by its key."""
    by_words = {thai: key for key, thai in words.items()}

    def read(text: str) -> str:
        """Return the key that a cell means."""
        plain = " ".join(text.split())
        lowered = {name.lower(): key for name, key in {**by_words, **{key: key for key in words}}.items()}
        if plain.lower() in lowered:
            return lowered[plain.lower()]
        near = nearest(plain, [*by_words, *words])
        meant = f"หมายถึง “{words.get(near, near)}” ใช่หรือไม่ " if near else ""
        raise BadValueError(f"“{text}” ไม่อยู่ในตัวเลือก", f"{meant}เลือกจาก {', '.join(by_words)}")

    return Form(lambda value: words.get(str(value), str(value)), read, tuple(by_words))


def _month_day(text: str) -> str:
    plain = to_arabic(text).strip()
    if match := re.fullmatch(r"(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])", plain):
        return f"{int(match[1]):02d}-{int(match[2]):02d}"
    if (match := re.fullmatch(r"(\d{1,2})/(0?[1-9]|1[0-2])", plain)) and 1 <= int(match[1]) <= 31:  # noqa: PLR2004 - days
        return f"{int(match[2]):02d}-{int(match[1]):02d}"
    match = _MONTH_DAY.match(plain)
    name = match[2].replace(".", "").rstrip() if match else ""
    month = _MONTH_NUMBER.get(name)
    most = 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31  # noqa: PLR2004 - days of the months
    if match is None or month is None or not 1 <= int(match[1]) <= most:
        near = nearest(name, list(MONTHS_SHORT + MONTHS_LONG)) if name else None
        meant = f"หมายถึงเดือน {near} ใช่หรือไม่ " if near and month is None else ""
        raise BadValueError(f"“{text}” ไม่ใช่วันและเดือน", f"{meant}พิมพ์วันและเดือนโดยไม่ใส่ปี เช่น 1 มี.ค.")
    return f"{month:02d}-{int(match[1]):02d}"


def _shown_day(value: Any) -> str:  # noqa: ANN401 - text of YAML
    month, day = (int(piece) for piece in str(value).split("-"))
    return f"{day} {MONTHS_SHORT[month - 1]}"


def pieces(text: str) -> list[str]:
    """Return the pieces of a list that people type with commas, spaces between codes, or line breaks."""
    return [piece.strip(" .•") for piece in _LISTED.split(text) if piece.strip(" .•")]


def codes(letters: str) -> Form:
    """Return the form of a list of item codes that begin with ``letters``."""

    def read(text: str) -> list[str]:
        """Return the codes in a cell."""
        return [code_of(piece, letters) for piece in pieces(text)]

    return Form(", ".join, read)


def code_of(text: str, letters: str) -> str:
    """Return the canonical item code that ``text`` means in a form whose codes begin with ``letters``."""
    code = item_code(text, (letters,))
    if code is None:
        number = re.search(r"\d{1,3}(?:\.\d{1,3})*", to_arabic(text))
        meant = f"{letters}{number[0].lstrip('0')}" if number else ""
        near = meant and meant != text.strip().upper()
        example = f"หมายถึง {meant} ใช่หรือไม่" if near else f"พิมพ์เช่น {letters or '1.'}1"
        raise BadValueError(f"“{text}” ไม่ใช่รหัสข้อของแบบนี้", example)
    return code


def _slug(text: str) -> str:
    plain = text.strip().lower().replace("_", "-").replace(" ", "-")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", plain):
        raise BadValueError(f"“{text}” ใช้เป็นรหัสไม่ได้", "ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น e-service")
    return plain


def _groups(text: str) -> list[list[str]]:
    rows = [[word.strip() for word in _OR.split(line) if word.strip()] for line in text.splitlines()]
    short = [word for row in rows for word in row if len(word) < 2]  # noqa: PLR2004 - the shortest word of the model
    if short:
        raise BadValueError(f"คำ “{short[0]}” สั้นเกินไป", "ใช้คำที่มีอย่างน้อย 2 ตัวอักษร")
    return [row for row in rows if row]


def _text(text: str) -> str:
    return text.strip()


TEXT = Form(str, _text)
WHOLE = Form(_plain_number, _whole)
NUMBER = Form(_plain_number, _number)
YES = Form(lambda value: "ใช่" if value else "", _yes, ("ใช่",))
DAY = Form(_shown_day, _month_day)
SLUG = Form(str, _slug)
SLUGS = Form(", ".join, lambda text: [_slug(piece) for piece in re.split(r"[,;\n]", text) if piece.strip()])
LINES = Form("\n".join, lambda text: [line.strip() for line in text.splitlines() if line.strip()])
WORDS = Form(lambda groups: "\n".join(" | ".join(group) for group in groups), _groups)
WHOLES = Form(
    lambda values: ", ".join(map(str, values)),
    lambda text: [_whole(piece) for piece in re.split(r"[,;\s]+", text) if piece],
)
