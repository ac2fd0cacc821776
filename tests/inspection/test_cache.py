"""Inspections are kept by content: opened once, given again, and safe to lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inspection import cache
from generator.inspection.result import Problem, failed
from generator.inspection.run import inspect_all, texts
from generator.records.loading.documents import Document
from tests import small_documents as make
from tests.small_agency import agency


def document(folder: Path, name: str, content: bytes) -> Document:
    path = folder / name
    path.write_bytes(content)
    return Document(name, path, len(content))


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.inspection.pool._start", lambda: pytest.fail("a document was opened again"))


def test_the_same_content_is_opened_once(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kept, content = tmp_path / "kept", make.pdf("น้ำประปา")
    seen: list[tuple[int, int]] = []
    documents = [document(tmp_path, name, content) for name in ("a.pdf", "b.pdf")]
    found = inspect_all(documents, folder=kept, progress=lambda done, whole: seen.append((done, whole)))
    assert [found[one.path].text.strip() for one in documents] == ["น้ำประปา", "น้ำประปา"]
    assert seen == [(2, 2)]
    request.getfixturevalue("no_worker")
    assert inspect_all([document(tmp_path, "renamed.pdf", content)], folder=kept)
    assert inspect_all(documents[:1], folder=kept) == {documents[0].path: found[documents[0].path]}


@pytest.mark.parametrize("damage", ["", "{", '{"kind": "pdf"}', '{"kind": "cake", "pages": []}'])
def test_a_damaged_entry_counts_as_not_there(tmp_path: Path, damage: str) -> None:
    one, kept = document(tmp_path, "a.pdf", make.pdf("หนึ่ง")), tmp_path / "kept"
    inspect_all([one], folder=kept)
    (entry,) = kept.glob("*.json")
    entry.write_text(damage, encoding="utf-8")
    assert inspect_all([one], folder=kept)[one.path].text.strip() == "หนึ่ง"


def test_the_folder_may_be_anything_or_nothing(tmp_path: Path) -> None:
    one = document(tmp_path, "a.pdf", make.pdf("หนึ่ง"))
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    assert inspect_all([one], folder=in_the_way) == inspect_all([one])


def test_what_may_be_the_fault_of_a_busy_machine_is_not_kept(tmp_path: Path) -> None:
    cache.store(tmp_path, "a" * 64, failed(Problem.SLOW))
    cache.store(tmp_path, "b" * 64, failed(Problem.ENCRYPTED))
    assert cache.load(tmp_path, "a" * 64) is None
    assert cache.load(tmp_path, "b" * 64) == failed(Problem.ENCRYPTED)


def test_the_oldest_beyond_a_number_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", 2)
    for name in "abcd":
        cache.store(tmp_path, name * 64, failed(Problem.EMPTY))
    cache.prune(tmp_path, ["a" * 64])
    assert cache.load(tmp_path, "a" * 64)
    assert len(list(tmp_path.glob("*.json"))) <= 3


def test_a_file_larger_than_any_is_not_opened(tmp_path: Path, no_worker: None) -> None:
    del no_worker
    huge = Document("a.pdf", tmp_path / "a.pdf", 200_000_001)
    assert inspect_all([huge])[huge.path].problems == (Problem.TOO_LARGE,)


def test_texts_are_given_by_document_and_page(tmp_path: Path) -> None:
    site = agency(
        tmp_path / "agency",
        {
            "content/documents/2566/a.pdf": make.pdf("หนึ่ง", "สอง"),
            "content/documents/2566/b.csv": "รายการ,บาท",
        },
    )
    found = texts(site.workspace, folder=tmp_path / "kept")
    assert {name: [page.strip() for page in pages] for name, pages in found.items()} == {
        "2566/a.pdf": ["หนึ่ง", "สอง"],
        "2566/b.csv": ["รายการ,บาท"],
    }
