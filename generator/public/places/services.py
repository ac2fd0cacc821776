"""The rules that know an address by its form, read once from ``services.yml``: services of others, and back offices.

A rule fits an address by every condition it names. No rule is read for sites that nobody lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

import yaml

from generator.findings.choices import Choice

FOLDER = Path(__file__).parent
_LONGEST = 4000
"""Letters of a part of an address that are looked at; what is longer is no address that anybody gave by hand."""
_NEVER_OWN = frozenset({"drive", "messenger", "mail", "short_link", "form"})
"""Kinds of services below whose hosts nobody has a website."""
_PATTERNS = ("path", "query", "fragment", "host", "not")


class Where(Choice):
    """Where an address stands, from the agency's main website to what is no address of the web."""

    MAIN = "main", "เว็บไซต์หลักของหน่วยงาน"
    OWN = "own", "เว็บไซต์ย่อยของหน่วยงาน"
    ACCOUNT = "account", "บัญชีทางการของหน่วยงานที่ผู้ให้บริการอื่น"
    AGENCY = "agency", "เว็บไซต์ของหน่วยงานอื่น"
    OPEN = "open", "เว็บไซต์ของผู้อื่น"
    SHORT = "short", "ลิงก์ย่อหรือทางผ่าน"
    LOGIN = "login", "ที่ที่ต้องเข้าสู่ระบบก่อน"
    PRIVATE = "private", "พื้นที่ทำงานส่วนตัว"
    EXPIRING = "expiring", "ที่อยู่ที่หมดอายุ"
    BACK_OFFICE = "back_office", "ระบบหลังบ้าน"
    INSIDE = "inside", "ที่ที่ไม่อยู่บนอินเทอร์เน็ต"

    @property
    def is_own(self) -> bool:
        """Whether it is on a website of the agency itself."""
        return self in {Where.MAIN, Where.OWN}

    @property
    def counts(self) -> bool:
        """Whether an assessor can open what stands there, and will find it on the day."""
        closed = {Where.LOGIN, Where.PRIVATE, Where.EXPIRING, Where.BACK_OFFICE, Where.INSIDE}
        return self not in closed


