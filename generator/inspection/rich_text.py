"""Rich text (RTF), as Word and WordPad write it."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from generator.inspection.bounds import LINKS, Budget
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind

_LINK = re.compile(rb'HYPERLINK\s+"([^"]{1,2000})"')
"""The address in the field of a link; bounded, so that a quote that nothing closes is not followed to the end."""
_PICTURE = b"\\pict"
_PICTURE_DATA = re.compile(rb"[0-9a-fA-F\r\n]{64,}")
"""A picture written in hexadecimal figures; no number in a text is that long."""
_LETTER = re.compile(rb"\\'([0-9a-fA-F]{2})")
r"""A letter by its byte, as Word writes Thai: ``\'a1``."""
_COMMAND = re.compile(rb"\\(?!u-?\d)[a-zA-Z]+-?\d* ?|\\[*~_-]")
"""A command and the space that ends it, or a mark such as that of a no-break space; not a letter by its number."""
_NUMBERED = re.compile(r"\\u(-?\d{1,6}) ?\??")
"""A letter by its number in Unicode, which may be negative, with the question mark for programs that know none."""


def read_rich_text(raw: bytes, budget: Budget) -> Inspection:
    """Read an RTF file: all of it is one page; letters without a code page of their own are Windows-874."""
    try:
        plain = rtf_to_text(raw.decode("latin-1"), encoding="cp874", errors="replace")  # type: ignore[no-untyped-call]
        text = normalised(budget.take(plain))
    except (ValueError, LookupError, IndexError, TypeError, RecursionError):
        return failed(Problem.DAMAGED, Kind.RTF)
    aside = normalised(budget.take(_everything(raw)))
    links = tuple(dict.fromkeys(link.decode("latin-1") for link in _LINK.findall(raw)))[:LINKS]
    problems = () if text.strip() else (Problem.NO_TEXT if _PICTURE in raw else Problem.EMPTY,)
    return Inspection(Kind.RTF, (text,), 1, not budget.is_spent, problems, links, aside=aside)


def _everything(raw: bytes) -> str:
    """Return all letters of the file, those of comments, notes, page heads and hidden text too, without commands."""
    plain = _COMMAND.sub(b"", _LETTER.sub(lambda letter: bytes([int(letter[1], 16)]), _PICTURE_DATA.sub(b" ", raw)))
    words = _NUMBERED.sub(lambda letter: chr(int(letter[1]) % 0x10000), plain.decode("cp874", "replace"))
    return re.sub(r"[{}\r\n]", "", words).encode(errors="ignore").decode()
