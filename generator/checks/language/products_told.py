"""So many each, of so many, and what that comes to: ``12 เดือน เดือนละ 9,000 บาท รวมเป็นเงิน 108,000 บาท``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import prod

from generator.checks.language.counts import Count

_EACH = re.compile(r"(?P<of>[ก-ฮเ-ไ][ก-๎]{1,11})ละ\s*(?P<bound>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน)?\s*(?:จำนวน\s*)?$")
_TOTAL = re.compile(
    r"(?:รวม|เป็นเงิน)(?:เป็นเงิน|เป็น|เงิน|ทั้งสิ้น|ทั้งหมด|จำนวน|ผู้[ก-๎]{2,20}|\s)*(?P<bound>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน)?\s*(?:จำนวน\s*)?$"
)
_NEAR = 60
_ROOM = 40
_MOST = 3
_LEAST = {"ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย"}


@dataclass(frozen=True, slots=True)
class Product:
    """How many there are of what, how many each has, and what the total is said to be."""

    many: Count
    each: Count
    total: Count

    @property
    def right(self) -> Decimal:
        """What it comes to."""
        return self.many.value * self.each.value


def products(text: str, found: Sequence[Count]) -> Iterator[Product]:
    """Yield every product among ``found`` in ``text`` (with Arabic digits) whose total is another.

    A third figure that makes it right (days, meals, rounds) is a factor; with a second “each” nothing is sure.
    """
    heads = [(one, match) for one in found if (match := _EACH.search(text[max(0, one.start - _ROOM) : one.start]))]
    if len(heads) != 1 or heads[0][0].vague:
        return
    each, head = heads[0]
    many = [one for one in found if _is_of(head["of"], one) and abs(one.start - each.start) <= _NEAR and not one.vague]
    totals = [one for one in found if one.start > each.end and one.unit == each.unit and each.unit]
    if len({one.value for one in many}) != 1 or len(totals) != 1:
        return
    total = totals[0]
    told = _TOTAL.search(text[max(0, total.start - _ROOM) : total.start])
    if told is None or _side(told["bound"]) != _side(head["bound"]) or total.start - each.end > _NEAR:
        return
    others = [one.value for one in found if one not in {*many, each, total} and one.start < total.start][:_MOST]
    possible = {
        many[0].value * each.value * prod(some)
        for count in range(len(others) + 1)
        for some in combinations(others, count)
    }
    if total.value not in possible | {each.value * prod(others)}:
        yield Product(many[0], each, total)


def _is_of(word: str, count: Count) -> bool:
    """Tell whether ``word``, up to its end, is what is counted: รุ่น of both ``3 รุ่น`` and ``จัดรุ่น``."""
    return bool(count.unit) and word.endswith(count.unit)


def _side(bound: str | None) -> str:
    return "" if not bound else "least" if bound in _LEAST else "most"
