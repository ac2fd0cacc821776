"""What a first visit moves, counted where it is sent: also what a worker of the page asks for."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.site_server import SiteServer

HEADERS = 350
"""Bytes that the headers of a request's answer take, about."""
QUIET = 300
"""Milliseconds without a request after which a page has all it wants."""


@dataclass(frozen=True)
class Visit:
    """Bytes moved, packed and with headers, and the number of requests."""

    bytes: int
    requests: int


def visit(browser: Browser, server: SiteServer, address: str, quiet: int = QUIET) -> Visit:
    """Open ``address`` of a site on a phone with nothing kept from before, and wait until nothing more is asked."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    before = len(server.sent)
    page.goto(server.url + address, wait_until="networkidle")
    asked = -1
    while asked != len(server.sent):
        asked = len(server.sent)
        page.wait_for_timeout(quiet)
    context.close()
    found = server.sent[before:]
    return Visit(sum(found) + HEADERS * len(found), len(found))
