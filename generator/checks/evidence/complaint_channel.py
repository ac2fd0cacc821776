"""Rules on the channel for reporting corruption, which the form wants apart from the one for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.checks.language.address_mentions import is_anothers_site, own_hosts
from generator.findings.finding import Finding, finding
from generator.public.outward import normal, readable
from generator.records.model.site_config import SiteConfig

CODES = ("G024", "W342", "W343")

_CHANNEL = "complaint-channel"
_OWN_CHANNEL = {"separate-channel", "own-channel"}
_GENERAL = {"contact", "qa", "social-network"}
"""Keys of items that ask for ways to reach the agency for anything."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on the channel for corruption, in the config and as evidence."""
    yield from _complaint(site)
    for year, states in site.states.items():
        for state in states.values():
            if state.item.key == _CHANNEL and state.loaded and state.loaded.record.is_claimed:
                found = list(_same_channel(site, year, states, state))
                yield from found or _other_channel(site, year, state)


def _complaint(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding where the config's channel for corruption is in all that it names the general one."""
    config = site.workspace.config
    channel = config.complaint
    given = [value for value in (channel.url, channel.phone, channel.email) if value] if channel else []
    general = _general_of(config)
    if given and all(_plain(value) in general for value in given):
        place = site.workspace.config_file.place("complaint")
        yield finding("W342", place, values=", ".join(given))


def _general_of(config: SiteConfig) -> set[str]:
    agency = config.agency
    homes = (config.site_url, *map("https://{}/".format, agency.domains))
    named = (agency.phone, agency.email, agency.facebook, agency.line, *homes)
    return {_plain(value) for value in named if value}


def _plain(value: str) -> str:
    if value.startswith(("http://", "https://")):
        return (normal(value) or value).rstrip("/")
    return "".join(one for one in value.lower() if one.isalnum() or one in "@.")


def _same_channel(site: SiteContext, year: int, states: Mapping[str, ItemState], state: ItemState) -> Iterator[Finding]:
    """Yield a finding where all that shows the own channel is what shows how to reach the agency for anything."""
    general = dict.fromkeys(_general_of(site.workspace.config), "ข้อมูลติดต่อทั่วไปของหน่วยงาน")
    for other in states.values():
        if other.item.key in _GENERAL and other.loaded:
            targets = [entry.target for entry in other.loaded.record.evidence if entry.target]
            general |= dict.fromkeys(map(_plain, targets), f"ข้อ {other.item.code}")
    for part in state.parts:
        shown = [proof for proof in part.proofs if proof.evidence.target]
        if part.part.id not in _OWN_CHANNEL or not shown or not state.loaded:
            continue
        if all(_plain(proof.evidence.target or "") in general for proof in shown):
            first = shown[0].evidence
            field = "file" if first.file else "url" if first.url else "page"
            place, target = state.loaded.place("evidence", shown[0].index, field), first.target or ""
            values = {"address": readable(target), "where": general[_plain(target)]}
            yield finding("G024", place, item=state.item.code, year=year, **values)


def _other_channel(site: SiteContext, year: int, state: ItemState) -> Iterator[Finding]:
    """Yield a finding where the addresses that show the own channel are all others than the one of the config.

    A page or a file may lead there; an address on another agency's site is told as that.
    """
    config = site.workspace.config
    url, own = config.complaint.url if config.complaint else None, own_hosts(config)
    for part in state.parts if url and not is_anothers_site(url, own) else ():
        addresses = [proof.evidence.url for proof in part.proofs if proof.evidence.target]
        shown = [address for address in addresses if address]
        if part.part.id not in _OWN_CHANNEL or not shown or len(shown) < len(addresses) or not state.loaded:
            continue
        if not any(is_anothers_site(one, own) or _leads_to(one, url or "") for one in shown):
            place = state.loaded.place("evidence", part.proofs[0].index, "url")
            values = {"address": readable(shown[0]), "channel": readable(url or "")}
            yield finding("W343", place, item=state.item.code, year=year, **values)


def _leads_to(address: str, channel: str) -> bool:
    """Tell whether an address is that of the channel, or a page above or below it."""
    first, second = _plain(address), _plain(channel)
    return first == second or first.startswith(f"{second}/") or second.startswith(f"{first}/")
