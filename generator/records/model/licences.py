"""Under which licence an agency gives its open data away, as catalogues of data know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Licence = Literal["cc-by-4.0", "cc-by-sa-4.0", "cc0-1.0"]
"""A plain list in the JSON Schema, which no enum would be."""
DEFAULT_LICENCE: Licence = "cc-by-4.0"
"""The one that the Digital Government Development Agency names first for open data of the state."""


@dataclass(frozen=True, slots=True)
class LicenceWords:
    """A licence: its name in English as catalogues have it, what it allows in Thai, and its text on the web."""

    name: str
    thai: str
    address: str


LICENCES: Mapping[Licence, LicenceWords] = {
    "cc-by-4.0": LicenceWords(
        "Creative Commons Attribution 4.0",
        "ใช้ต่อได้ทุกทางเมื่อบอกที่มา",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "cc-by-sa-4.0": LicenceWords(
        "Creative Commons Attribution-ShareAlike 4.0",
        "ใช้ต่อได้เมื่อบอกที่มาและให้ใช้ต่อแบบเดียวกัน",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "cc0-1.0": LicenceWords(
        "Creative Commons Zero 1.0",
        "ใช้ต่อได้โดยไม่มีเงื่อนไข",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
}
