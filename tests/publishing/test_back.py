"""Earlier publishes: put live again from what is kept, each content once; a freeze stays, what is withdrawn not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.app.publish import Wish, perform
from generator.app.publishing.offer import earlier_offer, look
from generator.findings.usage import UsageProblem
from generator.publishing.history import History
from tests.publishing.test_beside_others import town_at
from tests.small_web import FIRST, SECOND, Town, served


def back(town: Town, number: int) -> list[str]:
    wish: Wish = town.wish()
    offer = earlier_offer(town.place(wish), number)
    if not offer.findings:
        look(offer, wish)
    done = perform(offer)
    assert done.is_done or done.findings
    return [found.code for found in done.findings]


def test_an_earlier_publish_is_put_live_again_and_back(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    town.publish(FIRST)
    town.publish(SECOND)
    assert back(town, 1) == []
    assert served(www) == FIRST
    assert back(town, 2) == []
    assert served(www) == SECOND
    assert [published.number for published in town.place(town.wish()).history.all()] == [1, 2, 3, 4]


def test_a_publish_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    town, _ = town_at(tmp_path)
    town.publish(FIRST)
    with pytest.raises(UsageProblem) as problem:
        back(town, 7)
    assert problem.value.finding.code == "U994"


def test_each_content_is_kept_once_and_old_ones_go_by_the_rule(tmp_path: Path) -> None:
    town, _ = town_at(tmp_path)
    town.target = {**town.target, "keep": 2}
    for number in range(5):
        town.clock.wait(60)
        assert town.publish({**FIRST, "search/index.json": b"[%d]" % number}).is_done
    place = town.place(town.wish())
    assert [published.number for published in place.history.all()] == [4, 5]
    kept = [path for path in (town.folder / "published" / "_files").rglob("*") if path.is_file()]
    assert len(kept) == len({path.read_bytes() for path in kept}) == len(FIRST) + 1


def test_what_was_live_at_a_freeze_and_what_came_next_stay(tmp_path: Path) -> None:
    history = History(tmp_path)
    for number in range(1, 9):
        history.add(f"{number:016}", f"2026-04-0{number}T09:00:00+07:00", "x", "", {})
    history.forget(2, ["2026-04-03T12:00:00+07:00"])
    assert [published.number for published in history.all()] == [3, 4, 7, 8]


def test_what_was_withdrawn_never_comes_back(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    town.publish(FIRST)
    town.publish(SECOND)
    place = town.place(town.wish())
    place.history.withdraw("documents/2569/list.pdf")
    place.forget_old(())
    assert back(town, 1) == ["E722"]
    assert served(www) == SECOND
    kept = [path.read_bytes() for path in (town.folder / "published" / "_files").rglob("*") if path.is_file()]
    assert FIRST["documents/2569/list.pdf"] not in kept
    assert FIRST["search/index.json"] not in kept
