"""What of last year's evidence still proves something in the new year, and what must be asked for anew.

Source: the window of each part in the new year's form. Evergreen evidence goes on and is looked at again, a plan goes
on while its term takes in the whole year, and what is of one year is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from generator.app.drafts import period_words
from generator.app.rolling.origins import Origin, Years
from generator.assessment.completeness import evidence_span, parts_of
from generator.catalogue.item import Part
from generator.catalogue.window import Window
from generator.records.file_kinds import Use, endings
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.thai.moved_years import moved
from generator.thai.years import years_in

_PAPERS = frozenset(f".{ending}" for ending in endings(Use.PAPER) | endings(Use.OPEN))
_NO_YEAR = frozenset({"evergreen", "not_stated"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of evidence of the new record: its fields as they are written, and the comment above it.

    One that ``is_kept`` points where it did; another is a question: its file is still to be made. ``before`` names what
    stood there last year, ``is_covering`` a plan whose term takes in the new year.
    """

    data: dict[str, Any]
    comment: str
    is_kept: bool
    before: str = ""
    is_covering: bool = False


@dataclass(frozen=True, slots=True)
class _Old:
    """A piece of last year's evidence: as typed, as read, and the parts of the new item that it showed."""

    raw: dict[str, Any]
    entry: Evidence
    parts: tuple[Part, ...]


def carried(years: Years, origin: Origin, records: Sequence[Loaded[Item]]) -> list[Entry]:
    """Return the evidence of the new item: what is kept of ``records`` first, then a question for all that is not."""
    old = [one for record in records for one in _old(origin, record)]
    kept = [_kept(years, one, origin) for one in old if _still_holds(years, one, origin)]
    asked = [one for one in old if not _still_holds(years, one, origin)]
    proved = {part for entry in kept for part in entry.data.get("parts", ())}
    questions = [_moved_on(years, one, origin) for one in asked]
    questioned = {part for entry in questions for part in entry.data.get("parts", ())}
    is_whole = not origin.item.parts
    missing = [
        part
        for part in parts_of(origin.item)
        if part.is_required and part.id not in proved | questioned and not (is_whole and (kept or questions))
    ]
    return [*kept, *questions, *(_asked(years, part, origin) for part in missing)]


def window_of(part: Part, origin: Origin) -> Window:
    """Return the window that a part of the new item has."""
    return part.window or origin.item.window


def _old(origin: Origin, record: Loaded[Item]) -> Iterator[_Old]:
    data = record.source.data
    raw = data.get("evidence") if isinstance(data, dict) else None
    typed = raw if isinstance(raw, list) else [raw]
    for fields, entry in zip(typed, record.record.evidence, strict=False):
        if isinstance(fields, dict):
            yield _Old(fields, entry, _shown(origin, record, entry))


def _shown(origin: Origin, record: Loaded[Item], entry: Evidence) -> tuple[Part, ...]:
    """Return the parts of the new item that an entry of last year showed: of the same id, or of the same title."""
    before = next((one for one in origin.sources if one.code == record.record.item), None)
    titles = {part.title for part in (before.parts if before else ()) if part.id in entry.parts}
    return tuple(part for part in origin.item.parts if part.id in entry.parts or part.title in titles)


def _still_holds(years: Years, old: _Old, origin: Origin) -> bool:
    if old.entry.target is None:
        return False
    windows = [window_of(part, origin) for part in old.parts] or [origin.item.window]
    return all(_fits(years, window, old.entry) for window in windows)


def _fits(years: Years, window: Window, entry: Evidence) -> bool:
    asked = window.span(years.target)
    says = entry.period or entry.fiscal_year
    shown = evidence_span(entry) if says else None
    if window.kind in _NO_YEAR or asked is None:
        if _goes_on(entry):
            return True
        # A paper that says which year it is of goes out of date with it, even where the form asks for none.
        return shown is None or shown.end >= years.new_start
    return shown is not None and shown.covers(asked)


