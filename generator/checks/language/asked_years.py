"""Which fiscal years an item's texts may speak of: those that the form's windows ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue.model import CatalogueItem, Window
from generator.thai.years import YearMention, years_in

_UNDATED = {"evergreen", "not_stated"}
_ASIDE = re.compile(
    r"(?:(?:เทียบกับ|เทียบจาก|เปรียบเทียบ(?:กับ)?)[^.;]{0,16}|(?:จาก|ก่อนหน้า|เดิม|ตั้งแต่|นับแต่|ย้อนหลัง|แทนของ|ยกเลิก(?:ของ)?))\s*$"
)
_EARLIER = re.compile(
    r"(?:ก่อนหน้านี้|แต่เดิม|แผนเดิม|ฉบับเดิม|ฉบับก่อน|เดิมใช้|เคย|ที่ผ่านมา|ปีก่อน|สืบเนื่อง|ต่อเนื่องจาก|ต่อยอดจาก|ทบทวนจาก|นำไปใช้|นำไป|สิ้นสุดลงเมื่อ)[^.;]{0,40}$"
)
"""Words of history, or of what comes of it later, before a year."""
_OVER = re.compile(r"\s*\)?\s*(?:ซึ่ง|ที่)?(?:สิ้นสุด|หมดอายุ|ยกเลิก|เป็นต้นมา|เป็นปีแรก|ครั้งแรก)")
_ROOM = 60
_CURRENT = {"news"}
"""Keys of items that are of the year that is assessed even where a form does not say so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The fiscal years (BE) that windows ask for; a plan may run over one of them from any year to any year."""

    years: tuple[int, ...]
    plan: bool = False

    def allows(self, mention: YearMention) -> bool:
        """Tell whether a text that names these years speaks of what is asked for."""
        return any(mention.covers(year) for year in self.years)

    @property
    def words(self) -> str:
        """The years for a message."""
        return " หรือ ".join(map(str, self.years))


def asked(item: CatalogueItem, fiscal_year: int, parts: Iterable[str] = ()) -> Asked | None:
    """Return the years that ``item`` asks for when ``fiscal_year`` is assessed, of the parts named or of all.

    ``None`` where any of them is not bound to a year: then every year may be right.
    """
    wanted = set(parts)
    chosen = [part for part in item.parts if part.id in wanted] or list(item.parts)
    windows = [part.window or item.window for part in chosen] or [item.window]
    if item.key in _CURRENT and all(window.kind == "not_stated" for window in windows):
        return Asked((fiscal_year,))
    if any(window.kind in _UNDATED for window in windows):
        return None
    years = {year for window in windows for year in _years(window, fiscal_year)}
    return Asked(tuple(sorted(years)), any(window.kind == "plan" for window in windows))


def _years(window: Window, fiscal_year: int) -> set[int]:
    years = set(window.years(fiscal_year))
    return years | {fiscal_year} if window.kind == "previous_result" else years


def spoken_years(text: str) -> tuple[YearMention, ...]:
    """Return the years that ``text`` says it is of: not those of laws, of dates or of comparisons."""
    if "ปี" not in text and "พ" not in text:
        return ()
    return tuple(mention for mention in years_in(text) if not is_aside(text, mention.start, mention.end))


def is_aside(text: str, start: int, end: int | None = None) -> bool:
    """Tell whether ``text[start:end]`` is spoken of by the way: compared with, changed from, taken back, over."""
    before = text[max(0, start - _ROOM) : start]
    over = end is not None and _OVER.match(text, end) is not None
    return over or _ASIDE.search(before) is not None or _EARLIER.search(before) is not None
