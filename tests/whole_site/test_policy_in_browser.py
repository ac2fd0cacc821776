"""Every page under its policy, in itself and from a server: nothing refused, nobody else asked, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Request

from generator.rendering.server_files import headers
from tests.site_pages import SHARES, every, share
from tests.site_server import SiteServer
from tests.theme_scripts import written_scripts

pytestmark = pytest.mark.browser
LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error("policy", event.effectiveDirective, event.blockedURI));"""


@pytest.fixture(scope="module")
def strict(sample_site: Path) -> Iterator[SiteServer]:
    """Yield a server that sends the headers that the site's own server files ask for."""
    with SiteServer(sample_site, headers=headers(written_scripts())) as server:
        yield server


class Watch:
    """What happens in a context: hosts that are asked, complaints of the console, scripts that fail."""

    def __init__(self, context: BrowserContext) -> None:
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        context.on("request", self._asked)
        context.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda fault: self.complaints.append(str(fault.error)))

    def _asked(self, request: Request) -> None:
        self.hosts.add(request.url.split("/")[2])


@pytest.mark.parametrize("number", range(SHARES))
def test_no_page_is_refused_anything_or_asks_anybody_else(
    browser: Browser, strict: SiteServer, sample_site: Path, number: int
) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    watch, page = Watch(context), context.new_page()
    for address in share(every(sample_site), number):
        answer = page.goto(strict.url + quote(address))
        assert answer is not None
        assert "frame-ancestors" in answer.headers["content-security-policy"]
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0], address
        if address == "404.html":
            # The page of lost visitors looks for its styles below the site's public address, which is not here.
            page.wait_for_load_state("networkidle")
            watch.complaints = [said for said in watch.complaints if said.startswith("policy")]
        assert not watch.complaints, address
    assert watch.hosts == {strict.url.split("/")[2]}
    assert context.cookies() == []
    context.close()


def test_a_forbidden_script_would_be_seen(browser: Browser, strict: SiteServer) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    watch, page = Watch(context), context.new_page()
    page.goto(strict.url)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert any(said.startswith("policy script-src") for said in watch.complaints)
    context.close()


def test_a_choice_of_colours_lasts_and_leaves_no_trace_when_taken_back(browser: Browser, strict: SiteServer) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(strict.url)
    paper = "getComputedStyle(document.body).backgroundColor"
    stored = "JSON.stringify({...localStorage})"
    light = page.evaluate(paper)
    page.get_by_role("button", name="โหมดมืด").click()
    assert page.evaluate(stored) == '{"oit-scheme":"dark"}'
    page.goto(f"{strict.url}2569/")
    dark = page.evaluate(paper)
    assert dark != light
    page.get_by_role("button", name="โหมดสว่าง").click()
    assert page.evaluate(stored) == "{}"
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == dark
    context.close()
