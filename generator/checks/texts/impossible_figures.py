"""Rules on figures that cannot stand together: so many each, a fall to something greater, a village beyond the last.

A product is told with the word for what each of them is (``12 อำเภอ อำเภอละ 18 คน``). How many villages there are says
the folder itself, where it says so in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.counts import counts
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.products_told import products
from generator.checks.language.texts import MAX_HITS, Texts, texts_of
from generator.checks.language.told_lengths import MANY, number_told
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("T575", "T576", "T579")

_FIGURE = r"(?<![0-9./,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.[0-9]{1,2})?(?![0-9/]|[.,][0-9])"
_WORD = r"[ก-ฮเ-ไ][ก-๎]{1,11}?"
_PLACES = rf"(?P<count>{_FIGURE})\s*(?P<place>{_WORD})\s*(?:ๆ\s*)?(?P=place)ละ\s*(?:จำนวน\s*)?(?P<each>{_FIGURE})\s*"
_END = r"(?=[^ก-๎]|ต่อ|ใน|และ|ได้|จาก|โดย|เข้า|ที่|ของ|ครบ|$)"
_BEHIND = re.compile(
    rf"{_PLACES}(?P<unit>{_WORD})\s*\)?\s*รวม(?:เป็น|ทั้งสิ้น|ทั้งหมด|จำนวน|\s)*(?P<total>{_FIGURE})\s*(?P=unit)"
)
_AHEAD = re.compile(
    rf"(?P<total>{_FIGURE})\s*(?P<unit>{_WORD})\s*\(?\s*(?:จาก|ใน|ได้แก่|คือ|แบ่งเป็น|รวม)?\s*{_PLACES}(?P=unit){_END}"
)
_UNIT = r"[^0-9;,]{0,24}?"
_MOVED = re.compile(
    rf"จาก(?:เดิม)?(?P<what>{_UNIT})(?P<was>{_FIGURE})(?P<unit>{_UNIT})(?P<to>เหลือ|เป็น|อยู่ที่)(?P<again>{_UNIT})(?P<is>{_FIGURE})"
    r"\s*(?P<other>[ก-๎%]{0,16})"
)
_FALLS, _RISES = re.compile("ลดลง|ลด|ต่ำลง|สั้นลง|น้อยลง"), re.compile("เพิ่มขึ้น|เพิ่ม|สูงขึ้น|ดีขึ้น|มากขึ้น")
_NO_MOVE = re.compile(r"ปี|พ\.ศ\.|ข้อ|อันดับ|ลำดับ|ชั้น|มาตรา|วันที่|ไม่|รอบ|ครั้งที่|หน้า|รุ่นที่|ระดับ")
_VILLAGE = re.compile(
    r"(?:หมู่ที่|หมู่|(?<![ก-๎.])ม\.)\s*(?P<first>[0-9]{1,2})(?:\s*(?:-|–|ถึง)\s*(?:หมู่ที่|หมู่)?\s*(?P<last>[0-9]{1,2}))?(?![0-9./])"
)
_VILLAGES = re.compile(rf"(?<![0-9])(?P<count>{MANY})\s*หมู่บ้าน")
_ALL_OF = re.compile(r"(?:ตารางกิโลเมตร|ตร\.กม\.|ไร่|ประชากร|พื้นที่|ปกครอง|ประชาคม|ทั้ง(?:หมด|สิ้น)?|ครบ(?:ทั้ง)?)[^0-9;]{0,24}$")
"""Before a count of villages: that it is of all, by the ground they have or by the word."""
_ELSEWHERE = re.compile(r"(?:บ้านเลขที่|เลขที่|ที่อยู่|ตั้งอยู่|ซอย|ถนน)[^;]{0,30}$")
_OF_A_PLACE = re.compile(r"[^0-9;]{0,30}?(?:ตำบล|ต\.|อำเภอ)")
_FEWEST = 3
"""Numbers of villages from which it is seen that they run from the first to the last."""
_ROOM, _NEAR = 40, 16


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield figures that contradict each other by what they are."""
    texts = texts_of(site)
    yield from _beyond(texts)
    for passage in texts.passages:
        if passage.kind == "page" or passage.text.isascii():
            continue
        text = to_arabic(passage.text)
        if "ละ" in text:
            yield from _products(passage, text)
        if "จาก" in text:
            yield from _moved(passage, text)


