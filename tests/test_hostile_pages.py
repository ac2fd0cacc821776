"""Documents of any name are reached, and a free page holds what Markdown makes of its text and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.hostile_agency import PLAIN, Built, build, config, records, shape, texts
from tests.nasty_words import NASTY

Files = dict[str, Mapping[str, Any] | str | bytes]
FILE_NAMES = [
    "แผน ปี 2569 (แก้ไข) [1].csv",
    "a'b&c;d=e+f@g,h~i!j$k^l`m{n}o.csv",
    "{{ 7+7 }}{% raw %}.csv",
    "100%25 %2e%2e%2f#1.csv",
    "=cmd.csv",
    "-rf.csv",
    "javascript.csv",
    "‹b›&lt;b&gt;.csv",
    "ก\u200bข็่ำ\u0e4e.csv",
    "👩\u200d👧 𝓣.csv",
    "มากมาย" * 10 + ".csv",
    "UPPER.CSV",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    files: Files = {"site_config.yml": config(PLAIN), **records(PLAIN)}
    return build(tmp_path_factory.mktemp("calm"), files, cache=cache)


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_document_of_any_name_is_reached_from_its_item(calm: Built, cache: Path, tmp_path: Path, name: str) -> None:
    record = records(PLAIN)["oit_items/2569/o10.yml"]
    record["evidence"][0]["file"] = name
    files: Files = {"site_config.yml": config(PLAIN), **records(PLAIN)}
    files |= {"oit_items/2569/o10.yml": record, f"content/documents/{name}": "a,b\n"}
    site = build(tmp_path, files, cache=cache)
    assert site.errors == []
    assert (site.root / "documents" / name).is_file()
    page, usual = (one.pages["2569/o10/index.html"] for one in (site, calm))
    assert {element.tag for element in shape(page)} == {element.tag for element in shape(usual)}


@pytest.mark.parametrize("name", ["\u202eกลับด้าน.csv", "index.html.csv", "ไม่มีนามสกุล"])
def test_a_name_that_misleads_people_or_servers_is_refused(cache: Path, tmp_path: Path, name: str) -> None:
    record = records(PLAIN)["oit_items/2569/o10.yml"]
    record["evidence"][0]["file"] = name
    files: Files = {"site_config.yml": config(PLAIN), **records(PLAIN)}
    files |= {"oit_items/2569/o10.yml": record, f"content/documents/{name}": "a,b\n"}
    assert [error[:3] for error in build(tmp_path, files, cache=cache).errors] == ["D44"]


PAGE = """# หน้าของ{words}

{words}

- {words}

| {words} | ข |
|---|---|
| {words} | ข |

> {words}

[{words}](https://www.test.example/)

## {words}

```
{words}
```
"""


@pytest.mark.parametrize("name", NASTY)
def test_a_free_page_holds_only_what_markdown_makes(cache: Path, tmp_path: Path, name: str) -> None:
    files: Files = {"site_config.yml": config(PLAIN)}
    pages = {f"content/pages/{stem}.md": PAGE.replace("{words}", NASTY[name]) for stem in ("privacy", "welcome")}
    site = build(tmp_path, {**files, **pages}, cache=cache)
    assert site.errors == []
    for file in ("pages/privacy/index.html", "index.html"):
        found = shape(site.pages[file])
        assert not {"iframe", "object", "embed", "style", "base", "textarea"} & {element.tag for element in found}
        assert not [name for element in found for name in element.attributes if name.startswith("on")]
        assert {scheme for element in found for scheme in element.schemes} <= {"", "http", "https", "mailto", "tel"}
        assert "alert(1)" not in [node.text() for node in site.pages[file].css("script")]
        assert "49" not in "".join(texts(site.pages[file])) or "49" in NASTY[name]
