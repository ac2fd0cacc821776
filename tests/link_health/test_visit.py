"""What is said of an address by the way its server behaves; the server is real and misbehaves on purpose."""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Limits, Pace
from generator.link_health.meaning import retry_after
from generator.link_health.visit import visit
from generator.records.memory.link_states import Answer, LinkState, Reason, first_state
from tests.misbehaving_server import Server, misbehaving

QUICK = Limits(connect=1, answer=1.2, pace=0)

CASES = [
    ("/ok", Reason.FINE, 200, None),
    ("/plan.pdf", Reason.FINE, 200, None),
    ("/แผน ปี 2569.pdf", Reason.FINE, 200, None),
    ("/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5%202569.pdf", Reason.FINE, 200, None),
    ("/raw-thai", Reason.REDIRECTED, 200, "/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5%202569.pdf"),
    ("/page.pdf", Reason.NOT_THE_FILE, 200, None),
    ("/empty", Reason.EMPTY, 200, None),
    ("/loop", Reason.LOOP, None, "/loop"),
    ("/moved", Reason.REDIRECTED, 200, "/ok"),
    ("/to-home.html", Reason.TO_HOME, 200, "/"),
    ("/to-script", Reason.BAD_REDIRECT, None, None),
    ("/shared-file", Reason.TO_LOGIN, 200, "/accounts/ServiceLogin?continue=x"),
    ("/login.php", Reason.FINE, 200, None),
    ("/says-gone", Reason.SAYS_GONE, 200, None),
    ("/says-gone-in-thai", Reason.SAYS_GONE, 200, None),
    ("/says-gone-in-old-thai", Reason.SAYS_GONE, 200, None),
    ("/speaks-of-404", Reason.FINE, 200, None),
    ("/cookie-first", Reason.FINE, 200, None),
    ("/chain?14", Reason.REDIRECTED, 200, "/ok"),
    ("/chain?40", Reason.LOOP, None, None),
    ("/refresh", Reason.REDIRECTED, 200, "/ok"),
    ("/refresh-to-404", Reason.GONE, 404, "/404"),
    ("/refresh-itself", Reason.FINE, 200, None),
    ("/refresh-loop", Reason.LOOP, None, None),
    ("/script", Reason.REDIRECTED, 200, "/ok"),
    ("/script-to-login", Reason.TO_LOGIN, 200, "/accounts/ServiceLogin"),
    ("/script-on-click", Reason.FINE, 200, None),
    ("/frame", Reason.GONE, 404, "/frame"),
    ("/iframe", Reason.FINE, 200, "/iframe"),
    ("/text.pdf", Reason.WRONG_TYPE, 200, None),
    ("/403", Reason.DENIED, 403, None),
    ("/401", Reason.DENIED, 401, None),
    ("/404", Reason.GONE, 404, None),
    ("/410", Reason.GONE, 410, None),
    ("/400", Reason.BAD_REQUEST, 400, None),
    ("/429", Reason.RATE_LIMITED, 429, None),
    ("/500", Reason.SERVER_ERROR, 500, None),
    ("/wall", Reason.BOT_WALL, 503, None),
    ("/drip", Reason.TIMEOUT, None, None),
    ("/endless", Reason.FINE, 200, None),
    ("/silence", Reason.TIMEOUT, None, None),
    ("/half", Reason.BROKEN_ANSWER, None, None),
    ("/nonsense", Reason.BROKEN_ANSWER, None, None),
]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with misbehaving() as running:
        yield running


def ask(address: str, limits: Limits = QUICK, guard: Guard | None = None) -> Answer:
    return visit(address, guard or Guard(allow_private=True), limits, Pace(limits.pace))


@pytest.mark.parametrize(("path", "reason", "status", "final"), CASES, ids=str)
def test_every_behaviour_has_its_reason(
    server: Server, path: str, reason: Reason, status: int | None, final: str | None
) -> None:
    answer = ask(server.address(path))
    assert (answer.reason, answer.status) == (reason, status)
    if final is not None:
        assert (answer.final or server.address(path)) == server.address(final)


def test_redirects_without_end_are_followed_only_so_far(server: Server) -> None:
    before = server.asked["/endless-redirect"]
    assert ask(server.address("/endless-redirect")).reason is Reason.LOOP
    assert server.asked["/endless-redirect"] - before == QUICK.redirects + 1


def test_slow_and_endless_answers_take_no_longer_than_allowed(server: Server) -> None:
    for path in ("/drip", "/endless", "/silence"):
        started = time.monotonic()
        ask(server.address(path), replace(QUICK, answer=0.5))
        assert time.monotonic() - started < 5


def test_port_that_nobody_listens_on() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}/").reason is Reason.REFUSED_CONNECTION


def test_name_that_is_gone_and_network_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name(*_args: object, **_named: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    assert ask("https://www.gone.example/").reason is Reason.NO_NAME

    def no_route(*_args: object, **_named: object) -> None:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket, "getaddrinfo", no_route)
    assert ask("https://www.gone.example/").reason is Reason.UNREACHABLE


@pytest.mark.parametrize("address", ["http://[x/", "ftp://example.com/", "http:///x", "nothing"])
def test_what_is_no_web_address_is_not_asked(address: str) -> None:
    assert ask(address).reason is Reason.BAD_REQUEST


def test_this_machine_is_not_asked_unless_allowed(server: Server) -> None:
    before = server.asked["/ok"]
    for host in ("127.0.0.1", "localhost", "0x7f.1", "2130706433"):
        assert ask(server.address("/ok", host=host), guard=Guard()).reason is Reason.PRIVATE
    assert server.asked["/ok"] == before


def test_redirect_to_an_inner_address_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.link_health.guard.is_public", lambda address: address == "127.0.0.1")
    answer = ask(server.address("/to-metadata"), guard=Guard())
    assert answer.reason is Reason.PRIVATE
    assert answer.final == "http://169.254.169.254/latest/"


def test_name_that_turns_inward_between_two_questions(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    answers = iter(["203.0.113.9", "127.0.0.1"])

    def rebinding(_host: str, port: int, **_named: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    next(answers)
    with pytest.raises(PrivateAddressError):
        Guard().connect("rebinding.example", server.server_port, 1)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("30", 30), (" 0 ", 0), ("soon", None), (None, None), ("-5", None), ("Fri, 31 Dec 1999 23:59:59 GMT", 0)],
)
def test_how_long_a_server_wants_to_be_left_alone(header: str | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_first_day_of_trouble_is_never_called_broken_but_for_what_is_gone_for_good() -> None:
    broken = {reason for reason in Reason if first_state(reason) is LinkState.BROKEN}
    assert broken == {Reason.GONE, Reason.SAYS_GONE, Reason.PARKED, Reason.DEFAULT_PAGE, Reason.TAKEN_OVER}


@pytest.mark.parametrize(("ends", "reason"), [(2021, Reason.EXPIRED), (2099, Reason.SELF_SIGNED)])
def test_certificates(tmp_path: Path, ends: int, reason: Reason) -> None:
    with misbehaving(certificate(tmp_path, ends)) as server:
        answer = ask(server.address("/ok", scheme="https", host="localhost"))
    assert answer == Answer(reason)


def certificate(folder: Path, ends: int) -> Path:
    """Make a certificate that signs itself, valid from 2020 to the first day of the year ``ends``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(ends, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    kept = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    whole = folder / "whole.pem"
    whole.write_bytes(kept + made.public_bytes(Encoding.PEM))
    return whole
