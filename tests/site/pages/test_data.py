from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.assessment.site_context import SiteContext
from generator.site.open_data.files import Column, DataSet, csv_bytes
from generator.site.pages import data
from tests.small_agency import CONFIG, body, text_of
from tests.small_items import FILES, small_site

MEASURE = """
id: m1
number: 1
answers: {fiscal_year: 2568, indicators: [4], questions: [i20, i21]}
title: อบรมการยืมพัสดุ
rows:
  - {steps: [จัดอบรม], responsible: [คลัง], period: {start: 2568-10-01, end: 2568-12-31}}
progress: [{text: ครึ่งทาง, date: 2568-11-30, percent: 50}]
status: in_progress
"""
RESULT = "total: 93.38\nlevel: A\ninstruments: {IIT: 99.83}\nindicators: {4: 99.15}\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    extra: dict[str, str | bytes] = {"content/measures/2569/m1.yml": MEASURE, "content/results/2565.yml": RESULT}
    return written(small_site(tmp_path_factory.mktemp("agency"), extra))


def written(site: SiteContext) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in data.assets(site) if isinstance(asset.content, bytes)}


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel reads Thai only with a byte order mark"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def records(content: bytes) -> list[dict[str, Any]]:
    whole = json.loads(content)
    assert whole["schema"].startswith("oit-data/1/")
    assert whole["agency"] == "เทศบาลตำบลทดสอบ"
    found: list[dict[str, Any]] = whole["records"]
    return found


def test_items_come_as_a_table_and_whole(files: dict[str, bytes]) -> None:
    table = {row["item"]: row for row in rows(files["data/items-2566.csv"])}
    whole = {record["item"]: record for record in records(files["data/items-2566.json"])}

    assert len(table) == len(whole) == 43
    assert table["O11"]["status"] == "partial"
    assert table["O11"]["responsible"] == "สำนักปลัดเทศบาล; กองคลัง"
    assert table["O11"]["updated"] == "2022-11-15"
    assert table["O16"]["reason"] == "ไม่มีสถิติการให้บริการ"
    assert [part["status"] for part in whole["O11"]["parts"]] == ["proved", "proved", "proved", "missing"]
    assert whole["O11"]["parts"][0]["evidence"][0]["address"] == "documents/2566/plan.pdf"


def test_evidence_comes_part_by_part_with_the_parts_that_have_none(files: dict[str, bytes]) -> None:
    found = [row for row in rows(files["data/evidence-2566.csv"]) if row["item"] == "O11"]

    assert [(row["part"], row["title"], row["type"]) for row in found] == [
        ("one-year-plan", "แผนดำเนินงานประจำปี 2566", "pdf"),
        ("projects", "แผนดำเนินงานประจำปี 2566", "pdf"),
        ("budget", "ตารางงบประมาณ", ""),
        ("schedule", "", ""),
        ("", "ประชุมชี้แจงแผน", ""),
    ]


def test_nothing_of_a_draft_is_in_the_data(files: dict[str, bytes]) -> None:
    everything = b"".join(files.values()).decode()

    assert "ร่างรายงาน" not in everything
    assert "secret" not in everything


def test_measures_come_as_a_table_and_whole(files: dict[str, bytes]) -> None:
    (row,) = rows(files["data/measures-2569.csv"])
    (record,) = records(files["data/measures-2569.json"])

    assert row["questions"] == "i20; i21"
    assert row["percent"] == "50"
    assert row["overdue"] == "yes"
    assert (row["period_start"], row["period_end"]) == ("2025-10-01", "2025-12-31")
    assert record["rows"][0]["responsible"] == ["กองคลัง"]
    assert record["progress"][0]["percent"] == 50


def test_results_come_one_score_a_row(files: dict[str, bytes]) -> None:
    found = [(row["kind"], row["code"], row["score"], row["level"]) for row in rows(files["data/results.csv"])]

    assert found == [
        ("total", "ITA", "93.38", "A"),
        ("instrument", "IIT", "99.83", ""),
        ("indicator", "4", "99.15", ""),
    ]
    assert records(files["data/results.json"])[0]["indicators"] == {"4": 99.15}


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1"])
def test_no_cell_can_be_taken_for_a_formula(text: str) -> None:
    content = csv_bytes(DataSet("x", "x", (Column("name", ""),), ({"name": text}, {"name": [text, "b"]})))

    assert all(row["name"].startswith("'") for row in rows(content))
    assert rows(content)[0]["name"] == f"'{text}"


