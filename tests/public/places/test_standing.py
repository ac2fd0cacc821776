"""Where addresses of every form stand, seen from one agency, with their near misses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.checks.evidence.public_places import CLOSED
from generator.findings.messages.store import message
from generator.public.places import services
from generator.public.places.services import Where
from generator.public.places.standing import OwnPlaces, is_account, is_messenger, own_places, standing
from generator.records.model.site_config import SiteConfig

ADDRESSES = yaml.safe_load((Path(__file__).parent / "addresses.yml").read_text(encoding="utf-8"))
CASES = [(Where(where), address) for where, addresses in ADDRESSES.items() for address in addresses]
AGENCY = {
    "name": "เทศบาลตำบลดอนตะวัน",
    "type": "tambon_municipality",
    "domains": ["www.dontawan.go.th"],
    "facebook": "https://www.facebook.com/dontawan.town",
    "line": "https://page.line.me/dontawan",
    "official_accounts": [
        "https://www.youtube.com/@dontawan",
        "https://sites.google.com/view/dontawan",
        "https://www.facebook.com/profile.php?id=1000777",
    ],
}


def own(site_url: str | None = "https://ita.dontawan.go.th/ita/", **agency: object) -> OwnPlaces:
    return own_places(SiteConfig.model_validate({"agency": {**AGENCY, **agency}, "site_url": site_url}))


def test_there_are_cases_of_every_place() -> None:
    assert {where for where, _ in CASES} == set(Where)
    assert len(CASES) > 150


@pytest.mark.parametrize(("where", "address"), CASES, ids=[address for _, address in CASES])
def test_where_an_address_stands(where: Where, address: str) -> None:
    assert standing(address, own()).where is where


def test_a_site_with_a_service_is_the_main_website_and_its_neighbours_are_not() -> None:
    places = own("https://sites.google.com/view/dontawan-ita/", domains=["sites.google.com", "m.facebook.com"])
    assert standing("https://sites.google.com/view/dontawan-ita/plan", places).where is Where.MAIN
    assert standing("https://sites.google.com/view/other", places).where is Where.OPEN
    assert standing("https://m.facebook.com/other", places).where is Where.OPEN


def test_an_agency_below_a_central_domain_does_not_own_its_neighbours() -> None:
    places = own("https://www.phusung.moph.go.th/", domains=["www.phusung.moph.go.th"])
    assert standing("https://www.phusung.moph.go.th/a", places).where is Where.MAIN
    assert standing("https://www.other.moph.go.th/a", places).where is Where.AGENCY


def test_a_service_by_itself_is_no_account() -> None:
    assert not is_account("https://www.facebook.com/")
    assert is_account("https://www.facebook.com/dontawan")
    places = own(facebook="https://www.facebook.com/", official_accounts=[])
    assert standing("https://www.facebook.com/anybody", places).where is Where.OPEN


def test_one_can_only_write_to_a_messenger() -> None:
    assert is_messenger("https://lin.ee/abc")
    assert not is_messenger("https://forms.gle/abc")
    assert not is_messenger("https://www.lin.ee.example/abc")


def test_every_cure_of_a_form_of_address_is_worded_for_its_place() -> None:
    closed = [rule for rule in services.every_rule() if rule.cure and rule.where in CLOSED]
    assert {(rule.where, rule.cure) for rule in closed if rule.cure not in message(CLOSED[rule.where]).cures} == set()


def test_long_addresses_take_no_time() -> None:
    for piece in ("/a", "/admin", "/:b:", "%2f", "?expires&", "/u/0"):
        assert standing(f"https://drive.google.com{piece * 4000}", own()).where in Where
