"""The folder as the public sees it, record by record: what is taken out, and who points to what is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import Field

from generator.findings.finding import Place
from generator.public.visible import _cleared, documents, evidence, images, seen, seen_fields, without_draft_measures
from generator.records.loading.workspace import Workspace
from generator.records.memory.link_history import Known
from generator.records.model.base import INTERNAL, Record
from generator.records.model.item import SEEN_WHILE_DRAFT
from tests.small_agency import CONFIG, agency
from tests.small_documents import photo

PICTURE = photo(form="PNG")
ITEM = "item: O{0}\nstatus: {1}\nreason: ไม่มี\nnote: ภายใน\nevidence: [{2}]\n"
MEASURE = "id: {0}\ntitle: อบรม\nanswers: {{indicators: [4]}}\nstatus: {1}\nevidence: [{2}]\n"
FILES: dict[str, str | bytes] = {
    "oit_items/2566/o01.yml": ITEM.format(1, "published", "{title: ก, file: a.txt}, {title: ข, file: gone.txt}"),
    "oit_items/2566/o02.yml": ITEM.format(2, "draft", "{title: ค, url: 'https://x.example/hidden'}"),
    "oit_items/2566/o03.yml": ITEM.format(
        3, "published", "{title: ง, url: 'https://x.example/seen'}, {title: จ, page: note.md}, {title: ฉ}"
    ),
    "content/measures/2566/m1.yml": MEASURE.format("m1", "done", "{title: ช, file: a.txt}, {title: ซ, file: b.txt}"),
    "content/measures/2566/m2.yml": MEASURE.format("m2", "draft", "{title: ฌ, url: 'https://x.example/hidden'}"),
    "content/measures/2569/m3.yml": MEASURE.format("m3", "draft", "{title: ญ, file: c.txt}"),
    "content/pages/note.md": "# หน้า\n\n[ก](../documents/b.txt) [ข](../documents/d.txt) ![ค](../images/own.woff2)\n",
    **{f"content/documents/{name}.txt": name for name in "abcd"},
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return agency(tmp_path, FILES).workspace


def test_a_draft_measure_is_in_no_year_and_a_year_of_drafts_is_none(workspace: Workspace) -> None:
    shown = seen(workspace)
    assert {year: [one.record.id for one in measures] for year, measures in shown.measures.items()} == {2566: ["m1"]}
    kept = without_draft_measures(workspace)
    assert {year: [one.record.id for one in found] for year, found in kept.measures.items()} == {2566: ["m1"], 2569: []}
    assert (kept.items, kept.documents) == (workspace.items, workspace.documents)


def test_a_year_without_measures_is_left_as_it_is(workspace: Workspace) -> None:
    assert seen(replace(workspace, measures={2568: ()})).measures == {2568: ()}


def test_of_a_draft_item_only_that_it_is_prepared_is_seen(workspace: Workspace) -> None:
    items = seen(workspace).items[2566]
    assert (items["O1"].record.note, items["O1"].record.reason, len(items["O1"].record.evidence)) == (None, "ไม่มี", 2)
    assert (items["O2"].record.status, items["O2"].record.reason, items["O2"].record.evidence) == ("draft", None, ())


def test_the_fields_that_are_seen(workspace: Workspace) -> None:
    published, draft = (workspace.items[2566][code].record for code in ("O1", "O2"))
    done, hidden = (one.record for one in workspace.measures[2566])
    assert set(type(published).model_fields) - set(seen_fields(published)) == {"note"}
    assert set(seen_fields(draft)) == SEEN_WHILE_DRAFT - {"note"}
    assert seen_fields(done) == tuple(type(done).model_fields)
    assert seen_fields(hidden) == ()
    assert {"waivers", "severities"}.isdisjoint(seen_fields(workspace.config))
    assert "agency" in seen_fields(workspace.config)


def written_at(place: Place) -> str:
    """Return what is typed at ``place``, up to the next sign of YAML."""
    text = str(FILES[place.file])
    line = text.splitlines()[(place.line or 0) - 1]
    return re.split("[,}]", line[(place.column or 0) - 1 :])[0].strip("'")


def test_every_piece_of_evidence_says_who_points_where(workspace: Workspace) -> None:
    found = [
        (one.item or one.measure, one.year, one.name, one.title, one.file is not None, written_at(one.place))
        for _, one, _ in evidence(workspace)
    ]
    assert found == [
        ("O1", 2566, "a.txt", "ก", True, "a.txt"),
        ("O1", 2566, "gone.txt", "ข", False, "gone.txt"),
        ("O3", 2566, "https://x.example/seen", "ง", False, "https://x.example/seen"),
        ("O3", 2566, "note.md", "จ", False, "note.md"),
        ("O3", 2566, "", "ฉ", False, "ฉ"),
        ("m1", 2566, "a.txt", "ช", True, "a.txt"),
        ("m1", 2566, "b.txt", "ซ", True, "b.txt"),
    ]


def test_of_many_that_point_to_a_document_the_first_is_told(workspace: Workspace) -> None:
    found = {name: one.item or one.measure or one.page for name, one in documents(workspace).items()}
    assert found == {"a.txt": "O1", "b.txt": "m1", "d.txt": "note"}
    assert set(seen(workspace).documents) == set(found)


def test_an_image_is_published_only_where_its_kind_may_be_shown(tmp_path: Path) -> None:
    config = CONFIG.replace("  type:", "  emblem: emblem.png\n  type:") + "look: {font: own.woff2}\n"
    pictures = {f"content/images/{name}.png": PICTURE for name in ("emblem", "unused")}
    site = agency(tmp_path, {**FILES, **pictures, "site_config.yml": config, "content/images/own.woff2": b"wOF2"})
    found = images(site.workspace)
    assert set(found) == set(seen(site.workspace).images) == {"emblem.png", "own.woff2"}
    assert [str(one.place).partition(":")[0] for one in found.values()] == ["site_config.yml"] * 2


def test_a_font_that_only_a_page_points_to_is_no_picture(tmp_path: Path) -> None:
    site = agency(tmp_path, {**FILES, "content/images/own.woff2": b"wOF2"})
    assert dict(images(site.workspace)) == {}


def test_what_is_known_of_a_link_is_told_unless_only_hidden_records_hold_it(workspace: Workspace) -> None:
    day = date(2026, 1, 1)
    known = {
        "https://x.example/hidden": Known(day),
        "https://x.example/seen": Known(day),
        "https://x.example/theirs": Known(day),
        "https://x.example/in-a": Known(day, documents=("a.txt",)),
        "https://x.example/in-c": Known(day, documents=("c.txt",)),
        "https://x.example/in-both": Known(day, documents=("c.txt", "d.txt")),
    }
    shown = seen(replace(workspace, link_health=known)).link_health
    assert [address.rpartition("/")[2] for address in shown] == ["seen", "theirs", "in-a", "in-both"]


class Inner(Record):
    """A part of a record with something for nobody outside."""

    said: str
    note: str | None = Field(None, json_schema_extra=INTERNAL)


class Outer(Record):
    """A record of such parts."""

    one: Inner
    several: tuple[Inner, ...] = ()
    word: str = ""


def test_an_internal_field_is_hidden_however_deep_it_stands() -> None:
    hidden, plain = Inner(said="ก", note="ข"), Inner(said="ก")
    assert _cleared(Outer(one=hidden, several=(plain, hidden))) == Outer(one=plain, several=(plain, plain))
    untouched = Outer(one=plain, several=(plain,), word="ค")
    assert _cleared(untouched) is untouched
