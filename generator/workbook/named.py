"""Cells in which things of the agency are named: its units, the parts of an item, times in its own words."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable

from rapidfuzz import fuzz, process

from generator.assessment.measure_words import follow_up_words, period_words
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.catalogue.item import Part
from generator.records.loading.workspace import squeezed
from generator.records.model.period import FollowUp, Period
from generator.records.model.responsible import is_every_unit
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.workbook.forms import About, UnfitError, Words, as_entries, pieces, tidy

_IN_BRACKETS = re.compile(r"\(([a-z0-9][a-z0-9_-]*)\)$")
_SIMILAR = 60
_TIMES = ("quarters", "due", "every")


class Units(Words):
    """Responsible units by their names in the register."""

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        if isinstance(raw, dict) and not raw.get("units") and not _is_yes(raw.get("all")):
            return tidy(str(raw.get("text") or ""))
        return ", ".join(self._name(name, about) for name in self._names(raw))

    def read(self, text: str, raw: object, about: About) -> object:
        """Return the value typed; raises ``UnfitError``."""
        names = self._typed(text, about)
        if any(map(is_every_unit, names)):
            new: object = "all"
        else:
            old = {self._name(name, about): name for name in self._names(raw)}
            new = [old.get(self._name(name, about)) or self._id(name, about) for name in names]
        kept = (
            {key: value for key, value in raw.items() if key not in {"units", "all"}} if isinstance(raw, dict) else {}
        )
        if not kept or not (raw.get("units") or raw.get("all") if isinstance(raw, dict) else False):
            return new
        return {**kept, "all": "true"} if new == "all" else {**kept, "units": new}

    def canonical(self, text: str, about: About) -> Hashable:
        """Return what is the same for all ways of writing it."""
        return tuple(self._name(name, about) for name in self._typed(text, about))

    @staticmethod
    def _names(raw: object) -> list[str]:
        if isinstance(raw, dict):
            return ["all"] if _is_yes(raw.get("all")) else [str(one) for one in as_entries(raw.get("units"))]
        return [str(one) for one in as_entries(raw)]

    @staticmethod
    def _typed(text: str, about: About) -> list[str]:
        whole = text.strip()
        return [whole] if about.workspace.unit(whole) or is_every_unit(whole) else pieces(text)

    @staticmethod
    def _name(name: str, about: About) -> str:
        if is_every_unit(name):
            return EVERY_UNIT_THAI
        unit = about.workspace.unit(name)
        return unit.name if unit else name

    @staticmethod
    def _id(name: str, about: About) -> str:
        unit = about.workspace.unit(name)
        if unit is None:
            known = [unit.name for unit in about.workspace.config.units]
            raise UnfitError(f"ไม่มีส่วนราชการชื่อ “{name}” ใน site_config.yml{_near(name, known)}")
        return unit.id


class Parts(Words):
    """The required parts that evidence proves, each a line: its title and its code."""

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        titles = {part.id: part_label(part) for part in parts_of_item(about)}
        return "\n".join(titles.get(str(one), str(one)) for one in as_entries(raw))

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        codes = self._codes(text, about)
        known = {part.id: part for part in parts_of_item(about)}
        for code in codes:
            if known and code not in known:
                titles = [part_label(part) for part in known.values()]
                raise UnfitError(f"“{code}” ไม่ใช่องค์ประกอบของข้อ {about.item}{_near(code, titles)}")
        return codes

    def canonical(self, text: str, about: About) -> Hashable:
        """Return what is the same for all ways of writing it."""
        return tuple(self._codes(text, about))

    @staticmethod
    def _codes(text: str, about: About) -> list[str]:
        titles = {squeezed(part.title): part.id for part in parts_of_item(about)}
        codes = []
        for line in text.split("\n"):
            whole = line.strip().strip(";,")
            if bracket := _IN_BRACKETS.search(whole):
                codes.append(bracket[1])
            elif whole:
                few = [whole] if squeezed(whole) in titles else pieces(whole)
                codes.extend(titles.get(squeezed(piece), piece) for piece in few)
        return list(dict.fromkeys(codes))


class PeriodWords(Words):
    """A period in the agency's own words; days written for it give way to words that are typed."""

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        if not isinstance(raw, dict):
            return super().show(raw, about)
        words = tidy(str(raw.get("text") or ""))
        return words or period_words(Period.model_validate(raw, context={"fiscal_year": about.year}))[0]


class FollowUpWords(Words):
    """A follow-up in words; what was written beside them for programs gives way where the new words say it."""

    def show(self, raw: object, about: About) -> str:
        """Return what stands in the cell."""
        if not isinstance(raw, dict):
            return super().show(raw, about)
        words = tidy(str(raw.get("text") or ""))
        times = {key: value for key, value in raw.items() if key != "method"}
        return words or follow_up_words(FollowUp.model_validate(times, context={"fiscal_year": about.year}), ())[0]

    def read(self, text: str, raw: object, about: About) -> object:
        """Return the value typed; raises ``UnfitError``."""
        if not isinstance(raw, dict):
            return text
        kept = dict(raw)
        try:
            parse_follow_up(text, about.year)
            is_read = True
        except ThaiTimeError:
            is_read = False
        if not is_read and any(key in kept for key in _TIMES):
            raise UnfitError(f"อ่าน “{text}” เป็นกำหนดการไม่ได้ ทั้งที่เดิมมีกำหนดเป็นตัวเลข เขียนเช่น รายงานผล ไตรมาส 2 และ 4")
        kept = {key: value for key, value in kept.items() if key not in {*_TIMES, "text"}}
        return {"text": text, **kept} if kept else text


def parts_of_item(about: About) -> tuple[Part, ...]:
    """Return the parts of the item that the row belongs to, as far as the year's form has any."""
    form = about.workspace.form(about.year)
    item = form.item(about.item) if form and about.item else None
    return item.parts if item else ()


def part_label(part: Part) -> str:
    """Return a part as it stands in a cell and in its drop-down list."""
    return f"{' '.join(part.title.split())} ({part.id})"


def _is_yes(value: object) -> bool:
    return str(value).strip().lower() in {"true", "yes", "ใช่", "มี"}


def _near(name: str, known: Iterable[str]) -> str:
    best = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return f" ที่ใกล้เคียงคือ {best[0]}" if best else ""
