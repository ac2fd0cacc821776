"""The feed of updates as Atom (RFC 4287), for feed readers and for offices that watch many agencies.

Its ids and links have to be whole addresses, so there is a feed only once the site's public address is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.site import kinds
from generator.site.page import Asset
from generator.site.views.updates import Update, latest

ENTRIES = 50
"""How many updates the feed holds."""
_ATOM = "http://www.w3.org/2005/Atom"


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the feed, if the site has a public address."""
    url = site.workspace.config.site_url
    if url is not None:
        yield Asset(addresses.FEED, _written(site, url))


def _written(site: SiteContext, url: str) -> bytes:
    updates = latest(kinds.updates(site), site.as_of, ENTRIES)
    agency = site.workspace.config.agency.name
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "th"})
    _add(feed, "id", absolute(addresses.HOME, url))
    _add(feed, "title", f"การเปิดเผยข้อมูลสาธารณะ (OIT) {agency}")
    _add(feed, "updated", _moment(max((update.day for update in updates), default=site.as_of)))
    ET.SubElement(feed, "link", rel="self", href=absolute(addresses.FEED, url))
    ET.SubElement(feed, "link", rel="alternate", href=absolute(addresses.HOME, url))
    _add(ET.SubElement(feed, "author"), "name", agency)
    for update in updates:
        _add_entry(feed, update, absolute(update.path, url))
    ET.indent(feed, "")
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add_entry(feed: ET.Element, update: Update, address: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", address)
    _add(entry, "title", update.title)
    _add(entry, "updated", _moment(update.day))
    ET.SubElement(entry, "link", href=address)
    _add(entry, "summary", update.subject)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _moment(day: date) -> str:
    """Return the start of a day in Thailand, as RFC 3339 wants it."""
    return f"{day.isoformat()}T00:00:00+07:00"
