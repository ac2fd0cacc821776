"""Rich text (RTF), as Word and WordPad write it."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from generator.inspection.bounds import LINKS, Budget
from generator.inspection.result import Inspection, Kind, Problem, failed
from generator.inspection.thai_text import normalised

_LINK = re.compile(rb'HYPERLINK\s+"([^"]{1,2000})"')
_PICTURE = b"\\pict"
_PICTURE_DATA = re.compile(rb"[0-9a-fA-F\r\n]{64,}")
_LETTER = re.compile(rb"\\'([0-9a-fA-F]{2})")
_COMMAND = re.compile(rb"\\(?!u-?\d)[a-zA-Z]+-?\d* ?|\\[*~_-]")
_NUMBERED = re.compile(r"\\u(-?\d{1,6}) ?\??")


def read_rich_text(raw: bytes, budget: Budget) -> Inspection:
    """Read an RTF file: all of it is one page; letters without a code page of their own are Windows-874."""
    try:
        plain = rtf_to_text(raw.decode("latin-1"), encoding="cp874", errors="replace")  # type: ignore[no-untyped-call]
        text = normalised(budget.take(plain))
    except (ValueError, LookupError, IndexError, TypeError, RecursionError):
        return failed(Problem.DAMAGED, Kind.RTF)
    aside = normalised(budget.take(_everything(raw)))
    links = tuple(dict.fromkeys(found.decode("latin-1") for found in _LINK.findall(raw)))[:LINKS]
    problems = () if text.strip() else (Problem.NO_TEXT if _PICTURE in raw else Problem.EMPTY,)
    return Inspection(Kind.RTF, (text,), 1, not budget.is_spent, problems, links, aside=aside)


def _everything(raw: bytes) -> str:
    """Return all letters of the file, those of comments, notes, page heads and hidden text too, without commands."""
    plain = _COMMAND.sub(b"", _LETTER.sub(lambda letter: bytes([int(letter[1], 16)]), _PICTURE_DATA.sub(b" ", raw)))
    words = _NUMBERED.sub(lambda letter: chr(int(letter[1]) % 0x10000), plain.decode("cp874", "replace"))
    return re.sub(r"[{}\r\n]", "", words).encode(errors="ignore").decode()
