"""What is said of a server as a whole, where no server of this machine can do it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.app.public_look import look
from generator.findings.usage import UsageProblem
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT
from generator.public_site.asking import Means
from generator.public_site.line import Came, Question
from generator.public_site.memory import Memory
from generator.public_site.report import findings, of_addresses
from generator.public_site.run import Look, PublicSite, Task
from generator.public_site.server import server_seen
from generator.public_site.standing import Seen, Standing
from generator.public_site.wanted import built_in
from generator.records.memory.link_states import Answer, Reason
from tests.web_host import host, lay

HOME = "https://www.town.example/ita/"


class Answers:
    """One who asks and is given what a test says, by address; what else there is is not there."""

    def __init__(self, given: dict[str, Came]) -> None:
        self.given = given

    def ask(self, url: str, _question: Question) -> tuple[Answer, Came | None]:
        """Give the answer."""
        came = self.given.get(url, Came(404, {}, b""))
        return Answer(Reason.FINE if came.status == 200 else Reason.GONE, came.status), came


@pytest.mark.parametrize(("status", "told"), [(200, ["W734"]), (404, [])])
def test_a_site_that_is_given_without_encryption_too_is_told(tmp_path: Path, status: int, told: list[str]) -> None:
    asker: Any = Answers({"http://www.town.example/ita/": Came(status, {}, b"x")})
    site = built_in(lay(tmp_path))
    seen = replace(server_seen(asker, HOME, Came(200, {}, b""), site, as_browser=False), lacking=())
    said = [one.code for one in findings(PublicSite(HOME, server=seen)) if one.code != "W731"]
    assert said == told


def test_visitors_who_are_led_to_another_server_first_are_told_of_once() -> None:
    led = Answer(Reason.REDIRECTED, 200, final="https://town.example/ita/")
    seen = [Seen(path, f"{HOME}{path}", None, Standing.SAME, led) for path in ("", "2569/", "2570/")]
    (told,) = findings(PublicSite(HOME, seen))
    assert told.code == "W738"
    assert "3 แห่ง" in told.message
    same = replace(led, final=f"{HOME}2569/x/")
    assert list(findings(PublicSite(HOME, [replace(one, answer=same) for one in seen]))) == []


def test_what_time_does_not_allow_is_counted_and_not_called_absent(tmp_path: Path) -> None:
    built = built_in(lay(tmp_path / "site"))
    with host({}) as server:
        means = Means(Guard(allow_private=True), replace(DEFAULT, whole=-1, pace=0))
        found = Look(Task(built, server.home, built.wanted()), means, Memory()).look()
    assert {one.standing for one in found.seen} == {Standing.UNCHECKED}
    assert [one.code for one in of_addresses(found.seen)] == ["W739"]


@pytest.mark.parametrize("address", ["www.town.example/ita/", "ftp://town.example/", "https:///ita/"])
def test_an_address_that_is_none_of_the_web_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        look(lay(tmp_path), address)
    assert problem.value.finding.code == "U987"
