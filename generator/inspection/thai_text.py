"""Thai as it comes out of PDF and office files, made into Thai as people type it.

What is mended, each seen in documents that agencies publish: marks at private-use code points of old Windows fonts,
``ำ`` taken apart (``ํ`` and ``า``) or with its ring lost as a space, tone marks before the vowel they stand on, marks
printed twice to look bold, ``เ`` twice for ``แ``, invisible characters, Windows-874 read as Western European.
"""

from __future__ import annotations

import re

from generator.thai.digits import to_arabic
from generator.thai.sara_am import NIKHAHIT, SARA_AA, SARA_AM

_PRIVATE = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""Shifted and shortened forms that Thai fonts for Windows keep at U+F700 to U+F71A, and the letters they stand for."""

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Characters that show nothing and stand for nothing: controls, soft hyphens, zero-width and turning marks."""
_SPACE = re.compile("[\x85\xa0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces of other widths, no-break spaces, and NEL, which is one here."""
_CONSONANT = "\u0e01-\u0e2e"
_VOWEL_MARK = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_TONE = "\u0e48-\u0e4c"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"

_MARKS = re.compile(f"[{_VOWEL_MARK}{_TONE}]{{2,}}")
"""Several marks on one consonant: they may be out of order, or printed twice."""
_TWICE = re.compile(f"{SARA_AM}(?:{SARA_AM}|{SARA_AA})+|\u0e40{{2,}}")
"""``ำ`` printed twice, or with its ``า`` once more as LibreOffice writes it into PDFs, or ``เ`` twice for ``แ``."""
_LOST_RING = re.compile(f"(?<=[{_CONSONANT}])[ ]?([{_TONE}]?)[ ]?{NIKHAHIT}?[ ]?([{_TONE}]?)[ ]?{SARA_AA}")
"""A consonant's ``า``, with a ring or a space before it and a tone mark on either side: ``ำ`` taken apart."""
_WITH_RING = re.compile("(?<!ห)น\u0e49(?!ว)|ซ\u0e49(?![ยว])|ต\u0e48(?![งย])|ย\u0e49(?![ยงว])")
"""Syllables with a tone mark that are words with ``ำ`` (``น้ำ``, ``ซ้ำ``), and none with ``า`` as they go on: with all
others a space before the mark is all that a font put there (``ร ้าน``)."""
_LOOSE_MARK = re.compile(f"(?<=[{_CONSONANT}{_VOWEL_MARK}{_TONE}])[ \n]+(?=[{_VOWEL_MARK}{_TONE}{SARA_AM}])")
"""A space or line break between a letter and the mark that belongs on it."""
_RING_TWICE = re.compile(f"{SARA_AM}([{_TONE}])[{SARA_AM}{SARA_AA}]")
"""``ำ`` with its ``า`` once more behind the tone mark."""
_NEITHER = re.compile(f"[^\\w{_VOWEL_MARK}{_TONE}]|_")
"""Neither letter nor mark nor digit."""

_WESTERN = re.compile("[\xa1-\xda\xdf-\xfb]")
"""What Western European makes of the bytes of Thai letters in Windows-874."""
_THAI_LETTER = re.compile("[\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e46]")
"""A Thai consonant or a vowel that has its own place in the line."""
_LETTER = re.compile(r"[^\W\d_]")
"""A letter of any script; no digit, no underscore."""
_READABLE = re.compile("[\t\n\x0c\r -~\u0e01-\u0e5b\u2010-\u203a\u2190-\u27bf\u25a0-\u25ff\xa0-\xff\u0e3f]")
"""What a Thai office writes: Thai, plain and accented Latin, ordinary punctuation, arrows and boxes."""

_MANY = 0.3


def normalised(text: str) -> str:
    """Return ``text`` as it would be typed; line breaks, spaces between words and Thai digits stay as they are."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text.translate(_PRIVATE)))
    text = _from_western(text)
    if not _THAI_LETTER.search(text):
        return text
    text = _LOST_RING.sub(_sara_am, text)
    text = _LOOSE_MARK.sub("", text)
    text = _MARKS.sub(_in_order, _RING_TWICE.sub(rf"\1{SARA_AM}", text))
    return _TWICE.sub(lambda match: SARA_AM if match[0][0] == SARA_AM else "\u0e41", text)


def folded(text: str) -> str:
    """Return ``text`` in the spelling under which words are looked for: letters, marks and Arabic digits only.

    ``ำ`` counts as ``า``, because its ring is what extraction loses most often; capitals do not count.
    """
    plain = to_arabic(normalised(text)).replace(SARA_AM, SARA_AA).replace(NIKHAHIT, "").casefold()
    return _NEITHER.sub("", plain)


def letters(text: str) -> int:
    """Count the letters of any script."""
    return len(_LETTER.findall(text))


def thai_letters(text: str) -> int:
    """Count the Thai letters; marks above and below do not count."""
    return len(_THAI_LETTER.findall(text))


def is_garbled(text: str) -> bool:
    """Tell whether much of ``text`` is no letter that a Thai office writes: its font does not say what it shows."""
    plain = re.sub(r"\s+", "", re.sub(r"/[A-Za-z]+\d+", "\ufffd", text))
    if not plain:
        return False
    western = len(_WESTERN.findall(plain))
    return len(plain) - len(_READABLE.findall(plain)) + western > _MANY * len(plain)


def _in_order(match: re.Match[str]) -> str:
    """Put vowels before tone marks, as they are typed, and each only once."""
    return "".join(dict.fromkeys(sorted(match[0], key=_TONES.__contains__)))


def _sara_am(match: re.Match[str]) -> str:
    """Put ``ำ`` together; plain consonant, tone mark and ``า`` with nothing lost between them are left alone."""
    whole, tone = match[0], match[1] or match[2]
    if NIKHAHIT in whole or (" " in whole and not tone):
        return f"{tone}{SARA_AM}"
    text, start = match.string, match.start() - 1
    around = f"{text[max(0, start - 1) : start + 1]}{tone}{text[match.end() : match.end() + 1]}"
    ringed = " " in whole and _WITH_RING.search(around, max(0, min(start, 1)))
    return f"{tone}{SARA_AM if ringed else SARA_AA}"


def _from_western(text: str) -> str:
    """Return Thai for text whose Windows-874 bytes were taken for Western European letters."""
    western = len(_WESTERN.findall(text))
    if western < 10 or western < _MANY * len(text):  # noqa: PLR2004 - a few accents are no Thai
        return text
    return _WESTERN.sub(lambda match: match[0].encode("latin-1").decode("cp874", "replace"), text)
