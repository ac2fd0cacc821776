"""When a link is called broken, and what is remembered of it from run to run."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.records.memory import link_store
from generator.records.memory.link_history import KEPT_SPELLS, Known, Spell, learn
from generator.records.memory.link_states import Answer, LinkState, Reason

DAY = date(2026, 4, 20)


def after(*days: tuple[int, Reason]) -> Known:
    known = Known(first_seen=DAY)
    for offset, reason in days:
        known = learn(known, Answer(reason), DAY + timedelta(days=offset))
    return known


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ([(0, Reason.FINE)], LinkState.OK),
        ([(0, Reason.REDIRECTED)], LinkState.MOVED),
        ([(0, Reason.GONE)], LinkState.BROKEN),
        ([(0, Reason.NO_NAME)], LinkState.TEMPORARY),
        ([(0, Reason.NO_NAME), (0, Reason.NO_NAME)], LinkState.TEMPORARY),
        ([(0, Reason.NO_NAME), (1, Reason.NO_NAME)], LinkState.BROKEN),
        ([(0, Reason.NO_NAME), (5, Reason.REFUSED_CONNECTION)], LinkState.BROKEN),
        ([(0, Reason.NO_NAME), (1, Reason.FINE), (2, Reason.NO_NAME)], LinkState.TEMPORARY),
        ([(0, Reason.NO_NAME), (1, Reason.DENIED), (2, Reason.LOOP)], LinkState.TEMPORARY),
        ([(0, Reason.NO_NAME), (1, Reason.TIMEOUT), (2, Reason.NO_NAME)], LinkState.BROKEN),
        ([(0, Reason.SERVER_ERROR), (1, Reason.SERVER_ERROR), (2, Reason.SERVER_ERROR)], LinkState.TEMPORARY),
        ([(0, Reason.SERVER_ERROR), (1, Reason.TIMEOUT), (3, Reason.SERVER_ERROR)], LinkState.BROKEN),
        ([(0, Reason.TIMEOUT), (9, Reason.BROKEN_ANSWER)], LinkState.BROKEN),
        ([(0, Reason.SERVER_ERROR), (2, Reason.FINE), (9, Reason.SERVER_ERROR)], LinkState.TEMPORARY),
        ([(0, Reason.MAINTENANCE), (4, Reason.MAINTENANCE)], LinkState.BROKEN),
        ([(0, Reason.SAYS_GONE)], LinkState.BROKEN),
        ([(0, Reason.TO_LOGIN), (9, Reason.TO_LOGIN)], LinkState.REFUSED),
        ([(0, Reason.TIMEOUT), (1, Reason.TIMEOUT)], LinkState.TEMPORARY),
        ([(0, Reason.EXPIRED), (1, Reason.EXPIRED)], LinkState.CERTIFICATE),
        ([(0, Reason.DENIED), (1, Reason.DENIED)], LinkState.REFUSED),
        ([(0, Reason.GONE), (0, Reason.FINE)], LinkState.OK),
        ([(0, Reason.NO_NAME), (1, Reason.OFFLINE)], LinkState.TEMPORARY),
        ([(0, Reason.OFFLINE)], LinkState.UNCHECKED),
        ([], LinkState.UNCHECKED),
    ],
    ids=str,
)
def test_state_after_days_of_answers(days: list[tuple[int, Reason]], state: LinkState) -> None:
    assert after(*days).state is state


def test_last_good_day_and_history_tell_since_when() -> None:
    known = after((0, Reason.FINE), (1, Reason.FINE), (3, Reason.GONE), (4, Reason.GONE))
    assert known.first_seen == DAY
    assert known.last_good == DAY + timedelta(days=1)
    assert known.checked == DAY + timedelta(days=4)
    assert known.history == (
        Spell(Reason.FINE, DAY, DAY + timedelta(days=1), 2),
        Spell(Reason.GONE, DAY + timedelta(days=3), DAY + timedelta(days=4), 2),
    )


def test_run_without_internet_changes_nothing() -> None:
    known = after((0, Reason.FINE))
    assert learn(known, Answer(Reason.OFFLINE), DAY + timedelta(days=1)) == known


def test_history_does_not_grow_for_ever() -> None:
    days = [(offset, Reason.FINE if offset % 2 else Reason.GONE) for offset in range(100)]
    assert len(after(*days).history) == KEPT_SPELLS


def test_file_gives_back_what_was_put_in_and_keeps_its_order(tmp_path: Path) -> None:
    links = {
        "https://b.example/แผน": after((0, Reason.FINE), (1, Reason.NO_NAME)),
        "https://a.example/": Known(DAY, documents=("2569/แผน.pdf",)),
        "https://c.example/": learn(Known(DAY), Answer(Reason.REDIRECTED, 200, "https://d.example/"), DAY),
    }
    text = link_store.as_text(links)
    (tmp_path / "content").mkdir()
    (tmp_path / link_store.NAME).write_text(text, encoding="utf-8")
    assert link_store.load(tmp_path) == (links, ())
    assert list(json.loads(text)["links"]) == sorted(links)
    assert link_store.as_text(dict(reversed(links.items()))) == text
    assert "แผน" in text


def test_no_file_is_no_history(tmp_path: Path) -> None:
    assert link_store.load(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<<<<<<< HEAD",
        "[]",
        '{"links": []}',
        '{"links": {"a": {}}}',
        '{"links": {"a": {"first_seen": "เมื่อวาน", "state": "ok", "reason": "fine"}}}',
        '{"links": {"a": {"first_seen": "2026-04-20", "state": "fine", "reason": "ok"}}}',
        "[" * 100_000,
    ],
    ids=lambda text: text[:20],
)
def test_damaged_file_is_told_and_begun_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / link_store.NAME).write_text(text, encoding="utf-8")
    links, found = link_store.load(tmp_path)
    assert links == {}
    assert [one.code for one in found] == ["L830"]
