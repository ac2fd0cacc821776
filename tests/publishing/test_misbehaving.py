"""Servers with bad habits, one by one: the site gets there whole, or nothing changes and the cure is named."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.publishing.servers.steady import PAUSES
from tests.small_web import FIRST, PASSWORD, SECOND, Site, Town, problems, served
from tests.web_space import PLAIN, Habits, Space, ftp


def unix(name: str, is_folder: bool, size: int) -> str:
    return f"{'d' if is_folder else '-'}rw-r--r--   1 town     www      {size:>8} Mar 05 14:02 {name}"


def windows(name: str, is_folder: bool, size: int) -> str:
    return f"03-05-26  02:14PM       {'<DIR>' if is_folder else size:>14} {name}"


def odd_dates(name: str, is_folder: bool, size: int) -> str:
    return f"{'d' if is_folder else '-'}rwxr-xr-x+  1 1001 1001 {size} มี.ค. 5 2026 {name}"


def of_another_world(name: str, is_folder: bool, size: int) -> str:
    return f"{name};1  {size}  5-MAR-2026 14:02  [{'DIR' if is_folder else 'TOWN'}]"


NO_LISTS = frozenset({"MLSD", "MLST"})
BEARABLE = {
    "no MLSD": Habits(frozenset({"MLSD", "MLST"})),
    "no features": Habits(frozenset({"MLSD", "MLST", "FEAT", "UTF8", "OPTS", "SIZE", "REST", "MFMT", "MDTM"})),
    "unix listing": Habits(frozenset({"MLSD", "MLST"}), unix),
    "windows listing": Habits(frozenset({"MLSD", "MLST", "UTF8"}), windows),
    "odd dates": Habits(frozenset({"MLSD", "MLST"}), odd_dates),
    "thai of old windows": Habits(frozenset({"MLSD", "MLST", "UTF8"}), windows, encoding="utf-8"),
    "a listing that nobody can read": Habits(NO_LISTS, of_another_world),
    "450 of an empty folder": Habits(NO_LISTS, unix, empty_450=True),
    "no sizes and no renames across": Habits(frozenset({"SIZE"}), no_rename_across=True),
    "no PASV": Habits(frozenset({"PASV"})),
    "one command of a piece": Habits(first_only=True),
    "no replacing and one command of a piece": Habits(first_only=True, no_replace=True),
    "capitals are one": Habits(one_case=True),
    "one connection": Habits(one_connection=True),
    "550 on DELE": Habits(dele_550=True),
    "behind a router": Habits(nat="10.11.12.13"),
    "no replacing": Habits(no_replace=True),
}


@pytest.mark.parametrize("name", BEARABLE)
def test_what_can_be_borne_is(name: str, tmp_path: Path) -> None:
    habits = BEARABLE[name]
    met: list[str] = []
    with ftp(tmp_path / "root", habits) as space:
        # Beside an earlier upload by hand, so that listings are really read.
        uploaded(space, {**FIRST, "foreign folder/a b.txt": b"1"})
        town = Town(tmp_path / "town", space.target, seconds=1.0 if habits.first_only else 5.0)
        assert town.publish(FIRST).is_done
        if not habits.no_replace:  # there is a moment without the file, and nothing can be done about it
            habits.watch = lambda: met.extend(problems(space.www, FIRST, SECOND))
        assert town.publish(SECOND).is_done
        habits.watch = lambda: None
        assert served(space.www) == {**SECOND, "foreign folder/a b.txt": b"1"}
    assert met == []


def uploaded(space: Space, site: Site) -> None:
    for name, content in site.items():
        (space.www / name).parent.mkdir(parents=True, exist_ok=True)
        (space.www / name).write_bytes(content)


def test_names_in_the_thai_of_old_windows_are_told_as_they_are(tmp_path: Path) -> None:
    habits = Habits(frozenset({"MLSD", "MLST", "UTF8"}), windows, encoding="cp874")
    with ftp(tmp_path / "root", habits) as space:
        uploaded(space, {"index.html": FIRST["index.html"], "2569/แผนเก่า.pdf": b"old"})
        done = Town(tmp_path / "town", space.target, password=PLAIN).publish(FIRST)
        assert done.is_done
        told = next(found for found in done.findings if found.code == "W712")
        assert "2569/แผนเก่า.pdf" in told.message
        assert (space.www / "2569" / "แผนเก่า.pdf").read_bytes() == b"old"


def test_dot_files_that_are_forbidden_are_left_out_and_named(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(no_dots=True)) as space:
        done = Town(tmp_path / "town", space.target).publish(FIRST)
        assert done.is_done
        assert [found.code for found in done.findings] == ["W710", "W711"]
        assert served(space.www) == {name: content for name, content in FIRST.items() if name != ".htaccess"}


THAI = {**SECOND, "documents/2570/แผน.pdf": b"%PDF thai"}


@pytest.mark.parametrize("habits", [Habits(latin_only=True), Habits(mangles=True)], ids=["refuses", "mangles"])
def test_names_that_are_not_kept_stop_the_publish_before_a_page_changes(habits: Habits, tmp_path: Path) -> None:
    with ftp(tmp_path / "root", habits) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        done = town.publish(THAI)
        assert [found.code for found in done.findings] == ["E721"]
        assert "documents/2570/แผน.pdf" in done.findings[0].message
        assert problems(space.www, FIRST) == []
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND


def test_thai_names_get_there(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        assert Town(tmp_path / "town", space.target).publish(THAI).is_done
        assert served(space.www) == THAI


def test_a_server_that_writes_small_letters_alone_stops_before_a_page_leads_to_another_name(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(lowers=True)) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        done = town.publish({**SECOND, "documents/2570/Plan.PDF": b"%PDF capitals"})
        assert [found.code for found in done.findings] == ["E721"]
        assert "plan.pdf" in done.findings[0].message
        assert problems(space.www, FIRST) == []
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND


def test_a_name_in_other_capitals_takes_the_place_where_capitals_are_one(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(one_case=True)) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish({**FIRST, "documents/2569/Plan.PDF": b"%PDF 1"}).is_done
        other = {**FIRST, "documents/2569/plan.PDF": b"%PDF 2"}
        done = town.publish(other)
        assert done.is_done, done.findings
        assert {name.lower(): content for name, content in served(space.www).items()} == {
            name.lower(): content for name, content in other.items()
        }


@pytest.mark.parametrize("name", ["documents/2570/ห้าม.pdf", "documents/2570/new.pdf"])
def test_a_name_that_is_refused_for_now_again_and_again_is_named(name: str, tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(refuses="ห้าม" if "ห้าม" in name else "new.pdf")) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        done = town.publish({**SECOND, name: b"%PDF new"})
        assert [found.code for found in done.findings] == ["E720" if name.isascii() else "E721"]
        assert name in done.findings[0].message
        assert not done.is_unfinished
        assert problems(space.www, FIRST) == []
        space.habits.refuses = ""
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND


def test_what_may_not_be_deleted_for_now_again_and_again_is_told(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        space.habits.refuses = "list.pdf"
        done = town.publish(SECOND)
        assert [found.code for found in done.findings] == ["E726"]
        assert "documents/2569/list.pdf" in done.findings[0].message
        space.habits.refuses = ""
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND


def test_a_hidden_htaccess_of_somebody_else_stays(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(hides_dots=True)) as space:
        uploaded(space, {".htaccess": b"Require all denied"})
        done = Town(tmp_path / "town", space.target).publish(FIRST)
        assert [found.code for found in done.findings] == ["W710", "W711"]
        assert (space.www / ".htaccess").read_bytes() == b"Require all denied"


def test_bytes_arrive_as_they_are_on_a_server_that_begins_with_text(tmp_path: Path) -> None:
    binary = {**FIRST, "documents/2569/plan.pdf": bytes(range(256)) + b"\r\n\n\r" * 99}
    with ftp(tmp_path / "root") as space:
        assert Town(tmp_path / "town", space.target).publish(binary).is_done
        assert served(space.www) == binary


def test_a_full_quota_says_how_much_is_missing_and_the_next_publish_goes_on(tmp_path: Path) -> None:
    big = {**SECOND, "documents/2570/z.pdf": b"x" * 300_000}
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        space.habits.quota = 200_000
        done = town.publish(big)
        assert [found.code for found in done.findings] == ["E716"]
        assert "กิโลไบต์" in done.findings[0].message
        assert done.is_unfinished
        assert problems(space.www, FIRST) == []
        assert served(space.www) == FIRST
        space.habits.quota = None
        assert town.publish(big).is_done
        assert served(space.www) == big
        waiting = f"/t-{sha256(big['documents/2570/new.pdf']).hexdigest()[:20]}"
        assert sum("STOR" in line and waiting in line for line in space.habits.commands) == 1


def test_a_refused_login_is_tried_once_and_the_password_is_shown_nowhere(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(refuse_login="530 no: {password}")) as space:
        town = Town(tmp_path / "town", space.target)
        done = town.publish(FIRST)
        assert [found.code for found in done.findings] == ["W710", "E713"]
        assert space.habits.commands.count("PASS") == 1
        everything = repr(done) + "".join(found.message + found.hint for found in done.findings)
        files = [path.read_bytes() for path in town.folder.rglob("*") if path.is_file()]
        assert PASSWORD not in everything
        assert not any(PASSWORD.encode() in content for content in files)


def test_a_server_that_is_busy_is_asked_again_later(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(refuse_login="530 Sorry, too many connections")) as space:
        town = Town(tmp_path / "town", space.target)
        done = town.publish(FIRST)
        assert [found.code for found in done.findings] == ["W710", "E712"]
        assert town.clock.waited == list(PAUSES)


@pytest.mark.parametrize("every", [3, 7, 12, 29])
def test_a_line_that_is_lost_again_and_again_still_brings_the_site(every: int, tmp_path: Path) -> None:
    met: list[str] = []
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        space.habits.cut_every = max(every, 9)
        space.habits.watch = lambda: met.extend(problems(space.www, FIRST, SECOND))
        done = town.publish(SECOND)
        assert done.is_done, done.findings
        space.habits.watch = lambda: None
        assert served(space.www) == SECOND
    assert met == []


def test_a_server_that_renames_only_within_a_folder_is_served_too(tmp_path: Path) -> None:
    with ftp(tmp_path / "root", Habits(no_rename_across=True)) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND
