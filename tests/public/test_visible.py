"""What the public sees: nothing internal, nothing of drafts, and no file that was not opened first."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.app.examine import examine
from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import published_files
from generator.checks.run import check, opened
from generator.commands import cli
from generator.findings.finding import Severity
from generator.inspection.run import inspect_all
from generator.public.visible import document_pointers, image_pointers
from generator.records.model.base import is_internal, models_in
from generator.records.model.item import SEEN_WHILE_DRAFT, Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.site.compose import own_files
from generator.system.text_characters import line_and_column
from tests import small_documents as make
from tests.small_agency import CONFIG, agency

HIDDEN = "ซ่อนไว้"
"""Stands in every text that nobody outside may see."""
SEEN = "เห็นได้"
HIDDEN_HOST = "hidden-host.example"
MARKS = (
    HIDDEN,
    HIDDEN_HOST,
    "hidden-user",
    "hidden-path",
    "hidden.txt",
    "hidden-address",
    "hidden-measure",
    "nobody.txt",
)
PICTURE = make.photo(form="PNG")
EVERYTHING = f"""\
evidence:
  - title: {HIDDEN}
    file: 2569/hidden.txt
    number: {HIDDEN}
    note: {HIDDEN}
    signatory: {{name: {HIDDEN}, position: {HIDDEN}}}
    period: {HIDDEN}
  - {{title: {HIDDEN}, url: "https://www.test.example/hidden-address"}}
"""
FILES: dict[str, str | bytes] = {
    "site_config.yml": CONFIG.replace("{year: 2566}", "{year: 2569}")
    + f"""
site_url: https://www.test.example/ita/
waivers:
  - {{code: G001, item: O3, place: {HIDDEN}, reason: {HIDDEN}, who: {HIDDEN}, until: 30 ก.ย. 2569}}
