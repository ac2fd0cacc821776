"""What a form carries along unseen: the content that it was made of, in letters that no browser changes."""

from __future__ import annotations

import base64
from binascii import Error as NoBase64Error


def packed(raw: bytes) -> str:
    """Return ``raw`` as a hidden control holds it."""
    return base64.b64encode(raw).decode("ascii")


def unpacked(text: str) -> bytes | None:
    """Return what ``packed`` was given; ``None`` where somebody changed it."""
    try:
        return base64.b64decode(text, validate=True)
    except (NoBase64Error, ValueError):
        return None
