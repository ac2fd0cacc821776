"""Templates of the editor ask of their values only what these have."""

from __future__ import annotations

from typing import Any

import pytest

from generator.editor.screens.begin import BeginView
from generator.editor.screens.conflicts import ConflictView
from generator.editor.screens.documents import DocumentsView
from generator.editor.screens.history import HistoryView, SaveView
from generator.editor.screens.items import ItemsView, RowsView
from generator.editor.screens.record import RecordView
from generator.editor.screens.search import SearchView
from generator.editor.screens.texts import PagesView, TextView
from generator.editor.screens.today import TodayView
from generator.editor.screens.work import WorkView
from generator.editor.shown import TEMPLATES, Around
from generator.findings.finding import Finding
from tests.rendering.template_types import Reading

VIEWS: dict[str, dict[str, Any]] = {
    "begin.html": {"view": BeginView},
    "conflict.html": {"view": ConflictView},
    "documents.html": {"view": DocumentsView},
    "history.html": {"view": HistoryView},
    "items.html": {"view": ItemsView},
    "pages.html": {"view": PagesView},
    "problem.html": {"finding": Finding},
    "record.html": {"view": RecordView},
    "rows.html": {"view": RowsView},
    "save.html": {"view": SaveView},
    "search.html": {"view": SearchView},
    "text.html": {"view": TextView},
    "today.html": {"view": TodayView},
    "work.html": {"view": WorkView},
}


def test_every_template_is_read_here() -> None:
    assert {path.name for path in TEMPLATES.glob("[a-z]*.html")} == VIEWS.keys()


@pytest.mark.parametrize("name", VIEWS)
def test_a_template_asks_for_nothing_that_is_not_there(name: str) -> None:
    reading = Reading(str(TEMPLATES), {"around": Around})
    reading.read(name, VIEWS[name])
    # Controls are told apart by their kind, which the reader does not follow.
    assert {place for place in reading.missing if place[0] != "_form.html"} == set()
    assert reading.resolved


def test_what_is_not_there_would_be_seen() -> None:
    reading = Reading(str(TEMPLATES), {"around": Around})
    reading.read("search.html", {"view": WorkView})
    assert {asked for _, _, asked in reading.missing} >= {"view.query", "view.hits"}
