"""What counts as a change of what was frozen: the bytes of a document, the lines and links of a page."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.frozen.changes import ItemChange, change_of, summary
from generator.frozen.snapshot import frozen_file
from generator.records.memory.frozen_manifest import FrozenFile, FrozenItem

ADDRESS = "documents/2566/plan.pdf"
LINK, OTHER_LINK = "https://www.test.example/1", "https://www.test.example/2"


def document(folder: Path, content: bytes, *, time: int = 1_682_800_000, title: str = "แผน") -> FrozenFile:
    """Return what is kept of a document with this content, written at that time."""
    path = folder / "plan.pdf"
    path.write_bytes(content)
    os.utime(path, (time, time))
    return frozen_file(path, ADDRESS, title)


def item(*documents: FrozenFile, text: tuple[str, ...] = (), links: tuple[str, ...] = ()) -> FrozenItem:
    return FrozenItem("O11", "annual-action-plan", "แผน", "2566/o11/", True, text, documents, links)  # noqa: FBT003


def change(before: FrozenItem, now: FrozenItem | None) -> ItemChange:
    return change_of(before, now, {one.address: one for one in now.documents} if now else {})


def test_other_bytes_of_the_same_size_and_time_are_a_change(tmp_path: Path) -> None:
    before, now = document(tmp_path, b"%PDF 1 000 000"), document(tmp_path, b"%PDF 9 000 000")
    assert (before.size, before.modified) == (now.size, now.modified)
    found = change(item(before), item(now))
    assert [(one.before, one.now) for one in found.documents] == [(before, now)]
    assert found.is_any
    assert not found.is_page_changed


def test_the_same_bytes_are_none_whatever_their_time_and_title(tmp_path: Path) -> None:
    before = document(tmp_path, b"%PDF 1 000 000")
    now = document(tmp_path, b"%PDF 1 000 000", time=1_782_800_000, title="แผน (ฉบับเผยแพร่)")
    assert before.modified != now.modified
    found = change(item(before), item(now))
    assert not found.documents
    assert not found.is_any


def test_a_document_that_is_gone_is_a_change_and_a_new_one_is_none(tmp_path: Path) -> None:
    known = document(tmp_path, b"%PDF")
    found = change(item(known), item())
    assert [(one.before, one.now) for one in found.documents] == [(known, None)]
    assert not change(item(), item(known)).documents


@pytest.mark.parametrize(
    ("now", "gone", "new"),
    [
        (("ก", "ข", "ค"), (), ()),
        (("ก", "ง", "ค"), ("ข",), ("ง",)),
        (("ก", "ค"), ("ข",), ()),
        (("ก", "ข", "ค", "ง"), (), ("ง",)),
        (("ค", "ก", "ข"), ("ค",), ("ค",)),
        ((), ("ก", "ข", "ค"), ()),
    ],
)
def test_lines_that_went_and_came(now: tuple[str, ...], gone: tuple[str, ...], new: tuple[str, ...]) -> None:
    found = change(item(text=("ก", "ข", "ค")), item(text=now))
    assert (sorted(found.gone), sorted(found.new)) == (sorted(gone), sorted(new))
    assert found.is_page_changed is bool(gone or new)


def test_links_count_by_what_they_are_and_not_by_their_order() -> None:
    before = item(links=(LINK, OTHER_LINK))
    assert not change(before, item(links=(OTHER_LINK, LINK))).is_any
    lost = change(before, item(links=(LINK,)))
    assert (lost.links_gone, lost.links_new, lost.is_page_changed) == ((OTHER_LINK,), (), True)
    added = change(item(links=(LINK,)), before)
    assert (added.links_gone, added.links_new, added.is_page_changed) == ((), (OTHER_LINK,), True)


def test_another_item_or_none_at_the_address_is_a_change(tmp_path: Path) -> None:
    known = document(tmp_path, b"%PDF")
    other = change(item(known), replace(item(known), key="other"))
    assert other.is_other
    assert other.is_any
    renumbered = change(item(known), replace(item(known), code="O12"))
    assert not renumbered.is_other
    assert not renumbered.is_any
    none = change(item(known), None)
    assert none.is_any
    assert not none.is_other
    assert [one.now for one in none.documents] == [None]


@pytest.mark.parametrize(
    ("gone", "new", "said"),
    [
        (("ก",), (), "เดิม “ก”"),
        ((), ("ก",), "ใหม่ “ก”"),
        (("ก", "ข", "ค"), ("ง",), "เดิม “ก” · เดิม “ข” · เดิม “ค” · ใหม่ “ง”"),
        (("ก", "ข", "ค", "ง"), (), "เดิม “ก” · เดิม “ข” · เดิม “ค” และอีก 1 บรรทัด"),
        (("ก" * 90,), (), f"เดิม “{'ก' * 90}”"),
        (("ก" * 91,), (), f"เดิม “{'ก' * 89}…”"),
    ],
)
def test_a_summary_quotes_three_lines_and_counts_the_rest(
    gone: tuple[str, ...], new: tuple[str, ...], said: str
) -> None:
    assert summary(ItemChange(item(), item(), gone=gone, new=new)) == said


def test_a_summary_tells_of_links_too() -> None:
    found = ItemChange(item(), item(), links_gone=(LINK,), links_new=(OTHER_LINK,))
    assert summary(found) == f"เดิม “{LINK}” · ใหม่ “{OTHER_LINK}”"
    many = ItemChange(item(), item(), gone=("ก", "ข", "ค"), links_gone=(LINK,), links_new=(OTHER_LINK,))
    assert summary(many).endswith(f"ใหม่ “{OTHER_LINK}” และอีก 1 บรรทัด")
