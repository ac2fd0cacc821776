"""What the program understood of days and periods as people typed them, said back in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.editor.forms.model_form import Control
from generator.editor.forms.view import Group, Node, Rows, Value
from generator.thai.dates import format_date, parse_date
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.thai.periods import parse_period


def understood(form: Group, year: int | None) -> dict[str, str]:
    """Return by the key of its control what each day, period and follow-up in ``form`` is read as, in ``year`` (BE)."""
    return {key: words for key, words in _understood(form, year) if words}


def _understood(node: Node, year: int | None) -> Iterator[tuple[str, str]]:
    if isinstance(node, Group):
        for inner in (*node.first, *node.more):
            yield from _understood(inner, year)
    elif isinstance(node, Rows):
        for entry in node.entries:
            if not hasattr(entry.node, "field") or entry.node.kind != "foreign":
                yield from _understood(entry.node, year)
    elif isinstance(node, Value) and node.value.strip():
        yield node.key, _words(node, node.value.strip(), year)


def _words(node: Value, text: str, year: int | None) -> str:
    try:
        if node.field.control is Control.DATE:
            day = parse_date(text)
            said = format_date(day, months="long")
            return "" if text in {said, format_date(day)} else f"อ่านว่า {said}"
        if year is None or node.field.name != "text":
            return ""
        if node.field.model == "Period":
            span = parse_period(text, year)
            return f"อ่านว่า {_span(span.start, span.end)}"
        if node.field.model == "FollowUp":
            due = parse_follow_up(text, year).due
            return f"รายงาน {', '.join(format_date(day) for day in due)}" if due else ""
    except ThaiTimeError as error:
        return f"ยังอ่านเป็นวันที่ไม่ได้ {error.hint}" if node.field.control is Control.DATE else ""
    return ""


def _span(start: date, end: date) -> str:
    return format_date(start) if start == end else f"{format_date(start)} – {format_date(end)}"
