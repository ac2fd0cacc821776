"""Postal addresses and web addresses in running text, compared with the agency's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.checks.language.authority_names import OwnNames, begins_as_place, name_size
from generator.checks.language.letters import LETTERS, squeezed
from generator.checks.language.whose import speaks_of_others
from generator.public.places.services import central_hosts
from generator.public.places.standing import service_at
from generator.records.model.site_config import SiteConfig

_NAME = f"([{LETTERS}]{{2,24}})"
_DISTRICT = r"(?:อ[ำ่ํ]า?เ[ก-ฮ]อ|อ\.)\s*"
_PROVINCE = r"(?:จังหวัด|จ\.)\s*"
_CHAIN = re.compile(rf"\s*(?:ตำบล|ต\.)?\s*(?:[{LETTERS}]{{2,24}}\s+)?{_DISTRICT}{_NAME}(?:\s*{_PROVINCE}{_NAME})?")
_HOST = re.compile(
    r"(?<![A-Za-z0-9.-])(?:https?://)?(?P<user>[A-Za-z0-9_-]{1,64}@)?"
    r"(?P<host>(?:[A-Za-z0-9-]{1,63}\.){1,8}(?:th|com|net|org|example))(?![A-Za-z0-9-])",
    re.IGNORECASE,
)
_OWN_SITE = re.compile(rf"เว็บไซต์(?:หลัก)?(?:ของ)?(?:หน่วยงาน|เทศบาล|อบต\.?|องค์การบริหารส่วนตำบล)?[{LETTERS}]{{0,20}}\s*$")
_PEOPLE = r"(?:ประชาชน|ผู้ประกอบการ|ผู้นำชุมชน|ผู้นำ|ราษฎร|ผู้สูงอายุ|เยาวชน|ชุมชน|ร้านค้า|ผู้รับบริการ|พื้นที่|หน่วยงาน|ส่วนราชการ)"
_GROUND = rf"{_PEOPLE}\s?(?:ภาย)?(?:ใน)?(?:เขต|พื้นที่)?\s?"
_GROUND_TAMBON = re.compile(rf"{_GROUND}(?P<kind>ตำบล|ต\.)\s?(?P<name>[{LETTERS}]{{3,40}})")
_GROUND_DISTRICT = re.compile(rf"{_GROUND}(?P<kind>อำเภอ|อ\.)\s?(?P<name>[{LETTERS}]{{3,40}})")
_RANKED = re.compile("ลำดับที่|อันดับ")
"""With a rank one compares oneself with those around: in one's own area."""
_WIDE = "องค์การบริหารส่วนจังหวัด"
_BEFORE = 48
_REGISTERED = 3


def foreign_places(own: OwnNames, text: str) -> Iterator[tuple[str, str]]:
    """Yield district or province named in the agency's own address that is not its own, and what it should be.

    Only what follows the agency's own name or its own tambon is its address; other addresses may be anyone's.
    """
    for end in sorted({*_ends_of_own_name(own, text), *_ends_of_own_tambon(own, text)}):
        chain = _CHAIN.match(text, end)
        for name, right in zip(chain.groups() if chain else (), (own.district, own.province), strict=False):
            if name and right and not squeezed(name).startswith(right):
                yield name, right


def foreign_grounds(own: OwnNames, text: str) -> Iterator[tuple[str, str]]:
    """Yield the tambon or district of another agency given to the people or the area that one's own work is for.

    Only an agency of one tambon or town has one such area; where its own is named beside, others may be as well.
    """
    if own.authority is None or own.whole.startswith(_WIDE):
        return
    for pattern, right in ((_GROUND_TAMBON, own.tambon), (_GROUND_DISTRICT, own.district)):
        for match in pattern.finditer(text) if right and right not in squeezed(text) else ():
            name = match["name"][: name_size(match["name"])]
            others = speaks_of_others(text, match.start("kind")) and not _RANKED.search(text)
            if right and begins_as_place(name) and not others:
                yield name, right


def _ends_of_own_name(own: OwnNames, text: str) -> Iterator[int]:
    for mention in own.mentions(text):
        start = text.find(own.bare, mention.start) if mention.kind == "own" else -1
        if start >= 0:
            yield start + len(own.bare)


def _ends_of_own_tambon(own: OwnNames, text: str) -> Iterator[int]:
    if own.tambon and own.tambon in text:
        for match in re.finditer(rf"(?<!เทศบาล)(?<!ส่วน)(?:ตำบล|ต\.)\s*{re.escape(own.tambon)}(?![{LETTERS}])", text):
            yield match.end()


def hosts_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the host of every web or mail address in ``text``, and whether the text calls it the agency's web site."""
    for match in _HOST.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        yield match["host"].lower().removeprefix("www."), bool(_OWN_SITE.search(before))


def own_hosts(config: SiteConfig) -> frozenset[str]:
    """Return the hosts that are the agency's: its domains, its site, its mail."""
    agency = config.agency
    stated = (config.site_url, agency.email, agency.map_url, agency.facebook, agency.line)
    typed = [*agency.domains, *filter(None, stated)]
    return frozenset(host for text in typed for host, _ in hosts_in(text)) | frozenset(
        domain.removeprefix("www.") for domain in agency.domains
    )


def is_foreign(host: str, own: frozenset[str], *, called_own: bool) -> bool:
    """Tell whether ``host`` is neither the agency's, nor that of a central office, but that of some other agency."""
    return not _is_known(host, own) and (host.endswith(".go.th") or (called_own and bool(own)))


def is_anothers_site(address: str, own: frozenset[str]) -> bool:
    """Tell whether a web address that should be on the agency's own site is on one that is somebody else's.

    Services that many share are nobody's site, and whether evidence may stand there is told elsewhere.
    """
    host = host_of(address)
    stands_alone = "." in host and not host.replace(".", "").isdecimal()
    return bool(own) and stands_alone and not _is_known(host, own) and service_at(address) is None


def host_of(address: str) -> str:
    """Return the host of a web address in small letters, without ``www.``; nothing where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_known(host: str, own: frozenset[str]) -> bool:
    """Tell whether ``host`` is one of ``own`` or of a central office, below one, or beside it in one domain."""
    if any(host == known or host.endswith(f".{known}") for known in own | central_hosts()):
        return True
    return any(".".join(host.split(".")[-_REGISTERED:]) == ".".join(known.split(".")[-_REGISTERED:]) for known in own)
