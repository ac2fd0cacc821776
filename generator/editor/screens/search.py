"""Search over all records, pages and documents as people typed them, whatever year they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from generator.editor.asked import Asked, Way
from generator.editor.desk import Desk
from generator.editor.places import RecordPlace, record_files
from generator.editor.saving import content
from generator.editor.shown import around, page
from generator.findings.usage import UsageProblem
from generator.records.text_decoding import decode
from generator.thai.digits import to_arabic
from generator.thai.sara_am import put_together

_MOST = 60
_AROUND = 50
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, with what is around them."""

    title: str
    address: str
    before: str
    found: str
    after: str


@dataclass(frozen=True)
class SearchView:
    """What was looked for and where it stands."""

    query: str
    hits: Sequence[Hit]
    is_all: bool


def search(desk: Desk, asked: Asked) -> Response:
    """Show where the words that were typed stand."""
    query = " ".join(asked.query.get("q", "").split())[:_LONGEST]
    hits: list[Hit] = []
    for hit in _hits(desk, _folded(query)) if query else ():
        hits.append(hit)
        if len(hits) > _MOST:
            break
    view = SearchView(query, hits[:_MOST], is_all=len(hits) <= _MOST)
    return page("search.html", {"view": view}, around(desk, "search"))


def _folded(text: str) -> str:
    return to_arabic(put_together(text)).casefold()


def _hits(desk: Desk, wanted: str) -> Iterator[Hit]:
    for place in record_files(desk.folder):
        yield from _in_record(desk, place, wanted)
    workspace = desk.seen().workspace
    for one in workspace.pages if workspace else ():
        yield from _in_line(one.markdown, wanted, one.title, f"/text/{one.place.file}")
    for name in workspace.documents if workspace else ():
        yield from _in_line(name, wanted, "เอกสาร", f"/file/{name}")


def _in_record(desk: Desk, place: RecordPlace, wanted: str) -> Iterator[Hit]:
    try:
        raw = content(desk.folder, place.file)
    except UsageProblem:
        return
    text, _ = decode(raw or b"", place.file)
    for number, line in enumerate((text or "").splitlines(), 1):
        if not line.lstrip().startswith("#"):
            yield from _in_line(line.strip(), wanted, place.title, f"{place.address}?line={number}")


def _in_line(text: str, wanted: str, title: str, address: str) -> Iterator[Hit]:
    folded = _folded(text)
    start = folded.find(wanted)
    if start < 0:
        return
    if len(folded) != len(text):  # what is folded is shown where its letters do not stand beside those typed
        text = folded
    end = start + len(wanted)
    yield Hit(title, address, text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND])


WAYS = (Way("/search", "GET", search),)
