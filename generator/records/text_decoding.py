"""From bytes to text: UTF-8 and UTF-16 are read, Windows-874 is recognised, everything else is refused.

What is read, in this order:

1. a byte order mark decides: UTF-8 or UTF-16 (little or big end first);
2. a file that begins like a PDF, a picture, Word or Excel is named as such and refused;
3. zero bytes in every other place are UTF-16 without its mark; any other zero byte is a damaged or binary file;
4. UTF-8, refused when it shows that Thai was read in a wrong encoding once and saved again ("เธชเธณ…");
5. Windows-874, with a warning, and only when the bytes make plausible Thai: vowels and tone marks stand on
   consonants, the letters come in words, and there is no UTF-8 Thai in between. Guessing beats refusing here because
   old Thai programs still save so and nothing else in use looks alike; the warning lets the official look.
"""

from __future__ import annotations

import codecs
import re

from generator.findings.finding import Finding, Place, finding
from generator.system.text_characters import line_and_column, shown

CODES = ("E113", "E114", "E115", "E116", "N112", "W111")

Decoded = tuple[str | None, tuple[Finding, ...]]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"PK\x03\x04", "Excel, Word หรือแฟ้มบีบอัด ZIP"),
    (b"\xd0\xcf\x11\xe0", "Excel หรือ Word รุ่นเก่า"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "รูปภาพ PNG"),
    (b"\xff\xd8\xff", "รูปภาพ JPEG"),
    (b"GIF8", "รูปภาพ GIF"),
    (b"{\\rtf", "เอกสาร RTF จาก Word หรือ WordPad"),
)

_THAI = re.compile("[\u0e01-\u0e5b]")
"""A Thai character."""
_THAI_WORD = re.compile("[\u0e01-\u0e5b]{2,}")
"""Thai characters side by side, which they nearly always are in Thai, and seldom in what is no Thai."""
_MISPLACED = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
"""A mark without its consonant, or a leading vowel with none behind it."""

_SAVED_TWICE = re.compile("(?:เธ.|เน.){4}|(?:\xe0\xb8.|\xe0\xb9.){3}", re.DOTALL)
"""Thai UTF-8 bytes that were read as Windows-874, or as Western European, and saved again."""

_UTF16_HIGH_BYTES = (0x00, 0x0E, 0x20)
"""The high bytes of Latin, Thai and general punctuation in UTF-16."""


def decode(raw: bytes, place_name: str) -> Decoded:
    """Return the text of ``raw`` without its byte order mark, or ``None``, and what there is to say about it.

    ``place_name`` is the file's POSIX path relative to the agency's folder, for the findings. Line breaks stay.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, place_name)
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            return None, (finding("E114", Place(place_name), kind=kind),)
    if b"\0" in raw:
        guess = _utf16_without_mark(raw)
        return _marked(raw, guess, place_name) if guess else _binary(raw, place_name)
    try:
        return _accepted(raw.decode("utf-8"), place_name)
    except UnicodeDecodeError:
        text = _windows_874(raw)
    if text is None:
        return _broken(raw, "utf-8", place_name)
    return text, (finding("W111", Place(place_name)),)


def encoding_of(raw: bytes) -> tuple[bytes, str]:
    """Return the byte order mark of ``raw``, which ``decode`` reads, and the name of its encoding."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return mark, encoding
    if b"\0" in raw and (guess := _utf16_without_mark(raw)):
        return b"", guess
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp874"
    return b"", "utf-8"


def _marked(raw: bytes, encoding: str, place_name: str) -> Decoded:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return _broken(raw, encoding, place_name)
    if "\0" in text:
        return _binary(text.encode("utf-8"), place_name)
    accepted, problems = _accepted(text, place_name)
    notes = () if encoding == "utf-8" or accepted is None else (finding("N112", Place(place_name)),)
    return accepted, (*notes, *problems)


def _accepted(text: str, place_name: str) -> Decoded:
    text = text.lstrip("\ufeff")
    if ("เธ" in text or "\xe0" in text) and (garbled := _SAVED_TWICE.search(text)):
        return None, (
            finding("E116", Place(place_name, *line_and_column(text, garbled.start())), text=shown(garbled[0])),
        )
    return text, ()


def _binary(raw: bytes, place_name: str) -> Decoded:
    before = raw[: raw.index(b"\0")].decode("utf-8", "replace")
    place = Place(place_name, *line_and_column(before + "\0", len(before)))
    return None, (finding("E115", place, count=raw.count(b"\0")),)


def _broken(raw: bytes, encoding: str, place_name: str) -> Decoded:
    name = "UTF-8" if encoding == "utf-8" else "UTF-16"
    if encoding == "utf-8":
        text = raw.decode(encoding, "surrogateescape")
        wrong = [match.start() for match in re.finditer("[\ud800-\udfff]", text)]
    else:
        text = raw.decode(encoding, "replace")
        wrong = [match.start() for match in re.finditer("\ufffd", text)]
    # Only the first few lines are named: the cure, saving the whole file again, is the same for all of them.
    lines = list(dict.fromkeys(line_and_column(text, offset)[0] for offset in wrong[:200]))
    named = ", ".join(map(str, lines[:5])) + (" …" if lines[5:] else "")
    place = Place(place_name, *line_and_column(text, wrong[0]))
    return None, (finding("E113", place, encoding=name, lines=named),)


def _utf16_without_mark(raw: bytes) -> str | None:
    if len(raw) % 2:
        return None
    first, second = raw[0::2], raw[1::2]
    for high, low, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        expected = sum(map(high.count, _UTF16_HIGH_BYTES))
        if expected * 20 >= len(high) * 19 and low.count(0) * 20 <= len(low):
            return encoding
    return None


def _windows_874(raw: bytes) -> str | None:
    """Read ``raw`` as Windows-874 when that gives plausible Thai."""
    try:
        text = raw.decode("cp874")
    except UnicodeDecodeError:
        return None
    letters = len(_THAI.findall(text))
    in_words = sum(map(len, _THAI_WORD.findall(text)))
    misplaced = len(_MISPLACED.findall(text))
    as_utf8 = len(_THAI.findall(raw.decode("utf-8", "ignore")))
    plausible = letters and in_words * 5 >= letters * 4 and misplaced * 20 <= letters and as_utf8 * 10 <= letters
    return text if plausible and not _SAVED_TWICE.search(text) else None
