"""Rules on a fiscal year that has begun: it has records, measures and a survey, and the front page knows of it.

Source: the calendar of the form. What is still far off is not asked for: the survey only once ITAS is open.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.front_year import has_published
from generator.assessment.site_context import SiteContext
from generator.assessment.year_calendar import ANSWERS, REGISTRATION, RESULT, occasion
from generator.findings.finding import Finding, Place, cure, finding
from generator.records.forms.store import available_years
from generator.records.loading.file_names import is_slip_of
from generator.records.loading.workspace import CONFIG_NAME, Workspace
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, fiscal_year_of

CODES = ("W380", "W381", "W382", "W383")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the running year lacks that it should have by the site's day; draft measures count as begun."""
    workspace, year = site.workspace, fiscal_year_of(site.as_of)
    if not any(workspace.items.values()):
        return  # an agency without any record has not begun, and knows it
    if not workspace.items.get(year):
        if not _is_unread(workspace, "oit_items", year):
            yield _not_begun(site, year)
        return
    begun = workspace.measures.get(year) or _is_unread(workspace, "content/measures", year)
    if not begun and year - 1 not in workspace.results:
        # With the result of the year before, its rules say what has no measure.
        yield finding("W382", Place(f"oit_items/{year}"), year=year, before=year - 1)
    yield from _front(site, year)
    yield from _survey(site, year)


def _is_unread(workspace: Workspace, folder: str, year: int) -> bool:
    """Tell whether something below ``folder`` could not be read, or stands under a name that is not: it may be this."""
    meant = (folder, f"{folder}/{year}")
    return any(
        name.startswith(f"{folder}/") or any(is_slip_of(name, one) for one in meant) for name in workspace.unreadable
    )


def _not_begun(site: SiteContext, year: int) -> Finding:
    workspace = site.workspace
    last = next(one for one in workspace.item_years if workspace.items[one])
    has_form = workspace.form(year) or year in available_years(workspace.folder / "content" / "catalogue")
    lacking = [
        *(() if has_form else ("แบบ OIT",)),
        "ระเบียนข้อ OIT",
        *(() if workspace.measures.get(year) else ("มาตรการ",)),
        *(("ที่อยู่แบบวัด EIT",) if _lacks_survey(site, year) else ()),
    ]
    front = workspace.config.current_year
    if last > year:
        way = cure("W380", "ahead", last=last)
    elif has_form:
        way = cure("W380", "form", year=year, last=last)
    else:
        way = cure("W380", "no_form", year=year, last=last)
    return finding(
        "W380",
        Place("oit_items"),
        year=year,
        day=format_date(first_day(year)),
        lacking=" และ".join((" ".join(lacking[:-1]), lacking[-1])) if lacking[1:] else lacking[0],
        cure=way,
        front=f" (หน้าแรกแสดงปี {front} ตาม current_year ไปก่อนได้)" if front == last else "",
    )


def _front(site: SiteContext, year: int) -> Iterator[Finding]:
    """Yield that the front stays with an earlier year though there is something to show, or it is time to."""
    workspace = site.workspace
    current = workspace.config.current_year
    if current is None or current >= year or workspace.options(year).shown_from:
        return
    answers = occasion(workspace, year, ANSWERS)
    published = sum(loaded.record.is_claimed for loaded in workspace.items[year].values())
    if answers and answers.span and site.as_of >= answers.span.start:
        why = cure("W381", "answering", day=format_date(answers.span.start))
    elif has_published(workspace, year):
        why = cure("W381", "published", count=published)
    else:
        return
    yield finding("W381", workspace.config_file.place("current_year"), year=year, current=current, why=why)


def _survey(site: SiteContext, year: int) -> Iterator[Finding]:
    """Yield that the survey counts and has no address; a form that wants its QR code has a rule of its own."""
    workspace = site.workspace
    form = workspace.form(year)
    if form is None or not form.weights.get("EIT") or any(item.eit_qr for item in form.items):
        return
    if _lacks_survey(site, year):
        yield finding("W383", Place(CONFIG_NAME), year=year, weight=form.weights["EIT"])


def _lacks_survey(site: SiteContext, year: int) -> bool:
    """Tell whether there is no survey although ITAS gives its address by now; once the result is out, none helps."""
    opens, ends = occasion(site.workspace, year, REGISTRATION), occasion(site.workspace, year, RESULT)
    begun = bool(opens and opens.span and opens.span.start <= site.as_of)
    over = bool(ends and ends.span and ends.span.start <= site.as_of)
    return begun and not over and site.workspace.eit(year) is None
