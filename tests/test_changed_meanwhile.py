"""Files that are saved anew while a build is under way: only what was opened and checked is published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.app.examine import examine
from generator.findings.finding import Finding
from generator.inspection import cache
from generator.inspection.pool import open_all
from generator.inspection.run import inspect_all
from generator.records.loading.documents import Document
from generator.rendering import engine, render
from generator.site import compose
from tests.both_verbs import good_agency
from tests.broken import DAY
from tests.small_documents import photo

PAGE = "# แบบฟอร์ม\n\n[คำร้อง](../documents/form.txt) ![ตรา](../images/seal.png)\n"
FILES: dict[str, str | bytes] = {
    "content/pages/forms.md": PAGE,
    "content/documents/form.txt": "แบบคำร้องทั่วไป",
    "content/images/seal.png": photo(form="PNG"),
}


def built(folder: Path, target: Path, changed: dict[str, bytes]) -> list[Finding]:
    """Check the agency, save ``changed`` files over its own with the same time, then write its site."""
    found = examine(folder, DAY, documents=True)
    assert found.site is not None
    site, project = found.site, found.composed()
    for name, content in changed.items():
        times = (folder / name).stat()
        (folder / name).write_bytes(content)
        os.utime(folder / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    target.mkdir()
    return list(render.write(project, lambda: compose.assets(site), engine.frames_of(project), target).findings)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("content/documents/form.txt", "content/pages/forms.md:3:13"),
        ("content/images/seal.png", "content/pages/forms.md:3:43"),
    ],
)
def test_a_file_that_is_not_what_was_opened_any_more_is_not_published(tmp_path: Path, name: str, place: str) -> None:
    folder = good_agency(tmp_path / "agency", FILES)
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    told = built(folder, tmp_path / "site", {name: bytes(content)})
    assert [(one.code, str(one.place)) for one in told if one.code == "E709"] == [("E709", place)]
    assert not (tmp_path / "site" / name.removeprefix("content/")).exists()


def test_a_file_that_is_saved_without_a_change_is_published(tmp_path: Path) -> None:
    folder = good_agency(tmp_path / "agency", FILES)
    form = "content/documents/form.txt"
    told = built(folder, tmp_path / "site", {form: (folder / form).read_bytes()})
    assert "E709" not in {one.code for one in told}
    assert (tmp_path / "site/documents/form.txt").read_text("utf-8") == "แบบคำร้องทั่วไป"


def test_what_was_read_of_a_file_saved_meanwhile_is_not_kept_for_what_it_held_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("ก่อนแก้", "utf-8")
    before = cache.digest_of(file)
    assert before is not None

    def saved_first(*args: object, **kwargs: object) -> object:
        file.write_text("หลังแก้", "utf-8")
        return open_all(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr("generator.inspection.run.open_all", saved_first)
    inspect_all([Document("plan.txt", file, file.stat().st_size)], folder=tmp_path / "cache")
    assert cache.load(tmp_path / "cache", before) is None
