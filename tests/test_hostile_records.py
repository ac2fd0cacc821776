"""Whatever stands in a record reaches the visitor as the text it is, and changes nothing else of the site."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.records.layouts.model import Layout
from generator.records.model import fields
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.records.strict_yaml.parse import parse
from generator.site.search.folding import normalised
from tests.hostile_agency import PLAIN, Built, build, config, often, records, shape, strings, texts, whole_texts
from tests.nasty_words import NASTY
from tests.small_measures import written

OTHER = "ถ้อยคำอื่น"
OWN_LAYOUT = "2569/measures/table/ours/index.html"
"""In the agency's own layout ``{n}`` and ``{agency}`` stand for something."""
LONGEST_COUNTED = 50
"""Longer words are cut in lists for want of room, as any words are."""
WORDS = st.one_of(
    st.sampled_from([words for words in NASTY.values() if len(words) <= LONGEST_COUNTED]),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=40),
    st.text(st.sampled_from("<>&\"'{}%#=/\\`[]()!:;*_-|~^$@ \u200b\u202eก็ำ0๑a"), min_size=1, max_size=20),
)


def may_stand(words: str) -> bool:
    """Tell whether a record may hold ``words``: a few characters are refused in any field, whatever they mean."""
    parsed = parse(written({"a": words}))
    return not parsed.troubles and parsed.data == {"a": words.strip()} == {"a": words}


def made(folder: Path, words: str, cache: Path, *, in_config: bool = False) -> Built:
    """Build the agency with ``words`` in every record, and ``in_config`` in the site config and a page's title too."""
    around = words if in_config else PLAIN
    page = f"# {_as_markdown(around)}\n\nข้อความของหน้า\n"
    files: dict[str, Mapping[str, Any] | str | bytes] = {"site_config.yml": config(around), **records(words)}
    return build(folder, {**files, "content/pages/privacy.md": page}, cache=cache)


def _as_markdown(words: str) -> str:
    """Return ``words`` as a title may hold them: on one line, with no mark of a heading at the end."""
    return words.rstrip("# ") or "-"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    site = made(tmp_path_factory.mktemp("calm"), PLAIN, cache, in_config=True)
    assert site.errors == []
    return site


@dataclass(frozen=True, repr=False)
class Held:
    """A site to compare with; Hypothesis prints its arguments, and a whole site is too long for that."""

    site: Built


