"""Names of files and folders in an agency's folder: what they should be, and what was meant by those that are not."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from generator.catalogue.codes import file_stem
from generator.findings.finding import Finding, Place, finding
from generator.records.model.fields import FIRST_YEAR, LAST_YEAR
from generator.system.file_access import no_folder, place_name
from generator.system.plain_files import is_folder
from generator.thai.era import OFFSET

CODES = ("E302", "E304", "W304", "W305")

CONFIG_NAME = "site_config.yml"
_FOLDERS = {
    ".": ("content", "oit_items", "theme"),
    "content": (
        *("catalogue", "documents", "frozen", "images", "layouts", "measures", "pages", "results", "rolled"),
        *("schemas", "templates"),
    ),
}
_NEAR = 75
"""Similarity in percent from which a name is taken for a slip of another; the top level holds other things too."""
_ENDING = re.compile(r"(\.ya?ml|\.ya?ml\.txt)$", re.IGNORECASE)
"""An ending that was meant for a record's: the longer ``.yaml``, capitals, and the ``.txt`` that Notepad adds."""


def as_year(name: str) -> int | None:
    """Return the fiscal year (BE) that the name of a folder, or the stem of a file, stands for; ``None`` if none."""
    if name.isdecimal() and name.isascii() and FIRST_YEAR <= int(name) <= LAST_YEAR and str(int(name)) == name:
        return int(name)
    return None


def not_a_year(path: Path, folder: Path) -> Finding:
    """Say that a folder or file of a year has another name, and which year it seems to be meant for."""
    file = place_name(path, folder)
    return finding("E302", Place(file), name=path.name, cure=_year_cure(path))


def _year_cure(path: Path) -> str:
    numbers = {int(digits) for digits in re.findall(r"(?<!\d)\d{4}(?!\d)", path.stem)}
    years = {year for year in map(_in_buddhist_era, numbers) if FIRST_YEAR <= year <= LAST_YEAR}
    ending = path.suffix if path.suffix == ".yml" else ""
    if len(years) != 1:
        return f"เปลี่ยนชื่อเป็นปีงบประมาณ เช่น 2569{ending} (คริสต์ศักราชบวก {OFFSET})"
    right = path.with_name(f"{years.pop()}{ending}")
    if is_folder(right):
        return f"มี {right.name} อยู่แล้ว ให้ย้ายแฟ้มในนี้ไปไว้ที่ {right.name}"
    if os.path.lexists(right):
        return f"มี {right.name} อยู่แล้ว ถ้าเป็นสำเนาให้ลบหรือย้ายออก ถ้าเป็นของปีอื่นให้ใช้ปีนั้นเป็นชื่อ"
    return f"เปลี่ยนชื่อเป็น {right.name}"


def _in_buddhist_era(year: int) -> int:
    return year + OFFSET if year < FIRST_YEAR else year


def other_ending(name: str) -> str | None:
    """Return the code of what to say of a record whose file does not end in ``.yml``; ``None`` when it is no record."""
    if _ENDING.search(name):
        return "E304"
    return "W304" if name.lower().endswith(".txt") else None


def as_record(name: str) -> str:
    """Return the name that a record should have: ``O10.YAML``, ``o10.yml.txt`` and ``o10.txt`` become ``o10.yml``."""
    return re.sub(r"(\.ya?ml)?(\.txt)?$", "", name, count=1, flags=re.IGNORECASE).lower() + ".yml"


def config_cure(folder: Path) -> str:
    """Say what to do about a missing site config: rename what looks like one, fetch it, or look in another folder."""
    names = [name for name in _names(folder) if not is_folder(folder / name)]
    near = process.extractOne(CONFIG_NAME, names, processor=str.lower, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near:
        return f"เปลี่ยนชื่อแฟ้ม {near[0]} เป็น {CONFIG_NAME}"
    if (folder.absolute().parent / CONFIG_NAME).is_file():
        return f"{CONFIG_NAME} อยู่ในโฟลเดอร์ชั้นบน ให้เปิดโปรแกรมจากโฟลเดอร์นั้น"
    inside = next((name for name in _names(folder) if (folder / name / CONFIG_NAME).is_file()), None)
    if inside:
        return f"พบ {CONFIG_NAME} ในโฟลเดอร์ {inside} ให้ย้ายมาไว้ที่นี่ หรือเปิดโปรแกรมจากโฟลเดอร์ {inside}"
    return "เปิดโปรแกรมจากโฟลเดอร์ของหน่วยงาน หรือบอกที่ตั้งด้วย --folder"


def misnamed_folders(folder: Path) -> Iterator[Finding]:
    """Say which folders are not read because their names are slips of those that are."""
    for parent, known in _FOLDERS.items():
        here = folder / parent
        if here.is_file():
            yield no_folder(parent)
        present = [name for name in _names(here) if not name.startswith(".")]
        for name in present:
            if name in known or not is_folder(here / name):
                continue
            near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
            if near or parent == "content":
                file = place_name(here / name, folder)
                cure = f"โฟลเดอร์ที่อ่านคือ {', '.join(known)}"
                if near:
                    moved = f"ถ้าหมายถึง {near[0]} ให้ย้ายแฟ้มในนั้นไปไว้ที่ {near[0]}"
                    cure = moved if near[0] in present else f"เปลี่ยนชื่อเป็น {near[0]}"
                yield finding("W305", Place(file), file=file, cure=cure)


def is_slip_of(name: str, folder: str) -> bool:
    """Tell whether ``name`` is nearly, but not quite, ``folder``, both in one place and as places name them."""
    (above, _, slip), (parent, _, right) = name.rpartition("/"), folder.rpartition("/")
    return above == parent and slip != right and fuzz.ratio(slip.lower(), right) >= _NEAR


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    except OSError:
        return []


def record_file(year: int, code: str) -> Place:
    """Return where the record of item ``code`` of ``year`` stands, or would stand."""
    return Place(f"oit_items/{year}/{file_stem(code)}.yml")
