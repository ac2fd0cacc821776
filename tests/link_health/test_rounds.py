"""Many addresses: politely spaced, asked again after a bad moment, never for longer than allowed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from generator.link_health.guard import Guard
from generator.link_health.limits import Limits, Pace
from generator.link_health.online import is_online
from generator.link_health.rounds import visit_all
from generator.records.memory.link_states import Answer, Reason
from tests.misbehaving_server import Server, misbehaving

QUICK = Limits(connect=1, answer=1, pace=0, backoff=(0.05, 0.05), longest_pause=2)


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving() as running:
        yield running


def ask(server: Server, *paths: str, limits: Limits = QUICK) -> dict[str, Answer]:
    addresses = {server.address(path): path for path in paths}
    answers = visit_all(addresses, Guard(allow_private=True), limits, Pace(limits.pace))
    return {addresses[address]: answer for address, answer in answers.items()}


def test_bad_moment_is_not_held_against_a_link(server: Server) -> None:
    answers = ask(server, "/ok", "/500-once", "/500")
    assert {path: answer.reason for path, answer in answers.items()} == {
        "/ok": Reason.FINE,
        "/500-once": Reason.FINE,
        "/500": Reason.SERVER_ERROR,
    }
    assert server.asked == {"/ok": 1, "/500-once": 2, "/500": 3}


def test_what_is_sure_is_asked_once(server: Server) -> None:
    ask(server, "/404", "/403", "/moved", "/wall", "/page.pdf")
    # What keeps programs out is looked at once more, as a browser would, and no more than that.
    assert server.asked == {"/404": 1, "/403": 2, "/moved": 1, "/ok": 1, "/wall": 2, "/page.pdf": 1}


def test_server_that_keeps_programs_out_and_lets_readers_in_is_fine(server: Server) -> None:
    assert ask(server, "/browsers-only")["/browsers-only"].reason is Reason.FINE
    assert server.asked["/browsers-only"] == 2


def test_server_that_hangs_is_given_up_after_two(server: Server) -> None:
    paths = [f"/silence?{number}" for number in range(12)]
    started = time.monotonic()
    answers = ask(server, *paths, limits=replace(QUICK, answer=0.5))
    assert {answer.reason for answer in answers.values()} == {Reason.TIMEOUT}
    assert server.asked["/silence"] == 2
    assert time.monotonic() - started < 10


def test_time_of_the_whole_run_is_kept_whatever_hangs(server: Server) -> None:
    ask(server, "/ok")
    started = time.monotonic()
    answers = ask(server, "/ok", *(f"/silence?{number}" for number in range(12)), limits=replace(QUICK, whole=1.5))
    assert answers["/ok"].reason is Reason.FINE
    assert Reason.OUT_OF_TIME in {answer.reason for answer in answers.values()}
    assert time.monotonic() - started < 8


def test_server_that_asks_for_patience_gets_it(server: Server) -> None:
    answers = ask(server, "/429-once")
    first, second = (moment for _, moment in server.times)
    assert answers["/429-once"].reason is Reason.FINE
    assert second - first >= 1


def test_server_that_asks_for_too_much_patience_is_left_alone(server: Server) -> None:
    started = time.monotonic()
    assert ask(server, "/429")["/429"] == Answer(Reason.RATE_LIMITED, 429, wait=3600)
    assert server.asked["/429"] == 1
    assert time.monotonic() - started < 5


def test_requests_to_one_host_are_spaced(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    # On a clock that stands still, how long each waits says when its turn is, however busy this machine.
    still = SimpleNamespace(monotonic=lambda: 100.0, sleep=waits.append)
    monkeypatch.setattr("generator.link_health.limits.time", still)
    ask(server, *(f"/ok?{number}" for number in range(4)), limits=replace(QUICK, pace=0.1))
    assert sorted(waits) == pytest.approx([0.0, 0.1, 0.2, 0.3])
    assert sum(server.asked.values()) == 4


def test_address_that_stands_twice_is_asked_once(server: Server) -> None:
    ask(server, "/ok", "/ok")
    assert server.asked == {"/ok": 1}


def test_host_that_is_not_there_is_looked_up_once_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def nobody(host: str, *_args: object, **_named: object) -> None:
        looked_up.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    addresses = [f"https://gone.example/{number}" for number in range(50)]
    answers = visit_all(addresses, Guard(), QUICK, Pace(0))
    assert {answer.reason for answer in answers.values()} == {Reason.NO_NAME}
    assert len(answers) == 50
    assert looked_up == ["gone.example"] * 3


def test_when_time_is_up_the_rest_is_unchecked(server: Server) -> None:
    answers = ask(server, "/silence", "/ok", limits=replace(QUICK, answer=0.4, whole=0.2))
    assert answers == {"/silence": Answer(Reason.TIMEOUT), "/ok": Answer(Reason.OUT_OF_TIME)}


def test_machine_is_online_when_any_known_name_is_found() -> None:
    def only_last(name: str) -> None:
        if name != "c":
            raise OSError(name)

    assert is_online(("a", "b", "c"), only_last)
    assert not is_online(("a", "b"), only_last)


def test_machine_whose_names_take_for_ever_is_offline() -> None:
    started = time.monotonic()
    assert not is_online(("a", "b"), lambda _name: time.sleep(3), seconds=0.1)
    assert time.monotonic() - started < 2
