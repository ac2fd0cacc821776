"""What people say instead leads to words that can be found, in one direction, and only where the site has them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.site.search import thesaurus as module
from generator.site.search.folding import key
from generator.site.search.thesaurus import shipped, thesaurus

GROUPS = yaml.safe_load(Path(module.__file__).with_name("thesaurus.yml").read_text(encoding="utf-8"))


def everything(_: str) -> bool:
    return True


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str((group.get("say") or group["same"])[0]))
def test_a_group_says_what_it_leads_to_and_no_word_twice(group: dict[str, list[str]]) -> None:
    assert set(group) in ({"same"}, {"say", "mean"}, {"say", "mean", "near"})
    for words in group.values():
        assert len(words) > 0
        assert len(set(words)) == len(words), words


def test_words_are_folded_and_none_leads_to_itself() -> None:
    for typed, meanings in thesaurus().items():
        assert typed == key(typed)
        assert typed not in meanings.mean
        assert not set(meanings.near) & {typed, *meanings.mean}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("เบอร์โทร", "โทรศัพท์"), ("PDPA", "ข้อมูลส่วนบุคคล"), ("คอร์รัปชัน", "ทุจริต"), ("ของขวัญ", "No Gift")],
)
def test_words_that_everybody_uses(typed: str, meant: str) -> None:
    assert key(meant) in thesaurus()[key(typed)].mean
    assert key(typed) not in thesaurus().get(key(meant), module.Meanings()).mean  # nothing leads back


def test_what_is_the_same_leads_in_both_directions() -> None:
    assert key("เกินกำหนด") in thesaurus()[key("เลยกำหนด")].mean
    assert key("เลยกำหนด") in thesaurus()[key("เกินกำหนด")].mean


def test_only_what_the_site_has_is_shipped_and_words_that_lead_to_the_same_stand_together() -> None:
    groups = shipped(lambda word: word in {key("ทุจริต"), key("สายด่วน")}, {})

    assert {tuple(mean) for _, mean, _ in groups} == {(key("ทุจริต"),), (key("สายด่วน"),), ()}
    corrupt = next(typed for typed, mean, _ in groups if mean == [key("ทุจริต")])
    assert {key("โกง"), key("คอรัปชั่น"), "fraud"} <= set(corrupt)


def test_other_names_of_the_agency_s_own_units_lead_to_them() -> None:
    groups = shipped(everything, {"คลัง": "กองคลัง", "กองคลัง": "กองคลัง", "ก": "กองช่าง"})
    leads = {word: mean for typed, mean, _ in groups for word in typed}

    assert "กองคลัง" in leads["คลัง"]
    assert "ก" not in leads
    assert "กองคลัง" not in thesaurus().get("คลัง", module.Meanings()).mean  # of this agency only
