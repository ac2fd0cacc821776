"""Checks every link of a built site: inside with LinkChecker, outside with LinkChecker and requests of our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from urllib3.util import parse_url

from generator.assessment.site_context import SiteContext
from generator.link_health import linkchecker
from generator.link_health.gate import gate
from generator.link_health.guard import Guard
from generator.link_health.hosts import Hosts
from generator.link_health.limits import OTHERS, Limits, Pace
from generator.link_health.linkchecker import LinkCheckerError, Row
from generator.link_health.online import is_online
from generator.link_health.rounds import in_turns, visit_all
from generator.link_health.served import served
from generator.link_health.sources import Outward, outward
from generator.link_health.visit import host_of, visit
from generator.public.places.special_addresses import is_public
from generator.records.memory.link_history import Known, learn
from generator.records.memory.link_states import NETWORK, Answer, LinkState, Reason, first_state
from generator.rendering.built import read_pages
from generator.site.page import Page

CRAWL_SECONDS = 1_800


@dataclass(frozen=True, slots=True)
class Means:
    """How a check may reach the network; ``offline`` asks nobody, ``tell`` is told what is going on."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = OTHERS
    offline: bool = False
    tell: Callable[[str], object] = str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gave.

    ``answers`` are this run's, ``links`` what is now known of every outward address; ``inside`` are the links within
    the site that LinkChecker could not follow, ``failure`` what it said if it could not be run.
    """

    outward: Outward
    answers: Mapping[str, Answer]
    links: Mapping[str, Known]
    inside: Sequence[Row] = ()
    failure: str | None = None

    def state(self, address: str) -> LinkState:
        """Return the state of ``address`` in this run: an address that was not asked for is unchecked."""
        if first_state(self.answers[address].reason) is LinkState.UNCHECKED:
            return LinkState.UNCHECKED
        return self.links[address].state


def check_links(site: SiteContext, pages: Sequence[Page], root: Path, means: Means) -> Checked:
    """Check the site built at ``root`` from ``pages``, on the day of ``site``."""
    gathered = outward(site, pages, read_pages(root))
    failure: str | None = None
    inside: Sequence[Row] = ()
    means.tell("LinkChecker กำลังเดินตามลิงก์ในเว็บ…")
    try:
        inside = _inside(root)
    except LinkCheckerError as error:
        failure = str(error)
    addresses = sorted(gathered.sources)
    offline = means.offline or not (means.guard.allow_private or is_online())
    if offline:
        answers = _ask_nobody(addresses, means)
    else:
        answers, failed = _ask(addresses, means)
        failure = failure or failed
    return Checked(gathered, answers, _learned(gathered, answers, site), inside, failure)


def _inside(root: Path) -> list[Row]:
    """Crawl the built folder; returns what does not lead where it should."""
    with served(root) as home:
        rows = linkchecker.crawl(home, CRAWL_SECONDS)
        return [
            replace(row, address=row.address.removeprefix(home), parent=row.parent.removeprefix(home))
            for row in rows
            if row.address.startswith(home) and (not row.valid or row.warning)
        ]


def _ask_nobody(addresses: Sequence[str], means: Means) -> dict[str, Answer]:
    """Answer without the network; that an address is an inner one shows by itself."""
    return {
        address: Answer(Reason.PRIVATE if not means.guard.allow_private and _is_inner(address) else Reason.OFFLINE)
        for address in addresses
    }


def _is_inner(address: str) -> bool:
    host = (parse_url(address).host or "").strip("[]")
    try:
        return not is_public(host)
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".home.arpa"))


def _ask(addresses: Sequence[str], means: Means) -> tuple[dict[str, Answer], str | None]:
    """Let LinkChecker ask for every address, then ask once more for what it met in trouble; returns what failed too."""
    limits, pace, hosts = means.limits, Pace(means.limits.pace), Hosts(means.limits)
    failure: str | None = None
    means.tell(f"LinkChecker กำลังดูลิงก์ภายนอก {len(addresses)} แห่ง…")

    def look(address: str) -> Answer:
        """Visit one address when it is its server's turn."""
        return hosts.ask(host_of(address), lambda limits: visit(address, means.guard, limits, pace))

    with gate(in_turns(addresses), look) as (page, opened):
        try:
            linkchecker.look_outside(page, limits, min(hosts.threads, max(1, len(addresses))))
        except LinkCheckerError as error:
            failure = str(error)
        known = dict(opened.answers)
    means.tell("กำลังดูอีกครั้งเฉพาะที่เปิดไม่ได้หรือถูกกั้น…")
    answers = visit_all(addresses, means.guard, limits, pace, known=known, hosts=hosts)
    if any(answer.reason in NETWORK for answer in answers.values()) and not is_online():
        lost = Answer(Reason.OFFLINE)
        answers = {address: lost if answer.reason in NETWORK else answer for address, answer in answers.items()}
    return answers, failure


def _learned(gathered: Outward, answers: Mapping[str, Answer], site: SiteContext) -> dict[str, Known]:
    """Add this run to what was known; addresses that are on the site no more are forgotten."""
    day, remembered = site.as_of, site.workspace.link_health
    broken_after = site.workspace.config.links.broken_after_days
    learned: dict[str, Known] = {}
    for address, sources in gathered.sources.items():
        documents = tuple(sorted({source.document for source in sources if source.document}))
        before = replace(remembered.get(address) or Known(first_seen=day), documents=documents)
        learned[address] = learn(before, answers[address], day, broken_after)
    return learned
