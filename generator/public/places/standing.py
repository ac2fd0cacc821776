"""Where an address stands, seen from one agency: the one answer that completeness, checks, pages and sheets ask.

The form wants evidence on the agency's main website, or led to from there. What only some people can open, and what
will be gone by then, proves nothing, whoever's it is; what others keep open may prove something and is told.

====================  ==============================================================  =========================
where                 example                                                         as evidence
====================  ==============================================================  =========================
main, own             the agency's domains, and what is below and beside them          counts
account               what stands below an official account of the site config         counts; told, unless asked for
agency, open          another agency; a file at Google Drive; any site nobody lists    counts; told, unless asked for
short                 bit.ly, a redirect of Facebook                                   counts; told
login, private        a group, an inbox, an editor                                     does not count
expiring              a signed address of a cloud, a picture of a chat                 does not count
back office, inside   ``/wp-admin/``, ``localhost``, a shortcut of Windows             does not count
====================  ==============================================================  =========================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from generator.public.places import services
from generator.public.places.services import Seen, Service, Where, central_hosts, is_below, is_service_host
from generator.public.places.special_addresses import is_public
from generator.records.model.site_config import SiteConfig

_SECOND_LEVELS = frozenset({"go.th", "or.th", "ac.th", "co.th", "in.th", "mi.th", "net.th"})
_OF_AGENCIES = (".go.th", ".mi.th")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an address stands: on which host, with which service (and of which kind), and the cure that fits it."""

    where: Where
    host: str
    service: str = ""
    kind: str = ""
    cure: str | None = None

    @property
    def words(self) -> str:
        """Say in Thai where it stands, with the service's name."""
        return f"{self.where.thai} ({self.service or self.host})" if self.service or self.host else self.where.thai


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """What is the agency's on the web: the hosts of its main website, all its hosts, and its accounts elsewhere.

    ``pages`` are addresses below which a site of the agency stands with a service that many share.
    """

    main: frozenset[str]
    hosts: frozenset[str]
    pages: tuple[str, ...]
    accounts: tuple[str, ...]

    def has(self, host: str) -> bool:
        """Tell whether a host is one of the agency's, below one, or beside it in the agency's own name."""
        if any(is_below(host, own) for own in self.hosts):
            return True
        name = _registered(host)
        return name is not None and any(name == _registered(own) for own in self.hosts)


def own_places(config: SiteConfig) -> OwnPlaces:
    """Return what the site config says is the agency's on the web."""
    agency = config.agency
    site = _split(config.site_url or "")
    site_host = (site.hostname or "").removeprefix("www.") if site else ""
    named = [domain.removeprefix("www.") for domain in agency.domains]
    hosts = frozenset(host for host in (site_host, *named) if host and not is_service_host(host))
    main = frozenset((site_host, *named[:1])) & hosts
    pages = (config.site_url,) if config.site_url and site_host and is_service_host(site_host) else ()
    typed = [one for one in (agency.facebook, agency.line, *agency.official_accounts) if one]
    return OwnPlaces(main, hosts, pages, tuple(one for one in typed if is_account(one)))


def is_account(address: str) -> bool:
    """Tell whether an address names one account: a host that many share is none by itself."""
    parts = _split(address)
    if parts is None or not parts.hostname:
        return False
    alone = not parts.path.strip("/") and not parts.query
    return not (alone and is_service_host(parts.hostname.removeprefix("www.")))


@lru_cache(maxsize=4096)
def standing(address: str, own: OwnPlaces) -> Standing:
    """Return where ``address`` stands, seen from the agency that ``own`` is of."""
    parts = _split(address)
    try:
        seen = services.seen_as(parts) if parts is not None and parts.scheme in {"http", "https"} else None
    except ValueError:
        seen = None
    if parts is None or seen is None or not seen.host:
        return Standing(Where.INSIDE, "", cure=_cure_of_scheme(parts))
    if _is_inside(seen.host):
        return Standing(Where.INSIDE, seen.host, cure="network")
    service = None if own.has(seen.host) else services.service_of(seen)
    rule = services.anywhere(seen) or (service.rule_for(seen) if service else None)
    where = rule.where if rule and rule.where is not Where.OPEN else _open(address, seen, own, is_service=bool(service))
    name, kind = (service.name, service.kind) if service else ("", "")
    return Standing(where, seen.host, name, kind, rule.cure if rule else None)


def service_at(address: str) -> Service | None:
    """Return the service of somebody else that an address belongs to, if it is one that many share."""
    parts = _split(address)
    try:
        return services.service_of(services.seen_as(parts)) if parts else None
    except ValueError:
        return None


def is_messenger(address: str) -> bool:
    """Tell whether one can only write to somebody at an address, or follow him, and ask for nothing."""
    service = service_at(address)
    return service is not None and service.kind == "messenger"


def _open(address: str, seen: Seen, own: OwnPlaces, *, is_service: bool) -> Where:
    """Return where what everybody can open stands."""
    if seen.host in own.main:
        return Where.MAIN
    if any(_is_at(address, page) for page in own.pages):
        return Where.MAIN
    if own.has(seen.host):
        return Where.OWN
    if any(_is_at(address, account) for account in own.accounts):
        return Where.ACCOUNT
    is_central = any(is_below(seen.host, host) for host in central_hosts())
    if not is_service and (is_central or f".{seen.host}".endswith(_OF_AGENCIES)):
        return Where.AGENCY
    return Where.OPEN


def _is_at(address: str, account: str) -> bool:
    """Tell whether an address is that of an account, or below it, or names its number."""
    here, there = _split(address), _split(account)
    if here is None or there is None:
        return False
    one, other = services.seen_as(here), services.seen_as(there)
    services_of = services.service_of(one), services.service_of(other)
    if one.host != other.host and (services_of[0] is None or services_of[0] is not services_of[1]):
        return False
    number = other.values.get("id")
    if number:
        return one.values.get("id") == number or f"/{number}/" in f"{one.path}/"
    path = other.path.rstrip("/")
    return f"{one.path.rstrip('/')}/".startswith(f"{path}/")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address.strip())
    except ValueError:
        return None


def _cure_of_scheme(parts: SplitResult | None) -> str:
    """Name the way out for what is no address of the web: a mail address, or a file of a computer."""
    return "mail" if parts is not None and parts.scheme == "mailto" else "computer"


def _is_inside(host: str) -> bool:
    """Tell whether a host is of one office's own network: this machine, a private address, a bare name."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        name = host.rpartition(".")[2]
        return "." not in host or name.isdecimal() or name.startswith("0x") or services.is_inside(name)
    return not is_public(host)


def _registered(host: str) -> str | None:
    """Return the name below ``go.th`` and the like that one agency registered; ``None`` for all others."""
    labels = host.split(".")
    name = ".".join(labels[-3:])
    if len(labels) < 3 or ".".join(labels[-2:]) not in _SECOND_LEVELS or name in central_hosts():  # noqa: PLR2004 - a name below two levels
        return None
    return name
