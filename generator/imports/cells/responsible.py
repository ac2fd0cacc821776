"""Who is responsible, in the agency's own register of units; what is not there stays in the paper's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.records.model.responsible import is_every_unit
from generator.records.model.site_config import Unit
from generator.thai.digits import to_arabic

_BETWEEN = re.compile(r"(?:[\s,/;:&+•●\-–.)(]|[0-9]{1,2}[.)]|และ|ร่วมกับ|ร่วม|หรือ|ฯ|[Aa][Nn][Dd](?![A-Za-z]))+")
_KIND = r"(?:ส่วนราชการ|หน่วยงาน|สำนัก|กอง|ส่วน|ฝ่าย|งาน|คน|ท่าน|หน่วย)"
_EVERY = re.compile(rf"(?:ร่วมกัน)?(?:ทุก{_KIND}(?:[/,และ]{{0,3}}{_KIND}){{0,4}}){{1,3}}(?:ใน(?:สังกัด|หน่วยงาน).{{0,60}})?")
_MARK = re.compile(r"^\s*(?:[-–•●]|\(?[0-9๐-๙]{1,2}[.)])\s+")
_USUAL = "ทุกส่วนราชการ"
DITTO = re.compile(r"[\s\"“”〃″'‘’,]+|(?:-|–)\s*[\"“”〃″]\s*(?:-|–)|เช่นเดียวกัน(?:กับ)?(?:ข้างต้น)?|ดังกล่าวข้างต้น|do\.?")
"""A mark that stands for the words of the row above."""
NOTHING = re.compile(r"[-–—.…_\s]+|ไม่มี")
"""A mark that stands for nothing."""
_OF_AGENCY = re.compile(
    r"(?:ของ)?(?:เทศบาล(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.?|อบจ\.?|ทต\.?|ทม\.?|ทน\.?)[ก-๙.]{0,40}$"
)
"""What a name of a unit ends with where it says whose it is: ``สำนักปลัดเทศบาล``."""
_OF_KIND = re.compile(r"^(?:สำนักงาน|สำนัก|กอง|ฝ่าย|ส่วน|งาน|หน่วยงาน|หน่วย)")
_SHORTEST = 3
"""Letters that are enough to name a unit without its kind."""
_SHORTENED = re.compile(r"((?:[ก-ฮ]{1,2}\.){1,5}|[ก-ฮ]{2,5}\.)")
"""Letters with dots that stand for a name: ``ตสน.``"""
_CUT = re.compile(r"([ก-ฮฤฦะ-ฺเ-๎]{4,40}?)ฯ")
"""The begin of a name before the sign that leaves out the rest: ``สำนักปลัดฯ``."""


@dataclass(frozen=True, slots=True)
class Register:
    """The agency's units by everything they are called, the longest first."""

    names: Mapping[str, str]
    """Squeezed names and aliases, and the id of each."""
    written: Mapping[str, str]
    """The name of each unit as it is printed, by id."""

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Register:
        """Return the register of ``units``."""
        listed = list(units)
        names = {squeezed(name): unit.id for unit in listed for name in (unit.id, *unit.aliases, unit.name)}
        for unit in listed:  # a name without whose it is, where no other unit is called so
            bare = _OF_AGENCY.sub("", squeezed(unit.name))
            if bare and bare not in names:
                names[bare] = unit.id
        called = [(_OF_KIND.sub("", _OF_AGENCY.sub("", squeezed(unit.name))), unit.id) for unit in listed]
        for short, identity in called:  # as offices call each other: คลัง, ช่าง
            if len(short) >= _SHORTEST and [one for one, _ in called].count(short) == 1:
                names.setdefault(short, identity)
        longest = dict(sorted(names.items(), key=lambda pair: -len(pair[0])))
        return cls(longest, {unit.id: squeezed(unit.name) for unit in listed})

    def unit(self, name: str) -> str | None:
        """Return the id of the unit called ``name``, whatever agency the name says it is of."""
        bare = squeezed(name)
        return self.names.get(bare) or self.names.get(_OF_AGENCY.sub("", bare))

    def begun(self, text: str) -> tuple[str, int] | None:
        """Return the unit whose name is cut short or shortened to letters at the start of ``text``, and how long.

        Nothing where several units may be meant.
        """
        if match := _CUT.match(text):
            return self._only([key for key, name in self.written.items() if name.startswith(match[1])], match.end())
        if match := _SHORTENED.match(text):
            letters = match[1].replace(".", "")
            return self._only([key for key, name in self.written.items() if _stands_for(letters, name)], match.end())
        return None

    def _only(self, units: list[str], length: int) -> tuple[str, int] | None:
        return (units[0], length) if len(units) == 1 else None


