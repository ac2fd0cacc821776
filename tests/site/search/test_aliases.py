"""What people say instead leads to words that are there to be found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.records.forms.store import available_years, catalogue
from generator.site.search import aliases as module
from generator.site.search.aliases import aliases
from generator.site.search.folding import key

GROUPS = yaml.safe_load(Path(module.__file__).with_name("aliases.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def names() -> str:
    """Return the titles of the items and parts of all forms, and of pages that every site has."""
    items = [item for year in available_years() for item in catalogue(year).items]
    titles = [text for item in items for text in (item.title, *(part.title for part in item.parts))]
    return "\n".join(map(key, (*titles, "ผลการประเมิน", "แบบวัด EIT", "ข้อมูลเปิด", "ถามตอบ", "เปิดเผยข้อมูลสาธารณะ (OIT)")))


@pytest.mark.parametrize(
    "group", [group for group in GROUPS if not group.get("papers")], ids=lambda group: str(group["typed"][0])
)
def test_what_is_meant_stands_in_the_forms_or_on_every_site(names: str, group: dict[str, list[str]]) -> None:
    assert any(key(meant) in names for meant in group["means"])


def test_aliases_are_folded_and_no_word_means_only_itself() -> None:
    for typed, means in aliases().items():
        assert typed == key(typed)
        assert means
        assert set(means) != {typed}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("เบอร์โทร", "โทรศัพท์"), ("PDPA", "ข้อมูลส่วนบุคคล"), ("คอร์รัปชัน", "ทุจริต"), ("ของขวัญ", "No Gift")],
)
def test_words_that_everybody_uses(typed: str, meant: str) -> None:
    assert key(meant) in aliases()[key(typed)]
