"""What an address gave, kept so small that a later look can tell whether it is still the same.

``page:`` and 64 bits of what a page says, of which a few change when a little is said otherwise; ``file:``, the
beginning of the SHA-256 of what was read of a file, and its length as the server tells it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Fingerprint = Annotated[str, Field(pattern=r"^(page:[0-9a-f]{16}|file:[0-9a-f]{24}:[0-9]{0,15})$")]
_SAME_UP_TO = 20
"""Bits of 64 that a page may differ in; unrelated texts differ in about 32."""


def is_another(before: str, now: str) -> bool:
    """Tell whether two fingerprints are of different things: other bytes, or a page with little left."""
    kind, _, value = before.partition(":")
    kind_now, _, value_now = now.partition(":")
    if kind != kind_now:
        return True
    if kind != "page":
        return value != value_now
    return (int(value, 16) ^ int(value_now, 16)).bit_count() > _SAME_UP_TO
