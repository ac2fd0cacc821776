"""Lists: the items of a year, its measures, the results; and a new measure or result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from starlette.responses import RedirectResponse, Response

from generator.app.drafts import write_items, write_measure, write_result
from generator.assessment.completeness import ItemState, Tally
from generator.assessment.measure_words import measure_name
from generator.assessment.scoring import item_worth
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.editor import history
from generator.editor.asked import Asked, Way, missing
from generator.editor.desk import Desk
from generator.editor.forms.words import word_of
from generator.editor.places import record_at
from generator.editor.shown import around, page
from generator.records.loading.file_names import record_file


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the form with how it stands; ``address`` leads to its record, ``is_there`` where it has one."""

    code: str
    title: str
    status: str
    status_word: str
    proved: int
    required: int
    worth: Decimal
    address: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one sub-indicator."""

    code: str
    title: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list: what it is called and where it is."""

    title: str
    status: str
    status_word: str
    address: str
    more: str = ""


@dataclass(frozen=True)
class ItemsView:
    """The items of a year."""

    year: int
    groups: Sequence[ItemGroup]
    tally: Tally


@dataclass(frozen=True)
class RowsView:
    """A list of records, and what can be begun there."""

    year: int
    title: str
    rows: Sequence[Row]
    begin: str
    empty: str


def items(desk: Desk, asked: Asked) -> Response:
    """Show the items of a year by sub-indicator."""
    site = desk.seen().site
    if site is None:
        return RedirectResponse("/", 303)
    year = asked.year() or site.front_year or site.workspace.current_year
    form = site.workspace.form(year) if year else None
    if form is None or year is None or year not in site.states:
        return missing()
    view = ItemsView(year, _groups(site, form, year), site.tally(year))
    return page("items.html", {"view": view}, around(desk, "items", year))


def _groups(site: SiteContext, form: Catalogue, year: int) -> list[ItemGroup]:
    groups: dict[str, list[ItemRow]] = {}
    for state in site.states[year].values():
        groups.setdefault(state.item.sub_indicator, []).append(_row(form, state, year))
    titles = {one.code: one.title for one in form.sub_indicators}
    return [ItemGroup(code, titles.get(code, ""), tuple(rows)) for code, rows in groups.items()]


def _row(form: Catalogue, state: ItemState, year: int) -> ItemRow:
    code = state.item.code
    file = state.loaded.source.name if state.loaded else record_file(year, code).file
    return ItemRow(
        *(code, state.item.title, state.status.value, state.status.thai, state.proved, state.required),
        *(item_worth(form, code), f"/record/{file}"),
        is_there=state.loaded is not None,
    )


def draft(desk: Desk, asked: Asked) -> Response:
    """Begin the record of an item that has none."""
    site, year = desk.seen().site, asked.year()
    form = site.workspace.form(year) if site and year else None
    item = form.item(asked.form.last("item")) if form else None
    if form is None or item is None or year is None:
        return missing()
    written = [
        path.relative_to(desk.folder).as_posix() for path in write_items(desk.folder, form, [item], desk.today())
    ]
    for file in written:
        history.keep(desk.folder, file, None, (desk.folder / file).read_bytes(), ["เริ่มร่างระเบียน"])
    return RedirectResponse(f"/record/{written[0]}", 303)


def measures(desk: Desk, asked: Asked) -> Response:
    """Show the measures of a year."""
    site = desk.seen().site
    if site is None:
        return RedirectResponse("/", 303)
    year = asked.year() or site.front_year or site.workspace.current_year or 0
    rows = [
        Row(
            measure_name(one.record),
            one.record.status,
            word_of("Measure", "status", one.record.status),
            f"/record/{one.source.name}",
            one.record.id,
        )
        for one in site.workspace.measures.get(year, ())
    ]
    unread = [
        Row(file, "missing", "อ่านไม่ได้", f"/record/{file}")
        for file in sorted(site.workspace.unreadable)
        if file.startswith(f"content/measures/{year}/") and record_at(file)
    ]
    view = RowsView(year, f"มาตรการ ปี {year}", [*rows, *unread], "เพิ่มมาตรการ", "ยังไม่มีมาตรการของปีนี้")
    return page("rows.html", {"view": view}, around(desk, "measures", year))


def new_measure(desk: Desk, asked: Asked) -> Response:
    """Begin a measure of a year."""
    return _begun(desk, write_measure(desk.folder, asked.year() or 0).relative_to(desk.folder).as_posix())


def results(desk: Desk, asked: Asked) -> Response:
    """Show the results of all years."""
    site = desk.seen().site
    if site is None:
        return RedirectResponse("/", 303)
    rows = [
        Row(
            f"ผลการประเมินปี {year}",
            "complete",
            one.record.level or "",
            f"/record/{one.source.name}",
            f"{one.record.total} คะแนน" if one.record.total is not None else "",
        )
        for year, one in sorted(site.workspace.results.items(), reverse=True)
    ]
    year = max(site.workspace.years, default=0) - 1
    view = RowsView(year, "ผลการประเมิน", rows, f"เพิ่มผลการประเมินปี {year}", "ยังไม่มีผลการประเมิน")
    return page("rows.html", {"view": view}, around(desk, "results", asked.year()))


def new_result(desk: Desk, asked: Asked) -> Response:
    """Begin the result of a year."""
    return _begun(desk, write_result(desk.folder, asked.year() or 0).relative_to(desk.folder).as_posix())


def _begun(desk: Desk, file: str) -> Response:
    history.keep(desk.folder, file, None, (desk.folder / file).read_bytes(), ["เริ่มร่างระเบียน"])
    return RedirectResponse(f"/record/{file}", 303)


WAYS = (
    Way("/items", "GET", items),
    Way("/items/{year}", "GET", items),
    Way("/items/{year}", "POST", draft),
    Way("/measures", "GET", measures),
    Way("/measures/{year}", "GET", measures),
    Way("/measures/{year}", "POST", new_measure),
    Way("/results", "GET", results),
    Way("/results/{year}", "POST", new_result),
)
