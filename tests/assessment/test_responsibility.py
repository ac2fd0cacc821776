from __future__ import annotations

from pathlib import Path

import pytest

from generator.assessment.measure_entries import measure_entries
from generator.assessment.measure_totals import by_unit
from tests.small_agency import CONFIG
from tests.small_measures import COUNTER, YEAR, site_with


@pytest.mark.parametrize(
    ("responsible", "names"),
    [
        (["finance"], ("กองคลัง",)),
        (["คลัง", "กองคลัง", "finance"], ("กองคลัง",)),
        ("กองคลัง", ("กองคลัง",)),
        ("all", ("ทุกส่วนราชการ",)),
        ("ทุกหน่วยงาน", ("ทุกส่วนราชการ",)),
        (["all", "clerk"], ("ทุกส่วนราชการ", "สำนักปลัดเทศบาล")),
        ({"all": True}, ("ทุกส่วนราชการ",)),
        ({"text": "กองคลัง"}, ("กองคลัง",)),
        ({"text": "ทีมงานพิเศษ"}, ("ทีมงานพิเศษ",)),
        ({"units": ["clerk"], "text": "สป. และทีมงาน"}, ("สำนักปลัดเทศบาล",)),
        (["clerk", "ทีมงานพิเศษ"], ("สำนักปลัดเทศบาล", "ทีมงานพิเศษ")),
        ([], ()),
    ],
)
def test_units_are_found_by_id_name_or_alias(tmp_path: Path, responsible: object, names: tuple[str, ...]) -> None:
    site = site_with(tmp_path, [{**COUNTER, "rows": [{"steps": ["ทำ"], "responsible": responsible}]}])
    (entry,) = measure_entries(site.workspace, YEAR, site.as_of)

    assert entry.responsibility.names == names


def test_a_unit_that_is_called_like_one_of_our_groups_keeps_its_page(tmp_path: Path) -> None:
    config = CONFIG.replace("{id: clerk,", "{id: all-units,")
    records = [
        {**COUNTER, "id": "a", "rows": [{"responsible": ["all-units"]}]},
        {**COUNTER, "id": "b", "rows": [{"responsible": "all"}]},
    ]
    site = site_with(tmp_path, records, files={"site_config.yml": config})
    groups = by_unit(measure_entries(site.workspace, YEAR, site.as_of), site.workspace.config.units)

    assert [(group.key, group.count) for group in groups] == [("all-units", 1), ("all-units-", 1)]
