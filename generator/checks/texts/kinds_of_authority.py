"""Rules on words that only another kind of authority uses: its officers, its by-laws, its rank, what it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.authority_names import Mention, OwnNames, is_no_name
from generator.checks.language.boundaries import Hit, WholeNames, is_whole
from generator.checks.language.passages import Passage
from generator.checks.language.texts import own_words, texts_of
from generator.checks.language.whose import has_own_thing, is_guest, speaks_of_others, takes_the_place
from generator.checks.language.word_lists import Authority, authorities, authority_words
from generator.findings.finding import Finding, finding

CODES = ("T512",)

_LISTED_TOGETHER = 28
"""Characters within which two kinds of authority belong to one list (``เทศบาล และ อบต.``)."""
_BEFORE = 30
_LAWS = re.compile("|".join(map(re.escape, (*authority_words("laws"), *authority_words("partners")))))
_GENERIC_BYLAW = re.compile("ข้อบัญญัติท้องถิ่น|ข้อบัญญัติจังหวัด|เทศบัญญัติหรือข้อบัญญัติ|ข้อบัญญัติหรือเทศบัญญัติ|ข้อบัญญัติ/เทศบัญญัติ|เทศบัญญัติ/ข้อบัญญัติ")
_RANKS = ("ตำบล", "เมือง", "นคร")
_MOST_LINES = 40
_POWERS = re.compile("อำนาจ|หน้าที่|มาตรา")
_CAME_ABOUT = re.compile("ยกฐานะ|เปลี่ยนแปลงฐานะ|เปลี่ยนฐานะ|จัดตั้งขึ้น|ประวัติ|แต่เดิม|เดิมเป็น|กฎหมายที่เกี่ยวข้อง")
_UNDER = re.compile(
    r"(?:เสนอ|รายงาน|นำเรียน|เรียน|มอบหมาย|ลงนามโดย|อนุมัติโดย|เห็นชอบโดย|เห็นชอบจาก|อนุมัติจาก|โดย|รับผิดชอบคือ|ผู้รับผิดชอบ)[ก-๎]{0,12}?\s*(?:ต่อ|ให้|แก่|โดย)?\s*(?:สำนัก|รอง)?$"
)
"""Before an officer: that the work is reported to him or is his, so that he is one of the agency."""
_NEAR = 40
_KINDS = "|".join(sorted((word for kind in authorities() for word in kind.whole), key=len, reverse=True))
_JOINED = re.compile(rf"\s*(?:และ|หรือ|กับ|,|รวมทั้ง|ตลอดจน)\s*(?P<kind>{_KINDS})")
_AN_AUTHORITY = re.compile(f"(?P<kind>{_KINDS})")
_OF_OTHERS = re.compile(r"[ก-๎]{0,24}\s?ของ\s?(?:จังหวัด|หน่วยงานอื่น|อปท|องค์กรปกครอง)")
_OWN_SHAPE = re.compile("โครงสร้าง|แผนภูมิ|ผัง(?:องค์กร|หน่วยงาน|การ)")
_THAI = re.compile(r"[ก-๎]")
_ACTS = re.compile(
    r"\s*(?:ได้|จึง|จะ|มี(?:การ)?)\s*(?:จัด|ดำเนินงาน|ประชุม|กำหนด|นำ|แต่งตั้ง|ประกาศ|วิเคราะห์|ดำเนินการ|เผยแพร่|มอบหมาย)"
)
_OF_AN_AUTHORITY = re.compile(f"(?:ทุก)(?:กอง|ส่วน|ฝ่าย|สำนัก)(?:ของ|ใน)(?P<kind>{_KINDS})")


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word of another kind of authority in a passage, and what the own kind says."""

    passage: Passage
    word: str
    right: str


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield one finding a record: every word of another kind of authority, each with its lines and the right word."""
    texts = texts_of(site)
    own = texts.own
    if not own.bare:
        return
    by_file: dict[str, list[WrongWord]] = defaultdict(list)
    for passage in own_words(texts):
        for wrong in wrong_words(own, passage):
            by_file[passage.file].append(wrong)
    for told in by_file.values():
        first = told[0].passage
        values: dict[str, Any] = {
            "words": _told(told),
            "own": site.workspace.config.agency.name,
            "kind": own.authority.name if own.authority else "หน่วยงานที่ไม่ใช่องค์กรปกครองส่วนท้องถิ่น",
        }
        yield finding("T512", first.place, **first.about, **values)


def wrong_words(own: OwnNames, passage: Passage) -> Iterator[WrongWord]:
    """Yield the words of another kind of authority in a passage, each with what the own kind says."""
    return _wrong(own, own.authority, passage) if own.authority else _of_no_authority(passage)


def _wrong(own: OwnNames, authority: Authority, passage: Passage) -> Iterator[WrongWord]:
    text = passage.text
    words = list(words_of_others(authority, text))
    for hit, kind in words:
        yield WrongWord(passage, hit.name, authority.instead_of(hit.name, kind) or authority.name)
    mentions = list(own.mentions(text))
    for mention in mentions:
        inside = any(hit.start < mention.end and mention.start < hit.end for hit, _ in words)
        if not inside and not _is_joined(text, mention) and _is_of_another_kind(own, mention, mentions):
            yield WrongWord(passage, text[mention.start : mention.end], _right(own, authority, mention))


def _is_joined(text: str, mention: Mention) -> bool:
    """Tell whether two kinds of authority are named in one breath, as those are whom an agency works for."""
    behind = _JOINED.match(text, mention.end)
    return behind is not None and behind["kind"] not in mention.authority.whole


def _of_no_authority(passage: Passage) -> Iterator[WrongWord]:
    """Yield what an agency that is no local authority cannot have: staff and divisions of one, unless a partner's."""
    text = passage.text
    for hit in _staff().find(text):
        if not speaks_of_others(text, hit.start) and not _LAWS.search(text[max(0, hit.start - _BEFORE) : hit.start]):
            yield WrongWord(passage, hit.name, "บุคลากรของหน่วยงาน")
    for hit in _acts().find(text) if _is_own_ground(text) else ():
        yield WrongWord(passage, hit.name, "กฎหมายจัดตั้งหน่วยงาน")
    for hit in _councils().find(text) if _OWN_SHAPE.search(text) else ():
        if is_no_name(text[hit.end :].lstrip() or "ของ") and not speaks_of_others(text, hit.start):
            yield WrongWord(passage, hit.name, "ส่วนงานของหน่วยงานเอง")
    for hit in _officers().find(text):
        told = passage.kind == "responsible" or _UNDER.search(text[max(0, hit.start - _NEAR) : hit.start])
        bare = passage.kind == "responsible" or is_no_name(text[hit.start + len(hit.name) :])
        if told and bare and not speaks_of_others(text, hit.start):
            yield WrongWord(passage, hit.name, "ตำแหน่งหรือส่วนงานของหน่วยงานเอง")
    yield from _called_an_authority(passage)
    for match in _OF_AN_AUTHORITY.finditer(text):
        start, end = match.span("kind")
        if is_whole(text, start, end) and is_no_name(text[end:]) and not speaks_of_others(text, start):
            yield WrongWord(passage, match["kind"], "หน่วยงาน")