@pytest.fixture(scope="module")
def calm_records(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Held:
    return Held(made(tmp_path_factory.mktemp("calm"), OTHER, cache))


def assert_same_but_for_words(calm: Built, site: Built, words: str, instead_of: str = PLAIN) -> None:
    assert site.errors == []
    assert site.pages.keys() == calm.pages.keys()
    for name, page in site.pages.items():
        usual = calm.pages[name]
        assert shape(page) == shape(usual), name
        if len(words) <= LONGEST_COUNTED and not (name == OWN_LAYOUT and "{" in words):
            assert often(words, whole_texts(page)) >= often(instead_of, whole_texts(usual)), name


@pytest.mark.parametrize("name", NASTY)
def test_words_in_every_field_of_every_record_are_only_words(
    calm: Built, cache: Path, tmp_path: Path, name: str
) -> None:
    words = NASTY[name].strip()
    site = made(tmp_path, words, cache, in_config=True)
    assert_same_but_for_words(calm, site, words)
    assert_data_are_words(calm, site, words)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(words="{{7*7}}")
@given(words=WORDS.map(str.strip).filter(may_stand))
def test_any_words_in_every_field_are_only_words(calm_records: Held, cache: Path, words: str) -> None:
    with TemporaryDirectory() as folder:
        assert_same_but_for_words(calm_records.site, made(Path(folder), words, cache), words, OTHER)


def assert_data_are_words(calm: Built, site: Built, words: str) -> None:
    for ending in (".json", ".csv", ".js", ".xml"):
        usual, found = calm.files(ending), site.files(ending)
        assert found.keys() == usual.keys()
        for name in found:
            # Search shows Thai marks in order and once, as it looks for them.
            said = normalised(words) if name.startswith("search/") else words
            if not name.startswith("search/") or len(words) <= LONGEST_COUNTED:
                assert often(said, data_of(name, found[name])) >= often(PLAIN, data_of(name, usual[name])), name


def data_of(name: str, text: str) -> list[str]:
    """Return every text that a program reads in a data file; a file that it cannot read is a failure."""
    if name.endswith(".json"):
        return list(strings(json.loads(text)))
    if name.endswith(".csv"):
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not [cell for cell in cells if unicodedata.normalize("NFKC", cell).lstrip()[:1] in {"=", "+", "@"}]
        return cells
    if name.endswith(".xml"):
        return [node.text or "" for node in ET.fromstring(text).iter()]  # noqa: S314 - our own file
    if name.startswith("search/") and "grams" not in name:
        call = re.fullmatch(r"\w+\((.*)\)\s*", text, re.DOTALL)
        assert call, name
        return list(strings(json.loads(f"[{call[1]}]")))
    return []


def test_no_words_become_the_result_of_a_template(calm: Built, cache: Path, tmp_path: Path) -> None:
    site = made(tmp_path, "{{ 1234*1000 }}{{ '%s' % 1 }}", cache, in_config=True)
    assert site.pages.keys() == calm.pages.keys()
    for name, page in site.pages.items():
        assert "1234000" not in "".join(texts(page)), name


def own_form(words: str) -> str:
    """Return a form of the agency's own with ``words`` in every text."""
    path = Path(__file__).parents[1] / "generator/catalogue/data/2569.yml"
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    form |= {"source": words, "caveats": [words]}
    for titled in (*form["indicators"], *form["sub_indicators"], *form["items"]):
        titled["title"] = words
    for item in form["items"]:
        item |= {"title_en": words, "note": words}
        for part in item.get("parts", ()):
            part["title"] = words
    return written(form)


@pytest.mark.parametrize("name", ["element", "end of everything", "attribute", "markdown", "turned around"])
def test_words_in_a_form_of_the_agencys_own_are_only_words(cache: Path, tmp_path: Path, name: str) -> None:
    def with_form(folder: Path, words: str) -> Built:
        files: dict[str, Mapping[str, Any] | str | bytes] = {"site_config.yml": config(PLAIN), **records(PLAIN)}
        return build(folder, {**files, "content/catalogue/2569.yml": own_form(words)}, cache=cache)

    calm = with_form(tmp_path / "calm", OTHER)
    assert_same_but_for_words(calm, with_form(tmp_path / "site", NASTY[name]), NASTY[name], OTHER)


@pytest.mark.parametrize("model", [SiteConfig, Item, Measure, Result, Layout])
def test_every_text_field_is_tried(model: type[BaseModel]) -> None:
    everything = [config(PLAIN), *records(PLAIN).values()]
    tried = {name for record in everything for name in _named(record)}
    assert set(_text_fields(model, set())) <= tried


def _named(data: object) -> Iterator[str]:
    """Yield the names of all fields that hold the words, themselves or in a list."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            values = value if isinstance(value, list) else [value]
            if PLAIN in values or (isinstance(value, Mapping) and PLAIN in value.values()):
                yield str(name)
            yield from _named(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value)


def _text_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield the names of all fields of ``model``, and of what is in it, that hold any words."""
    seen.add(model)
    for name, info in model.model_fields.items():
        kinds = [*info.metadata, *_parts(info.annotation)]
        if any(getattr(kind, "func", None) is _TEXT for kind in kinds) and not _is_bounded(kinds):
            yield name
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
                yield from _text_fields(kind, seen)


_TEXT = get_args(fields.Text)[1].func


def _is_bounded(kinds: list[object]) -> bool:
    """Tell whether a text is checked further, as a colour or a domain is: that is no field for any words."""
    return any(type(kind).__name__ == "AfterValidator" for kind in kinds)


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)
