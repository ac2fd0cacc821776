"""The real LinkChecker: inside a site, and outside only through the gate."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.link_health import linkchecker
from generator.link_health.gate import gate
from generator.link_health.limits import Limits
from generator.link_health.linkchecker import LinkCheckerError
from generator.link_health.served import served
from generator.records.memory.link_states import Answer, Reason

QUICK = Limits(connect=1, answer=1, pace=0, whole=60)


def test_inside_a_site_it_follows_every_link(tmp_path: Path) -> None:
    (tmp_path / "แผน").mkdir()
    (tmp_path / "แผน" / "index.html").write_text('<p id="ก">ก</p><a href="../none.html">x</a>', encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<meta charset="utf-8"><a href="แผน/index.html#ก">1</a><a href="แผน/index.html#ข">2</a>'
        '<a href="https://outside.example/">3</a><a href="mailto:a@example.com">4</a><a href="แผน">5</a>',
        encoding="utf-8",
    )
    with served(tmp_path) as home:
        rows = linkchecker.crawl(home, 60)
    wrong = {row.address.removeprefix(home): row.result for row in rows if not row.valid or row.warning}
    assert wrong == {
        "none.html": "404 File not found",
        "%E0%B9%81%E0%B8%9C%E0%B8%99/index.html#%E0%B8%82": "200 OK",
        "%E0%B9%81%E0%B8%9C%E0%B8%99/": "200 OK",
    }


def test_thai_host_name_does_not_break_the_crawl(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="http://ไทย.invalid/">ก</a> <a href="gone.html">ข</a>', "utf-8")
    with served(tmp_path) as home:
        assert [row.address for row in linkchecker.crawl(home, 60) if not row.valid] == [f"{home}gone.html"]


def test_it_asks_the_gate_once_for_each_address() -> None:
    asked: list[str] = []

    def look(address: str) -> Answer:
        asked.append(address)
        return Answer(Reason.GONE if address.endswith("gone") else Reason.FINE)

    addresses = [f"https://www.town.example/{name}" for name in ("a", "b?x=1&y=2", "แผน", "gone")]
    with gate(addresses, look) as (page, opened):
        rows = linkchecker.look_outside(page, QUICK, 4)
    assert sorted(asked) == sorted(addresses)
    assert opened.answers.keys() == set(addresses)
    assert {addresses[int(row.words)]: row.result[:3] for row in rows} == {
        address: "404" if address.endswith("gone") else "200" for address in addresses
    }


def test_gate_answers_for_nothing_but_its_own_addresses() -> None:
    with gate(["https://www.town.example/"], lambda _: Answer(Reason.FINE)) as (page, opened):
        for path in ("look/1", "look/x", "look/-1", "https://www.other.example/"):
            with pytest.raises(HTTPError):
                urlopen(f"{page}{path}")  # noqa: S310 - a server of this test
        assert not opened.answers


def test_program_that_breaks_is_no_verdict_on_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(LinkCheckerError):
        linkchecker.crawl("http://127.0.0.1:9/", 10)
