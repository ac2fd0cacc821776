"""The whole way, with the real program: published by FTP beside a CMS, looked at over HTTP, withdrawn, put back."""

from __future__ import annotations

import getpass
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.rendering.server_files import headers
from tests.command import DAY, codes, environment, oit, told
from tests.site_server import SiteServer
from tests.small_documents import pdf
from tests.small_web import PASSWORD
from tests.web_space import Space, ftp

CMS = {"index.php": b"<?php", "wp-content/logo.png": b"png", "404.html": b"<html>cms</html>"}
NAMES = "2569/names.pdf"
ITEM = f"""item: O11
status: published
responsible: [clerk]
updated: 15 ม.ค. 2569
explanation: หน้าหลัก → แผน
evidence:
  - {{title: รายชื่อ, file: {NAMES}, issued: 15 ม.ค. 2569}}
"""
GOOD = Path(__file__).parents[1] / "minimal_agency"


class Agency:
    """A folder of records, its web space, and everything that was ever printed."""

    def __init__(self, folder: Path, space: Space, url: str) -> None:
        self.folder, self.space, self.url = folder, space, url
        self.printed: list[str] = []
        self.env = environment(folder.parent / "home", OIT_PUBLISH_PASSWORD=PASSWORD, HOME=str(folder.parent / "home"))
        for file in (path for path in GOOD.rglob("*") if path.is_file()):
            self.put(file.relative_to(GOOD).as_posix(), file.read_bytes())
        config = yaml.safe_load((GOOD / "site_config.yml").read_text(encoding="utf-8"))
        config |= {"site_url": url, "publish": {"main": space.target}}
        self.put("site_config.yml", yaml.safe_dump(config, allow_unicode=True).encode())
        self.put("oit_items/2569/o11.yml", ITEM.encode())
        self.put(f"content/documents/{NAMES}", pdf("รายชื่อผู้มีสิทธิ์"))

    def put(self, name: str, content: bytes) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)

    def edit(self) -> None:
        file = self.folder / "oit_items/2569/o10.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("และสถิติ", "และสถิติรายเดือน"), encoding="utf-8")

    def oit(self, *words: str) -> subprocess.CompletedProcess[str]:
        day = () if "--history" in words else ("--as-of", DAY)
        done = oit(*words, "--folder", self.folder, *day, env=self.env)
        self.printed += [done.stdout, done.stderr]
        return done

    def publish(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.oit("publish", "--yes", "--allow-private", "--format", "json", *words)

    def verified(self) -> list[str]:
        """Return what ``oit urls --verify`` says of the public site, beside what it says of the sheet."""
        done = self.oit("urls", "2569", "--verify", "--allow-private", "--format", "json")
        return [code for code in codes(done) if code not in {"L871", "L872", "L874"}]

    def public(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.space.www).as_posix(): path.read_bytes()
            for path in self.space.www.rglob("*")
            if path.is_file() and "oit-publish" not in path.parts
        }


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    with ftp(tmp_path / "root") as space:
        for name, content in CMS.items():
            (space.root / name).parent.mkdir(parents=True, exist_ok=True)
            (space.root / name).write_bytes(content)
        with SiteServer(space.root, headers=headers(())) as server:
            yield Agency(tmp_path / "agency", space, f"{server.url}ita/")


def built(agency: Agency) -> dict[str, bytes]:
    site = agency.folder / "site"
    every = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: content for name, content in every.items() if name != ".oit-site"}