def _stands_for(letters: str, name: str) -> bool:
    """Tell whether letters are those of a name in order, beginning where the name or what it is about begins."""
    about = re.sub(r"^(?:สำนัก|กอง|หน่วย|ฝ่าย|ส่วน)", "", name)
    for begin in {name, about}:
        rest = iter(begin)
        if begin[:2].lstrip("เแโใไ").startswith(letters[0]) and all(letter in rest for letter in letters):
            return True
    return False


def squeezed(text: str) -> str:
    """Return ``text`` without spaces, with Arabic digits: what two prints of the same words share."""
    return re.sub(r"[\s\u200b\ufeff]+", "", to_arabic(text)).replace("\u0e4d\u0e32", "\u0e33")


def read_responsible(text: str, register: Register) -> tuple[dict[str, Any] | str | list[str], bool]:
    """Return who is responsible as a record holds it, and whether all of it is in the register by its name."""
    listed = [" ".join(_MARK.sub("", line).split()) for line in text.split("\n") if line.strip()]
    words = " ".join(listed if len(listed) == 1 and is_every_unit(listed[0]) else text.split())
    bare = squeezed(words).strip(".-–•")
    if is_every_unit(words):
        return ("all", True) if bare == _USUAL else ({"all": True, "text": words}, True)
    if _EVERY.fullmatch(bare):
        return {"all": True, "text": words}, True
    every, others = _every_and_others(listed, words)
    if every:
        units, plain, sure = _units(squeezed(others), register) or ([], False, False)
        told = {"all": True, "units": units} if units else {}
        if units and plain and squeezed(every) == _USUAL:
            return told, True
        return {**told, "text": "\n".join(listed) if len(listed) > 1 else words}, sure
    found = _units(squeezed(words), register)
    if found is None:
        return {"text": words}, False
    units, plain, sure = found
    return (units if plain else {"units": units, "text": words}), sure


def _every_and_others(listed: list[str], words: str) -> tuple[str, str]:
    """Return the words for every unit where a list begins with them, and what is named beside them; else nothing."""
    if len(listed) > 1:
        return (listed[0], "\n".join(listed[1:])) if is_every_unit(listed[0]) else ("", "")
    first, _, others = words.partition(" ")
    return (first, others) if others and is_every_unit(first) else ("", "")


def _units(bare: str, register: Register) -> tuple[list[str], bool, bool] | None:
    """Return the ids of the units that the words name from end to end.

    With them, whether by nothing but their names, and whether none of them is shortened to letters.
    """
    found: list[str] = []
    plain, sure, rest = True, True, bare
    while rest:
        name = next((name for name in register.names if name and rest.startswith(name)), None)
        gap = _BETWEEN.match(rest)
        if name is None and gap:
            plain = plain and not re.search(r"[,/;:&+]|และ|ร่วม|หรือ|ฯ|and", gap[0], re.IGNORECASE)
            rest = rest[gap.end() :]
            continue
        begun = None if name else register.begun(rest)
        if name is None and begun is None:
            return None
        identity, length = begun or (register.names[name or ""], len(name or ""))
        sure = sure and not (begun and rest[length - 1] == ".")
        plain = plain and begun is None and register.written[identity] == name
        if identity not in found:
            found.append(identity)
        rest = rest[length:]
    return (found, plain, sure) if found else None