def _called_an_authority(passage: Passage) -> Iterator[WrongWord]:
    """Yield where the agency itself is called an authority: its things are one's, or one does what it does."""
    text = passage.text
    for match in _AN_AUTHORITY.finditer(text):
        start, end = match.span("kind")
        if not is_whole(text, start, end) or speaks_of_others(text, start) or not _is_unnamed(text, end):
            continue
        acts = _ACTS.match(text, end) is not None and takes_the_place(text, start)
        if acts or (text[:start].endswith("ของ") and has_own_thing(text, start)):
            yield WrongWord(passage, match["kind"], "หน่วยงาน")


def _is_unnamed(text: str, end: int) -> bool:
    """Tell whether no name stands behind a kind of authority: the text ends, or goes on with the sentence."""
    rest = text[end:]
    return not rest.strip() or not _THAI.match(rest) or is_no_name(rest.lstrip())


def _right(own: OwnNames, authority: Authority, mention: Mention) -> str:
    """Return what the own kind is called, as long or as short as the ``mention`` is."""
    if mention.prefix.endswith(".") or mention.prefix not in mention.authority.whole:
        return authority.short[0]
    word = next((word for word in authority.whole if own.whole.startswith(word)), authority.whole[0])
    return word.replace("เทศบาล", "เทศมนตรี") if mention.prefix.startswith("เทศมนตรี") else word


