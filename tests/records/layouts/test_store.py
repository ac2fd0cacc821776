from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.findings.finding import Finding
from generator.records.layouts.model import KEYS_OF, Layout
from generator.records.layouts.store import available, layout
from generator.records.loading.workspace import load
from tests.small_agency import CONFIG

SHIPPED = ["a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "c1", "d1", "d2", "e1", "e2"]

OWN = """title: ตารางของเรา
one_row_per: measure
columns:
  - {key: title, heading: งาน}
  - {key: period, heading: เวลา}
"""


def own_layout(folder: Path, text: str, name: str = "ours") -> tuple[dict[str, Layout], list[Finding]]:
    """Put a layout into an agency's folder and load it."""
    (folder / "content" / "layouts").mkdir(parents=True)
    (folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "content" / "layouts" / f"{name}.yml").write_text(text, encoding="utf-8")
    workspace, findings = load(folder)
    assert workspace is not None
    return dict(workspace.layouts("measures")), list(findings)


def test_what_ships_is_there() -> None:
    assert list(available()) == SHIPPED
    assert list(available("measures")) == ["a5", "b1", "b2", "c1", "d1", "e2"]
    assert len({one.title for one in available().values()}) == len(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_layout_has_a_column_that_names_its_rows(name: str) -> None:
    assert [column for column in layout(name).columns if column.row_header]


def test_every_value_of_a_measure_stands_in_some_layout() -> None:
    shown = {key for one in available("measures").values() for column in one.columns for key in column.key}

    assert KEYS_OF["measures"] - shown == {"target", "figures"}


def test_an_unknown_layout_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="z9"):
        layout("z9")


def test_an_agency_may_keep_a_layout_of_its_own(tmp_path: Path) -> None:
    layouts, findings = own_layout(tmp_path, OWN)

    assert not findings
    assert [column.heading for column in layouts["ours"].columns] == ["งาน", "เวลา"]


def test_its_own_stands_before_the_shipped_one(tmp_path: Path) -> None:
    layouts, findings = own_layout(tmp_path, OWN, "a5")

    assert not findings
    assert layouts["a5"].title == "ตารางของเรา"


@pytest.mark.parametrize(
    ("name", "text", "code", "words"),
    [
        ("ours", OWN.replace("period", "perod"), "E208", "period"),
        ("ours", OWN.replace("period", "parts"), "E240", "parts"),
        ("ours", OWN.replace("heading: เวลา", "hading: เวลา"), "E202", "heading"),
        ("b3", OWN, "E241", "b3"),
        ("ตาราง", OWN, "E241", "a–z"),
    ],
)
def test_a_layout_that_cannot_be_used_is_reported(tmp_path: Path, name: str, text: str, code: str, words: str) -> None:
    layouts, findings = own_layout(tmp_path, text, name)

    assert name not in layouts
    found = next(one for one in findings if one.code == code)
    assert words in f"{found.message} {found.hint}"
    assert found.place is not None
    assert found.place.file == f"content/layouts/{name}.yml"


def test_a_layout_needs_columns() -> None:
    with pytest.raises(ValidationError):
        Layout.model_validate({"title": "ว่าง", "one_row_per": "measure", "columns": []})
