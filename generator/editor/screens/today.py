"""Where the year stands today: points won and open, what costs most, what is due, and the buttons of the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from starlette.responses import JSONResponse, RedirectResponse, Response

from generator.app.watch import watched
from generator.assessment.at_stake import points_of
from generator.assessment.completeness import Tally
from generator.assessment.forecast import NAME, year_forecast
from generator.assessment.site_context import SiteContext
from generator.editor import history
from generator.editor.asked import Asked, Way
from generator.editor.desk import Desk
from generator.editor.places import record_at
from generator.editor.saving import content
from generator.editor.shown import around, page
from generator.findings.finding import Finding, Severity
from generator.findings.usage import UsageProblem

_MOST = 12
"""How many of the worst findings stand on the first screen; the check has them all."""
_DUE = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with where it is mended, and the points that hang on it."""

    finding: Finding
    address: str
    points: Decimal | None
    name: str


@dataclass(frozen=True, slots=True)
class Points:
    """The forecast of the website's own instrument in points of the total: won, open, and what both come to."""

    won: Decimal
    open: Decimal
    best: Decimal
    share: int
    name: str


@dataclass(frozen=True)
class TodayView:
    """What the first screen shows."""

    year: int | None
    tally: Tally | None
    points: Points | None
    due: Sequence[Finding]
    worst: Sequence[Told]
    more: int
    errors: int
    is_checked: bool
    saves: Sequence[history.Save]
    broken: Sequence[Finding]
    has_target: bool
    has_site_url: bool


def show(desk: Desk, asked: Asked) -> Response:
    """Show today; a folder that is no agency's yet leads to the beginning."""
    if not desk.is_agency:
        return RedirectResponse("/begin", 303)
    seen = desk.seen()
    site = seen.site
    year = asked.year() or (site.front_year or site.workspace.current_year if site else None)
    last = desk.known()
    findings = [one for one in last.findings if one.counts] if last else []
    ranked = [one for one in findings if one.severity in {Severity.ERROR, Severity.GAP}]
    config = site.workspace.config if site else None
    view = TodayView(
        year=year,
        tally=site.tally(year) if site and year and year in site.states else None,
        points=_points(site, year) if site and year else None,
        due=watched(site)[:_DUE] if site else (),
        worst=[told_of(one) for one in ranked[:_MOST]],
        more=max(len(findings) - _MOST, 0),
        errors=sum(one.severity is Severity.ERROR for one in findings),
        is_checked=desk.is_up_to_date(),
        saves=history.saves(desk.folder, most=4),
        broken=[] if site else [one for one in seen.loading.findings if one.severity is Severity.ERROR],
        has_target=bool(config and config.publish),
        has_site_url=bool(config and config.site_url),
    )
    return page("today.html", {"view": view}, around(desk, "today", year))


def _points(site: SiteContext, year: int) -> Points | None:
    try:
        forecast = year_forecast(site, year, {})
    except LookupError:
        return None
    won = sum((one.worth * one.credit / 100 for one in forecast.items), Decimal())
    whole = sum((one.worth for one in forecast.items), Decimal())
    won, whole = round(won, 2), round(whole, 2)
    return Points(won, whole - won, whole, int(100 * won / whole) if whole else 0, NAME)


def told_of(finding: Finding) -> Told:
    """Return a finding with where it is mended and what it costs."""
    place = record_at(finding.place.file) if finding.place else None
    address = place.address if place else f"/text/{finding.place.file}" if finding.place else ""
    if finding.place and finding.place.line and place:
        address += f"?line={finding.place.line}"
    name = place.title if place else str(finding.place or "")
    if place is not None and place.code and place.code in finding.message:
        name = f"ปี {place.year}"  # the message says which item it is of
    return Told(finding, address, points_of([finding]), name)


def state(desk: Desk, asked: Asked) -> Response:
    """Tell a page that is open whether its file changed meanwhile, and whether the check is done."""
    file = asked.query.get("file", "")
    digest = ""
    if record_at(file) is not None:
        try:
            raw = content(desk.folder, file)
        except UsageProblem:
            raw = None
        digest = sha256(raw).hexdigest()[:16] if raw is not None else "gone"
    desk.known()
    return JSONResponse({"file": digest, "stamp": desk.stamp(), "checked": desk.is_up_to_date()})


WAYS = (Way("/", "GET", show), Way("/state", "GET", state))
