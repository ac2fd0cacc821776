"""Addresses of a composed site that cannot be files on every server, or that two things claim."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator import links
from generator.findings import Finding, Place, finding
from generator.site import Asset, Page

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_FORBIDDEN = frozenset('<>:"|?*\\')


def address_findings(pages: Iterable[Page], assets: Iterable[Asset]) -> Iterator[Finding]:
    """Say which addresses cannot be files everywhere, and which are claimed twice."""
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, place in [*((links.file_of(page.path), page.place) for page in pages), *_placed(assets)]:
        reason = _unfit(path)
        if reason:
            yield finding("E505", place, path=path, reason=reason)
            continue
        # Windows and macOS take names for one that differ in capitals or in how their letters are composed.
        folded = unicodedata.normalize("NFC", path).casefold()
        other = (
            taken.get(folded) or folders.get(folded) or next((taken[up] for up in _above(folded) if up in taken), None)
        )
        if other is not None:
            yield finding("E501", place, path=path, other=other)
        taken[folded] = path
        folders.update((folder, path) for folder in _above(folded))


def _placed(assets: Iterable[Asset]) -> Iterator[tuple[str, Place | None]]:
    return ((asset.path, asset.place) for asset in assets)


def _above(path: str) -> Iterator[str]:
    """Give every folder that ``path`` stands in, from the outermost."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _unfit(path: str) -> str | None:
    """Say in Thai why ``path`` cannot be a file of the site on every server, or None when it can."""
    steps = path.split("/")
    if any(step in {"", ".", ".."} for step in steps):
        return "ออกนอกโฟลเดอร์ของเว็บไซต์"
    if any(letter in _FORBIDDEN or unicodedata.category(letter) in {"Cc", "Cs"} for letter in path):
        return 'มีอักขระที่ใช้ในชื่อแฟ้มไม่ได้ เช่น < > : " | ? * \\'
    if any(step.split(".")[0].strip().casefold() in _RESERVED for step in steps):
        return "เป็นชื่อที่ Windows สงวนไว้"
    if any(step != step.rstrip(" .") for step in steps):
        return "ชื่อลงท้ายด้วยเว้นวรรคหรือจุด"
    return None
