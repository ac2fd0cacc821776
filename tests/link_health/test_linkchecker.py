"""The real LinkChecker: inside a site, and outside only through the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.link_health import linkchecker
from generator.link_health.gate import gate
from generator.link_health.guard import Guard
from generator.link_health.limits import Limits, Pace
from generator.link_health.linkchecker import LinkCheckerError, Row, interpret, is_sure
from generator.link_health.served import served
from generator.records.memory.link_states import Answer, Reason
from tests.misbehaving_server import misbehaving

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


def test_outside_it_sees_what_the_gate_lets_through() -> None:
    paths = ["/ok", "/404", "/moved", "/empty", "/drip", "/429"]
    with misbehaving() as server:
        addresses = [server.address(path) for path in paths]
        with gate(addresses, Guard(allow_private=True), QUICK, Pace(0)) as page:
            rows = linkchecker.look_outside(page, QUICK)
        seen = {paths[int(row.words)]: (interpret(row).reason, is_sure(row)) for row in rows}
    assert seen == {
        "/ok": (Reason.FINE, True),
        "/404": (Reason.GONE, False),
        "/moved": (Reason.REDIRECTED, False),
        "/empty": (Reason.FINE, False),
        "/drip": (Reason.TIMEOUT, False),
        "/429": (Reason.RATE_LIMITED, False),
    }


def test_gate_is_shut_to_this_machine_unless_allowed() -> None:
    with misbehaving() as server:
        addresses = [server.address("/ok"), server.address("/ok", scheme="https", host="localhost")]
        with gate(addresses, Guard(), QUICK, Pace(0)) as page:
            rows = linkchecker.look_outside(page, QUICK)
        assert not server.asked
    assert len(rows) == 2
    assert not any(is_sure(row) for row in rows)


def test_program_that_breaks_is_no_verdict_on_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(LinkCheckerError):
        linkchecker.crawl("http://127.0.0.1:9/", 10)


@pytest.mark.parametrize(
    ("result", "warning", "valid", "answer"),
    [
        ("200 OK", "", True, Answer(Reason.FINE, 200)),
        ("404 Not Found", "", False, Answer(Reason.GONE, 404)),
        ("410 Gone", "", False, Answer(Reason.GONE, 410)),
        ("403 Forbidden", "", False, Answer(Reason.DENIED, 403)),
        ("503 Service Unavailable", "", False, Answer(Reason.SERVER_ERROR, 503)),
        ("418 I'm a teapot", "", False, Answer(Reason.BAD_REQUEST, 418)),
        ("429 Too Many Requests", "Rate limited (Retry-After: 5)", True, Answer(Reason.RATE_LIMITED, 429)),
        ("SSLError: certificate verify failed: certificate has expired", "", False, Answer(Reason.EXPIRED)),
        ("SSLError: certificate verify failed: self-signed", "", False, Answer(Reason.UNTRUSTED)),
        ("ConnectionError: (Caused by NameResolutionError(", "", False, Answer(Reason.NO_NAME)),
        ("ReadTimeout: HTTPConnectionPool", "", False, Answer(Reason.TIMEOUT)),
        ("TooManyRedirects: Exceeded 10 redirects.", "", False, Answer(Reason.LOOP)),
        ("ConnectionError: Connection refused", "", False, Answer(Reason.REFUSED_CONNECTION)),
        ("something new in a later version", "", False, Answer(Reason.BROKEN_ANSWER)),
    ],
)
def test_what_its_words_mean(result: str, warning: str, valid: bool, answer: Answer) -> None:
    assert interpret(Row("0", "http://page/", "http://a/", result, warning, valid)) == answer
