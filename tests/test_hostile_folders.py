"""Agency folders that a repository cannot hold: links, pipes, names of broken letters, files of any size."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.app.examine import examine
from generator.site.compose import own_files
from tests.broken import DAY, GOOD, findings_of, lay_out

ITEM = "oit_items/2569/o10.yml"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the good agency, with a file beside its folder that is nobody's business."""
    lay_out(tmp_path / "nothing", tmp_path / "agency")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.pdf").write_bytes(b"%PDF-1.4 secret")
    (tmp_path / "outside/o11.yml").write_text("item: O11\nstatus: published\n", encoding="utf-8")
    return tmp_path / "agency"


def told(folder: Path) -> list[tuple[str, str]]:
    """Return code and file of everything that is said of the folder and not of the good one."""
    return [(found.code, found.place.file if found.place else "") for found in findings_of(folder)]


def published(folder: Path) -> list[str]:
    site = examine(folder, DAY).site
    return [asset.path for asset in own_files(site)] if site else []


def link(at: Path, target: Path | str) -> None:
    try:
        at.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")


def moved_out(folder: Path, name: str) -> None:
    """Move a part of the agency's folder outside and leave a link in its place."""
    outside = folder.parent / "outside" / Path(name).name
    (folder / name).rename(outside)
    link(folder / name, outside)


LINKS: dict[str, tuple[Callable[[Path], None], tuple[str, str]]] = {
    "a document outside": (
        lambda folder: link(folder / "content/documents/2569/s.pdf", folder.parent / "outside/secret.pdf"),
        ("E310", "content/documents/2569/s.pdf"),
    ),
    "a folder of documents outside": (
        lambda folder: link(folder / "content/documents/more", folder.parent / "outside"),
        ("E310", "content/documents/more"),
    ),
    "all documents outside": (lambda folder: moved_out(folder, "content/documents"), ("E105", "content/documents")),
    "a folder of documents inside": (
        lambda folder: link(folder / "content/documents/more", folder / "content/documents/2569"),
        ("E311", "content/documents/more"),
    ),
    "documents in a circle": (
        lambda folder: link(folder / "content/documents/more", folder / "content/documents/more"),
        ("E311", "content/documents/more"),
    ),
    "a document that is gone": (
        lambda folder: link(folder / "content/documents/gone.pdf", folder / "content/gone.pdf"),
        ("E311", "content/documents/gone.pdf"),
    ),
    "a record outside": (
        lambda folder: link(folder / "oit_items/2569/o11.yml", folder.parent / "outside/o11.yml"),
        ("E105", "oit_items/2569/o11.yml"),
    ),
    "a year outside": (lambda folder: moved_out(folder, "oit_items/2569"), ("E105", "oit_items/2569")),
    "all measures outside": (lambda folder: moved_out(folder, "content/measures"), ("E105", "content/measures")),
    "a record in a circle": (
        lambda folder: link(folder / "oit_items/2569/o11.yml", "o11.yml"),
        ("E101", "oit_items/2569/o11.yml"),
    ),
    "a page outside": (
        lambda folder: ((folder / "content/pages").mkdir(), moved_out_page(folder))[0],  # type: ignore[func-returns-value]
        ("E105", "content/pages/s.md"),
    ),
    "the site config outside": (lambda folder: moved_out(folder, "site_config.yml"), ("E105", "site_config.yml")),
}


def moved_out_page(folder: Path) -> None:
    link(folder / "content/pages/s.md", folder.parent / "outside/secret.pdf")


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_never_followed_out_of_the_folder(folder: Path, name: str) -> None:
    make, expected = LINKS[name]
    make(folder)
    assert expected in told(folder)
    assert not [path for path in published(folder) if "secret" in path or path.startswith("documents/more")]


def test_a_link_to_a_document_inside_is_published_as_what_it_leads_to(folder: Path) -> None:
    target = folder / "content/documents/2569/e-service.csv"
    link(folder / "content/documents/2569/same.csv", target)
    record = (folder / ITEM).read_text(encoding="utf-8").replace("e-service.csv", "same.csv")
    (folder / ITEM).write_text(record, encoding="utf-8")
    assert "documents/2569/same.csv" in published(folder)


@POSIX
def test_a_pipe_is_named_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "oit_items/2569/o11.yml")
    os.mkfifo(folder / "content/documents/2569/pipe.pdf")
    assert {("E106", "oit_items/2569/o11.yml"), ("E311", "content/documents/2569/pipe.pdf")} <= set(told(folder))


WINDOWS_CANNOT = {
    "documents that differ in capitals": (["content/documents/2569/E-Service.csv"], "E312"),
    "pages that differ in capitals": (["content/pages/Privacy.md", "content/pages/privacy.md"], "E312"),
    "a page named like a device": (["content/pages/con.md"], "E107"),
    "a record named like a device": (["content/measures/2569/aux.yml"], "E107"),
}


