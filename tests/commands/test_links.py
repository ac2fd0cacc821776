"""``oit links`` on a small agency whose links lead to a server that misbehaves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.commands import links
from generator.commands.cli import run
from generator.link_health import linkchecker
from generator.link_health import run as link_run
from generator.link_health.limits import OTHERS
from generator.records.memory import link_store
from tests.misbehaving_server import PAGE, Handler, Server, misbehaving
from tests.small_agency import CONFIG
from tests.small_documents import pdf

STATES = {
    "/ok": "ok",
    "/moved": "moved",
    "/page.pdf": "moved",
    "/แผน ปี 2569.pdf": "ok",
    "/403": "refused",
    "/429": "refused",
    "/404": "broken",
    "/410": "broken",
    "/loop": "temporary",
    "/500": "temporary",
    "/500-once": "ok",
    "/429-once": "ok",
    "/drip": "temporary",
    "/endless": "ok",
    "/silence": "temporary",
    "/in-document": "broken",
}


def write(folder: Path, server: Server, paths: Iterable[str]) -> None:
    """Write an agency of one item, whose evidence is every address of ``paths`` and a document with one in it."""
    evidence = "\n".join(f'  - url: "{server.address(path.replace(" ", "%20"))}"' for path in paths)
    files: dict[str, str | bytes] = {
        "site_config.yml": f"{CONFIG}site_url: https://www.test.example/ita/\n",
        "oit_items/2566/o11.yml": "item: O11\nstatus: published\nresponsible: [finance]\nupdated: 2565-11-15\n"
        f"evidence:\n{evidence}\n  - file: 2566/plan.pdf\n",
        "content/documents/2566/plan.pdf": pdf("แผน", link=server.address("/in-document")),
        "content/pages/news.md": f"# ข่าว\n\nอ่านที่ [ข่าว]({server.address('/ok')})\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "OTHERS", replace(OTHERS, backoff=(0.05,), pace=0, longest_pause=2))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with misbehaving() as running:
        yield running


def call(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["links", "--folder", str(folder), "--timeout", "0.7", *options])
    return code, capsys.readouterr().out


def test_the_whole_way_with_the_real_linkchecker(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    near = linkchecker.INSIDE.replace("[checking]", "[checking]\nrecursionlevel=1")  # the whole site takes its time
    monkeypatch.setattr(linkchecker, "INSIDE", near)
    write(tmp_path, server, ["/ok", "/404", "/page.pdf"])
    code, out = call(capsys, tmp_path, "--allow-private", "--format", "json", "--as-of", "2569-04-20")
    made = json.loads(out)
    found = {address: known["state"] for address, known in made["links"].items()}
    paths = ("/ok", "/404", "/page.pdf", "/in-document")
    assert (code, {path: found[key(server, path)] for path in paths}) == (1, {path: STATES[path] for path in paths})
    at = {(one["message"], one["file"], one["line"], one["item"], one["unit"], one["year"]) for one in made["findings"]}
    record = "oit_items/2566/o11.yml"
    gone = f"ลิงก์เสีย: {server.address('/404')} (ไม่มีหน้านี้แล้ว 404)"
    assert (gone, record, line(tmp_path, record, "/404"), "O11", "กองคลัง", 2566) in at
    inside = [one for one in made["findings"] if one["code"] == "L809"]
    assert [(one["file"], one["line"]) for one in inside] == [(record, line(tmp_path, record, "plan.pdf"))]
    assert "2566/plan.pdf" in inside[0]["message"]
    remembered, _ = link_store.load(tmp_path)
    assert {address: known.state for address, known in remembered.items()} == found
    assert remembered[key(server, "/in-document")].documents == ("2566/plan.pdf",)


def test_every_kind_of_server_has_its_state(few: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.asked.clear()
    write(few, server, [path for path in STATES if path != "/in-document"])
    call(capsys, few, "--allow-private")
    found = states(few)
    assert {path: found[key(server, path)] for path in STATES} == STATES


def key(server: Server, path: str) -> str:
    """Return the address as it is remembered."""
    encoded = "/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5%202569.pdf" if "แผน" in path else path
    return server.address(encoded)


def line(folder: Path, name: str, words: str) -> int:
    """Return the line of the file that has ``words``."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if text.rstrip('"').endswith(words))


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agency with three links and a built site; LinkChecker is left out, it has its own tests."""
    monkeypatch.setattr(linkchecker, "crawl", lambda *_args: [])
    monkeypatch.setattr(linkchecker, "look_outside", lambda *_args: [])
    return tmp_path


def small(folder: Path, *addresses: str) -> None:
    (folder / "oit_items/2566").mkdir(parents=True, exist_ok=True)
    (folder / "site_config.yml").write_text(CONFIG.replace("  domains: [www.test.example]\n", ""), encoding="utf-8")
    urls = "\n".join(f'  - url: "{address}"' for address in addresses)
    record = f"item: O11\nstatus: published\nresponsible: [clerk]\nevidence:\n{urls}\n"
    (folder / "oit_items/2566/o11.yml").write_text(record, encoding="utf-8")


def states(folder: Path) -> dict[str, str]:
    return {address: known.state.value for address, known in link_store.load(folder)[0].items()}


def test_without_internet_nothing_is_called_broken_and_nothing_forgotten(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small(few, server.address("/404"), server.address("/ok"))
    call(capsys, few, "--allow-private", "--as-of", "2569-04-20")
    before = (few / link_store.NAME).read_bytes()
    asked = dict(server.asked)
    code, out = call(capsys, few, "--offline", "--allow-private", "--as-of", "2569-04-21")
    assert (code, "ยังไม่ได้ตรวจ 2" in out, "เสีย 0" in out) == (0, True, True)
    monkeypatch.setattr(link_run, "is_online", lambda: False)
    small(few, "http://127.0.0.1:1/")
    code, out = call(capsys, few, "--as-of", "2569-04-21")
    assert "L808" in out
    assert dict(server.asked) == asked
    assert (few / link_store.NAME).read_bytes() == before


def test_link_that_is_dead_today_is_broken_only_tomorrow(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = server.address("/loop")
    small(few, loop)
    for day, state in (("20", "temporary"), ("20", "temporary"), ("21", "broken")):
        code, _ = call(capsys, few, "--allow-private", "--as-of", f"2569-04-{day}")
        assert (code, states(few)) == (1, {loop: state})


def test_check_tells_of_evidence_that_was_found_broken(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    small(few, server.address("/410"))
    call(capsys, few, "--allow-private")
    assert run(["check", "--folder", str(few), "--as-of", "2569-04-20", "--format", "json"]) == 1
    found = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["code"] == "L820"]
    assert [(one["file"], one["line"], one["item"], one["unit"]) for one in found] == [
        ("oit_items/2566/o11.yml", 5, "O11", "สำนักปลัดเทศบาล")
    ]


PUBLIC = "https://www.test.example/410"


def test_evidence_behind_a_broken_link_proves_nothing(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    small(few)
    record = f"item: O9\nstatus: published\nupdated: 2565-11-15\nevidence:\n  - url: {server.address('/410')}\n"
    (few / "oit_items/2566/o11.yml").unlink()
    (few / "oit_items/2566/o09.yml").write_text(record, encoding="utf-8")
    call(capsys, few, "--allow-private")
    remembered = few / "content/link_health.json"
    for path in (few / "oit_items/2566/o09.yml", remembered):  # no address of this computer proves anything at all
        path.write_text(path.read_text("utf-8").replace(server.address("/410"), PUBLIC), encoding="utf-8")
    assert completed(few, capsys) == ([], ["L820"])
    remembered.unlink()
    assert completed(few, capsys) == (["O9"], [])


def completed(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """Return the complete items, and the codes of what O9, whose link may be broken, lacks."""
    capsys.readouterr()
    run(["check", "--folder", str(folder), "--as-of", "2569-04-20", "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    figures = [one for one in said["summary"]["years"]["2566"]["figures"] if one["level"] == "item"]
    about = [one["code"] for one in said["findings"] if one["item"] == "O9" and one["severity"] == "gap"]
    return [one["code"] for one in figures if one["status"] == "complete"], about


def test_link_that_was_mended_is_forgotten(few: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    small(few, server.address("/404"))
    call(capsys, few, "--allow-private")
    small(few, server.address("/ok"))
    code, _ = call(capsys, few, "--allow-private")
    assert (code, states(few)) == (0, {server.address("/ok"): "ok"})


def test_table_for_excel(few: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    small(few, server.address("/404"), server.address("/moved"))
    code, out = call(capsys, few, "--allow-private", "--format", "csv")
    assert code == 1
    assert out.startswith("\ufeff")
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [(row["state_thai"], row["status"], row["item"], row["line"]) for row in rows] == [
        ("เสีย", "404", "O11", "5"),
        ("เปลี่ยนทาง", "200", "O11", "6"),
    ]
    assert rows[1]["final"] == server.address("/ok")


def test_site_that_was_built_before_is_verified_too(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    small(few, server.address("/ok"))
    assert run(["build", "--folder", str(few)]) == 0
    (few / "site/2566/o12/index.html").unlink()
    code, out = call(capsys, few, "--allow-private", "--site", str(few / "site"))
    assert code == 1
    assert "E601" in out


def test_folder_with_errors_is_not_checked(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small(few)
    (few / "oit_items/2566/o11.yml").write_text("item: [", encoding="utf-8")
    code, out = call(capsys, few)
    assert code == 1
    assert "ลิงก์ภายนอก" not in out


def test_site_that_is_not_there_is_wrong_usage(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small(few)
    assert call(capsys, few, "--site", str(few / "none"))[0] == 2


def test_hostile_words_of_a_server_stay_words(
    few: Path, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hostile(handler: Handler) -> None:
        handler.give(302 if handler.count() == 1 else 200, PAGE, Location="/ok?[red]x[/red]\x1b[31m")

    monkeypatch.setitem(__import__("tests.misbehaving_server").misbehaving_server.ANSWERS, "/hostile", hostile)
    small(few, server.address("/hostile"))
    _, out = call(capsys, few, "--allow-private")
    assert "\x1b" not in out


def test_waived_link_stands_in_nobodys_way(few: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    small(few, server.address("/403"))
    assert call(capsys, few, "--allow-private")[0] == 1
    waiver = "{code: L804, item: O11, reason: เปิดด้วยเบราว์เซอร์ได้, who: ปลัดเทศบาล, until: 30 ก.ย. 2599}"
    with (few / "site_config.yml").open("a", encoding="utf-8") as config:
        config.write(f"waivers: [{waiver}]\n")
    code, out = call(capsys, few, "--allow-private")
    assert (code, "L804" in out) == (0, True)
    run(["check", "--folder", str(few), "--as-of", "2569-04-20"])
    assert "W362" not in capsys.readouterr().out