def test_published_edited_withdrawn_and_put_back_each_seen_from_outside(agency: Agency) -> None:
    assert not agency.oit("publish", "--dry-run").returncode
    assert not agency.public()
    first = agency.publish()
    assert (first.returncode, codes(first)) == (0, ["W710"]), first.stdout
    assert agency.public() == built(agency)
    before = agency.public()

    agency.edit()
    second = agency.publish()
    assert (second.returncode, codes(second), told(second)["summary"]["number"]) == (0, [], 2), second.stdout
    assert agency.public() == built(agency) != before

    back = agency.publish("--back", "1")
    assert (back.returncode, codes(back), told(back)["summary"]["number"]) == (0, [], 3), back.stdout
    assert agency.public() == before

    assert agency.verified() == ["W650"], "held against what is live, not against site"

    forward = agency.publish()
    assert (forward.returncode, codes(forward)) == (0, [])
    page = agency.space.www / "2569" / "o10" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"</main>", b'<a href="https://win.example/">x</a></main>'))
    planted = agency.publish()
    assert (planted.returncode, codes(planted)) == (0, []), "what was right and has not changed is not asked for"
    assert agency.verified() == ["E730"]
    assert "win.example" in agency.printed[-2]
    mended = agency.publish()
    assert (mended.returncode, codes(mended), told(mended)["summary"]["put"]) == (0, [], 1)
    assert agency.public() == built(agency)
    assert agency.verified() == []


def test_what_somebody_planted_is_told_and_mended_by_the_next_publish(agency: Agency) -> None:
    assert not agency.publish().returncode
    home = agency.space.www / "index.html"
    ours = home.read_bytes()
    for words in ((), ("--back", "1")):
        home.write_bytes(ours.replace(b"</body>", b'<script src="https://win.example/x.js"></script></body>'))
        planted = agency.publish(*words)
        assert (planted.returncode, codes(planted)) == (1, ["E730"]), planted.stdout
        assert not agency.publish(*words).returncode
        assert home.read_bytes() == ours


def test_a_withdrawn_document_is_gone_for_visitors_and_does_not_come_back(agency: Agency) -> None:
    assert not agency.publish().returncode
    assert f"documents/{NAMES}" in agency.public()
    reason = ("--reason", "มีเลขประจำตัว")
    done = agency.oit("withdraw", NAMES, *reason, "--yes", "--allow-private", "--format", "json")
    assert (done.returncode, codes(done)) == (0, ["N711"]), done.stdout
    assert f"documents/{NAMES}" not in agency.public()
    assert not any(b"names.pdf" in content for content in agency.public().values())
    refused = agency.publish("--back", "1")
    assert (refused.returncode, codes(refused)) == (1, ["E722"])
    history = json.loads(agency.oit("publish", "--history", "--format", "json").stdout)
    assert [one["number"] for one in history["publishes"]] == [1, 2]


def test_the_password_is_in_no_file_no_log_and_no_output(agency: Agency) -> None:
    agency.space.habits.refuse_login = "530 Login incorrect for {password}"
    refused = agency.publish()
    assert (refused.returncode, codes(refused)) == (1, ["W710", "E713"])
    agency.space.habits.refuse_login = ""
    assert not agency.publish().returncode
    agency.space.habits.cut_at = len(agency.space.habits.commands) + 3
    assert not agency.publish().returncode
    broken = "from generator.publishing.servers import ftp\nftp.Line.getresp = lambda self: 1 / 0\n"
    fault = oit("publish", "--yes", "--folder", agency.folder, "--as-of", DAY, env=agency.env, before=broken)
    assert fault.returncode == 3
    agency.printed += [fault.stdout, fault.stderr]
    roots = (agency.folder, agency.space.root, agency.folder.parent / "home")
    contents = [path.read_bytes() for root in roots for path in root.rglob("*") if path.is_file()]
    listed = (agency.space.www / "oit-publish" / "state.txt").read_bytes()
    assert getpass.getuser().encode() + b"@" not in listed
    assert "who เครื่อง ".encode() in listed
    secret = PASSWORD.encode()
    spelled = (secret, json.dumps(PASSWORD).strip('"').encode(), repr(PASSWORD).encode(), PASSWORD.encode("utf-16-le"))
    for form in spelled:
        assert not any(form in content for content in [*contents, *(text.encode() for text in agency.printed)])
