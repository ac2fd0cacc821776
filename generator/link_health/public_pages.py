"""Whether the public site shows what was built: addresses are fetched and held against the built files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings.choices import Choice
from generator.findings.finding import Finding, finding
from generator.inspection.bounds import FILE_BYTES
from generator.link_health.fetch import Fetched
from generator.link_health.guard import Guard
from generator.link_health.limits import Limits, Pace
from generator.link_health.report import why
from generator.link_health.visit import fetch_through
from generator.public import links
from generator.public.outward import readable
from generator.records.memory.link_states import Answer, Reason
from generator.rendering.page_text import middle_lines
from generator.system.plain_files import content_of

CODES = ("L875", "L876", "L877", "L878", "L879", "L881")

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
"""The encoding that a server names in the header of its answer."""
_CAME = frozenset({Reason.FINE, Reason.REDIRECTED, Reason.TO_HOME, Reason.NOT_THE_FILE, Reason.EMPTY})
"""Reasons with which something came that can be compared."""


class Standing(Choice):
    """How a public address compares with what was built."""

    SAME = "same", "ตรงกัน"
    OTHER_CODE = "other_code", "เนื้อหาตรงกัน"
    OTHER = "other", "เนื้อหาไม่ตรงกัน"
    OTHER_LETTERS = "other_letters", "อักษรผิด"
    ABSENT = "absent", "เปิดไม่ได้"
    NOT_BUILT = "not_built", "ยังไม่ได้สร้าง"
    UNCHECKED = "unchecked", "ยังไม่ได้ตรวจ"


@dataclass(frozen=True, slots=True)
class Compared:
    """One public address: its path in the site, the item it belongs to if any, and what was found there."""

    path: str
    url: str
    item: str | None
    standing: Standing
    answer: Answer


@dataclass(frozen=True, slots=True)
class Wanted:
    """A path of the site that should be public, and the item that it belongs to."""

    path: str
    item: str | None = None


def compare(wishes: Iterable[Wanted], home: str, built: Path, guard: Guard, limits: Limits) -> Iterator[Compared]:
    """Fetch each of ``wishes`` below ``home`` and compare it with its file in ``built``, one after the other."""
    pace = Pace(limits.pace)
    for wish in wishes:
        url = links.absolute(wish.path, home)
        file = built / links.file_of(wish.path)
        try:
            content = content_of(file, FILE_BYTES)
        except OSError:
            yield Compared(wish.path, url, wish.item, Standing.NOT_BUILT, Answer(Reason.NOT_ASKED))
            continue
        answer, fetched = fetch_through(url, guard, limits, pace, body=len(content) + 1_000_000)
        if fetched is None or answer.reason not in _CAME:
            standing = Standing.UNCHECKED if answer.reason is Reason.PRIVATE else Standing.ABSENT
        else:
            standing = Standing.OTHER_LETTERS if _misread(fetched) else _standing(content, fetched.body)
        yield Compared(wish.path, url, wish.item, standing, answer)


def _misread(fetched: Fetched) -> bool:
    """Tell whether a browser reads a page in another encoding than ours: the header goes before what the page says."""
    charset = _CHARSET.search(fetched.headers.get("content-type", ""))
    return bool(middle_lines(fetched.body)) and charset is not None and charset[1].lower() not in {"utf-8", "utf8"}


def _standing(built: bytes, public: bytes) -> Standing:
    """Compare contents; a page whose words are the same may have had its code changed on the way, as some hosts do."""
    if built == public:
        return Standing.SAME
    lines = middle_lines(built)
    return Standing.OTHER_CODE if lines and lines == middle_lines(public) else Standing.OTHER


_CODE_OF = {
    Standing.OTHER: "L875",
    Standing.OTHER_LETTERS: "L881",
    Standing.ABSENT: "L876",
    Standing.NOT_BUILT: "L877",
    Standing.OTHER_CODE: "L878",
    Standing.UNCHECKED: "L879",
}


def findings(compared: Iterable[Compared], year: int) -> Iterator[Finding]:
    """Yield a finding for every address that does not show what was built."""
    for address in compared:
        code = _CODE_OF.get(address.standing)
        if code:
            reason = why(address.answer.reason, address.answer.status)
            way = "" if address.answer.reason in {Reason.FINE, Reason.NOT_ASKED} else f" ({reason})"
            yield finding(code, None, item=address.item, year=year, address=readable(address.url), why=reason, way=way)
