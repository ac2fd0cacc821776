"""What is not ours stays and is named; an older upload is taken over; two people do not overwrite each other."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from generator.publishing.servers.folder import FolderServer
from generator.release.out_folder.manifest import MARKER
from tests.small_web import FIRST, SECOND, Site, Town, served, write_site
from tests.web_space import Habits, ftp

CMS: Site = {
    "wp-content/logo.png": b"logo",
    "wp-content/2019/a.html": b"<html>cms</html>",
    "images/cms.png": b"png",
    ".user.ini": b"x=1",
}


def laid(www: Path, site: Site) -> None:
    for name, content in site.items():
        (www / name).parent.mkdir(parents=True, exist_ok=True)
        (www / name).write_bytes(content)


def town_at(tmp_path: Path, name: str = "town") -> tuple[Town, Path]:
    www = tmp_path / "www"
    www.mkdir(exist_ok=True)
    return Town(tmp_path / name, {"kind": "folder", "path": str(www)}), www


def codes(town: Town, site: Site, over: bool = False) -> list[str]:
    return [found.code for found in town.publish(site, over=over).findings]


def test_a_content_system_beside_ours_is_not_touched(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    laid(www, CMS)
    assert town.publish(FIRST).is_done
    assert town.publish(SECOND).is_done
    assert served(www) == {**SECOND, **CMS}


def test_what_stands_in_our_way_is_named_and_nothing_is_done(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    laid(www, {"index.html": b"<html>the town</html>", **CMS})
    done = town.publish(FIRST)
    assert [found.code for found in done.findings] == ["E719"]
    assert "index.html" in done.findings[0].message
    assert served(www) == {"index.html": b"<html>the town</html>", **CMS}


def test_what_came_into_our_way_since_is_named_too(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    assert town.publish(FIRST).is_done
    laid(www, {"2570/index.html": b"<html>of somebody else</html>", "assets/A.2.css": b"of somebody else"})
    done = town.publish(SECOND)
    assert [found.code for found in done.findings] == ["E719"]
    assert "2570/index.html" in done.findings[0].message
    assert served(www)["index.html"] == FIRST["index.html"]
    assert not (www / "oit-publish" / "lock").exists()


def test_an_htaccess_of_somebody_else_stays_and_ours_is_left_out(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    laid(www, {".htaccess": b"Deny from all"})
    done = town.publish(FIRST)
    assert done.is_done
    assert [found.code for found in done.findings] == ["W711"]
    assert (www / ".htaccess").read_bytes() == b"Deny from all"


def test_an_upload_by_hand_is_taken_over_without_sending_what_is_the_same(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    write_site(www, {**FIRST, "documents/2569/plan.pdf": b"%PDF older", "documents/2568/gone.pdf": b"%PDF gone"})
    laid(www, {"documents/2569/forgotten.pdf": b"%PDF nobody knows"})
    done = town.publish(FIRST)
    assert done.is_done
    assert done.tally.put == 1
    assert [found.code for found in done.findings] == ["W712"]
    assert "documents/2569/forgotten.pdf" in done.findings[0].message
    assert served(www) == {**FIRST, "documents/2569/forgotten.pdf": b"%PDF nobody knows"}
    assert not (www / MARKER).exists()


def test_an_upload_by_hand_that_was_cut_short_becomes_whole(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    laid(www, {name: content for name, content in FIRST.items() if "o2" not in name})
    (www / "2569" / "index.html").write_bytes(FIRST["2569/index.html"][:-9])
    assert town.publish(FIRST).is_done
    assert served(www) == FIRST


def test_a_newer_site_of_somebody_else_is_never_silently_replaced(tmp_path: Path) -> None:
    first, www = town_at(tmp_path, "first")
    second, _ = town_at(tmp_path, "second")
    assert first.publish(FIRST).is_done
    assert codes(second, SECOND) == ["E718"]
    assert served(www) == FIRST
    assert second.publish(SECOND, over=True).is_done
    assert served(www) == SECOND
    assert codes(first, FIRST) == ["E718"]


def test_two_at_once_are_kept_apart_and_a_dead_lock_expires(tmp_path: Path) -> None:
    first, www = town_at(tmp_path, "first")
    assert first.publish(FIRST).is_done
    (www / "oit-publish" / "lock").mkdir()
    times = {"time": "2026-04-20T08:55:00+07:00", "until": "2026-04-20T09:25:00+07:00"}
    note = {"run": "x", "who": "somchai@pc", "keys": [], **times}
    (www / "oit-publish" / "lock" / "holder.txt").write_text(json.dumps(note))
    done = first.publish(SECOND)
    assert [found.code for found in done.findings] == ["E717"]
    assert "somchai@pc" in done.findings[0].message
    assert served(www) == FIRST
    first.clock.wait(3600)
    assert first.publish(SECOND).is_done
    assert served(www) == SECOND
    assert not (www / "oit-publish" / "lock").exists()


def test_who_slept_while_another_one_published_does_not_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, www = town_at(tmp_path, "first")
    second, _ = town_at(tmp_path, "second")
    assert first.publish(FIRST).is_done
    third = {**FIRST, "index.html": FIRST["index.html"] + b"<!-- of the other one -->"}
    real = FolderServer.rename
    slept: list[str] = []

    def rename(self: FolderServer, old: str, new: str) -> None:
        if new == "index.html" and not slept:
            slept.append(new)
            for town in (first, second):
                town.clock.wait(3600)
            assert second.publish(third, over=True).is_done
        real(self, old, new)

    monkeypatch.setattr(FolderServer, "rename", rename)
    done = first.publish(SECOND)
    assert [found.code for found in done.findings] == ["E717"]
    assert served(www) == third
    assert codes(first, SECOND) == ["E718"]


def test_a_long_publish_says_again_and_again_that_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, www = town_at(tmp_path)
    real = FolderServer.rename
    notes: set[str] = set()

    def rename(self: FolderServer, old: str, new: str) -> None:
        town.clock.wait(240)
        notes.update(path.read_text(encoding="utf-8") for path in (www / "oit-publish").glob("lock/*"))
        real(self, old, new)

    monkeypatch.setattr(FolderServer, "rename", rename)
    assert town.publish(FIRST).is_done
    assert len(notes) > 3


def test_what_somebody_deleted_or_changed_on_the_server_is_mended_when_looked_at(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    assert town.publish(FIRST).is_done
    (www / "assets" / "a.1.css").unlink()
    (www / "2569" / "index.html").write_bytes(b"<html>defaced</html>")
    assert town.publish(FIRST, thorough=True).is_done
    assert served(www) == FIRST


def test_a_damaged_or_lost_list_is_no_reason_to_send_all_again(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    assert town.publish(FIRST).is_done
    state = www / "oit-publish" / "state.txt"
    for spoil in (lambda: state.write_bytes(state.read_bytes()[:50]), state.unlink):
        spoil()
        done = town.publish(FIRST)
        assert done.is_done, done.findings
        assert done.tally.put == 0
    assert served(www) == FIRST


def test_names_that_differ_in_capitals_do_not_delete_each_other(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    one = {**FIRST, "documents/2569/Plan.PDF": b"%PDF 1"}
    assert town.publish(one).is_done
    other = {**FIRST, "documents/2569/plan.PDF": b"%PDF 2"}
    assert town.publish(other).is_done
    assert served(www) == other


def test_thousands_of_files_of_somebody_else_cost_nothing(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits()) as space:
        for folder in ("wp-content", "images", "archive/2555"):
            (space.www / folder).mkdir(parents=True)
            for number in range(4_000):
                (space.www / folder / f"{number}.html").touch()
        town = Town(tmp_path / "town", space.target)
        space.habits.commands.clear()
        pictures = {**FIRST, "images/emblem.png": b"png"}
        assert town.publish(pictures).is_done
        assert len(space.habits.commands) < 110, len(space.habits.commands)
        assert not [
            line for line in space.habits.commands if "wp-content" in line or line.startswith("RETR /ita/images")
        ]
        assert sum(path.is_file() for path in space.www.rglob("*")) == 12_000 + len(pictures) + 2
        space.habits.commands.clear()
        assert town.publish(pictures).is_done
        assert len(space.habits.commands) < 12, space.habits.commands


def test_what_was_sent_before_a_cut_is_looked_for_in_one_listing(tmp_path: Path) -> None:
    many: dict[str, bytes] = dict(FIRST)
    many |= {f"2569/o{n}/index.html": b'<main id="oit-main">%d' % n for n in range(10, 210)}
    with ftp(tmp_path / "root", Habits()) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        space.habits.fault = lambda _number, verb: "close" if verb == "RNFR" else ""
        assert not town.publish(many).is_done
        space.habits.fault = lambda _number, _verb: ""
        space.habits.commands.clear()
        assert town.publish(many).is_done
        assert served(space.www) == many
        verbs = [line.partition(" ")[0] for line in space.habits.commands]
        assert verbs.count("STOR") < 5
        assert verbs.count("SIZE") < 5
        assert verbs.count("MLSD") < 5


def test_a_small_edit_costs_few_commands_and_few_bytes(tmp_path: Path) -> None:
    many: dict[str, bytes] = dict(FIRST)
    many |= {f"2569/o{n}/index.html": b'<main id="oit-main">' + b"x" * 900 for n in range(10, 300)}
    with ftp(tmp_path / "root", Habits()) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(many).is_done
        space.habits.commands.clear()
        assert town.publish({**many, "2569/o1/index.html": SECOND["2569/o1/index.html"] + b"<!-- -->"}).is_done
        assert len(space.habits.commands) <= 35, space.habits.commands
        listings = [line for line in space.habits.commands if line.startswith(("LIST", "MLSD", "CWD", "MDTM"))]
        assert listings == ["MLSD /ita/oit-publish"]


def test_a_zip_has_the_whole_site_with_its_thai_names_and_says_what_to_delete(tmp_path: Path) -> None:
    town = Town(tmp_path / "town", {"kind": "zip", "path": str(tmp_path / "out" / "site.zip")})
    thai = {**FIRST, "documents/2569/แผน.pdf": b"%PDF thai"}
    assert town.publish(thai).is_done
    assert not list((tmp_path / "out").glob("*.txt"))
    assert town.publish(SECOND).is_done
    with zipfile.ZipFile(tmp_path / "out" / "site.zip") as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == SECOND
    (listed,) = (tmp_path / "out").glob("*.txt")
    assert "documents/2569/แผน.pdf" in listed.read_text(encoding="utf-8-sig").splitlines()
