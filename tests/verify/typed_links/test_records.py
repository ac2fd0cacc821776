"""An address below ``site_url`` in a record: what can be known is judged at its line, what cannot is a warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.app.examine import examine
from generator.findings.finding import Place
from generator.records.memory.link_history import Known
from generator.records.memory.link_states import LinkState, Reason
from generator.records.memory.link_store import NAME, as_text
from tests.both_verbs import errors, good_agency, run_both

KINDS = yaml.safe_load((Path(__file__).parent / "records.yml").read_text(encoding="utf-8"))["kinds"]
CODES = ("E601", "E602", "E603", "W353", "W354")
RECORD = "oit_items/2569/o10.yml"
SITES = {"root": "https://www.test.example/", "ita": "https://www.test.example/ita/"}
OLD = "https://www.test.example/ita/old/plan.pdf"


def agency(folder: Path, address: str, site: str = "ita", status: str = "published") -> Path:
    record = (
        f"item: O10\nstatus: {status}\nresponsible: [clerk]\nupdated: 2569-01-10\nevidence:\n"
        f"  - {{title: ก, parts: [online-service], file: 2569/e-service.csv, fiscal_year: 2569}}\n  - url: {address}\n"
    )
    return good_agency(folder, {"site_config.yml": f"+site_url: {SITES[site]}\n", RECORD: record})


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_both_verbs_say_the_same_at_the_address_itself(kind: dict[str, Any], tmp_path: Path) -> None:
    both = run_both(agency(tmp_path, kind["url"], kind.get("site", "ita")))
    said = [(kind["say"], f"{RECORD}:7:10")] if "say" in kind else []
    assert both.said(*CODES) == said
    assert [(one.code, str(one.place)) for one in both.build if one.code in CODES] == said
    assert errors(both.check) == errors(both.build)
    assert both.published == (kind.get("say", "W")[0] == "W")


def test_a_draft_shows_nothing(tmp_path: Path) -> None:
    both = run_both(agency(tmp_path, "https://www.test.example/ita/2569/o99/", status="draft"))
    assert both.said(*CODES) == []
    assert both.published


def test_an_address_that_answered_is_known(tmp_path: Path) -> None:
    folder = agency(tmp_path, OLD)
    day = date(2026, 1, 10)
    good = Known(first_seen=day, checked=day, last_good=day, state=LinkState.OK, reason=Reason.FINE)
    for known, said in ((good, []), (replace(good, state=LinkState.UNCHECKED, checked=None), ["W353"])):
        (folder / NAME).write_text(as_text({OLD: known}), encoding="utf-8")
        found = examine(folder, date(2026, 1, 20)).findings
        assert [one.code for one in found if one.code == "W353"] == said


def test_one_address_of_several_records_is_told_once(tmp_path: Path) -> None:
    folder = agency(tmp_path, OLD)
    text = (folder / RECORD).read_text(encoding="utf-8")
    (folder / "oit_items/2569/o11.yml").write_text(
        text.replace("O10", "O11").replace("online-service", "x"), encoding="utf-8"
    )
    said = [one for one in examine(folder, date(2026, 1, 20)).findings if one.code == "W353"]
    assert [str(one.place) for one in said] == [f"{RECORD}:7:10"]
    assert "oit_items/2569/o11.yml" in said[0].message


def test_addresses_of_the_config_are_judged_as_well(tmp_path: Path) -> None:
    config = f"+site_url: {SITES['ita']}\ncomplaint: {{url: {OLD}, phone: '1'}}\n"
    found = examine(good_agency(tmp_path, {"site_config.yml": config}), date(2026, 1, 20)).findings
    assert [one.place for one in found if one.code == "W353"] == [Place("site_config.yml", 12, 18)]


ITEM = """item: {code}
status: published
responsible: [clerk]
updated: 2569-01-10
evidence: [{{title: ก, url: "https://www.other.example/page?id=1{more}"}}]
"""


@pytest.mark.parametrize(("count", "said"), [(2, 0), (3, 1), (5, 1)])
def test_one_address_for_many_items(count: int, said: int, tmp_path: Path) -> None:
    items = {f"oit_items/2569/o1{n}.yml": ITEM.format(code=f"O1{n}", more="") for n in range(1, count + 1)}
    items["oit_items/2569/o20.yml"] = ITEM.format(code="O20", more="2")
    items["oit_items/2568/o11.yml"] = ITEM.format(code="O11", more="")
    found = [one for one in examine(good_agency(tmp_path, items), date(2026, 1, 20)).findings if one.code == "W355"]
    assert len(found) == said
    for one in found:
        assert str(one.place) == "oit_items/2569/o11.yml:5:28"
        assert "O20" not in one.message