severities: {{M521: note}}
publish: {{main: {{kind: ftps, host: {HIDDEN_HOST}, user: hidden-user, path: /hidden-path, url: "https://www.test.example/ita/"}}}}
""",
    "content/redirects.yml": f"redirects: [{{old: old/, new: 2569/o1/, since: 2568-10-01, note: {HIDDEN}}}]\n"
    f"withdrawn: [{{address: documents/2569/old.zip, reason: {HIDDEN}, since: 2568-10-01}}]\n",
    "oit_items/2569/o01.yml": (
        f"item: O1\nstatus: published\nresponsible: [clerk]\nupdated: 1 เม.ย. 2569\nnote: {HIDDEN}\nremark: {SEEN}\n"
        "evidence: [{title: โครงสร้าง, file: 2569/seen.txt}]\n"
    ),
    "oit_items/2569/o02.yml": (
        f"item: O2\nstatus: not_applicable\nreason: {SEEN}\nresponsible: [clerk]\nnote: {HIDDEN}\n"
        "evidence: [{title: บันทึก, file: 2569/not-applicable.txt}]\n"
    ),
    "oit_items/2569/o03.yml": (
        f"item: O3\nstatus: draft\nresponsible: [clerk]\nupdated: 1 เม.ย. 2569\nreason: {HIDDEN}\n"
        f"first_address: evidence\nexplanation: {HIDDEN}\ninstruction: {HIDDEN}\nnote: {HIDDEN}\nremark: {HIDDEN}\n"
        f"period: {HIDDEN}\nfollow_up: {{text: {HIDDEN}, method: {HIDDEN}}}\n"
        f"figures: [{{title: {HIDDEN}, unit: {HIDDEN}, periods: [{{period: {HIDDEN}, planned: 1}}]}}]\n{EVERYTHING}"
    ),
    "content/measures/2569/m1.yml": (
        f"id: m1\ntitle: {SEEN}\nresponsible: [clerk]\nanswers: {{indicators: [4]}}\n"
        "rows: [{steps: [อบรม], responsible: [clerk], period: ตลอดปีงบประมาณ}]\n"
    ).replace("responsible: [clerk]\nanswers", "answers"),
    "content/measures/2569/hidden-measure.yml": (
        f"id: hidden-measure\ntitle: {HIDDEN}\nstatus: draft\nissue: {HIDDEN}\nrecommendation: {HIDDEN}\n"
        f"answers: {{indicators: [4]}}\ntarget: {{text: {HIDDEN}, unit: {HIDDEN}}}\n"
        f"figures: [{{title: {HIDDEN}, unit: {HIDDEN}, periods: [{{period: {HIDDEN}, planned: 1}}]}}]\n"
        f"result: {HIDDEN}\noutcome: {HIDDEN}\nprogress: [{{text: {HIDDEN}}}]\n"
        f"rows: [{{steps: [{HIDDEN}], note: {HIDDEN}, result: {HIDDEN}}}]\n{EVERYTHING}"
    ),
    "content/documents/2569/seen.txt": f"{SEEN} เทศบาลตำบลทดสอบ",
    "content/documents/2569/not-applicable.txt": f"{SEEN} เทศบาลตำบลทดสอบ",
    "content/documents/2569/linked.txt": f"{SEEN} เทศบาลตำบลทดสอบ",
    "content/documents/2569/hidden.txt": HIDDEN,
    "content/documents/2569/nobody.txt": HIDDEN,
    "content/images/nobody.png": PICTURE,
    "content/pages/forms.md": "# แบบฟอร์ม\n\n[แบบ](../documents/2569/linked.txt)\n",
}
DAY = "2569-04-20"


def words_of(path: Path) -> str:
    """Return all that can be read in a file of the site, however its letters are written."""
    content = path.read_bytes()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    text = content.decode(errors="replace")
    text = html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text))
    return text + re.sub(r"<[^>]*>", "", text)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agency")
    agency(folder, FILES)
    assert cli.run(["build", "--folder", str(folder), "--out", str(folder / "site"), "--as-of", DAY]) == 0
    cli.run(["urls", "2569", "--folder", str(folder), "--out", str(folder / "itas"), "--as-of", DAY])
    return folder


def test_nothing_internal_and_nothing_of_a_draft_is_in_what_is_built(built: Path) -> None:
    files = [path for name in ("site", "itas") for path in (built / name).rglob("*") if path.is_file()]
    leaks = {path.name for path in files if any(word in str(path) + words_of(path) for word in MARKS)}

    assert len(files) > 30
    assert leaks == set()


def test_what_is_public_is_there(built: Path) -> None:
    said = {
        path.relative_to(built / "site").as_posix()
        for path in (built / "site").rglob("*.html")
        if SEEN in words_of(path)
    }

    assert {"2569/o2/index.html", "2569/measures/m1/index.html"} <= said
    assert any("/table/" in name for name in said), "the remark of an item stands in no printed table"


def test_published_are_the_documents_that_something_seen_points_to(built: Path) -> None:
    published = {path.name for path in (built / "site/documents").rglob("*") if path.is_file()}

    assert published == {"seen.txt", "not-applicable.txt", "linked.txt"}
    assert not (built / "site/images/nobody.png").exists()


def internal_fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if is_internal(field):
            yield f"{path}{model.__name__}.{name}"
        else:
            for inner in models_in(field.annotation):
                yield from internal_fields(inner)


def test_every_internal_field_is_in_the_records_of_this_test() -> None:
    """A new internal field must be given a hidden text above, or nobody would see it leak."""
    models = (SiteConfig, Item, Measure, Result, Redirects)
    assert {field for model in models for field in internal_fields(model)} == {
        "SiteConfig.waivers",
        "SiteConfig.severities",
        "SiteConfig.publish",
        "Item.note",
        "Redirect.note",
        "Redirect.since",
        "Withdrawn.reason",
        "Withdrawn.since",
    }


def test_every_field_of_an_item_that_a_draft_hides_is_in_the_records_of_this_test() -> None:
    draft = str(FILES["oit_items/2569/o03.yml"])
    hidden = Item.model_fields.keys() - SEEN_WHILE_DRAFT
    assert [name for name in hidden if f"\n{name}:" not in draft] == []


def test_a_draft_measure_is_told_as_a_gap_and_asked_for_nothing_else(tmp_path: Path) -> None:
    agency(tmp_path, FILES)
    findings = examine(tmp_path, date(2026, 4, 20)).findings
    told = [(one.code, one.severity) for one in findings if one.measure == "hidden-measure"]
    assert told == [("M507", Severity.GAP)]


@pytest.mark.parametrize("status", ["draft", "not_started", "in_progress", "done", "cancelled"])
def test_only_a_draft_measure_is_hidden(tmp_path: Path, status: str) -> None:
    record = f"id: m1\ntitle: อบรม\nanswers: {{indicators: [4]}}\nstatus: {status}\n"
    site = agency(tmp_path, {"content/measures/2566/m1.yml": record})
    assert bool(site.public.workspace.measures.get(2566)) == (status != "draft")


def test_a_number_of_a_person_in_what_nobody_sees_stops_nothing(tmp_path: Path) -> None:
    number = "3-4106-00275-18-4"
    record = "item: O1\nstatus: {status}\nresponsible: [clerk]\nnote: โทรหา {number}\nexplanation: {number}\n"
    draft = record.format(status="draft", number=number)
    site = agency(tmp_path, {"oit_items/2566/o01.yml": draft})
    assert [one.code for one in check(site) if one.code == "D430"] == []
    site = agency(tmp_path, {"oit_items/2566/o01.yml": record.format(status="published", number=number)})
    assert [str(one.place) for one in check(site) if one.code == "D430"] == ["oit_items/2566/o01.yml:5:14"]


STATUSES = ("draft", "published", "not_applicable")
NAMES = st.sampled_from([f"{letter}.txt" for letter in "abcdefgh"])
LINKS = ("[ก](../documents/{0})", "[ก](<../documents/{0}>)", "[ก]: ../documents/{0}", "![ก](../images/{0}.png)", "{0}")


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str | bytes]:
    """Draw a folder: items and measures in any state and pages, that point at any of eight documents."""
    files: dict[str, str | bytes] = {f"content/documents/{letter}.txt": f"แฟ้ม {letter}" for letter in "abcdefgh"}
    files |= {f"content/images/{letter}.txt.png": PICTURE for letter in "abcdefgh"}
    for number in range(1, draw(st.integers(1, 4))):
        entries = ", ".join(f"{{title: ก, file: {name}}}" for name in draw(st.lists(NAMES, max_size=3)))
        status = draw(st.sampled_from(STATUSES))
        files[f"oit_items/2566/o0{number}.yml"] = (
            f"item: O{number}\nstatus: {status}\nreason: ไม่มี\nevidence: [{entries}]\n"
        )
    for number in range(1, draw(st.integers(1, 3))):
        entries = ", ".join(f"{{title: ก, file: {name}}}" for name in draw(st.lists(NAMES, max_size=3)))
        status = draw(st.sampled_from(("draft", "done", "not_started")))
        files[f"content/measures/2566/m{number}.yml"] = (
            f"id: m{number}\ntitle: อบรม\nanswers: {{indicators: [4]}}\nstatus: {status}\nevidence: [{entries}]\n"
        )
    lines = draw(st.lists(st.builds(str.format, st.sampled_from(LINKS), NAMES), max_size=4))
    files["content/pages/note.md"] = "\n\n".join(["# หน้า", "ข้อความ", *lines]) + "\n"
    return files


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(files=folders())
def test_published_and_inspected_are_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str | bytes]
) -> None:
    site = agency(tmp_path_factory.mktemp("agency"), files)
    published = {asset.content for asset in own_files(site) if isinstance(asset.content, Path)}

    assert inspect_all(published_files(site)).keys() == published
    assert {path.name for path in published if path.parent.name == "documents"} == pointed_at(files)


def pointed_at(files: dict[str, str | bytes]) -> set[str]:
    """Return the documents that something seen names, read from the text of the folder and not by the program."""
    texts = [str(text) for name, text in files.items() if name.endswith((".yml", ".md"))]
    shown = [text for text in texts if "status: draft" not in text]
    named = ("documents/{0}", "file: {0}")
    return {
        f"{letter}.txt"
        for letter in "abcdefgh"
        if any(name.format(f"{letter}.txt") in text for text in shown for name in named)
    }


def test_the_public_site_is_made_once_and_is_its_own_public_site(tmp_path: Path) -> None:
    site: SiteContext = agency(tmp_path, FILES)
    assert site.public is site.public
    assert site.public.public is site.public


def test_a_document_that_cannot_be_opened_is_an_error_and_not_published_unread(tmp_path: Path) -> None:
    site = agency(tmp_path, FILES)
    (tmp_path / "content/documents/2569/linked.txt").unlink()
    told = [(one.code, one.severity, str(one.place)) for one in check(opened(site)) if one.code == "D413"]
    assert told == [("D413", Severity.ERROR, "content/pages/forms.md:3:10")]


def test_places_of_links_are_those_of_the_text_however_lines_end(tmp_path: Path) -> None:
    text = "# หน้า\r\n\r\n[ก](../documents/a.txt) [ข](../documents/b.txt)\r\n\n"
    text += "![ค](../images/c.png)\r[ง](../documents/a.txt)\n"
    site = agency(tmp_path, {"content/pages/p.md": text})
    found = [
        (one.name, one.place.line, one.place.column)
        for one in (*document_pointers(site.workspace), *(pointer for pointer, _ in image_pointers(site.workspace)))
    ]
    markdown = site.workspace.pages[0].markdown
    wanted = [
        (match[2], *line_and_column(markdown, match.start(1)))
        for folder in ("documents", "images")
        for match in re.finditer(rf"({folder})/([a-z.]+)", markdown)
    ]
    assert found == wanted