def _is_of_another_kind(own: OwnNames, mention: Mention, mentions: Sequence[Mention]) -> bool:
    if mention.kind not in {"own", "kind"}:
        return False
    if mention.authority == own.authority:
        return mention.kind == "own" and not _same_rank(own, mention)
    return mention.kind == "own" or not any(
        abs(other.start - mention.start) <= _LISTED_TOGETHER and other.authority != mention.authority
        for other in mentions
    )


def _same_rank(own: OwnNames, mention: Mention) -> bool:
    """Tell whether a mention of the own name calls it by its own rank: not เทศบาลเมือง… for a เทศบาลตำบล.

    So it is with its chief: ``นายกเทศมนตรีเมือง…``.
    """
    rank = next((rank for rank in _RANKS if mention.prefix in {f"เทศบาล{rank}", f"เทศมนตรี{rank}"}), None)
    return rank is None or own.whole.startswith(f"เทศบาล{rank}")


def words_of_others(own: Authority, text: str) -> Iterator[tuple[Hit, Authority]]:
    """Yield words that only another kind of authority uses of itself; not in laws, nor beside the own kind's word."""
    if _GENERIC_BYLAW.search(text):
        return
    names, kinds = _names(own)
    own_hits = [hit.start for hit in _own_names(own).find(text)]
    for hit in names.find(text):
        before = text[max(0, hit.start - _BEFORE) : hit.start]
        listed = any(abs(start - hit.start) <= _LISTED_TOGETHER for start in own_hits)
        of_others = _OF_OTHERS.match(text, hit.end) is not None
        if listed or of_others or _LAWS.search(before) or is_guest(text, hit.start):
            continue
        if hit.name not in kinds[hit.name].roles["act"] or _is_own_ground(text):
            yield hit, kinds[hit.name]


def _is_own_ground(text: str) -> bool:
    """Tell whether a text cites a law for what the agency may and must do, and not for how it came about."""
    return _POWERS.search(text) is not None and not _CAME_ABOUT.search(text)


@cache
def _names(own: Authority) -> tuple[WholeNames, dict[str, Authority]]:
    kinds = {word: kind for kind in authorities() if kind != own for word in kind.words if word not in own.words}
    return WholeNames(kinds, own.words), kinds


@cache
def _staff() -> WholeNames:
    return WholeNames([word for kind in authorities() for word in kind.roles["staff"]])


@cache
def _acts() -> WholeNames:
    return WholeNames([word for kind in authorities() for word in kind.roles["act"]])


@cache
def _councils() -> WholeNames:
    return WholeNames([word for kind in authorities() for word in kind.roles["council"]])


@cache
def _officers() -> WholeNames:
    """Return the heads and councils of local authorities, and the office of the clerk, which nobody else has."""
    return WholeNames([word for kind in authorities() for role in ("chief", "clerk") for word in kind.roles[role]])


@cache
def _own_names(own: Authority) -> WholeNames:
    return WholeNames(own.words)


def _told(found: Sequence[WrongWord]) -> str:
    """Name every wrong word once, with the right one and every line that it stands in."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in islice(found, _MOST_LINES):
        lines[one.word, one.right].append(one.passage.place.line or 0)
    numbers = {both: ", ".join(map(str, sorted(set(at)))) for both, at in lines.items()}
    return " · ".join(f"“{word}” ควรเป็น “{right}” (บรรทัด {at})" for (word, right), at in numbers.items())
