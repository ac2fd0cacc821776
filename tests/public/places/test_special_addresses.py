"""Only addresses of the internet at large are asked, however an inner one is written or wrapped."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from urllib.request import urlopen

import pytest

from generator.link_health.gate import gate
from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Pace
from generator.link_health.visit import visit
from generator.public.places.special_addresses import is_public
from generator.records.memory.link_states import Answer, Reason
from tests.link_health.test_rounds import QUICK
from tests.misbehaving_server import misbehaving

PUBLIC = (
    *("8.8.8.8", "1.1.1.1", "99.255.255.255", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1"),
    *("192.0.1.1", "192.0.3.1", "192.88.98.1", "192.88.100.1", "198.17.0.1", "198.20.0.1", "223.255.255.254"),
    *("2001:4860:4860::8888", "2606:4700::1111", "2400:cb00::1", "2a00:1450::1", "2001:200::1", "3ffd::1"),
    *("64:ff9b::808:808", "::ffff:8.8.8.8", "2001:4860::200:5efe:808:808"),
)
SPECIAL = (
    *("0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255"),  # noqa: S104 - not bound to
    "127.0.0.1",
    *("127.255.255.254", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1"),
    *("192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1"),
    *("203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::8.8.8.8", "64:ff9b:1::808:808", "64:ff9b:1::1", "64:ff9b:2::1", "100::1", "100:0:0:1::1"),
    *("200::1", "400::1", "1000::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:1::1"),
    *("2001:db8::1", "2002:808:808::1", "3ffe::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "8000::1"),
    *("fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "feff::1", "ff02::1", "ff0e::1"),
    *("::ffff:0:8.8.8.8", "::ffff:0:127.0.0.1", "2001:0:808:808::1", "fd00:ec2::254"),
)
INNER_4 = (
    "0.0.0.0",  # noqa: S104 - asked about, not bound to
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.88.99.1",
    "224.0.0.1",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", SPECIAL)
def test_an_address_that_stays_inside_or_is_nobodys(address: str) -> None:
    assert not is_public(address)


COATS = {
    "mapped": "::ffff:0:0",
    "translated": "::ffff:0:0:0",
    "compatible": "::",
    "NAT64": "64:ff9b::",
    "local NAT64": "64:ff9b:1::",
    "tunnel": "2001:4860::5efe:0:0",
    "tunnel of its own": "2001:4860::200:5efe:0:0",
}


@pytest.mark.parametrize("coat", COATS.values(), ids=COATS)
@pytest.mark.parametrize("inner", INNER_4)
def test_an_inner_address_in_a_coat(coat: str, inner: str) -> None:
    wrapped = IPv6Address(int(IPv6Address(coat)) | int(IPv4Address(inner)))
    assert not is_public(str(wrapped))
    assert not is_public(wrapped.exploded.upper())


@pytest.mark.parametrize("inner", INNER_4)
def test_an_inner_address_in_6to4(inner: str) -> None:
    assert not is_public(str(IPv6Address((0x2002 << 112) | (int(IPv4Address(inner)) << 80) | 1)))


def resolve_to(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let the next questions for a name be answered so, the last one for ever; returns the names asked for."""
    asked: list[str] = []

    def found(host: str, port: int, **_named: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = answers[min(len(asked), len(answers)) - 1]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 0, "", (address, port))]

    monkeypatch.setattr("generator.link_health.guard.socket.getaddrinfo", found)
    return asked


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    with misbehaving() as server:
        asked = resolve_to(monkeypatch, "127.0.0.1", "127.0.0.2")
        judged: list[str] = []
        monkeypatch.setattr("generator.link_health.guard.is_public", lambda address: judged.append(address) or True)  # type: ignore[func-returns-value]
        with Guard().connect("rebinding.example", server.server_port, 5) as connection:
            assert connection.getpeername()[0] == "127.0.0.1"
        assert (asked, judged) == (["rebinding.example"], ["127.0.0.1"])


@pytest.mark.parametrize("address", ["::ffff:127.0.0.1", "64:ff9b::7f00:1", "fec0::1", "127.0.0.1"])
def test_a_name_that_leads_inside_is_not_connected_to(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolve_to(monkeypatch, address)
    monkeypatch.setattr("generator.link_health.guard.socket.socket", lambda *_kind: pytest.fail("it connects"))
    with pytest.raises(PrivateAddressError):
        Guard().connect("inner.example", 80, 1)


@pytest.mark.parametrize("address", ["::ffff:127.0.0.1", "127.0.0.1"])
def test_the_gate_of_linkchecker_holds_to_the_same(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    with misbehaving() as server:
        resolve = socket.getaddrinfo

        def found(host: str, port: int, *more: Any, **named: Any) -> Any:  # noqa: ANN401 - what the system's own takes
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            inner = [(family, socket.SOCK_STREAM, 0, "", (address, server.server_port))]
            return inner if host.endswith(".example") else resolve(host, port, *more, **named)

        monkeypatch.setattr("generator.link_health.guard.socket.getaddrinfo", found)
        wanted = f"http://inner.example:{server.server_port}/ok"
        with gate([wanted], lambda one: visit(one, Guard(), QUICK, Pace(0))) as (page, opened):
            with urlopen(f"{page}look/0") as answer:  # noqa: S310 - a server of this test
                assert answer.status == 200
            assert opened.answers == {wanted: Answer(Reason.PRIVATE)}
        assert not server.asked
