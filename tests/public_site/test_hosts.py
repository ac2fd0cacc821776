"""Web hosts as they are: what each does to a small site, and exactly what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.app import public_look
from generator.app.public_look import How, look, verifier
from generator.findings.finding import Severity
from generator.link_health.guard import Guard
from generator.public_site.wanted import built_in
from tests.web_host import FILES, host, lay, looked

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask as fast as can be, and nothing twice."""
    monkeypatch.setattr(public_look, "OWN_PACE", 0)
    monkeypatch.setattr(public_look, "PAUSES", ())


@pytest.mark.parametrize("name", CASES)
def test_what_a_host_does_is_named(name: str, tmp_path: Path) -> None:
    found = looked(CASES[name]["host"], tmp_path)
    assert sorted(one.code for one in found.findings) == CASES[name]["said"], [one.message for one in found.findings]


def test_what_was_planted_is_named_with_its_place(tmp_path: Path) -> None:
    (planted,) = looked(CASES["a link hidden in the footer that stays on the host"]["host"], tmp_path).findings
    assert planted.severity is Severity.ERROR
    assert "/x/" in planted.message
    assert "ซ่อนไม่ให้ผู้อ่านเห็น" in planted.message
    assert "ในท้ายของหน้า บรรทัด 13" in planted.message


def test_one_cause_on_many_pages_is_told_once(tmp_path: Path) -> None:
    found = looked({"path": "*", "status": 500}, tmp_path)
    assert len(found.findings) == 1
    assert len(found.site.seen) == len(FILES)
    assert ".htaccess" in found.findings[0].hint


def how(folder: Path, *, anew: bool = False, last: dict[str, str] | None = None) -> How:
    return How(Guard(allow_private=True), timeout=5, memory=folder / "cache", anew=anew, last=last or {})


def test_only_what_changed_is_sent_again(tmp_path: Path) -> None:
    site = lay(tmp_path / "site")
    with host({}) as server:
        look(site, server.home, how(tmp_path))
        server.given.clear()
        again = look(site, server.home, how(tmp_path))
        assert again.findings == ()
        assert server.asked["2569/o11/"] == 2
        assert server.given["2569/o11/index.html"] == 0
        look(site, server.home, how(tmp_path, anew=True))
        assert server.given["2569/o11/index.html"] == 1
        asked = server.asked["2569/o11/"]
        assert verifier(how(tmp_path))(built_in(site), server.home) == ()
        assert server.asked["2569/o11/"] == asked


def test_what_was_right_and_is_no_more_of_the_site_is_looked_for(tmp_path: Path) -> None:
    more = {"documents/2569/names.pdf": "%PDF-1.4 names"}
    site = lay(tmp_path / "site", {path: text.encode() for path, text in more.items()})
    with host({"more": more}) as server:
        assert look(site, server.home, how(tmp_path)).findings == ()
        (site / "documents/2569/names.pdf").unlink()
        (left,) = look(site, server.home, how(tmp_path)).findings
        assert left.code == "E731"
        assert "names.pdf" in left.message


def test_the_last_site_tells_what_is_old_and_what_is_left(tmp_path: Path) -> None:
    site = lay(tmp_path / "site")
    with host({"more": {"pages/old/index.html": "<p>old</p>"}}) as server:
        seen = verifier(how(tmp_path, last={"pages/old/index.html": "0" * 64}))(built_in(site), server.home)
    assert [one.code for one in seen] == ["E731"]


def test_a_look_is_plain_data(tmp_path: Path) -> None:
    data = looked({"path": "2569/o10/", "status": 404}, tmp_path).data()
    assert data["counts"] == {"same": len(FILES) - 1, "absent": 1}
    assert data["server"]["not_found"] == "ours"
    assert [one["status"] for one in data["addresses"] if one["standing"] == "absent"] == [404]
