"""Rules on where evidence stands: on the main website, or elsewhere, or where no assessor can open it.

Source: the form wants addresses on the main website of the agency, or what is led to from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.assessment.completeness import where_stands
from generator.assessment.site_context import SiteContext
from generator.checks.language.address_mentions import is_anothers_site, is_foreign, own_hosts
from generator.checks.shared_cause import told_once
from generator.findings.finding import Finding, finding
from generator.findings.messages.store import message
from generator.public.outward import readable
from generator.public.places.services import Where, every_rule
from generator.public.places.standing import Standing, is_account
from generator.public.visible import records
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence

CODES = ("G035", "G036", "G037", "G038", "G039", "W340", "W341", "W352", "W388", "W389")

CLOSED: Mapping[Where, str] = {
    Where.PRIVATE: "G035",
    Where.LOGIN: "G036",
    Where.EXPIRING: "G037",
    Where.BACK_OFFICE: "G038",
    Where.INSIDE: "G039",
}
"""What is said of evidence that proves nothing because of where it stands."""
ELSEWHERE: Mapping[Where, str] = {
    Where.ACCOUNT: "W340",
    Where.AGENCY: "W340",
    Where.OPEN: "W340",
    Where.SHORT: "W341",
}
"""What is said of evidence that is not on the main website, and may be opened."""
_ACCOUNTS = ("facebook", "line", "official_accounts")
_SURVEY = "survey"
"""The kind of service at which the surveys of ITAS stand: rules of their own look after them."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence that stands elsewhere than on the main website, and on such accounts of the config."""
    yield from _config(site)
    elsewhere: list[Finding] = []
    for loaded, about in records(site.workspace):
        for index, entry in enumerate(loaded.record.evidence):
            there = where_stands(site.workspace, entry.url) if entry.url else None
            if there is None or there.where.is_own:
                continue
            if not there.where.counts:
                yield _closed(site, loaded, index, about, there)
            elif there.where is Where.SHORT or _is_told(site, entry, about, there):
                elsewhere.append(_elsewhere(loaded, index, about, there))
    yield from told_once(elsewhere, fewest=4)


def _closed(site: SiteContext, loaded: Loaded[Any], index: int, about: Mapping[str, Any], there: Standing) -> Finding:
    """Tell of evidence that nobody else can open: it costs points where a part of an item hangs on it."""
    code, place = CLOSED[there.where], loaded.place("evidence", index, "url")
    values = {**about, **_values(loaded.record.evidence[index], there), "cure": way_out(code, there)}
    parts = _unproved(site, about, index)
    if parts is None:
        return finding("W352", place, **values)
    return finding(code, place, part=", ".join(parts) or None, **values)


def _unproved(site: SiteContext, about: Mapping[str, Any], index: int) -> list[str] | None:
    """Return the parts that hang on evidence that is not counted; ``None`` where nothing of an item hangs on it."""
    state = site.states.get(about["year"], {}).get(about.get("item", ""))
    if state is None or state.loaded is None or not state.loaded.record.is_claimed:
        return None
    failing = [
        part.part.id
        for part in state.parts
        if not part.is_proved and any(proof.index == index for proof in part.proofs)
    ]
    return failing or ([] if any(proof.index == index for proof in state.unassigned) else None)


def _elsewhere(loaded: Loaded[Any], index: int, about: Mapping[str, Any], there: Standing) -> Finding:
    code = ELSEWHERE[there.where]
    values = {**about, **_values(loaded.record.evidence[index], there), "cure": way_out(code, there)}
    return finding(code, loaded.place("evidence", index, "url"), **values)


def _values(entry: Evidence, there: Standing) -> dict[str, Any]:
    return {"address": readable(entry.url or ""), "where": there.words, "host": there.host}


def way_out(code: str, there: Standing) -> str:
    """Return the cure of the message of ``code`` that fits the form of an address, or the one for all others."""
    cures, named = message(code).cures, "agency" if there.where is Where.AGENCY else there.cure
    return cures[named] if named is not None and named in cures else cures["other"]


def cures() -> Iterator[tuple[str, str]]:
    """Yield the code and name of every cure that a form of address leads to."""
    for rule in every_rule():
        code = {**CLOSED, **ELSEWHERE}[rule.where]
        yield code, rule.cure if rule.cure and rule.cure in message(code).cures else "other"
    yield from (("W340", "agency"), ("G039", "network"), ("G039", "mail"))


def _is_told(site: SiteContext, entry: Evidence, about: Mapping[str, Any], there: Standing) -> bool:
    """Tell whether it is to be said that evidence is not on the main website.

    Not where the form asks for the way there, nor where another rule says whose site it is.
    """
    own, address = own_hosts(site.workspace.config), entry.url or ""
    if there.kind == _SURVEY or is_asked_elsewhere(site, entry, about, there):
        return False
    if there.where is Where.ACCOUNT or there.service:
        return True
    named = is_anothers_site(address, own) or is_foreign(there.host, own, called_own=False)
    return there.where is Where.AGENCY and not named


def is_asked_elsewhere(site: SiteContext, entry: Evidence, about: Mapping[str, Any], there: Standing) -> bool:
    """Tell whether the form asks for the way to what stands elsewhere: a channel, a service, another agency's law."""
    form = site.workspace.form(about["year"])
    item = form.item(about["item"]) if form is not None and about.get("item") else None
    if item is None:
        return False
    if item.outside_places or (item.outside_papers and there.where is Where.AGENCY):
        return True
    named = [part for name in entry.parts if (part := item.part(name)) is not None]
    parts = named or item.parts if entry.parts or len(item.parts) == 1 else ()
    return bool(parts) and any(part.outside_places for part in parts)


def _config(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on addresses of the config that the public cannot open, or that name no account."""
    config, agency = site.workspace.config, site.workspace.config.agency
    given: list[tuple[str, tuple[str | int, ...], str | None]] = [
        ("facebook", ("agency", "facebook"), agency.facebook),
        ("line", ("agency", "line"), agency.line),
        ("map_url", ("agency", "map_url"), agency.map_url),
        ("complaint.url", ("complaint", "url"), config.complaint.url if config.complaint else None),
    ]
    accounts = enumerate(agency.official_accounts)
    given += [("official_accounts", ("agency", "official_accounts", number), one) for number, one in accounts]
    for field, loc, address in given:
        there = where_stands(site.workspace, address) if address else None
        if address is None or there is None:
            continue
        place, shown = site.workspace.config_file.place(*loc), readable(address)
        if field in _ACCOUNTS and not is_account(address):
            yield finding("W389", place, field=field, address=shown)
        elif not there.where.counts:
            yield finding("W388", place, field=field, address=shown, where=there.words)
