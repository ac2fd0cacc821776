"""What is still open in an item, what closing it would add to the forecast, and roughly what work it takes.

The effort is an estimate by the kind of gap, in units of about half a working day, to order gaps by; it is no plan:

- 1: mending a record or a file: publishing a draft, saying a period, pairing evidence with a part, copying a file,
  saving a table as open data
- 2: gathering what there is: further entries of a list, the months that are missing
- 3: finding the paper of the right year
- 5: making a paper that does not exist, and 1 more for each further part that it must show
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.assessment.completeness import ItemState, ItemStatus, PartState, PartStatus
from generator.assessment.completeness_figures import item_figure
from generator.assessment.scoring import item_share, two_decimals
from generator.catalogue.model import Catalogue

MENDING, NEW_PAPER, FURTHER_PART = 1, 5, 1
EFFORT: dict[PartStatus, int] = {
    PartStatus.UNDATED: MENDING,
    PartStatus.CLOSED: MENDING,
    PartStatus.DEAD: MENDING,
    PartStatus.PARTLY: 2,
    PartStatus.MONTHS: 2,
    PartStatus.OUTSIDE: 3,
    PartStatus.MISSING: NEW_PAPER,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something open: in which item (and part, where parts count alone), what to do, points of the total, effort."""

    item: str
    title: str
    part: str | None
    words: str
    gain: Decimal
    effort: int

    @property
    def value(self) -> Fraction:
        """Points per unit of effort."""
        return Fraction(self.gain) / self.effort


def gaps(form: Catalogue, state: ItemState) -> Iterator[Gap]:
    """Yield what is open in an item: as a whole where it is all or nothing or not shown yet, else part by part."""
    if state.status in {ItemStatus.COMPLETE, ItemStatus.NOT_APPLICABLE}:
        return
    share, total = item_share(form, state.item.code), item_figure(state).total
    lacking = [part for part in state.parts if not part.is_proved]
    open_format = state.must_open and (state.lacks_open_format or state.status is not ItemStatus.PARTIAL)
    if form.item_credit == "all-or-nothing" or state.status is not ItemStatus.PARTIAL:
        yield _whole(state, lacking, two_decimals(share), open_format=open_format)
        return
    for part in lacking:
        gain = two_decimals(share / total)
        yield Gap(state.item.code, state.item.title, part.part.id, _part_words(part), gain, EFFORT[part.status])
    if open_format:
        gain = two_decimals(share / total)
        yield Gap(state.item.code, state.item.title, None, "เพิ่มแฟ้มข้อมูลเปิด", gain, MENDING)


def _whole(state: ItemState, lacking: Sequence[PartState], gain: Decimal, *, open_format: bool) -> Gap:
    words, effort = [], 0
    if state.status is ItemStatus.DRAFT:
        words, effort = ["เผยแพร่ฉบับร่าง"], MENDING
    missing = [part for part in lacking if part.status is PartStatus.MISSING]
    if missing:
        effort += NEW_PAPER + FURTHER_PART * (len(missing) - 1)
    effort += sum(EFFORT[part.status] for part in lacking if part.status is not PartStatus.MISSING)
    words += [_part_words(part) for part in lacking]
    if open_format:
        words.append("เพิ่มแฟ้มข้อมูลเปิด")
        effort += MENDING
    return Gap(state.item.code, state.item.title, None, " · ".join(words), gain, max(effort, MENDING))


def _part_words(part: PartState) -> str:
    return f"{part.part.title} ({part.status.thai})"
