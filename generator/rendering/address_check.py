"""Addresses of a composed site that cannot be files on every server, or that two things claim."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.findings.finding import Finding, Place, finding
from generator.public import links
from generator.records.loading.publishable import TURNING
from generator.site.page import Asset, Page

CODES = ("E501", "E505")

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_OWN = ("robots.txt", "sitemap.xml", ".htaccess", "_headers", "nginx.conf", ".oit-site")
"""Files that every site has besides those of its pages and assets."""
_LONGEST_STEP = 240
"""In bytes: systems take 255, and a file is written under a longer name first."""
_FORBIDDEN = frozenset('<>:"|?*\\')


def address_findings(pages: Iterable[Page], assets: Iterable[Asset]) -> Iterator[Finding]:
    """Say which addresses cannot be files everywhere, and which are claimed twice."""
    taken = dict(zip(_OWN, _OWN, strict=True))
    folders: dict[str, str] = {}
    for path, place in [*((links.file_of(page.path), page.place) for page in pages), *_placed(assets)]:
        reason = _unfit(path) or _misleading(path)
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
    """Yield every folder that ``path`` stands in, from the outermost."""
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
    if any(len(step.encode(errors="replace")) > _LONGEST_STEP for step in steps):
        return "ชื่อยาวเกินไป (อักษรไทยได้ไม่เกิน 80 ตัว)"
    return None


def _misleading(path: str) -> str | None:
    """Say why a page may not stand at ``path``; of files of the agency the rule on their kinds tells."""
    if path.endswith(f"/{links.INDEX}") and TURNING.search(path):
        return "มีอักขระที่มองไม่เห็น ซึ่งทำให้อ่านชื่อเป็นอย่างอื่นได้"
    return None