@dataclass(frozen=True, slots=True)
class Seen:
    """An address as rules see it, in small letters and decoded, each part bounded."""

    host: str
    port: int | None
    path: str
    query: str
    fragment: str
    values: Mapping[str, str]

    @property
    def is_paper(self) -> bool:
        """Whether it ends like the name of a document or a picture."""
        return self.path.rpartition(".")[2] in _data()["papers"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of address and where it stands; ``cure`` names the way out in the message."""

    where: Where
    cure: str | None
    conditions: Mapping[str, Any]
    patterns: Mapping[str, re.Pattern[str]]

    def fits(self, seen: Seen) -> bool:
        """Tell whether an address has this form."""
        asked = self.conditions
        if not asked.get("papers", True) and seen.is_paper:
            return False
        if "hosts" in asked and not any(is_below(seen.host, host) for host in asked["hosts"]):
            return False
        if "ports" in asked and seen.port not in asked["ports"]:
            return False
        if any(name in seen.values for name in asked.get("without", ())):
            return False
        return self._patterns_fit(seen) and self._parameters_fit(seen)

    def _patterns_fit(self, seen: Seen) -> bool:
        refused = self.patterns.get("not")
        if refused and refused.search(seen.path):
            return False
        parts = {"path": seen.path, "query": seen.query, "fragment": seen.fragment, "host": seen.host}
        return all(pattern.search(parts[name]) for name, pattern in self.patterns.items() if name in parts)

    def _parameters_fit(self, seen: Seen) -> bool:
        groups, value = self.conditions.get("needs", ()), self.patterns.get("value")
        named = [[name for name in group if name in seen.values] for group in groups]
        if not all(named):
            return False
        return value is None or any(value.search(seen.values[name]) for name in named[0])


@dataclass(frozen=True, slots=True)
class Service:
    """A service of somebody else: what it is called, of which kind it is, and where its addresses stand."""

    name: str
    kind: str
    rule: Rule
    rules: tuple[Rule, ...]
    paths: re.Pattern[str] | None

    def rule_for(self, seen: Seen) -> Rule:
        """Return the first rule that fits an address of this service, or the one for all others."""
        return next((rule for rule in self.rules if rule.fits(seen)), self.rule)


def seen_as(parts: SplitResult) -> Seen:
    """Return an address as rules see it; raises ``ValueError`` where its port is no number."""
    host, query = (parts.hostname or "").rstrip("."), parts.query[:_LONGEST].lower()
    values = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=200))
    path, fragment = unquote(parts.path[:_LONGEST]).lower(), unquote(parts.fragment[:_LONGEST]).lower()
    return Seen(host.removeprefix("www."), parts.port, path, query, fragment, values)


def anywhere(seen: Seen) -> Rule | None:
    """Return the rule that holds on every site and fits an address; ``None`` for nearly all."""
    return next((rule for rule in _anywhere() if rule.fits(seen)), None)


def service_of(seen: Seen) -> Service | None:
    """Return the service that an address belongs to: the one whose host names most of it."""
    labels = seen.host.split(".")
    for start in range(len(labels) - 1):
        for prefix, service in _by_host().get(".".join(labels[start:]), ()):
            within = not prefix or (start == 0 and f"{seen.path}/".startswith(f"{prefix}/"))
            if within and (service.paths is None or service.paths.search(seen.path)):
                return service
    return None


def is_service_host(host: str) -> bool:
    """Tell whether a host is one that a service shares out among many, and nobody's own."""
    labels = host.split(".")
    below = (
        service for start in range(1, len(labels) - 1) for _, service in _by_host().get(".".join(labels[start:]), ())
    )
    return host in _by_host() or any(service.kind in _NEVER_OWN for service in below)


def is_inside(name: str) -> bool:
    """Tell whether a top-level name is one that only networks of offices have."""
    return name in _data()["inside_names"]


@cache
def central_hosts() -> frozenset[str]:
    """Return the domains of central agencies and services that any agency may point to."""
    return frozenset(_read("central"))


def is_below(host: str, known: str) -> bool:
    """Tell whether a host is ``known`` or below it."""
    return host == known or host.endswith(f".{known}")


def every_rule() -> Iterator[Rule]:
    """Yield every rule there is, some of them more than once."""
    yield from _anywhere()
    for entries in _by_host().values():
        for _, service in entries:
            yield from (service.rule, *service.rules)


@cache
def _by_host() -> Mapping[str, list[tuple[str, Service]]]:
    """Return services by their hosts; those at a folder of a host come first."""
    found: dict[str, list[tuple[str, Service]]] = {}
    for entry in _data()["services"]:
        rules, paths = tuple(map(_rule, entry.get("rules", ()))), entry.get("paths")
        rest = _rule({"place": entry.get("place", "open"), "cure": entry.get("cure")})
        service = Service(entry["name"], entry["kind"], rest, rules, re.compile(paths) if paths else None)
        for named in entry["hosts"]:
            host, slash, path = named.partition("/")
            found.setdefault(host, []).append((slash + path, service))
    return {host: sorted(entries, key=lambda entry: not entry[0]) for host, entries in found.items()}


@cache
def _anywhere() -> tuple[Rule, ...]:
    return tuple(map(_rule, _data()["anywhere"]))


def _rule(entry: Mapping[str, Any]) -> Rule:
    patterns = {name: re.compile(entry[name]) for name in (*_PATTERNS, "value") if name in entry}
    return Rule(Where(entry["place"]), entry.get("cure"), entry, patterns)


@cache
def _data() -> Any:  # noqa: ANN401 - whatever the list holds; the functions above say what
    return _read("services")


def _read(name: str) -> Any:  # noqa: ANN401 - see above
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - ours, safely