def _products(passage: Passage, text: str) -> Iterator[Finding]:
    for pattern in (_BEHIND, _AHEAD):
        for match in islice(pattern.finditer(text), MAX_HITS):
            count, each, total = (Decimal(match[name].replace(",", "")) for name in ("count", "each", "total"))
            if total != count * each:
                shown = around(passage.text, match.start(), match.end(), 0)
                values: dict[str, Any] = {"many": f"{count} {match['place']}", "place": match["place"], "each": each}
                values |= {"right": f"{count * each:f}", "said": total}
                yield finding("T575", passage.place, **passage.about, field=passage.field, text=shown, **values)
                return
    for one in products(text, counts(text)):
        first, last = min(one.many.start, one.each.start), one.total.end
        values = {"many": f"{one.many.value:f} {one.many.unit}", "place": one.many.unit, "each": f"{one.each.value:f}"}
        values |= {"right": f"{one.right:f}", "said": f"{one.total.value:f}"}
        shown = around(passage.text, first, last, 0)
        yield finding("T575", passage.place, **passage.about, field=passage.field, text=shown, **values)
        return


def _moved(passage: Passage, text: str) -> Iterator[Finding]:
    """Yield what is said to have become less, or more, and became the other."""
    for match in islice(_MOVED.finditer(text), MAX_HITS):
        before = text[max(0, match.start() - _NEAR) : match.start()] + match["unit"]
        falls = _FALLS.search(before) is not None or match["to"] == "เหลือ"
        rises = _RISES.search(before) is not None
        beside = match["what"] + match["unit"] + match["again"]
        if falls == rises or _NO_MOVE.search(beside) or not _is_one_unit(match):
            continue
        was, now = (Decimal(match[name].replace(",", "")) for name in ("was", "is"))
        if (falls and now > was) or (rises and now < was):
            shown = around(passage.text, match.start(), match.end())
            word = "ลดลง" if falls else "เพิ่มขึ้น"
            yield finding("T576", passage.place, **passage.about, field=passage.field, text=shown, word=word)
            return


def _is_one_unit(match: re.Match[str]) -> bool:
    """Tell whether both figures are told of one thing: of two hours, 45 minutes may well be left."""
    unit = _FALLS.sub("", _RISES.sub("", match["unit"])).strip(" (")
    return not (unit and match["other"]) or match["other"].startswith(unit[:3]) or unit.startswith(match["other"][:3])


def _beyond(texts: Texts) -> Iterator[Finding]:
    """Yield the one village whose number is beyond how many there are, where the numbers of others go along with that.

    Where an authority has some of the villages of a larger place, their numbers are beyond in more texts than one.
    """
    told = list(_villages(texts))
    count = max((count for count, _ in told), default=0)
    inside: set[int] = set()
    beyond: list[tuple[Passage, re.Match[str], int]] = []
    for passage in texts.passages if count else ():
        for match, number in _numbers_of_villages(to_arabic(passage.text)):
            if number <= count:
                inside.add(number)
            else:
                beyond.append((passage, match, number))
    if len(inside) >= _FEWEST and len({number for *_, number in beyond}) == 1 and len(beyond) == 1:
        passage, match, number = beyond[0]
        where = next(passage.file for said, passage in told if said == count)
        values: dict[str, Any] = {"number": number, "count": count, "where": where}
        shown = around(passage.text, match.start(), match.end())
        yield finding("T579", passage.place, **passage.about, field=passage.field, text=shown, **values)


def _villages(texts: Texts) -> Iterator[tuple[int, Passage]]:
    """Yield how many villages there are, as often as the folder says it of all of them."""
    for passage in texts.passages:
        text = to_arabic(passage.text) if "หมู่บ้าน" in passage.text else ""
        for match in islice(_VILLAGES.finditer(text), MAX_HITS):
            if _ALL_OF.search(text[max(0, match.start() - _ROOM) : match.start()]):
                yield number_told(match["count"]), passage


def _numbers_of_villages(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for match in islice(_VILLAGE.finditer(text), MAX_HITS) if "หมู่" in text or "ม." in text else ():
        beside = text[max(0, match.start() - _ROOM) : match.start()]
        if not _ELSEWHERE.search(beside) and not _OF_A_PLACE.match(text, match.end()):
            yield match, max(int(match["first"]), int(match["last"] or 0))