def test_ordinary_text_survives_csv() -> None:
    text = 'ก "ข", ค;\nบรรทัดสอง'
    content = csv_bytes(DataSet("x", "x", (Column("name", ""),), ({"name": text},)))

    assert rows(content)[0]["name"] == text


def test_column_names_are_english_without_spaces(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".csv"):
            names = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert all(name.isascii() and name.replace("_", "a").isalpha() for name in names), path


def test_addresses_are_whole_when_the_site_knows_its_own(tmp_path: Path) -> None:
    config = str(FILES["site_config.yml"]) + "site_url: https://www.test.example/ita\n"
    content = written(small_site(tmp_path, {"site_config.yml": config}))["data/items-2566.csv"]

    assert {row["item"]: row for row in rows(content)}["O11"]["page"] == "https://www.test.example/ita/2566/o11/"


def test_the_page_lists_every_file_and_explains_its_columns(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = data.compose(site)
    tree = body(site, page)
    links = {(link.attributes["href"] or "").removeprefix("../") for link in tree.css("a[download]")}

    assert links == set(written(site))
    assert "parts_proved" in [code.text() for code in tree.css("dt code")]


def test_a_data_package_names_every_table_with_the_types_of_its_columns(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    tables = {resource["path"]: resource for resource in package["resources"]}

    assert package["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert set(tables) == {path.removeprefix("data/") for path in files if path.endswith(".csv")}
    for path, resource in tables.items():
        content = files[f"data/{path}"]
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert names == list(rows(content)[0])
        for field in resource["schema"]["fields"]:
            values = [row[field["name"]] for row in rows(content) if row[field["name"]]]
            assert all(READS[field["type"]](value) for value in values), (path, field)
    types = {field["name"]: field["type"] for field in tables["items-2566.csv"]["schema"]["fields"]}
    assert types["sub_indicator"] == "string"  # 9.1 is a code
    assert types["updated"] == "date"
    assert types["parts_required"] == "integer"
    assert len(package["gdcatalog"]) == 15


READS: dict[str, Callable[[str], object]] = {
    "string": bool,
    "integer": lambda value: re.fullmatch(r"-?\d+", value),
    "number": lambda value: re.fullmatch(r"-?\d+(\.\d+)?", value),
    "date": date.fromisoformat,
}


def test_a_dcat_catalogue_says_whose_the_sets_are_what_they_cover_and_what_one_may_do(files: dict[str, bytes]) -> None:
    catalogue = json.loads(files["data/dcat.json"])
    sets = {one["dct:identifier"]: one for one in catalogue["dcat:dataset"]}
    items = sets["items-2566"]

    assert all(isinstance(known, str) for known in catalogue["@context"].values())
    assert catalogue["dct:publisher"]["foaf:name"] == [{"@value": "เทศบาลตำบลทดสอบ", "@language": "th"}]
    assert items["dct:temporal"]["dcat:startDate"] == {"@value": "2022-10-01", "@type": "xsd:date"}
    assert items["dct:temporal"]["dcat:endDate"] == {"@value": "2023-09-30", "@type": "xsd:date"}
    assert {file["dcat:downloadURL"]["@id"] for file in items["dcat:distribution"]} == {
        "items-2566.csv",
        "items-2566.json",
    }
    for file in (file for one in sets.values() for file in one["dcat:distribution"]):
        content = files[f"data/{file['dcat:downloadURL']['@id']}"]
        assert file["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(content).hexdigest()
        assert file["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_licence_is_the_agency_s_choice_and_stands_on_the_page(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"site_config.yml": f"{CONFIG}licence: cc0-1.0\n"})
    page = next(iter(data.compose(site)))

    assert "Creative Commons Zero 1.0 ใช้ต่อได้โดยไม่มีเงื่อนไข" in text_of(body(site, page))
    assert json.dumps(page.structured).count('"license": "https://creativecommons.org/publicdomain/zero/1.0/"') > 3