@POSIX
@pytest.mark.parametrize("name", WINDOWS_CANNOT)
def test_what_windows_cannot_keep_is_named(folder: Path, name: str) -> None:
    files, code = WINDOWS_CANNOT[name]
    for file in files:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text("# นโยบาย\n", encoding="utf-8")
    assert code in [one for one, _ in told(folder)]


@POSIX
def test_names_of_broken_letters_and_of_several_lines_can_be_told(folder: Path) -> None:
    documents = os.fsencode(folder / "content/documents/2569")
    for name in (b"\xff\xfe.pdf", "ก\nข\u202e.pdf".encode()):
        Path(os.fsdecode(documents + b"/" + name)).write_bytes(b"%PDF")
    names = [file for code, file in told(folder) if code == "N345"]
    assert len(names) == 2
    assert all(name.isprintable() and name.encode() for name in names)


@pytest.mark.parametrize(
    "name", ["oit_items", "oit_items/2569", "content/measures", "content/pages", "content/documents"]
)
def test_a_folder_that_may_not_be_read_is_named(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "content/pages").mkdir()
    entries = Path.iterdir

    def refuse(self: Path) -> object:
        if self == folder / name:
            raise PermissionError(13, "Permission denied", str(self))
        return entries(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ("E103", name) in told(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nobody may forbid root to read")
def test_a_folder_of_documents_that_may_not_be_entered_is_named(folder: Path) -> None:
    (folder / "content/documents/2569").chmod(0)
    assert ("E103", "content/documents/2569") in told(folder)


def test_ten_thousand_entries_of_evidence_are_cut_off_in_time(folder: Path) -> None:
    entry = "  - {title: ก, parts: [online-service], file: 2569/e-service.csv}\n"
    head = (folder / ITEM).read_text(encoding="utf-8").partition("evidence:")[0]
    (folder / ITEM).write_text(f"{head}evidence:\n{entry * 10_000}", encoding="utf-8")
    assert [code for code, file in told(folder) if file == ITEM] == ["E144"]


def test_a_thousand_wrong_entries_of_evidence_are_all_told(folder: Path) -> None:
    head = (folder / ITEM).read_text(encoding="utf-8").partition("evidence:")[0]
    entries = "".join(f"  - {{parts: [online-service], file: {number}.pdf}}\n" for number in range(1000))
    (folder / ITEM).write_text(f"{head}evidence:\n{entries}", encoding="utf-8")
    assert len([code for code, file in told(folder) if (code, file) == ("E340", ITEM)]) == 1000


def test_a_text_of_a_whole_book_is_refused_by_its_length(folder: Path) -> None:
    words = "  ข้อความยาว\n" * 3000
    with (folder / ITEM).open("a", encoding="utf-8") as file:
        file.write(f"note: |\n{words}")
    assert ("E207", ITEM) in told(folder)


def test_files_of_more_than_a_megabyte_are_not_read(folder: Path) -> None:
    (folder / "content/pages").mkdir()
    (folder / "content/pages/long.md").write_text("ก" * 400_000, encoding="utf-8")
    (folder / "oit_items/2569/o11.yml").write_text("#" * (1 << 20) + "\nitem: O11\n", encoding="utf-8")
    assert {("E313", "content/pages/long.md"), ("E108", "oit_items/2569/o11.yml")} <= set(told(folder))


def test_an_item_that_wants_a_number_of_cases_says_how_many_are_missing(folder: Path) -> None:
    form = (Path(__file__).parents[1] / "generator/catalogue/data/2569.yml").read_text(encoding="utf-8")
    part = "- {id: manual,"
    assert part in form
    (folder / "content/catalogue").mkdir()
    own = folder / "content/catalogue/2569.yml"
    own.write_text(form.replace(part, f"{part} min_count: 3,", 1), encoding="utf-8")
    assert ("G011", ITEM) in told(folder)


def test_a_form_that_contradicts_itself_is_told_once(folder: Path) -> None:
    form = (Path(__file__).parents[1] / "generator/catalogue/data/2569.yml").read_text(encoding="utf-8")
    (folder / "content/catalogue").mkdir()
    own = folder / "content/catalogue/2569.yml"
    own.write_text(form.replace("code: O2\n", "code: O1\n", 1), encoding="utf-8")
    assert [code for code, _ in told(folder)] == ["E190"]


def test_a_year_whose_form_asks_for_the_survey_misses_it(folder: Path) -> None:
    (folder / "oit_items/2566").mkdir()
    (folder / "oit_items/2566/o01.yml").write_text("item: O1\nstatus: draft\n", encoding="utf-8")
    assert ("G014", "site_config.yml") in told(folder)


def test_the_good_folder_is_left_as_it_is() -> None:
    assert told(GOOD) == []
