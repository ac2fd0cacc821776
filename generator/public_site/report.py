"""What a look at the public site has to say: one finding for each cause, with the addresses that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from generator.findings.finding import Finding, finding
from generator.link_health.report import why
from generator.public.outward import readable
from generator.public_site.run import PublicSite
from generator.public_site.server import NotFound, ServerSeen
from generator.public_site.standing import Seen, Standing
from generator.records.memory.link_states import Answer, Reason

CODES = (
    *("L875", "L876", "L877", "L878", "L879", "L881"),
    *("E730", "E731", "E732", "E733", "E734"),
    *("W730", "W731", "W732", "W733", "W734", "W735", "W736", "W737", "W738", "W739"),
)

SEVERAL = 5
"""Addresses of one cause up to which each is told by itself, with its item."""
_NAMED = 3
_CODE_OF = {
    Standing.PLANTED: "E730",
    Standing.FORGOTTEN: "E731",
    Standing.CUT: "E732",
    Standing.WRONG_TYPE: "E733",
    Standing.DAMAGED: "E734",
    Standing.OTHER: "L875",
    Standing.ABSENT: "L876",
    Standing.NOT_BUILT: "L877",
    Standing.OTHER_CODE: "L878",
    Standing.UNCHECKED: "L879",
    Standing.OTHER_LETTERS: "L881",
    Standing.REFUSED: "W732",
    Standing.STALE: "W735",
    Standing.CHANGED: "W736",
    Standing.AWKWARD_TYPE: "W737",
}


def findings(found: PublicSite, year: int | None = None) -> Iterator[Finding]:
    """Yield what is to be said of the public site; ``year`` is that of the items whose addresses were looked at."""
    yield from of_addresses(found.seen, year)
    if found.server is not None:
        yield from _of_server(found.server)
    yield from _led_elsewhere(found.seen)


def of_addresses(seen: Iterable[Seen], year: int | None = None) -> Iterator[Finding]:
    """Yield a finding for every address that does not show what was built; many of one cause are one."""
    told = [one for one in seen if one.standing in _CODE_OF]
    causes: dict[tuple[str, str, str], list[Seen]] = {}
    for one in told:
        cause = "" if one.standing is Standing.FORGOTTEN else one.said
        causes.setdefault((_code(one), cause, _why(one.answer)), []).append(one)
    for (code, said, reason), group in causes.items():
        if len(group) <= SEVERAL:
            yield from (_said(code, [one], one.said, reason, year) for one in group)
        else:
            yield _said(code, group, said, reason, year)


def _code(one: Seen) -> str:
    """Return the code of how an address stands; what time did not allow is another thing than an inner address."""
    return "W739" if one.answer.reason is Reason.OUT_OF_TIME else _CODE_OF[one.standing]


def _why(answer: Answer) -> str:
    return "" if answer.reason in {Reason.FINE, Reason.NOT_ASKED} else why(answer.reason, answer.status)


def _said(code: str, group: Sequence[Seen], said: str, reason: str, year: int | None) -> Finding:
    first = group[0]
    named = ", ".join(readable(one.path) for one in group[1 : _NAMED + 1])
    more = f" และอีก {len(group) - 1} แห่ง เช่น {named}" if len(group) > 1 else ""
    items = [one.item for one in group if one.item]
    item = items[0] if len(group) == 1 and items else None
    if len(group) > 1 and items:
        more = f"{more} (ของข้อ {', '.join(dict.fromkeys(items))})"
    details = " · ".join(filter(None, (reason, said)))
    return finding(
        code,
        None,
        item=item,
        year=year if items else None,
        address=readable(first.url),
        more=more,
        why=details or first.answer.reason.thai,
        way=f" ({details})" if details else "",
        what=said or reason or first.standing.thai,
    )


def _of_server(server: ServerSeen) -> Iterator[Finding]:
    home = readable(server.home)
    if server.lacking:
        rules = " (.htaccess ถูกแสดงเป็นข้อความ)" if server.shows_rules else ""
        yield finding("W730", None, address=home, lacking=", ".join(server.lacking), rules=rules)
    if server.not_found in {NotFound.OTHER, NotFound.SOFT, NotFound.MOVED}:
        status = server.made_up_status or ""
        yield finding("W731", None, address=home, what=server.not_found.thai, status=status)
    if server.is_hsts_rash:
        yield finding("W733", None, address=home, value=server.hsts)
    if server.plain_too:
        yield finding("W734", None, address=home.replace("https:", "http:", 1))


def _led_elsewhere(seen: Iterable[Seen]) -> Iterator[Finding]:
    """Yield one warning for each server that visitors are led on to before they see a page."""
    led = [one for one in seen if one.answer.final and one.answer.reason is Reason.REDIRECTED]
    led = [one for one in led if _server(one.url) != _server(one.answer.final or "")]
    for server, same in groupby(sorted(led, key=_final_server), _final_server):
        group = list(same)
        yield finding("W738", None, address=readable(group[0].url), server=server, count=len(group))


def _final_server(one: Seen) -> str:
    return _server(one.answer.final or "")


def _server(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
