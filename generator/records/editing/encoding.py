"""Text back into bytes as a file had them: its encoding and its byte order mark."""

from __future__ import annotations

from generator.records import text_decoding


def encoded_like(text: str, raw: bytes) -> bytes:
    """Return ``text`` in the encoding that ``raw`` is read in, behind the same marks; raises ``UnicodeEncodeError``."""
    mark, encoding = text_decoding.encoding_of(raw)
    old = raw[len(mark) :].decode(encoding)
    more_marks = old[: len(old) - len(old.lstrip("\ufeff"))]
    return mark + (more_marks + text).encode(encoding)
