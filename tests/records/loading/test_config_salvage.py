"""A mistake in the site config hides nothing of the other records, and makes nothing up; nothing is built with it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.app.examine import examine
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import load
from tests.both_verbs import good_agency, run_both
from tests.broken import DAY, GOOD

CONFIG: dict[str, Any] = {
    **yaml.load((GOOD / CONFIG_NAME).read_text(encoding="utf-8"), Loader=yaml.BaseLoader),  # noqa: S506 - texts only
    "site_url": "https://www.test.example/ita/",
    "tagline": "เปิดเผยทุกข้อ",
    "current_year": "2569",
    "complaint": {"title": "แจ้งทุจริต", "url": "https://www.test.example/complaint", "phone": "0 2000 0001"},
    "eit": [{"fiscal_year": "2569", "url": "https://itas.nacc.go.th/go/eit/k7m2qd", "opens": "1 ม.ค. 2569"}],
    "look": {"primary": "#1b4f8a"},
    "waivers": [{"code": "G001", "item": "O1", "reason": "ยังไม่ถึงกำหนด", "who": "ปลัด", "until": "30 ก.ย. 2569"}],
    "severities": {"W330": "note"},
}
CONFIG["agency"]["executives"] = [{"name": "นายสมชาย ใจดี", "position": "นายกเทศมนตรี", "since": "1 ต.ค. 2563"}]
CONFIG["fiscal_years"].append({"year": "2568", "form": "2569"})
ITEM = "oit_items/2569/o11.yml"
PUBLISHED = "status: published\nresponsible: [clerk]\nupdated: 2569-01-10\n"
FILES: dict[str, str | bytes] = {
    ITEM: f"item: O11\n{PUBLISHED}evidence: [{{file: 2569/none.pdf}}]\n",
    "oit_items/2568/o02.yml": f"item: O2\n{PUBLISHED}evidence: []\n",
    "content/measures/2569/m2.yml": "id: m2\ntitle: อบรม\nanswers: {instruments: [IIT]}\nrows: [{steps: [จัด], x: y}]\n",
    "content/pages/news.md": "# ข่าว\n\nTODO\n\n[ก](none.md) [ข](#ไม่มี)\n\n"
    "[ค](/2568/) [ง](/eit/2569/) [จ](/2569/measures/unit/clerk/) [ฉ](/2569/measures/m1/)\n",
}
OTHERS = {
    ("E340", f"{ITEM}:5:19"),
    ("E202", "content/measures/2569/m2.yml:4:23"),
    ("E363", "content/pages/news.md:3:1"),
    ("E601", "content/pages/news.md:5:5"),
    ("E602", "content/pages/news.md:5:18"),
}
"""Errors of other files, which need nothing of the config to be seen."""


def steps(data: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - plain data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield (*above, step)
        yield from steps(value, (*above, step))


def told(folder: Path, config: str) -> set[tuple[str, str]]:
    (folder / CONFIG_NAME).write_text(config, encoding="utf-8")
    return {(one.code, str(one.place)) for one in examine(folder, DAY).findings}


def as_text(config: dict[str, Any]) -> str:
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def with_mistake(at: tuple[str | int, ...], mistake: Any) -> str:  # noqa: ANN401 - whatever is wrong
    config = deepcopy(CONFIG)
    holder: Any = config
    for step in at[:-1]:
        holder = holder[step]
    if mistake is None:
        del holder[at[-1]]
    else:
        holder[at[-1]] = mistake
    return as_text(config)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_agency(tmp_path_factory.mktemp("agency"), FILES)


@pytest.mark.parametrize("at", list(steps(CONFIG)), ids=lambda at: ".".join(map(str, at)))
@pytest.mark.parametrize("mistake", [{"zz": "x"}, "", None, "?"], ids=["fields", "empty", "gone", "nonsense"])
def test_one_mistake_adds_only_what_is_said_of_itself(at: tuple[str | int, ...], mistake: object, folder: Path) -> None:
    found = told(folder, with_mistake(at, mistake))
    if load(folder)[0] is not None:
        return  # no mistake there: a field that need not be, or any words
    good = told(folder, as_text(CONFIG))
    more = found - good
    assert more
    assert {place.partition(":")[0] for _, place in more} == {CONFIG_NAME}
    assert found >= OTHERS


@pytest.mark.parametrize(
    ("before", "after"), [("agency: [\n", ""), ("- ก\n", ""), ("", "\x00"), ("", "]\n"), ("\t", "")]
)
def test_a_config_that_is_none_hides_nothing_either(before: str, after: str, folder: Path) -> None:
    config = f"{before}{as_text(CONFIG)}{after}"
    good = told(folder, as_text(CONFIG))
    found = told(folder, config)
    assert found >= OTHERS
    assert {place.partition(":")[0] for _, place in found - good} == {CONFIG_NAME}


def test_nothing_is_built_with_what_is_left(tmp_path: Path) -> None:
    both = run_both(good_agency(tmp_path, {CONFIG_NAME: with_mistake(("units", 0, "id"), "?")}))
    assert not both.published
    assert [one.code for one in both.build if one.severity == "error"] == ["E216"]


def test_what_a_sound_config_says_is_no_part_of_it(folder: Path) -> None:
    told(folder, as_text(CONFIG))
    workspace, _ = load(folder)
    assert workspace is not None
    assert workspace.config.severities == {"W330": "note"}
