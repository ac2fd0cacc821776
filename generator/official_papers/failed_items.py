"""The items that lost points, as a table of our own: no printed layout has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.catalogue.model import Catalogue
from generator.official_papers.paper import Blank, Part, PartTable, with_blanks
from generator.official_papers.voice import Order, Voice
from generator.records.model.result import FailedItem, Result
from generator.site.tables.values import Block, Cell, Entry, Group, Heading, Row, Table

_Write = Callable[[FailedItem, Voice, Catalogue], str | None]
_TITLE = "ข้อที่ไม่ได้คะแนนเต็ม"
_CREDIT = "คะแนนที่ได้"


def failed_part(order: Order, voice: Voice, result: Result, blanks: list[Blank]) -> Iterator[Part]:
    """Yield the items with what the assessor wrote and what the agency does about it; nothing where none lost points.

    Where nobody recorded how many points were left, there is no column for them: most years give all or nothing.
    """
    if not result.failed_items:
        return
    form = order.site.workspace.names(order.result_year)
    has_credit = any(one.credit is not None for one in result.failed_items)
    columns = [column for column in _COLUMNS if has_credit or column[0] != _CREDIT]
    rows = tuple(
        Row(tuple(_cell(write(one, voice, form)) for _, _, write in columns), about=(one.item,))
        for one in result.failed_items
    )
    headings = tuple(Heading(heading, row_header=place == 0) for place, (heading, _, _) in enumerate(columns))
    caption = voice.ours(f"{_TITLE} ปีงบประมาณ พ.ศ. {order.result_year}")
    made = PartTable(Table(caption, headings, (Group((), rows),)), tuple(width for _, width, _ in columns))
    shown, missing = with_blanks(made, _TITLE)
    blanks.extend(missing)
    yield Part(f"{_TITLE}และแนวทางแก้ไข", (), shown)


def _cell(text: str | None) -> Cell:
    return Cell((Block("text", (Entry(text),)),) if text else ())


def _title(one: FailedItem, _voice: Voice, form: Catalogue) -> str | None:
    item = form.item(one.item)
    return item.title if item else None


def _credit(one: FailedItem, voice: Voice, _form: Catalogue) -> str | None:
    return None if one.credit is None else voice.score(one.credit)


def _said(text: str | None, voice: Voice) -> str | None:
    return voice.theirs(text) if text else None


_COLUMNS: tuple[tuple[str, float, _Write], ...] = (
    ("ข้อ", 1.4, lambda one, voice, _: voice.ours(one.item)),
    ("เรื่อง", 4.2, _title),
    (_CREDIT, 1.9, _credit),
    ("ความเห็นผู้ประเมิน", 5.0, lambda one, voice, _: _said(one.comment, voice)),
    ("สาเหตุ", 5.0, lambda one, voice, _: _said(one.cause, voice)),
    ("แนวทางแก้ไข", 5.0, lambda one, voice, _: _said(one.remedy, voice)),
)
"""The columns: heading, how wide they want to be, and what stands in them."""