def _goes_on(entry: Evidence) -> bool:
    """Tell whether it is a page or a system that is brought up to date in its place, and no paper of its year."""
    if entry.page is not None:
        return True
    return entry.url is not None and PurePosixPath(urlsplit(entry.url).path).suffix.lower() not in _PAPERS


def _kept(years: Years, old: _Old, origin: Origin) -> Entry:
    covering = any(window.span(years.target) for window in (window_of(part, origin) for part in old.parts)) or (
        not old.parts and origin.item.window.span(years.target) is not None
    )
    title = old.entry.title or ""
    dated = any(mention.covers(years.source) for mention in years_in(title)) and not covering
    why = "แผนเดิมยังครอบคลุมปีนี้" if covering else "ทบทวนว่ายังเป็นปัจจุบัน"
    comment = f"ยกมาจากปี {years.source} {why}" + (f" ชื่อหลักฐานบอกปี {years.source}" if dated else "")
    told_anew = {"parts", *(() if covering or not _goes_on(old.entry) else ("period", "fiscal_year"))}
    data = {name: value for name, value in old.raw.items() if name not in told_anew}
    return Entry(_with_parts(data, old.parts), comment, is_kept=True, is_covering=covering, before=_named(old.entry))


def _moved_on(years: Years, old: _Old, origin: Origin) -> Entry:
    """Return the question that last year's evidence leaves: the same of the new year, and in which file."""
    window = window_of(old.parts[0], origin) if old.parts else origin.item.window
    before = {window.year(years.source), *((years.source,) if window.kind == "previous_result" else ())}
    title = moved(old.entry.title, before, years.by) if old.entry.title else None
    data: dict[str, Any] = {"title": title or _titled(years, old.parts, origin, window)}
    named = _named(old.entry)
    comment = f"{data['title']}: แฟ้มใด (ปี {years.source} ใช้ {named})" if named else f"{data['title']}: แฟ้มใด"
    return Entry(_dated(years, _with_parts(data, old.parts), window), comment, is_kept=False, before=named)


def _asked(years: Years, part: Part, origin: Origin) -> Entry:
    window = window_of(part, origin)
    shown = (part,) if origin.item.parts else ()
    data: dict[str, Any] = {"title": _titled(years, shown, origin, window)}
    none = f" (ปี {years.source} ไม่มีหลักฐานขององค์ประกอบนี้)" if origin.sources else ""
    return Entry(_dated(years, _with_parts(data, shown), window), f"{data['title']}: แฟ้มใด{none}", is_kept=False)


def _titled(years: Years, parts: Sequence[Part], origin: Origin, window: Window) -> str:
    title = parts[0].title if parts else origin.item.title
    if window.span(years.target) is None or years_in(title):
        return title
    words = period_words(window, years.target)
    return f"{title.removesuffix('ของปี').rstrip()} {words}" if words.startswith("ปี") else f"{title} ({words})"


def _with_parts(data: dict[str, Any], parts: Sequence[Part]) -> dict[str, Any]:
    """Return the fields with the ids of ``parts`` behind the title."""
    if not parts:
        return data
    title = {"title": data["title"]} if "title" in data else {}
    rest = {name: value for name, value in data.items() if name != "title"}
    return {**title, "parts": [part.id for part in parts], **rest}


def _dated(years: Years, data: dict[str, Any], window: Window) -> dict[str, Any]:
    """Return the fields of a question with the time that the form asks for; the term of a plan nobody knows yet."""
    if window.kind == "plan" or window.span(years.target) is None:
        return data
    if window.kind in {"first_half", "monthly"}:
        return {**data, "period": period_words(window, years.target)}
    return {**data, "fiscal_year": window.year(years.target)}


def _named(entry: Evidence) -> str:
    """Name a piece of evidence as people know it: its title and where it stands."""
    shown = [f"“{entry.title}”"] if entry.title else []
    return " ".join((*shown, *([entry.target] if entry.target else ())))
