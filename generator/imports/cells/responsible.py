"""Who is responsible, in the agency's own register of units; what is not there stays in the paper's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.records.model.responsible import is_every_unit
from generator.records.model.site_config import Unit
from generator.thai.digits import to_arabic

_BETWEEN = re.compile(r"(?:[\s,/;:&+•●\-–.)(]|[0-9]{1,2}[.)]|และ|ร่วมกับ|ร่วม|หรือ|ฯ)+")
_EVERY = re.compile(
    r"(?:ร่วมกัน)?(?:ทุก(?:ส่วนราชการ|หน่วยงาน|สำนัก|กอง|ส่วน|ฝ่าย|งาน)(?:/?(?:กอง|สำนัก|ส่วน|ฝ่าย|งาน))*)(?:ใน(?:สังกัด|หน่วยงาน).{0,60})?"
)
_MARK = re.compile(r"^\s*(?:[-–•●]|\(?[0-9๐-๙]{1,2}[.)])\s+")
_USUAL = "ทุกส่วนราชการ"
DITTO = re.compile(r"[\s\"“”〃″'‘’,]+|(?:-|–)\s*[\"“”〃″]\s*(?:-|–)|เช่นเดียวกัน(?:กับ)?(?:ข้างต้น)?|ดังกล่าวข้างต้น|do\.?")
"""A mark that stands for the words of the row above."""
NOTHING = re.compile(r"[-–—.…_\s]+|ไม่มี")
"""A mark that stands for nothing."""


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
        longest = dict(sorted(names.items(), key=lambda pair: -len(pair[0])))
        return cls(longest, {unit.id: squeezed(unit.name) for unit in listed})


def squeezed(text: str) -> str:
    """Return ``text`` without spaces, with Arabic digits: what two prints of the same words share."""
    return re.sub(r"[\s\u200b\ufeff]+", "", to_arabic(text)).replace("\u0e4d\u0e32", "\u0e33")


def read_responsible(text: str, register: Register) -> tuple[dict[str, Any] | str | list[str], bool]:
    """Return who is responsible as a record holds it, and whether all of it is in the register."""
    listed = [" ".join(_MARK.sub("", line).split()) for line in text.split("\n") if line.strip()]
    words = " ".join(listed if len(listed) == 1 and is_every_unit(listed[0]) else text.split())
    bare = squeezed(words).strip(".")
    if is_every_unit(words):
        return ("all", True) if bare == _USUAL else ({"all": True, "text": words}, True)
    if _EVERY.fullmatch(bare):
        return {"all": True, "text": words}, True
    every, others = _every_and_others(listed, words)
    if every:
        units, plain = _units(squeezed(others), register)
        told = {"all": True, "units": units} if units else {}
        if units and plain and squeezed(every) == _USUAL:
            return told, True
        return {**told, "text": "\n".join(listed) if len(listed) > 1 else words}, bool(units)
    units, plain = _units(bare, register)
    if units is None:
        return {"text": words}, False
    return (units if plain else {"units": units, "text": words}), True


def _every_and_others(listed: list[str], words: str) -> tuple[str, str]:
    """Return the words for every unit where a list begins with them, and what is named beside them; else nothing."""
    if len(listed) > 1:
        return (listed[0], "\n".join(listed[1:])) if is_every_unit(listed[0]) else ("", "")
    first, _, others = words.partition(" ")
    return (first, others) if others and is_every_unit(first) else ("", "")


def _units(bare: str, register: Register) -> tuple[list[str] | None, bool]:
    """Return the ids of the units that the words name from end to end, and whether by nothing but their names."""
    found: list[str] = []
    plain, rest = True, bare
    while rest:
        gap = _BETWEEN.match(rest)
        if gap:
            plain = plain and not re.search(r"[,/;:&+]|และ|ร่วม|หรือ|ฯ", gap[0])
            rest = rest[gap.end() :]
            continue
        name = next((name for name in register.names if name and rest.startswith(name)), None)
        if name is None:
            return None, False
        identity = register.names[name]
        plain = plain and register.written[identity] == name
        if identity not in found:
            found.append(identity)
        rest = rest[len(name) :]
    return found or None, plain
