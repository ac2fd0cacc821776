"""What can be found on the site: every page a reader looks for and every published document, newest year first.

What belongs to no year stands before all years. Within a year pages come in the order of the form, then documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from generator.assessment.measure_words import measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.search.record_text import (
    agency_texts,
    form_texts,
    free_page_texts,
    item_texts,
    measure_texts,
    result_texts,
)
from generator.site.views.free_text import free_pages
from generator.site.views.item_words import item_title
from generator.site.views.trail import fiscal_year

MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส integrity measures"
EIT = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก EIT survey QR Code"
LONGEST_TITLE = 200
"""Longest title in a list of results, in characters."""
TRAIL = " › "
PRIVACY = "ความเป็นส่วนตัวและการเข้าถึงเว็บไซต์นี้"


class Kind(IntEnum):
    """What was found; the browser names it by its place in ``KIND_THAI``."""

    ITEM = 0
    MEASURE = 1
    RESULT = 2
    YEAR = 3
    PAGE = 4
    DOCUMENT = 5


KIND_THAI = ("ข้อ OIT", "มาตรการ", "ผลการประเมิน", "ปีงบประมาณ", "หน้าเว็บ", "เอกสารหลักฐาน")


@dataclass(frozen=True, slots=True)
class Text:
    """Something to be found below a title: its ``pieces``, and which page of the document it is (0 for none)."""

    pieces: tuple[str, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    ``also`` is what it is called besides its title, ``trail`` the path to it in words. A document stands below the
    page at ``above``, which shows it.
    """

    kind: Kind
    path: str
    title: str
    year: int | None = None
    trail: str = ""
    also: str = ""
    above: str = ""
    texts: tuple[Text, ...] = ()


def page_entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    """Yield the pages of fiscal year ``year`` (BE); for None those that belong to no year."""
    if year is None:
        yield from _evergreen(site)
        return
    workspace = site.workspace
    trail = fiscal_year(year)
    if year in site.states:
        title = f"การเปิดเผยข้อมูลสาธารณะ (OIT) {trail}"
        form = workspace.form(year)
        texts = _pieces(form_texts(form)) if form else ()
        yield Entry(Kind.YEAR, addresses.year_page(year), title, year, also=f"OIT {year}", texts=texts)
    yield from _items(site, year)
    if workspace.measures.get(year):
        yield Entry(Kind.MEASURE, addresses.measures_page(year), f"มาตรการทั้งหมด {trail}", year, trail, MEASURES)
    for loaded in workspace.measures.get(year, ()):
        name = shortened(measure_name(loaded.record), LONGEST_TITLE)
        path = addresses.measure_page(year, loaded.record.id)
        texts = _pieces(measure_texts(loaded.record, workspace))
        yield Entry(Kind.MEASURE, path, name, year, f"{trail}{TRAIL}มาตรการ", texts=texts)
    if year in workspace.results:
        texts = _pieces(result_texts(workspace.results[year].record, workspace.names(year)))
        title = f"ผลการประเมิน ITA {trail}"
        yield Entry(
            Kind.RESULT, addresses.result_page(year), title, year, trail, "คะแนน ITA IIT EIT OIT score", texts=texts
        )
    if any(survey.fiscal_year == year for survey in workspace.config.eit):
        yield Entry(Kind.PAGE, addresses.eit_page(year), f"แบบวัด EIT {trail}", year, "แบบวัด EIT", EIT)


def _items(site: SiteContext, year: int) -> Iterator[Entry]:
    form = site.workspace.form(year)
    subs = {sub.code: f"{sub.code} {sub.title}" for sub in form.sub_indicators} if form else {}
    for state in site.states.get(year, {}).values():
        item = state.item
        trail = f"{fiscal_year(year)}{TRAIL}{subs.get(item.sub_indicator, item.sub_indicator)}"
        path = addresses.item_page(year, item.code)
        texts = _pieces(item_texts(state, site.workspace))
        yield Entry(Kind.ITEM, path, item_title(item), year, trail, item.title_en or "", texts=texts)


def _evergreen(site: SiteContext) -> Iterator[Entry]:
    workspace = site.workspace
    name = workspace.config.agency.name
    welcome = (page for page in workspace.pages if page.slug == addresses.WELCOME)
    said = chain(agency_texts(workspace.config), *map(free_page_texts, welcome))
    yield Entry(
        Kind.PAGE, addresses.HOME, f"หน้าหลัก {name}", also=workspace.config.agency.short or "", texts=_pieces(said)
    )
    for page in free_pages(workspace):
        yield Entry(Kind.PAGE, addresses.free_page(page.slug), page.title, texts=_pieces(free_page_texts(page)))
    yield Entry(Kind.PAGE, addresses.DATA, "ข้อมูลเปิด", also="Open data JSON CSV ดาวน์โหลด")
    yield Entry(Kind.PAGE, addresses.SITE_PRIVACY, PRIVACY, also="Privacy accessibility คุกกี้ cookie")
    yield Entry(
        Kind.PAGE, addresses.ENGLISH, "English", also=f"English {workspace.config.agency.name_en or ''}".strip()
    )


def _pieces(texts: Iterator[str | None]) -> tuple[Text, ...]:
    """Return one text of all ``texts`` that say something, each once."""
    pieces = tuple(dict.fromkeys(text for text in texts if text))
    return (Text(pieces),) if pieces else ()
